"""Papers around an agreement as Word, Markdown and HTML."""
