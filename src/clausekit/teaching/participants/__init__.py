"""Papers for participants, from `Handouts` alone: nothing here can reach a key or a mandate."""
