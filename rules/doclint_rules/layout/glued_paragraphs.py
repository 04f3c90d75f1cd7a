"""Paragraphs that lost the line ends between them, with their headings inside."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from doclint.rule import (
    PROSE,
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Message,
    Rule,
    Safety,
    Span,
    hidden,
    inner_headings,
)

_outer_start = attrgetter("outer_start")
_STUCK = re.compile(r"[.!?]([A-Z][a-z]*)(?=[ ,])")
_BEFORE = re.compile(r"\w+$")
_LONGEST_WORD = 30  # code points


def _word_before(text: str, end: int) -> str:
    found = _BEFORE.search(text[max(0, end - _LONGEST_WORD) : end])
    return found[0] if found else ""


class GluedParagraphs(Rule):
    """A paragraph that holds numbered headings with their bodies.

    `body` is how many code points must follow a number on the average: what is shorter is a list.
    `longest` is the length from which on a paragraph that is nearly the whole document is told.
    """

    body: int = 60
    longest: int = 3000
    off_in = frozenset({Genre.LITERATURE, Genre.TECHNICAL})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a paragraph."""
        if document.language == "en":
            yield from self._stuck(document)
            return
        glued = dict(inner_headings(document, self.body))
        for i, places in glued.items():
            yield self._glued(document.text, document.blocks[i].span, places)
        length = len(document.text)
        if not document.blocks or length < self.longest:
            return
        # a block of nine tenths of the text holds its middle
        i = bisect_right(document.blocks, length // 2, key=_outer_start) - 1
        kind, start, end = document.blocks[i][:3]
        size = max(self.longest, length * 9 // 10)
        if end - start >= size and kind in PROSE and i not in glued:
            yield self._whole(Span(start, end))

    def _whole(self, span: Span) -> Finding:
        size = span.end - span.start
        return self.finding(
            span,
            Message(
                f"全文是一个 {size} 字的段落，原来的分段已丢失",
                f"the whole text is one paragraph of {size} characters: its paragraphs are lost",
            ),
            evidence={"characters": size},
        )

    def _stuck(self, document: Document) -> Iterator[Finding]:
        """Yield where an English sentence follows another without a blank: a line end that is lost."""
        text = document.text
        found = [match.span(1) for match in _STUCK.finditer(text)]
        stuck = [
            (start, end) for start, end in found if text[max(0, start - 4) : start - 1].islower()
        ]
        names = [_word_before(text, start - 1) + text[start - 1 : end] for start, end in stuck]
        times = Counter(names)
        for name, (start, end) in zip(names, stuck, strict=True):
            # what stands so more than once is a name: Edge.Cuts
            if times[name] > 1 or hidden(document, start):
                continue
            yield self.finding(
                Span(start - 1, end),
                Message(
                    "两句之间没有空格：此处可能丢了一个段落的结尾",
                    "no blank between two sentences: the end of a paragraph may be lost here",
                ),
                fix=Fix(
                    Message("加上空格", "put a blank between"),
                    (Edit(Span(start, start), " "),),
                    Safety.UNSAFE,
                ),
            )

    def _glued(self, text: str, span: Span, places: list[int]) -> Finding:
        size = span.end - span.start
        line_end = "\r\n" if "\r\n" in text else "\n"
        return self.finding(
            span,
            Message(
                f"这一段有 {size} 字，里面夹着 {len(places)} 个带编号的标题：各段粘连在一起",
                f"this paragraph of {size} characters holds {len(places)} numbered headings:"
                " the line ends between its paragraphs are lost",
            ),
            evidence={"characters": size, "headings": len(places)},
            fix=Fix(
                Message("在每个标题前分段", "break the line before each heading"),
                tuple(_break(text, place, line_end) for place in places),
                Safety.UNSAFE,
            ),
        )


def _break(text: str, place: int, line_end: str) -> Edit:
    start = place
    while text[start - 1] in " \t\u3000":
        start -= 1
    return Edit(Span(start, place), line_end)
