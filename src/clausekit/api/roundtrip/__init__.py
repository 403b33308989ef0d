"""A clause as a Word file for a lawyer or a translator, and the way back into a layer."""
