"""What a whole run found, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from doclint.model.finding import Finding, Safety, Severity
from doclint.model.report import Report


@dataclass(slots=True)
class Tally:
    """Counts over the reports of a run. `failed` counts files that could not be read."""

    files: int = 0
    failed: int = 0
    crashes: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    fixes: Counter[Safety] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report, language: str | None = None) -> None:
        """Count `report`, whose messages are in `language`: None for that of the document."""
        self.files += 1
        if report.error is not None:
            self.failed += 1
            return
        self.crashes += len(report.crashes)
        self.languages[language or report.language] += 1
        self.severities.update(finding.severity for finding in report.findings)
        self.fixes.update(safety_of(report.findings))

    def worst(self) -> Severity | None:
        """Return the highest severity found, or None."""
        return max(self.severities, default=None)


def safety_of(findings: Iterable[Finding]) -> list[Safety]:
    """Return the safety of each fix there is."""
    return [finding.fix.safety for finding in findings if finding.fix and finding.fix.edits]
