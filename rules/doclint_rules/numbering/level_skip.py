"""A heading stands two levels below the one above it."""

from collections import Counter
from collections.abc import Iterator

from doclint.rule import (
    Document,
    Finding,
    Genre,
    Message,
    Numbering,
    Related,
    Rule,
    Section,
    Severity,
    Style,
    written,
)

_USUAL = 2  # headings that hold the level between before another that leaves it out is told


class LevelSkip(Rule):
    """1. straight under 一、 where the other parts have （一） between."""

    severity = Severity.INFO
    off_in = frozenset({Genre.LAW, Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first heading of the one part that leaves a level out."""
        sections = document.outline.sections
        first = {
            section.place: sections[section.children[0]] for section in sections if section.children
        }
        steps = Counter((_style(sections[i]), _style(child)) for i, child in first.items())
        for i, child in first.items():
            upper, lower = _style(sections[i]), _style(child)
            if upper is None or lower is None or steps[upper, lower] > 1:
                continue
            between = [
                style
                for style in Style
                if upper < style < lower
                and steps[upper, style] >= _USUAL
                and steps[style, lower] >= _USUAL
            ]
            if between:
                yield self._finding(document, sections[i], child, first, between[0])

    def _finding(
        self,
        document: Document,
        above: Section,
        child: Section,
        first: dict[int, Section],
        between: Style,
    ) -> Finding:
        line = document.lines.position(above.heading.start).line
        high, low = _number(document, above), _number(document, child)
        level = next(
            _number(document, other) for other in first.values() if _style(other) == between
        )
        return self.finding(
            child.heading.span,
            Message(
                zh=f"“{high}”（第{line}行）之下直接用“{low}”，而全文同级标题之下先用“{level}”",
                en=f"“{low}” stands straight under “{high}” (line {line}), where other parts have “{level}” between",
            ),
            related=(Related(above.heading.span, Message(zh="上级标题", en="the heading above")),),
        )


def _style(section: Section) -> Style | None:
    numbering = section.heading.numbering
    return numbering.style if numbering else None


def _number(document: Document, section: Section) -> str:
    numbering: Numbering | None = section.heading.numbering
    return written(document, numbering, numbering.value) if numbering else ""
