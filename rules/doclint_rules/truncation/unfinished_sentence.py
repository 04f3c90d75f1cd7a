"""A paragraph breaks off in the middle of a sentence."""

from collections.abc import Iterator

from doclint.rule import (
    Break,
    Document,
    Fate,
    Finding,
    Genre,
    Message,
    Rule,
    Severity,
    Span,
    breaks,
    paragraphs,
    wraps,
)

_SHOWN = 6  # characters that a finding marks


class UnfinishedSentence(Rule):
    """A paragraph of running text ends without a stop, and the next does not go on with it.

    `shortest` is the length (code points) from which a paragraph counts; `ending` the logarithm of
    the chance, above which a sentence may well end so and lacks its stop alone. From `certain` down
    it can't end so, and a shorter paragraph counts, too.
    """

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    shortest: int = 25
    ending: float = -3.5
    certain: float = -5.0

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each; the end of the document is left to unfinished-document."""
        if wraps(document):
            return
        whole = paragraphs(document)
        for found in breaks(document):
            paragraph = whole[found.before]
            counts = (
                paragraph.end - paragraph.start >= self.shortest or found.ending <= self.certain
            )
            if found.fate is Fate.CUT and counts and found.before + 1 < len(whole):
                yield from self._cut(document, found)

    def _cut(self, document: Document, found: Break) -> Iterator[Finding]:
        paragraph = paragraphs(document)[found.before]
        span = Span(max(paragraph.start, paragraph.end - _SHOWN), paragraph.end)
        evidence = {"ending": round(found.ending, 1), "reads_on": round(found.score, 1)}
        if found.ending <= self.ending and document.text[paragraph.end - 1] not in "，,":
            message = Message(
                zh="段落在句子中间断了，下一段接不上；后面的文字可能已丢失",
                en="the paragraph breaks off in the middle of a sentence, and what follows does not go on with it: text may be lost",
            )
            yield self.finding(span, message, evidence=evidence)
        elif document.language == "zh" or _is_line(document.text[paragraph.start : paragraph.end]):
            message = Message(
                zh="段落末尾没有句号",
                en="the paragraph ends without a full stop",
            )
            yield self.finding(span, message, severity=Severity.INFO, evidence=evidence)


def _is_line(words: str) -> bool:
    """Tell whether an English paragraph is one line of prose: lists and sources in reports are several."""
    return words[-1].islower() and "\n" not in words
