"""The notation of text files: parsed into nodes that know their place, and written back.

`parse` reads texts, forms and single lines, `sections` table and guide files, `unparse` writes.
Nothing is imported here: a draft from cached records needs `nodes` alone.
"""
