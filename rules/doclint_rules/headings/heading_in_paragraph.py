"""A numbered heading is glued into the middle of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Kind,
    Mark,
    Message,
    Related,
    Rule,
    Safety,
    Slip,
    Span,
    Style,
    runs,
    written,
)

_BRACKETED = re.compile(r"[（(]\s?([一二三四五六七八九十百]{1,5}|\d{1,2})\s?[）)]")
_COMMA = re.compile(r"(?:(?<=[。！？；”）])|(?<=\s))([一二三四五六七八九十]{1,4})、")
_NUMBERS = {
    Style.BRACKET: _BRACKETED,
    Style.DIGIT_BRACKET: _BRACKETED,
    Style.COMMA: _COMMA,
}
_STOPS = "。！？；!?;…”」』"
_TITLE = re.compile(r"\s*[^\s，。！？；：、项款条目）)]{2}[^。！？；：\n]{1,60}")
_MOST_MISSING = 5  # of a longer gap a whole part is lost, not a line end


@dataclass(frozen=True)
class HeadingInParagraph(Rule):
    """The number that a run of headings lacks stands inside a paragraph, after a sentence."""

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each heading that belongs on a line of its own."""
        for run in runs(document):
            if run.marks[0].numbering.style not in _NUMBERS:
                continue
            for fault in run.faults:
                if fault.slip is Slip.GAP and fault.first > 0:
                    yield from self._between(
                        document, run.marks[fault.first - 1], run.marks[fault.first]
                    )

    def _between(self, document: Document, before: Mark, after: Mark) -> Iterator[Finding]:
        values = range(before.numbering.value + 1, after.numbering.value)
        if len(values) > _MOST_MISSING:
            return
        wanted = {_bare(written(document, after.numbering, value)): value for value in values}
        found = [
            (i, place, wanted[numeral])
            for i in range(before.block, after.block)
            for place, numeral in _numbers(document, i, after.numbering.style)
            if numeral in wanted
        ]
        if len({value for _, _, value in found}) < len(found):
            return  # the number stands there more than once: an enumeration or references
        for i, place, value in found:
            inline = _numbers(document, i, after.numbering.style)
            if all(numeral in wanted for _, numeral in inline):
                yield self._glued(document, i, place, written(document, after.numbering, value))

    def _glued(self, document: Document, block: int, place: Span, number: str) -> Finding:
        start = place.start
        text = document.text
        while text[start - 1].isspace():
            start -= 1
        title = Span(place.start, min(place.end + 6, document.blocks[block].end))
        return self.finding(
            title,
            Message(
                zh=f"标题{number}混在段落中间，应另起一段",
                en=f"the heading {number} stands inside a paragraph; it belongs on a line of its own",
            ),
            related=(
                Related(
                    Span(document.blocks[block].start, document.blocks[block].start + 1),
                    Message(zh="混入的段落", en="the paragraph it stands in"),
                ),
            ),
            fix=Fix(
                Message(zh="标题另起一段", en="begin a new paragraph with the heading"),
                (Edit(Span(start, place.start), _separator(document, block)),),
                Safety.UNSAFE,
            ),
        )


def _numbers(document: Document, block: int, style: Style) -> list[tuple[Span, str]]:
    """Return the numbers of `style` inside a paragraph that follow a sentence and head a title."""
    kind, start, end = document.blocks[block][:3]
    if kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return []
    text = document.text
    found = []
    for number in _NUMBERS[style].finditer(text, start + 1, end):
        before = number.start() - 1
        while before > start and text[before].isspace():
            before -= 1
        if text[before] in _STOPS and _TITLE.match(text, number.end(), end):
            found.append((Span(number.start(), number.end()), _bare(number[0])))
    return found


def _bare(number: str) -> str:
    return "".join(c for c in number if c.isalnum())


def _separator(document: Document, block: int) -> str:
    """Return what stands between this paragraph and the next: line ends and indent."""
    blocks, text = document.blocks, document.text
    if block + 1 < len(blocks):
        return text[blocks[block].end : blocks[block + 1].start]
    return text[blocks[block - 1].end : blocks[block].start] or "\n"
