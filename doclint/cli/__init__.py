"""The command line: options to config, reports to exit status."""


def main() -> None:
    """Run the command line."""
