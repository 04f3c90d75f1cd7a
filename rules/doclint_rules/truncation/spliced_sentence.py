"""The beginning of one sentence stands before the tail of another."""

from bisect import bisect_right
from collections.abc import Iterator

from doclint.rule import (
    Break,
    Document,
    Fate,
    Finding,
    Genre,
    Message,
    Related,
    Rule,
    Span,
    breaks,
    paragraphs,
    sentences,
    wraps,
)

_SHOWN = 6  # characters that a finding marks


class SplicedSentence(Rule):
    """A sentence breaks off, and what follows belongs to a sentence that stands elsewhere whole."""

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each splice. What stood there is not known, so there is no fix."""
        if wraps(document):
            return
        for found in breaks(document):
            if found.fate is Fate.SPLICED:
                yield self._spliced(document, found)

    def _spliced(self, document: Document, found: Break) -> Finding:
        whole = paragraphs(document)
        first, second = whole[found.before], whole[found.after]
        here = document.lines.position(second.start).line
        there = document.lines.position(found.source).line
        told = sentences(document)
        whole_tail = told[bisect_right(told, found.source, key=lambda one: one.end)]
        return self.finding(
            Span(max(first.start, first.end - _SHOWN), first.end),
            Message(
                zh=f"句子在此断开，第{here}行接上的是另一句的后半（第{there}行有全句）；原来的下文可能已丢失",
                en=f"the sentence breaks off here; line {here} goes on with the tail of another, which stands whole at line {there}: what belonged here may be lost",
            ),
            related=(
                Related(
                    Span(second.start, second.end),
                    Message(zh="接上的后半句", en="the tail that follows"),
                ),
                Related(
                    Span(found.source, whole_tail.end),
                    Message(zh="这后半句的原处", en="where the tail belongs"),
                ),
            ),
            evidence={"reads_on": round(found.score, 1)},
        )
