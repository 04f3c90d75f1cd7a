"""The command line: options to config, reports to exit status.

A command is a module of its own, imported when it is asked for: starting must cost little.
"""

import importlib
import sys
from typing import NoReturn

import click

from doclint import __version__

COMMANDS = ("check", "fix", "baseline", "rules", "rule", "config")
INTERRUPTED = 130


class _Commands(click.Group):
    """The commands, each found in `doclint.cli.<name>` as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"doclint.cli.{cmd_name}")
        command: click.Command = module.command
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="doclint")
def cli() -> None:
    """Find, and mend, what breaks a long document as a whole.

    Exit status: 0 nothing at or above the failing severity, 1 findings, 2 doclint could not do its
    work.
    """


def main() -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # whatever the locale says: a report in Chinese must not fail for it
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(prog_name="doclint", standalone_mode=False)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    sys.exit(status if isinstance(status, int) else 0)
