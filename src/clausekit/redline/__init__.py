"""Comparison of two documents: alignment, word-level difference, tracked changes in Word."""
