"""`doclint check`: say what is wrong."""

import os
from collections.abc import Iterator
from typing import Any

import click

from doclint.cli import options, run
from doclint.cli.outcome import FOUND, OK, Outcome
from doclint.cli.reports import OrderedCommand, Reports, refuse_documents, wanted
from doclint.cli.settings import lookup
from doclint.cli.sources import STDIN, Target, targets
from doclint.render import formats as known


@click.command(cls=OrderedCommand, short_help="Say what is wrong with documents.")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(known.NAMES),
    help="For people, or for programs; repeatable.  [default: terminal]",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write the report there; after each --format, where there are several.",
)
@click.option("--annotate", metavar="OUT.docx", help="Write a copy with comments (Word only).")
@click.option("--error-rate", is_flag=True, help="Estimate the error rate (差错率), too.")
@options.shared
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--stdin-filename", default="", metavar="NAME", help="What to call PATH -.")
@click.option("--baseline", metavar="FILE", help="Only what is not in it counts.")
@click.option("--since", metavar="GIT_REF", help="Only what touches lines changed since then.")
@click.option("--watch", is_flag=True, help="Check again whenever a document is saved.")
@options.work
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    annotate: str | None,
    error_rate: bool,
    exit_zero: bool,
    stdin_filename: str,
    since: str | None,
    watch: bool,
    **given: Any,
) -> None:
    """Say what is wrong with the documents at PATHS: files, folders, or - for standard input."""
    chosen = wanted(formats, outputs)
    refuse_documents(chosen, paths)
    if annotate:
        from doclint.cli.annotate import refuse

        refuse(paths, annotate)
    settings = options.given(**given)
    paths = paths or (os.curdir,)

    def found() -> Iterator[Target]:
        return targets(paths, lookup(settings), stdin_filename)

    def check() -> int:
        outcome = Outcome()
        with Reports(chosen, settings.get("language"), error_rate=error_rate) as reports:
            for report, effective in run.checked(found(), paths, stdin_filename, since):
                outcome.add(report, effective)
                reports.add(report, effective.config)
                if annotate:
                    from doclint.cli.annotate import annotate as write_comments

                    write_comments(report, effective, annotate)
                if reports.closed:
                    break
        return outcome.status()

    if watch:
        if STDIN in paths:
            raise click.UsageError("--watch needs files; standard input is read once")
        from doclint.cli.watch import watch as check_again

        check_again(check, found)
    status = check()
    raise SystemExit(OK if exit_zero and status == FOUND else status)
