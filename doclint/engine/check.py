"""Run rules over a document. A rule that raises is one crash; the others run on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from doclint.model.document import Document
from doclint.model.finding import Finding, Severity
from doclint.model.report import Crash
from doclint.model.span import Span
from doclint.rule import Rule


def check(
    document: Document, rules: Iterable[Rule], severities: Mapping[str, Severity]
) -> tuple[tuple[Finding, ...], tuple[Crash, ...]]:
    """Return what `rules` find, sorted by place, and which of them raised."""
    findings: list[Finding] = []
    crashes: list[Crash] = []
    for rule in rules:
        try:
            for finding in rule.check(document):
                _refuse_misplaced(finding, len(document.text))
                if finding.rule in severities:
                    finding = replace(finding, severity=severities[finding.rule])  # noqa: PLW2901
                findings.append(finding)
        except Exception as error:  # noqa: BLE001 - any rule may fail in any way; the rest must run
            crashes.append(Crash(rule.name, f"{type(error).__name__}: {error}"))
    findings.sort(key=lambda finding: (finding.span, finding.rule, finding.message.en))
    return tuple(findings), tuple(crashes)


def _refuse_misplaced(finding: Finding, length: int) -> None:
    spans = [finding.span, *(related.span for related in finding.related)]
    if finding.fix:
        spans += [edit.span for edit in finding.fix.edits]
    for start, end in spans:
        if not 0 <= start <= end <= length:
            raise ValueError(f"{Span(start, end)} is not in a text of {length} characters")
