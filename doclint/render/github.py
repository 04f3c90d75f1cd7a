"""Workflow commands: what makes GitHub Actions annotate the files of a pull request."""

from collections.abc import Iterator

from doclint.model.finding import Finding, Severity
from doclint.model.report import Report
from doclint.render.paths import repository_path
from doclint.render.places import Places
from doclint.render.tally import Tally, troubles
from doclint.render.terminal import Style, language_for, related_text
from doclint.render.width import plain

SEPARATOR = ""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def opening() -> str:
    """Return nothing: each line stands for itself."""
    return ""


def document(report: Report, style: Style, tally: Tally) -> Iterator[str]:
    """Yield a command, one line, for each finding and each thing that could not be done."""
    language = language_for(report, style, tally)
    path = repository_path(report.path)
    for trouble in troubles(report):
        title = trouble.rule or "doclint"
        yield _command("error", trouble.message.in_(language), file=path, title=title)
    places = Places(report.text, "utf-16-le")
    for finding in report.open:
        words = [plain(finding.message.in_(language))]
        words += [
            related_text(report.text, places.lines, related, language)
            for related in finding.related
        ]
        yield _command(
            _COMMANDS[finding.severity],
            "\n".join(words),
            file=path,
            **_range(places, finding),
            title=finding.rule,
        )


def closing(tally: Tally, style: Style) -> str:  # noqa: ARG001 - as every format
    """Return nothing."""
    return ""


def _range(places: Places, finding: Finding) -> dict[str, int]:
    """Return the place; columns only within a line: GitHub refuses them otherwise."""
    start, end = places.place(finding.span.start), places.place(finding.span.end)
    if start.line == end.line:
        return {
            "line": start.line,
            "endLine": end.line,
            "col": start.column,
            "endColumn": end.column,
        }
    return {"line": start.line, "endLine": places.last_line(finding.span)}


def _command(name: str, message: str, **properties: str | int) -> str:
    said = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {said}::{message.translate(_DATA)}\n"
