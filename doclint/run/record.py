"""A report as a line of JSON and back, without the text it is about."""

import json
from typing import Any

from doclint.model.finding import (
    Edit,
    Finding,
    Fix,
    Message,
    Origin,
    Related,
    Safety,
    Severity,
    Suppression,
)
from doclint.model.report import Report
from doclint.model.span import Span


def to_record(report: Report) -> str:
    """Return `report`, one without error and crash, as JSON."""
    facts = (report.format, report.encoding, report.language, report.genre, report.chars)
    findings = [_finding(finding) for finding in report.findings]
    return json.dumps([*facts, report.genre_given, findings], separators=(",", ":"))


def from_record(record: str, path: str, text: str) -> Report:
    """Return the report in `record`, for the document called `path`, whose text is `text`.

    Raises ValueError, TypeError or KeyError where `record` is none.
    """
    format_, encoding, language, genre, chars, genre_given, findings = json.loads(record)
    return Report(
        path=path,
        format=format_,
        encoding=encoding,
        language=language,
        genre=genre,
        chars=chars,
        text=text,
        findings=tuple(_to_finding(*row) for row in findings),
        genre_given=genre_given,
    )


def is_silent(record: str) -> bool:
    """Tell whether `record` holds no finding: then nobody needs the text."""
    return record.endswith(",[]]")


def _finding(finding: Finding) -> list[Any]:
    fix = finding.fix
    return [
        finding.rule,
        finding.group,
        finding.span,
        finding.message,
        finding.severity,
        finding.related,
        dict(finding.evidence),
        fix and [fix.title, fix.edits, fix.safety],
        finding.suppression,
    ]


def _to_finding(
    rule: str,
    group: str,
    span: list[int],
    message: list[str],
    severity: int,
    related: list[Any],
    evidence: dict[str, Any],
    fix: list[Any] | None,
    suppression: list[str] | None,
) -> Finding:
    return Finding(
        rule=rule,
        group=group,
        span=Span(*span),
        message=Message(*message),
        severity=Severity(severity),
        related=tuple(Related(Span(*place), Message(*words)) for place, words in related),
        evidence=evidence,
        fix=_to_fix(*fix) if fix else None,
        suppression=Suppression(Origin(suppression[0]), suppression[1]) if suppression else None,
    )


def _to_fix(title: list[str], edits: list[Any], safety: int) -> Fix:
    made = tuple(Edit(Span(*span), text) for span, text in edits)
    return Fix(Message(*title), made, Safety(safety))
