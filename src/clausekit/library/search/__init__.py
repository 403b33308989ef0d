"""Search over the words of all clauses: texts, elements, tables and guides."""
