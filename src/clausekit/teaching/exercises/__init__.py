"""Exercises made from clauses, one module for each kind."""
