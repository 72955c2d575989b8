"""The first step of the program: what must hold before anything else is imported."""

import gc


def main() -> None:
    """Run dbcare and end the process with the contract's exit code."""
    # Nearly all that is imported and unpacked at the start lives to the end. Python's collector would look through it
    # again and again, which takes as long as the imports themselves.
    gc.set_threshold(200_000, 20, 20)
    from dbcare import cli

    cli.main()


if __name__ == "__main__":
    main()
