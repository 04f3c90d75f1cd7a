"""Counts whose list stands in the same paragraph: 三个方面：一是…, “甲、乙、丙”三大行动."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest

from doclint.analysis.announced import CLASSIFIER, NUMBER, Count, Link
from doclint.model.document import PROSE, Document
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE, number_of

_FIRST = re.compile(r"一是|（一）|（1）|①")
_BEFORE_FIRST = re.compile(rf"{NUMBER}{CLASSIFIER}[\u4e00-\u9fff”]{{0,8}}[：:，,]?\Z")
_ITEMS = {
    "一": re.compile(rf"(?<![{CHINESE}])([{CHINESE}]{{1,3}})是"),
    "（一": re.compile(rf"(?<!第)（([{CHINESE}]{{1,3}})）"),
    "（1": re.compile(r"（(\d{1,2})）"),
    "①": re.compile(r"([①-⑳])"),
}
_AFTER_QUOTES = re.compile(
    r"”(?P<count>(?P<n>[两三四五六七八九十]|\d{1,2})(?:大|项|个|类|种)[\u4e00-\u9fff]{2,4})"
)
_ITEM = re.compile(r"[^“”，。；：（）《》\n]{2,16}")
_ELSE = re.compile(r"再就是|再次|再者|再有|最后|还有|另外|此外|第[二三四五]")
_JOINED = re.compile(r"[和与及]|以及")
_LONGEST_COUNT = 20  # code points of an announcement right before its first item
_LONGEST_QUOTE = 200


def inline(document: Document) -> Iterator[Count]:
    """Yield 三个方面：一是…；二是…；三是…."""
    text = document.text
    announcements = []
    for first in _FIRST.finditer(text):
        start = first.start()
        match = _BEFORE_FIRST.search(text, max(0, start - _LONGEST_COUNT), start)
        if match:
            announcements.append(match)
    if not announcements:
        return
    starts = [block.start for block in document.blocks]
    following = {mark.block - 1: mark.numbering.value for mark in document.outline.marks}
    for match, after in zip_longest(announcements, announcements[1:]):
        place = max(0, bisect_right(starts, match.start()) - 1)
        block = document.blocks[place]
        if block.kind not in PROSE or match.end() > block.end:
            continue
        nested = after is not None and after.start() < block.end
        count = _listed(text, match, after.start() if nested else block.end)
        # another list inside this one, or 二是 in the next paragraph
        cut_off = nested or (count and following.get(place) == count.found + 1)
        if count and (count.agrees or not cut_off):
            yield count


def _listed(text: str, match: re.Match[str], end: int) -> Count | None:
    announced = number_of(match["n"])
    items = _numbered_from(text, match.end(), end)
    found = len(items)
    if not announced or announced < 2 or found < 2:
        return None
    if found < announced and _ELSE.search(text, items[-1].end, end):
        return None  # 再就是 may stand for 三是
    return Count(
        start=match.start(),
        end=match.end(),
        announced=announced,
        found=found,
        distinct=found,
        also=(),
        link=Link.INLINE,
        first=items[0],
        last=items[-1],
    )


def _numbered_from(text: str, start: int, end: int) -> list[Span]:
    """Return the numbers 1, 2, … of one style from `start` on; none where one is left out."""
    pattern = next(p for opening, p in _ITEMS.items() if text.startswith(opening, start))
    found: list[Span] = []
    for number in pattern.finditer(text, start, end):
        value = number_of(number[1])
        if value == len(found) + 1:
            found.append(Span(*number.span()))
        elif value and value > len(found) + 1:
            return []
    return found


def quoted(document: Document) -> Iterator[Count]:
    """Yield “甲、乙、丙”三大行动."""
    text = document.text
    for match in _AFTER_QUOTES.finditer(text):
        close = match.start()
        start = text.rfind("“", max(0, close - _LONGEST_QUOTE), close) + 1
        items = text[start:close].split("、") if start else []
        announced = number_of(match["n"])
        if not announced or not all(_ITEM.fullmatch(item) for item in items):
            continue
        if len(items) < 3 or abs(announced - len(items)) > 1:
            continue  # “防风险、促发展”五大行动: a motto, not the list
        if _JOINED.search(items[-1]) and len(items) != announced:
            continue  # 和 may join two items
        yield Count(
            start=match.start("count"),
            end=match.end("count"),
            announced=announced,
            found=len(items),
            distinct=len(set(items)),
            also=(),
            link=Link.QUOTED,
            first=Span(start, start + len(items[0])),
            last=Span(close - len(items[-1]), close),
        )
