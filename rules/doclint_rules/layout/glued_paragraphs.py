"""Paragraphs that lost the line ends between them, with their headings inside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

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
)

_N = "一二三四五六七八九十"
_DIGITS = {c: n for n, c in enumerate(_N[:9], 1)}
_NUMBER = re.compile(
    rf"(?<=[。！？：”）\s])(?:(?P<comma>[{_N}]{{1,3}})、|[（(](?P<bracket>[{_N}]{{1,3}})[）)]"
    rf"|第(?P<part>[{_N}]{{1,3}})(?:部分|章)(?=\s))"
    # with no blank before these, only a stop right before them shows that a paragraph begins
    rf"|(?<=[。；])(?:第(?P<article>[{_N}百]{{1,6}})条(?=\s)|(?P<digit>\d{{1,2}})[.．、](?=[^\d\s])"
    rf"|\[(?P<note>\d{{1,3}})\])"
)
_OWN = re.compile(_NUMBER.pattern.split("])", 1)[1])
# the same, loosely: a literal first character is found ten times as fast
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"（[{_N}]{{1,3}}[）)]",
        rf"\([{_N}]{{1,3}}[）)]",
        rf"。\s*(?:[{_N}]{{1,3}}、|第[{_N}百]{{1,6}}条\s|\d{{1,2}}[.．、][^\d\s]|\[\d{{1,3}}\])",
        rf"：[{_N}]{{1,3}}、",
        rf" [{_N}]{{1,3}}、",
        rf"第[{_N}]{{1,3}}(?:部分|章)\s",
    )
)
_STUCK = re.compile(r"[.!?]([A-Z][a-z]+)(?= [a-z])")
_TITLED = frozenset({"comma", "bracket", "part"})
_TITLE = re.compile(r"\s?[^。！？；]{2,40}(?:[。！？]|\s)")


@dataclass(frozen=True)
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
        text = document.text
        if document.language == "en":
            yield from self._stuck(document)
            return
        signs = sorted(hit.start() for sign in _SIGNS for hit in sign.finditer(text))
        for block in document.blocks:
            size = block.end - block.start
            if block.kind not in PROSE or size < 2 * self.body:
                continue
            inner = bisect_left(signs, block.end) - bisect_left(signs, block.start + 1)
            starts = self._headings(text, block.start, block.end) if inner > 1 else []
            inside = [start for start in starts if start > block.start]
            if inside:
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

    def _stuck(self, document: Document) -> Iterator[Finding]:
        """Yield where an English sentence follows another without a blank: a line end that is lost."""
        for found in _STUCK.finditer(document.text):
            start, end = found.span()
            if hidden(document, start) or not document.text[max(0, start - 3) : start].islower():
                continue
            yield self.finding(
                Span(start, end),
                Message(
                    "两句之间没有空格：此处可能丢了一个段落的结尾",
                    "no blank between two sentences: the end of a paragraph may be lost here",
                ),
                fix=Fix(
                    Message("加上空格", "put a blank between"),
                    (Edit(Span(found.start(1), found.start(1)), " "),),
                    Safety.UNSAFE,
                ),
            )

    def _headings(self, text: str, start: int, end: int) -> list[int]:
        """Return where numbered headings begin in one paragraph: titled, or counting up, with bodies."""
        hits = list(_own_and_inner(text, start, end))
        titled: dict[str, set[int]] = defaultdict(set)
        listed: set[str] = set()
        runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, found in enumerate(hits):
            style, place = str(found.lastgroup), found.start()
            value = _value(found[style])
            following = hits[n + 1].start() if n + 1 < len(hits) else end
            title = _TITLE.match(text, found.end(), following) if style in _TITLED else None
            if title and following - title.end() >= self.body:
                titled[style].add(place)
            run = runs[style]
            # what a colon announces is a list inside the sentence
            if value == 1:
                (listed.add if text[place - 1] == "：" else listed.discard)(style)
            if style not in listed and (value == 1 or not run or run[-1][0] == value - 1):
                run.append((value, place))
        places = {place for run in runs.values() if len(run) > 1 for _, place in run}
        for style, some in titled.items():
            if style not in listed or len(some) * 2 > sum(hit.lastgroup == style for hit in hits):
                places |= some
        if not places or end - min(places) < self.body * len(places):
            return []
        return sorted(places)

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
    """Read 12, and 一 to 九百九十九."""
    if numeral.isdecimal():
        return int(numeral)
    value = digit = 0
    for c in numeral.replace("百", "佰"):
        if c in "十佰":
            value, digit = value + (digit or 1) * (10 if c == "十" else 100), 0
        else:
            digit = _DIGITS.get(c, 0)
    return value + digit


def _break(text: str, place: int, line_end: str) -> Edit:
    start = place
    while text[start - 1] in " \t\u3000":
        start -= 1
    return Edit(Span(start, place), line_end)
