"""Paragraphs that lost the line ends between them, with their headings inside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from doclint.rule import PROSE, Document, Edit, Finding, Fix, Genre, Message, Rule, Safety, Span

_N = "一二三四五六七八九十"
_DIGITS = {c: n for n, c in enumerate(_N, 1)}
_NUMBER = re.compile(
    rf"(?<=[。！？”）\s])(?:(?P<comma>[{_N}]{{1,3}})、|[（(](?P<bracket>[{_N}]{{1,3}})[）)]"
    rf"|第(?P<part>[{_N}]{{1,3}})(?:部分|章)(?=\s))"
)
_OWN = re.compile(_NUMBER.pattern.split("])", 1)[1])
# the same, loosely: a literal first character is found ten times as fast
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"（[{_N}]{{1,3}}[）)]",
        rf"\([{_N}]{{1,3}}[）)]",
        rf"。\s*[{_N}]{{1,3}}、",
        rf" [{_N}]{{1,3}}、",
        rf"第[{_N}]{{1,3}}(?:部分|章)\s",
    )
)
_TITLE = re.compile(r"\s?[^。！？；]{2,40}(?:[。！？]|\s)")


@dataclass(frozen=True)
class GluedParagraphs(Rule):
    """A paragraph that holds numbered headings with their bodies.

    `body` is how many code points must follow a number on the average: what is shorter is a list.
    `longest` is the length from which on a paragraph that is nearly the whole document is told.
    """

    body: int = 80
    longest: int = 3000
    off_in = frozenset({Genre.LITERATURE, Genre.TECHNICAL})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a paragraph."""
        text = document.text
        signs = sorted(hit.start() for sign in _SIGNS for hit in sign.finditer(text))
        for block in document.blocks:
            size = block.end - block.start
            if block.kind not in PROSE or size < 2 * self.body:
                continue
            inner = bisect_left(signs, block.end) - bisect_left(signs, block.start + 1)
            starts = self._headings(text, block.start, block.end) if inner > 1 else []
            inside = [start for start in starts if start > block.start]
            if len(inside) > 1:
                yield self._glued(text, block.span, inside)
            elif size >= self.longest and size * 10 >= len(text) * 9:
                yield self.finding(
                    block.span,
                    Message(
                        f"全文是一个 {size} 字的段落，原来的分段已丢失",
                        f"the whole text is one paragraph of {size} characters:"
                        " its paragraphs are lost",
                    ),
                    evidence={"characters": size},
                )

    def _headings(self, text: str, start: int, end: int) -> list[int]:
        """Return where numbered headings begin that count up in one paragraph, with long bodies."""
        runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        # the paragraph's own number has no stop before it
        for found in _own_and_inner(text, start, end):
            style = str(found.lastgroup)
            value = _value(found[style])
            if not _TITLE.match(text, found.end(), end):
                continue
            run = runs[style]
            if value == 1 or (run and run[-1][0] == value - 1) or not run:
                run.append((value, found.start()))
        counted = [
            [place for _, place in run]
            for run in runs.values()
            if len(run) >= 2 and any(b[0] == a[0] + 1 for a, b in pairwise(run))
        ]
        places = sorted(place for run in counted for place in run)
        if not places or (end - places[0]) < self.body * len(places):
            return []
        return places

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


def _own_and_inner(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    own = _OWN.match(text, start, end)
    if own:
        yield own
    yield from (hit for hit in _NUMBER.finditer(text, start, end) if hit.start() > start)


def _value(numeral: str) -> int:
    """Read 一 to 九十九."""
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return _DIGITS.get(numeral, 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _break(text: str, place: int, line_end: str) -> Edit:
    start = place
    while text[start - 1] in " \t\u3000":
        start -= 1
    return Edit(Span(start, place), line_end)
