"""misplaced-body: a body that fits the heading of a sibling better than its own."""

from collections.abc import Iterator

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


class MisplacedBody(Rule):
    """Report bodies that seem to have changed places.

    `likely`: gain from which a pair is reported; each further section of a cycle needs as much.
    0 of 189 published runs reach 0.4, and 0 have a pair that is mutual.
    """

    off_in = frozenset({Genre.LAW, Genre.TECHNICAL, Genre.LITERATURE})

    likely: float = 0.5

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a misplaced body, at its heading."""
        if document.language != "zh":
            return
        for found in misplaced(document):
            if found.gain < self.likely * (len(found.sections) - 1):
                continue
            severity = Severity.WARNING if found.mutual else Severity.INFO
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
