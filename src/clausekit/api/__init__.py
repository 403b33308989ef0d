"""The public verbs of clausekit as plain functions; they neither print nor exit."""
