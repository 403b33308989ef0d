"""Agreements as one self-contained web page."""
