"""Counts whose list stands in the same paragraph: 三个方面：一是…, “甲、乙、丙”三大行动."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from doclint.analysis.announced import Count, Counted, Link, counted, is_han
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.references import places
from doclint.model.document import Document, derived
from doclint.model.numbering import Style
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE, number_of

_ONE = re.compile(r"一(?:是|要|\W)")  # judged afterwards: a class takes longer to compile
_WIDE = r"[^\x00-\x7f]"  # judged afterwards: a class of all numerals takes long to compile
_ITEMS = {
    "一": rf"{_WIDE}是",
    "（一": rf"（({_WIDE}{{1,3}})）",
    "（1": r"（(\d{1,2})）",
    "①": r"([①-⑳])",
}
_STYLES = {
    "一": Style.IS,
    "（一": Style.BRACKET,
    "（1": Style.DIGIT_BRACKET,
    "①": Style.CIRCLED,
}
_ITEM = r"[^“”，。；：（）《》\n]{2,16}"
_ELSE = (
    *("再就是", "其次", "再次", "再者", "再有", "最后", "还有", "另外", "此外"),
    *("第二，", "第三，", "第四，", "第五，"),
)
_JOINED = ("和", "与", "及")
_STOPS = "。！？；!?;."
_CLOSERS = "”’」』）)"
_LONGEST_COUNT = 20  # code points of an announcement right before its first item
_LONGEST_REST = 8  # of them between classifier and colon
_LONGEST_QUOTE = 200


@derived
def ones(document: Document) -> tuple[tuple[int, str], ...]:
    """Return where a list may begin with 一, and what stands behind it: 是, 要 or a mark."""
    return tuple((found.start(), found[0][1]) for found in _ONE.finditer(document.text))


def inline(document: Document) -> Iterator[Count]:
    """Yield 三个方面：一是…；二是…；三是…."""
    text = document.text
    firsts = [at for at, sign in ones(document) if sign == "是"]
    firsts += [at - 1 for at, sign in ones(document) if sign == "）" and text[at - 1 : at] == "（"]
    firsts = sorted([*firsts, *places(text, "（1）"), *places(text, "①")])
    announcements = [said for at in firsts if (said := announced_before(text, at))]
    if not announcements:
        return
    whole = passages(document)
    starts = [passage.start for passage in whole]
    following = {mark.block - 1: mark.numbering for mark in document.outline.marks}
    for said, other in zip_longest(announcements, announcements[1:]):
        place = bisect_right(starts, said.start) - 1
        if place < 0 or said.end > whole[place].end:
            continue
        end = whole[place].end
        nested = other is not None and other.start < end
        count = _listed(text, said, other.start if nested else end)
        if count is None:
            continue
        # another list inside this one, 二是 in the next paragraph, or a paragraph that is torn
        last = paragraphs(document)[whole[place].last].block
        after = following.get(last)
        outside = (
            after
            and after.value == count.found + 1
            and after.style is _STYLES[_opening(text, said.end)]
        )
        torn = text[said.end : end].rstrip(_CLOSERS)[-1:] not in _STOPS
        cut_off = nested or torn or outside
        if count.agrees or not cut_off:
            yield count


def announced_before(text: str, first: int) -> Counted | None:
    """Return the count that is announced right before a first item: 三个方面：."""
    end = first - 1 if text[first - 1 : first] in ("：", ":", "，", ",") else first
    for said in counted(text, max(0, first - _LONGEST_COUNT), end):
        rest = text[said.unit_end : end]
        if len(rest) <= _LONGEST_REST and all(is_han(c) or c == "”" for c in rest):
            return said._replace(end=first)
    return None


@cache
def _items(opening: str) -> re.Pattern[str]:
    return re.compile(_ITEMS[opening])


def _listed(text: str, said: Counted, end: int) -> Count | None:
    items = _numbered_from(text, said.end, end)
    announced, found = said.value, len(items)
    if found < 2:
        return None
    if found < announced and goes_on(text, items[-1].end, end):
        return None  # 再就是 may stand for 三是
    return Count(
        start=said.start,
        end=said.end,
        announced=announced,
        found=found,
        distinct=found,
        also=(),
        link=Link.INLINE,
        first=items[0],
        last=items[-1],
    )


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence or clause there begins as an item without number does: 再就是, 此外."""
    for word in _ELSE:
        at = text.find(word, start, end)
        while at >= 0:
            if text[at - 1] in "。；，;, ":
                return True
            at = text.find(word, at + 1, end)
    return False


def _numbered_from(text: str, start: int, end: int) -> list[Span]:
    """Return the numbers 1, 2, … of one style from `start` on; none where one is left out."""
    opening = _opening(text, start)
    found: list[Span] = []
    for match in _items(opening).finditer(text, start, end):
        numeral, place = _numeral(text, match)
        value = number_of(numeral)
        if value == len(found) + 1:
            found.append(place)
        elif value and value > len(found) + 1:
            return []
    return found


def _opening(text: str, start: int) -> str:
    return next(opening for opening in _ITEMS if text.startswith(opening, start))


def _numeral(text: str, found: re.Match[str]) -> tuple[str, Span]:
    """Return the numeral of an item and the place of the item's number."""
    if found.lastindex:
        reference = text[found.start() - 1] == "第"
        return "" if reference else found[1], Span(*found.span())
    start = end = found.end() - 1
    while start and text[start - 1] in CHINESE:
        start -= 1
    return text[start:end], Span(start, found.end())


def quoted(document: Document) -> Iterator[Count]:
    """Yield “甲、乙、丙”三大行动."""
    text = document.text
    for match in _after_quotes().finditer(text):
        close = match.start()
        start = text.rfind("“", max(0, close - _LONGEST_QUOTE), close) + 1
        items = text[start:close].split("、") if start else []
        announced = number_of(match["n"])
        if not announced or announced < 2 or not all(re.fullmatch(_ITEM, item) for item in items):
            continue
        if len(items) < 3 or abs(announced - len(items)) > 1:
            continue  # “防风险、促发展”五大行动: a motto, not the list
        if len(items) != announced and any(word in items[-1] for word in _JOINED):
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


@cache
def _after_quotes() -> re.Pattern[str]:
    return re.compile(
        r"”(?P<count>(?P<n>[^\x00-\x7f]|\d{1,2})(?:大|项|个|类|种)[^\W\d_a-zA-Z]{2,4})"
    )
