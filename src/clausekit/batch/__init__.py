"""Many agreements from one: rows of a table, safe names, executors, a manifest that survives."""
