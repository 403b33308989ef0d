"""Runs the command line with `python -m clausekit`."""

from clausekit.cli import main

main()
