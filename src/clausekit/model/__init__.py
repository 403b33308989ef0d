"""What the parties would sign, and where it came from: frozen values without I/O."""
