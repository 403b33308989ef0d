"""Who owes what to whom, how firmly, and what would make it firmer: three languages."""
