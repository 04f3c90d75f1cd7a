"""Reports for programs: version 1 of the JSON contract, as one object or an object a line."""

from __future__ import annotations

import json
from typing import Any

from doclint import __version__
from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Finding, Fix, Severity
from doclint.model.report import Report
from doclint.model.span import Lines, Span
from doclint.render.tally import Tally

VERSION = 1


def opening() -> str:
    """Return what stands before the first file object."""
    return f'{{"version": {VERSION}, "doclint": {dumped(__version__)}, "files": ['


def closing(tally: Tally) -> str:
    """Return what stands after the last file object."""
    counts = {level.name.lower(): tally.severities[level] for level in sorted(Severity)[::-1]}
    return f'], "summary": {dumped({"files": tally.files, **counts})}}}\n'


def dumped(value: Any) -> str:
    """Return `value` as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def file_object(report: Report, language: str | None = None) -> dict[str, Any]:
    """Return `report` as plain data, messages in `language`: "zh", "en", None for the document's."""
    lines = Lines(report.text)
    words = language or report.language
    return {
        "path": unicode_path(report.path),
        "format": report.format,
        "encoding": report.encoding,
        "language": report.language,
        "genre": report.genre,
        "chars": report.chars,
        "error": report.error,
        "findings": [
            _finding(finding, name, lines, words)
            for finding, name in zip(report.findings, fingerprints(report), strict=True)
        ],
        "crashes": [{"rule": crash.rule, "error": crash.error} for crash in report.crashes],
    }


def unicode_path(path: str) -> str:
    """Return `path` with � for bytes that are not UTF-8, so that any program can read it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


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
