"""What a whole run found, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from doclint.model.finding import Finding, Message, Origin, Safety, Severity
from doclint.model.report import Report

if TYPE_CHECKING:  # a run without an estimate does not load it
    from doclint.engine.error_rate import Estimate


class Trouble(NamedTuple):
    """What could not be done: a document that can't be read, or, with a `rule`, a rule that raised."""

    path: str
    rule: str
    error: str

    @property
    def message(self) -> Message:
        """What went wrong, in a sentence."""
        if self.rule:
            return Message(f"规则出错：{self.error}", f"the rule crashed: {self.error}")
        return Message(f"未能读取：{self.error}", f"can't be read: {self.error}")


class Tally:
    """Counts over the reports of a run. `failed` counts files that could not be read.

    `is_complete` is false where the run was broken off. `rules` numbers the rules told of, resolved
    findings included, in the order they came up; `plugins` are the rule packs they may be from.
    `encodings` has the documents that are not UTF-8. `estimate` is made where it is wanted.
    """

    def __init__(self) -> None:
        self.files = self.failed = self.crashes = self.resolved = 0
        self.is_complete = True
        self.severities: Counter[Severity] = Counter()
        self.fixes: Counter[Safety] = Counter()
        self.suppressed: Counter[Origin] = Counter()
        self.languages: Counter[str] = Counter()
        self.rules: dict[str, int] = {}
        self.plugins: dict[tuple[str, ...], None] = {}
        self.encodings: dict[str, str] = {}
        self.troubles: list[Trouble] = []
        self.estimate: Estimate | None = None

    def add(
        self, report: Report, language: str | None = None, plugins: tuple[str, ...] = ()
    ) -> None:
        """Count `report`, whose messages are in `language`: None for that of the document."""
        self.plugins[plugins] = None
        if not report.is_silent:
            self.troubles += troubles(report)
            self.resolved += len(report.resolved)
            self._number(report)
        if report.is_gone:
            return
        self.files += 1
        if report.error is not None:
            self.failed += 1
            return
        self.crashes += len(report.crashes)
        self.languages[language or report.language] += 1
        if report.findings:
            self._count(report.findings)
        if report.encoding not in ("utf-8", "ascii"):
            self.encodings[report.path] = report.encoding
        if self.estimate:
            self.estimate.add(report)

    @property
    def language(self) -> str:
        """The language of most documents, "" where none was read."""
        common = self.languages.most_common(1)
        return common[0][0] if common else ""

    def worst(self) -> Severity | None:
        """Return the highest severity found, or None."""
        return max(self.severities, default=None)

    def _count(self, findings: Iterable[Finding]) -> None:
        told = [finding for finding in findings if finding.suppression is None]
        self.severities.update(finding.severity for finding in told)
        self.suppressed.update(
            finding.suppression.origin for finding in findings if finding.suppression
        )
        self.fixes.update(safety_of(told))

    def _number(self, report: Report) -> None:
        told = [finding.rule for finding in report.findings]
        for rule in told + [resolved.rule for resolved in report.resolved]:
            self.rules.setdefault(rule, len(self.rules))


def troubles(report: Report) -> list[Trouble]:
    """Return what could not be done with a document."""
    if report.error is not None:
        return [Trouble(report.path, "", report.error)]
    return [Trouble(report.path, crash.rule, crash.error) for crash in report.crashes]


def safety_of(findings: Iterable[Finding]) -> list[Safety]:
    """Return the safety of each fix there is."""
    return [finding.fix.safety for finding in findings if finding.fix and finding.fix.edits]
