"""Run rules over a document. A rule that raises is one crash; the others run on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from doclint.model.document import Document
from doclint.model.finding import Finding, Severity
from doclint.model.report import Crash
from doclint.model.span import Span
from doclint.rule import Audit, Rule, Said

Outcome = tuple[tuple[Finding, ...], tuple[Crash, ...]]


def check(document: Document, rules: Iterable[Rule], severities: Mapping[str, Severity]) -> Outcome:
    """Return what `rules` find, sorted by place, and which of them raised."""
    return _outcome(document, ((rule, partial(rule.check, document)) for rule in rules), severities)


def audit(
    document: Document, rules: Iterable[Rule], severities: Mapping[str, Severity], said: Said
) -> Outcome:
    """Return what those of `rules` that are audits find in what was `said`, and which of them raised."""
    audits = (rule for rule in rules if isinstance(rule, Audit))
    return _outcome(
        document, ((rule, partial(rule.audit, document, said)) for rule in audits), severities
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` by place."""
    return tuple(sorted(findings, key=lambda each: (each.span, each.rule, each.message.en)))


def _outcome(
    document: Document,
    runs: Iterable[tuple[Rule, Callable[[], Iterator[Finding]]]],
    severities: Mapping[str, Severity],
) -> Outcome:
    findings: list[Finding] = []
    crashes: list[Crash] = []
    for rule, found in runs:
        try:
            for finding in found():
                _refuse_misplaced(finding, len(document.text))
                if finding.rule in severities:
                    finding = finding._replace(severity=severities[finding.rule])  # noqa: PLW2901
                findings.append(finding)
        except Exception as error:  # noqa: BLE001 - any rule may fail in any way; the rest must run
            crashes.append(Crash(rule.name, f"{type(error).__name__}: {error}"))
    return in_order(findings), tuple(crashes)


def _refuse_misplaced(finding: Finding, length: int) -> None:
    spans = [finding.span, *(related.span for related in finding.related)]
    if finding.fix:
        spans += [edit.span for edit in finding.fix.edits]
    for start, end in spans:
        if not 0 <= start <= end <= length:
            raise ValueError(f"{Span(start, end)} is not in a text of {length} characters")
