"""``python -m alinea`` and the ``alinea`` command."""

from alinea.commands import cli


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
