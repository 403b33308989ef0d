"""What stands on the shelf: clauses, terms, instruments, templates, checklists, in layers."""
