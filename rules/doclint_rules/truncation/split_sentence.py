"""A sentence is split over two paragraphs."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Fate,
    Finding,
    Fix,
    Genre,
    Message,
    Paragraph,
    Related,
    Rule,
    Safety,
    Span,
    breaks,
    furnishings,
    gap,
    paragraphs,
    removal,
    split_headings,
    wraps,
)

_SHOWN = 6  # characters that a finding marks


class SplitSentence(Rule):
    """A sentence stops inside a paragraph and goes on in the next.

    `sure` and `likely` are the evidence (log-likelihood ratio) from which joining is safe or unsafe.
    """

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    sure: float = 3.2
    likely: float = -0.5

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each split; text wrapped at a fixed width is split by design and left to its own rule."""
        if wraps(document):
            return
        whole = paragraphs(document)
        for found in breaks(document):
            if found.fate is Fate.SPLIT:
                first, second = _span(whole[found.before]), _span(whole[found.after])
                yield self._split(document, first, second, found.score, gap(document, found))
        for half in split_headings(document):
            second = _span(whole[half.after])
            yield self._split(document, half.first, second, half.score, half.between)

    def _split(
        self, document: Document, first: Span, second: Span, score: float, between: tuple[int, ...]
    ) -> Finding:
        line = document.lines.position(second.start).line
        furniture = Message(
            zh="，中间隔着页码或页眉" if between else "",
            en=", past a page number or running head" if between else "",
        )
        return self.finding(
            Span(max(first.start, first.end - _SHOWN), first.end),
            Message(
                zh=f"句子在段中断开，下文接在第{line}行{furniture.zh}",
                en=f"the sentence breaks off here and reads on at line {line}{furniture.en}",
            ),
            related=(Related(second, Message(zh="下文", en="it reads on here")),),
            evidence={"reads_on": round(score, 1)},
            fix=self._joined(document, Span(first.end, second.start), score, between),
        )

    def _joined(
        self, document: Document, hole: Span, score: float, between: tuple[int, ...]
    ) -> Fix:
        text, (start, end) = document.text, hole
        spaced = text[start - 1].isascii() and text[end].isascii() and document.language == "en"
        proven = (
            {piece.block for piece in furnishings(document) if piece.sure} if between else set()
        )
        safety = Safety.SUGGESTED
        if score >= self.sure and proven.issuperset(between):
            safety = Safety.SAFE
        elif score >= self.likely:
            safety = Safety.UNSAFE
        title = Message(zh="把断开的句子接上", en="join the two halves")
        glue = " " if spaced else ""
        if not between:
            return Fix(title, (Edit(hole, glue),), safety)
        # the lines between go as page-furniture takes them out, so that both fixes can be made at once
        out = removal(document, between[0], between[-1])
        edits = [Edit(Span(start, out.span.start), glue), out, Edit(Span(out.span.end, end))]
        return Fix(title, tuple(e for e in edits if e.text or e.span.start < e.span.end), safety)


def _span(paragraph: Paragraph) -> Span:
    return Span(paragraph.start, paragraph.end)
