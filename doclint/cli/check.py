"""`doclint check`: say what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from doclint.cli import options
from doclint.cli.outcome import FOUND, OK, Outcome
from doclint.cli.output import Output, style_for, warn
from doclint.cli.settings import Effective, lookup
from doclint.cli.sources import Target, read, targets, unread
from doclint.engine.core import lint
from doclint.model.report import Report
from doclint.read import ReadError
from doclint.render.tally import Tally

Checked = Iterable[tuple[Report, Effective]]


@click.command(short_help="Say what is wrong with documents.")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "json", "jsonl"]),
    default="terminal",
    show_default=True,
    help="For people, or for programs.",
)
@click.option("--output", metavar="FILE", help="Write the report there.")
@options.shared
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--stdin-filename", default="", metavar="NAME", help="What to call PATH -.")
def command(
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    exit_zero: bool,
    stdin_filename: str,
    **given: Any,
) -> None:
    """Say what is wrong with the documents at PATHS: files, folders, or - for standard input."""
    settings = options.given(**given)
    found = targets(paths or (".",), lookup(settings), stdin_filename)
    outcome = Outcome()
    with Output(output) as out:
        checked = outcome.watch(_checked(found, stdin_filename), out)
        _FORMATS[format_](checked, out, settings.get("language"))
    status = outcome.status()
    raise SystemExit(OK if exit_zero and status == FOUND else status)


def _checked(found: Iterable[Target], stdin_name: str) -> Iterator[tuple[Report, Effective]]:
    for target in found:
        try:
            report = lint(read(target, stdin_name), target.settings.config)
        except ReadError as error:
            report = unread(error)
        yield report, target.settings


def _terminal(checked: Checked, out: Output, language: str | None) -> None:
    from doclint.render.terminal import report_text, summary_text

    style = style_for(out, language)
    tally = Tally()
    for report, effective in checked:
        tally.add(report, effective.config.language)
        if report.error is not None:
            warn(f"{report.path}: {report.error}")
        said = style.with_language(effective.config.language)
        given = effective.config.genre is not None
        out.write(report_text(report, said, genre_given=given))
    out.write(summary_text(tally, style))


def _json(checked: Checked, out: Output, _language: str | None) -> None:
    from doclint.render import json

    out.write(json.opening())
    tally = Tally()
    for report, effective in checked:
        separator = ",\n" if tally.files else "\n"
        tally.add(report)
        out.write(separator + json.dumped(json.file_object(report, effective.config.language)))
    out.write(json.closing(tally))


def _jsonl(checked: Checked, out: Output, _language: str | None) -> None:
    from doclint.render import json

    for report, effective in checked:
        out.write(json.dumped(json.file_object(report, effective.config.language)) + "\n")


_FORMATS: dict[str, Callable[[Checked, Output, str | None], None]] = {
    "terminal": _terminal,
    "json": _json,
    "jsonl": _jsonl,
}
