"""Numbered headings inside one paragraph: the line ends between several paragraphs were lost."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from doclint.model.document import PROSE, Document, derived
from doclint.model.numbering import Style
from doclint.parse.numerals import number_of

_N = "一二三四五六七八九十"
_NUMERALS = frozenset(_N + "0123456789０１２３４５６７８９")
_UNTITLED = "款项规所中第的和与及或至、，"  # 第三条规定 refers to an article
_NUMBER = (
    rf"(?<=[。！？：”）!\s])(?:(?P<comma>[{_N}]{{1,3}})、|[（(](?P<bracket>[{_N}]{{1,3}})[）)]"
    rf"|第(?P<part>[{_N}]{{1,3}})(?:部分|章)(?=\s))"
    # with no blank before these, only a stop right before them shows that a paragraph begins
    rf"|(?<=[。；])(?:第(?P<article>[{_N}百]{{1,6}})条(?![{_UNTITLED}])|(?P<digit>\d{{1,2}})[.．、](?=[^\d\s])"
    rf"|\[(?P<note>\d{{1,3}})\])"
)
_OWN = _NUMBER.split("])", 1)[1]
_TITLED = frozenset({"comma", "bracket", "part"})
_STYLES = {Style.COMMA: "comma", Style.BRACKET: "bracket"}
Row = tuple[list[int], list[int]]
_TITLE = r"\s?[^。！？；]{2,40}(?:[。！？]|\s)"
# the same, loosely, to find the few paragraphs that may hold some: a literal first character is
# found ten times as fast, and a class of the numerals takes ten times as long to compile as this one
_HAN = r"[^\W\d_a-zA-Z]"
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"（{_HAN}{{1,3}}[）)]",
        rf"\({_HAN}{{1,3}}[）)]",
        rf"。\s*+(?:{_HAN}{{1,3}}+、|第{_HAN}{{1,6}}?条|\d{{1,2}}(?:、|．|\.)[^\d\s]|\[\d{{1,3}}\])",
        rf" {_HAN}{{1,3}}+、",
        rf"：{_HAN}{{1,3}}+、",
        rf"第{_HAN}{{1,3}}(?:部分|章)\s",
    )
)


def inner_headings(document: Document, body: int) -> Iterator[tuple[int, list[int]]]:
    """Yield the paragraphs that hold numbered headings, as blocks, with where these begin.

    Headings are titled, or count up, with `body` code points of text a number on the average.
    """
    text, blocks = document.text, document.blocks
    signs = _signs(text)
    if len(signs) < 2:
        return
    starts = [block.start for block in blocks]
    held = Counter([bisect_left(starts, sign) - 1 for sign in signs])
    for i in sorted([i for i, times in held.items() if i >= 0 and times > 1]):
        kind, start, end = blocks[i][:3]
        if end - start >= 2 * body and kind in PROSE:
            around = {name: _around(row, i) for name, row in _rows(document).items()}
            inside = [place for place in _headings(text, start, end, body, around) if place > start]
            if len(inside) > 1:
                yield i, inside


def _signs(text: str) -> list[int]:
    no_number = _NUMERALS.isdisjoint
    return [hit.start() for s in _SIGNS for hit in s.finditer(text) if not no_number(hit[0])]


@derived
def _rows(document: Document) -> dict[str, Row]:
    """Return the blocks and the values of the numbers at block starts, a style each, in order."""
    rows: dict[str, Row] = {name: ([], []) for name in _STYLES.values()}
    for mark in document.outline.marks:
        name = _STYLES.get(mark.numbering.style)
        if name:
            rows[name][0].append(mark.block)
            rows[name][1].append(mark.numbering.value)
    return rows


def _around(row: Row, block: int) -> tuple[int, int]:
    """Return the last number up to a block and the next after it, 0 where there is none."""
    at = bisect_right(row[0], block)
    return row[1][at - 1] if at else 0, row[1][at] if at < len(row[1]) else 0


def _headings(
    text: str, start: int, end: int, body: int, around: dict[str, tuple[int, int]]
) -> list[int]:
    """Return where numbered headings begin in one paragraph: titled, or counting up, with bodies.

    `around` are the numbers of the paragraphs before and after: what goes on with these is a heading.
    """
    title_at = re.compile(_TITLE)
    hits = list(_own_and_inner(text, start, end))
    titled: dict[str, set[int]] = defaultdict(set)
    listed: set[str] = set()
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, found in enumerate(hits):
        style, place = str(found.lastgroup), found.start()
        value = number_of(found[style]) or 0
        following = hits[n + 1].start() if n + 1 < len(hits) else end
        title = title_at.match(text, found.end(), following) if style in _TITLED else None
        if title and following - title.end() >= body:
            titled[style].add(place)
        run = runs[style]
        # what a colon announces is a list inside the sentence
        if value == 1:
            (listed.add if text[place - 1] == "：" else listed.discard)(style)
        if style not in listed and (value == 1 or not run or run[-1][0] == value - 1):
            run.append((value, place))
    places = {place for run in runs.values() if len(run) > 1 for _, place in run}
    places.update(_continuing(text, hits, around, 3 * body))
    for style, some in titled.items():
        if style not in listed or len(some) * 2 > sum(hit.lastgroup == style for hit in hits):
            places |= some
    if not places or end - min(places) < body * len(places):
        return []
    return sorted(places)


def _continuing(
    text: str, hits: list[re.Match[str]], around: dict[str, tuple[int, int]], long: int
) -> Iterator[int]:
    """Yield where numbers go on with the row of the paragraphs around, or are gone on with there."""
    for style, (before, after) in around.items():
        some = [(number_of(hit[style]) or 0, hit.start()) for hit in hits if hit[style]]
        values = [before, *(value for value, _ in some), after]
        for n, (value, place) in enumerate(some, 1):
            first_of_row = value == 1 and values[n + 1] == 2
            # what a colon announces is a list in the sentence, but for items as long as paragraphs
            if text[place - 1] == "：" and n < len(some) and some[n][1] - place < long:
                break
            if first_of_row or (value > 1 and values[n - 1] == value - 1):
                yield place


def _own_and_inner(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    own = re.compile(_OWN).match(text, start, end)
    if own:
        yield own
    yield from (
        hit for hit in re.compile(_NUMBER).finditer(text, start, end) if hit.start() > start
    )
