"""From an agreement file and the library to one frozen agreement and its provenance."""
