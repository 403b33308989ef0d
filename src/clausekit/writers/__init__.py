"""Agreements written down: Word, Markdown, HTML, JSON, and PDF and ODT through LibreOffice."""
