"""The numbers of a document that we did not write: its labels, and what its references point at."""
