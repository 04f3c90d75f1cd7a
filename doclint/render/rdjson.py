"""Diagnostics for reviewdog, which puts them, and the fixes they offer, into a review.

A reviewer accepts suggestions one by one. A fix of several edits is all or nothing, and would be
taken in half; so only a fix of one edit is offered, and only one that doclint would apply.
"""

from collections.abc import Iterator
from typing import Any

from doclint.model.finding import Edit, Finding, Safety, Severity
from doclint.model.report import Report
from doclint.model.span import Span
from doclint.render.json import dumped
from doclint.render.paths import repository_path
from doclint.render.places import Places, as_written
from doclint.render.tally import Tally, troubles
from doclint.render.terminal import Style, language_for

SEPARATOR = ",\n"


def opening() -> str:
    """Return what stands before the first diagnostic."""
    return '{"source": {"name": "doclint"}, "diagnostics": [\n'


def document(report: Report, style: Style, tally: Tally) -> Iterator[str]:
    """Yield a diagnostic for each finding and each thing that could not be done."""
    language = language_for(report, style, tally)
    path = repository_path(report.path)
    for trouble in troubles(report):
        yield dumped(
            {
                "message": trouble.message.in_(language),
                "location": {"path": path},
                "severity": Severity.ERROR.name,
                "code": {"value": trouble.rule or "doclint"},
            }
        )
    places = Places(report.text, "utf-8")
    written = as_written(report)
    for finding in report.open:
        yield dumped(_diagnostic(finding, written, path, places, language))


def closing(tally: Tally, style: Style) -> str:  # noqa: ARG001 - as every format
    """Return what stands after the last diagnostic."""
    return "\n]}\n"


def _diagnostic(
    finding: Finding, written: dict[Edit, Edit], path: str, places: Places, language: str
) -> dict[str, Any]:
    said: dict[str, Any] = {
        "message": finding.message.in_(language),
        "location": {"path": path, "range": _range(places, finding.span)},
        "severity": finding.severity.name,
        "code": {"value": finding.rule},
    }
    if finding.related:
        said["related_locations"] = [
            {
                "message": related.message.in_(language),
                "location": {"path": path, "range": _range(places, related.span)},
            }
            for related in finding.related
        ]
    fix = finding.fix
    if fix and len(fix.edits) == 1 and fix.safety > Safety.SUGGESTED:
        edit = written[fix.edits[0]]
        said["suggestions"] = [{"range": _range(places, edit.span), "text": edit.text}]
    return said


def _range(places: Places, span: Span) -> dict[str, Any]:
    return {
        "start": places.place(span.start)._asdict(),
        "end": places.place(span.end)._asdict(),
    }
