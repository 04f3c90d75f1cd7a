"""misplaced-body: a body that fits the heading of a sibling better than its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.rule import (
    Document,
    Finding,
    Genre,
    Message,
    Related,
    Rule,
    Section,
    Severity,
    misplaced,
)


@dataclass(frozen=True)
class MisplacedBody(Rule):
    """Report bodies that seem to have changed places.

    `sure`: gain from which an exchanged pair is a warning (0 of 190 published runs reach it).
    `likely`: gain from which a pair is an info, and twice that a longer cycle.
    """

    off_in = frozenset({Genre.LAW, Genre.TECHNICAL, Genre.LITERATURE})

    sure: float = 0.7
    likely: float = 0.4

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a misplaced body, at its heading."""
        if document.language != "zh":
            return
        for found in misplaced(document):
            pair = len(found.sections) == 2
            if found.gain < (self.likely if pair else 2 * self.likely):
                continue
            severity = Severity.WARNING if pair and found.gain >= self.sure else Severity.INFO
            for i, section in enumerate(found.sections):
                better = found.sections[(i + 1) % len(found.sections)]
                yield self._said(document, section, better, found.gain, severity)

    def _said(
        self, document: Document, section: Section, better: Section, gain: float, severity: Severity
    ) -> Finding:
        text, lines = document.text, document.lines
        heading = better.heading
        title = text[heading.title_start : heading.title_end]
        line = lines.position(heading.start).line
        return self.finding(
            section.heading.span,
            Message(
                zh=f"标题下的内容更像第 {line} 行“{title}”的内容，可能放错了位置",
                en=f"what stands under this heading fits “{title}” (line {line}) better",
            ),
            severity=severity,
            related=(
                Related(
                    heading.span, Message(zh="更合适的标题", en="the heading that fits better")
                ),
            ),
            evidence={"gain": round(gain, 2)},
        )
