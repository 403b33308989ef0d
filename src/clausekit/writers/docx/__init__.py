"""Agreements as Word files that behave as if Word had made them."""
