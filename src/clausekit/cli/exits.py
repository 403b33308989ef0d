"""Exit codes, as the manual promises them."""

DONE = 0
FINDINGS = 1
NOT_DONE = 2
