"""The command line: the only place that prints or exits."""


def main() -> None:
    """Run the command line."""
    import gc

    from clausekit.cli.app import cli

    # A command lives for a moment and makes hardly any garbage in circles. Looking for it, most of
    # all while the interpreter ends, took a sixth of the time of a draft.
    gc.set_threshold(200_000, 20, 50)
    try:
        cli()
    finally:
        gc.freeze()
