"""Typed values: how they are read, compared and shown in the language of an agreement.

`types` holds them, `read` reads them, `compare` orders them, `format` shows them with the tables of
`grammar`. Nothing is imported here, so that each of these costs only itself.
"""
