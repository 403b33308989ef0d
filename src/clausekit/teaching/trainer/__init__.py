"""Papers for the trainer alone: guide, keys, mandate cards, what to prepare."""
