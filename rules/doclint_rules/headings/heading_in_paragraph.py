"""A numbered heading stands inside a paragraph."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Glued,
    Message,
    Pasted,
    Related,
    Rule,
    Safety,
    Span,
    glued_headings,
    pasted_headings,
)

_SHOWN = 6  # characters of a title that a finding marks


class HeadingInParagraph(Rule):
    """A heading is glued to the end of a sentence, or its copy pasted into the middle of one.

    `sure` is the evidence (log-likelihood ratio) that the sentence goes on past a copy, from which
    taking that out is safe.
    """

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    sure: float = 3.2

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each heading that belongs on a line of its own, and each copy of one."""
        for glued in glued_headings(document):
            yield self._glued(document, glued)
        for pasted in pasted_headings(document):
            yield self._pasted(document, pasted)

    def _glued(self, document: Document, found: Glued) -> Finding:
        text, block = document.text, document.blocks[found.block]
        start = found.start
        while text[start - 1].isspace():
            start -= 1
        separator = _separator(document, found.block)
        edits = [Edit(Span(start, found.start), separator)]
        if found.after:
            end = found.title_end
            while text[end].isspace():
                end += 1
            edits.append(Edit(Span(found.title_end, end), separator))
        return self.finding(
            Span(found.start, min(found.start + len(found.number) + _SHOWN, block.end)),
            Message(
                zh=f"标题{found.number}混在段落中间，应另起一段",
                en=f"the heading {found.number} stands inside a paragraph; it belongs on a line of its own",
            ),
            related=(
                Related(block.span, Message(zh="混入的段落", en="the paragraph it stands in")),
            ),
            fix=Fix(
                Message(zh="标题另起一段", en="begin a new paragraph with the heading"),
                tuple(edits),
                Safety.UNSAFE,
            ),
        )

    def _pasted(self, document: Document, found: Pasted) -> Finding:
        text, heading = document.text, found.heading
        line = document.lines.position(heading.start).line
        words = text[found.start : found.end]
        start, end = found.start, found.end
        while text[start - 1] in " \u3000":
            start -= 1
        while text[end] in " \u3000":
            end += 1
        glue = " " if start < found.start and text[start - 1].isascii() else ""
        return self.finding(
            Span(found.start, found.end),
            Message(
                zh=f"第{line}行的标题“{words}”混进了句子中间",
                en=f"the heading “{words}” of line {line} stands in the middle of a sentence",
            ),
            related=(Related(heading.span, Message(zh="标题原处", en="the heading itself")),),
            evidence={"reads_on": round(found.score, 1)},
            fix=Fix(
                Message(zh="删去混入的标题", en="remove the copy of the heading"),
                (Edit(Span(start, end), glue),),
                Safety.SAFE if found.score >= self.sure else Safety.UNSAFE,
            ),
        )


def _separator(document: Document, block: int) -> str:
    """Return what stands between this paragraph and the next: line ends and indent."""
    blocks, text = document.blocks, document.text
    if block + 1 < len(blocks):
        return text[blocks[block].end : blocks[block + 1].start]
    return text[blocks[block - 1].end : blocks[block].start] or "\n"
