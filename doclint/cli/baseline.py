"""`doclint baseline`: take what is found now as known, so that only what is new counts."""

import os
from typing import Any

import click

from doclint.cli import options
from doclint.cli.outcome import FAILED, OK
from doclint.cli.output import warn
from doclint.cli.run import reports_on
from doclint.cli.settings import lookup
from doclint.cli.sources import STDIN, targets
from doclint.engine.baseline import Baseline, Entry, entries_of, to_json
from doclint.render.tally import troubles
from doclint.run.baseline import FILE, relative
from doclint.write import atomic
from doclint.write.errors import WriteError


@click.command(short_help="Take what is found now as known.")
@click.argument("paths", nargs=-1)
@click.option("--output", metavar="FILE", help=f"Write the baseline there.  [default: {FILE}]")
@options.shared
@options.work
def command(paths: tuple[str, ...], output: str | None, **given: Any) -> None:
    """Write the findings in the documents at PATHS to a baseline.

    `doclint check --baseline FILE` reports what is not in it.
    """
    if STDIN in paths:
        raise click.UsageError("a baseline is of files; standard input has no name to know it by")
    settings_of = lookup(options.given(**given))
    here = settings_of(os.curdir).config
    path = output or here.baseline or FILE
    folder = os.path.dirname(os.path.abspath(path))
    files: dict[str, tuple[Entry, ...]] = {}
    failed = False
    for report, _ in reports_on(targets(paths or (os.curdir,), settings_of)):
        for path_, rule, error in troubles(report):
            warn(f"{path_}: {rule} crashed: {error}" if rule else f"{path_}: {error}")
            failed = True
        if entries := entries_of(report):
            files[relative(report.path, folder)] = entries
    try:
        atomic.replace(path, to_json(Baseline(files)).encode())
    except WriteError as error:
        raise options.Failure(str(error)) from error
    findings = sum(map(len, files.values()))
    click.echo(f"{path}: {findings} findings in {len(files)} files")
    raise SystemExit(FAILED if failed else OK)
