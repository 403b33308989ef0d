"""Programs that write the same agreement; each is a script that a process of its own runs."""
