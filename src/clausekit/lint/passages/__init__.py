"""How a text is cut up before any rule sees it: words with offsets, sentences, quiet zones, names."""
