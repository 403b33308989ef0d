"""The rules, one module for each group or family; a rule is found through `lint.registry`."""
