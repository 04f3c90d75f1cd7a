"""Reports for programs: version 1 of the JSON contract, one object for the whole run."""

import json
from typing import Any

from doclint import __version__
from doclint.engine.error_rate import LIMIT, Clause, Estimate, clauses
from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Finding, Fix, Severity
from doclint.model.report import Report
from doclint.model.span import Lines, Span
from doclint.render.paths import unicode_path
from doclint.render.tally import Tally
from doclint.render.terminal import Style

VERSION = 1
SEPARATOR = ",\n"


def opening() -> str:
    """Return what stands before the first file object."""
    return f'{{"version": {VERSION}, "doclint": {dumped(__version__)}, "files": [\n'


def document(report: Report, style: Style, tally: Tally) -> list[str]:
    """Return the file object of `report` on one line."""
    counted = tally.estimate is not None
    return [dumped(file_object(report, style.language, counted=counted))]


def closing(tally: Tally, style: Style) -> str:  # noqa: ARG001 - as every format
    """Return what stands after the last file object."""
    counts = {level.name.lower(): tally.severities[level] for level in sorted(Severity)[::-1]}
    summary: dict[str, Any] = {"files": tally.files, **counts}
    if tally.estimate:
        summary["error_rate"] = _estimate(tally.estimate)
    return f'], "summary": {dumped(summary)}}}\n'


def dumped(value: Any) -> str:
    """Return `value` as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def file_object(
    report: Report, language: str | None = None, *, counted: bool = False
) -> dict[str, Any]:
    """Return `report` as plain data, messages in `language`: "zh", "en", None for the document's.

    `counted` asks for what each finding counts in the estimate of the error rate.
    """
    lines = Lines(report.text)
    words = language or report.language
    by = clauses(report) if counted else []
    found, suppressed = [], []
    for number, (finding, name) in enumerate(
        zip(report.findings, fingerprints(report), strict=True)
    ):
        one = _finding(finding, name, lines, words)
        if counted:
            one["error_rate"] = _clause(by[number], words)
        if finding.suppression is None:
            found.append(one)
        else:
            origin, reason = finding.suppression
            suppressed.append(one | {"suppression": {"origin": origin.value, "reason": reason}})
    return {
        "path": unicode_path(report.path),
        "format": report.format,
        "encoding": report.encoding,
        "language": report.language,
        "genre": report.genre,
        "chars": report.chars,
        "error": report.error,
        "findings": found,
        "suppressed": suppressed,
        "resolved": [one._asdict() for one in report.resolved],
        "crashes": [{"rule": crash.rule, "error": crash.error} for crash in report.crashes],
    }


def _finding(finding: Finding, name: str, lines: Lines, language: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "group": finding.group,
        "severity": finding.severity.name.lower(),
        "message": finding.message.in_(language),
        **_range(lines, finding.span),
        "related": [
            {"message": related.message.in_(language), **_range(lines, related.span)}
            for related in finding.related
        ],
        "evidence": dict(finding.evidence),
        "fix": _fix(finding.fix, lines, language) if finding.fix else None,
        "fingerprint": name,
    }


def _fix(fix: Fix, lines: Lines, language: str) -> dict[str, Any]:
    return {
        "safety": fix.safety.name.lower(),
        "title": fix.title.in_(language),
        "edits": [{**_range(lines, edit.span), "text": edit.text} for edit in fix.edits],
    }


def _range(lines: Lines, span: Span) -> dict[str, Any]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {"start": start._asdict(), "end": end._asdict()}


def _clause(by: Clause | None, language: str) -> dict[str, Any] | None:
    return {"errors": by.weight, "counted_as": by.words.in_(language)} if by else None


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "errors": estimate.total,
        "chars": estimate.chars,
        "per_10000": estimate.rate,
        "limit": LIMIT,
    }
