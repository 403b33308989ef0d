"""How fast clausekit is beside its peers, measured in one run on one agreement."""
