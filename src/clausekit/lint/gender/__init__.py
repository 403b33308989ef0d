"""Who is meant: antecedents of pronouns, generic masculines, doublets, in three languages."""
