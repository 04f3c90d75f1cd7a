"""The section tree: headings nested by markup, by the rank of their numbers, by what follows them."""

import re
from bisect import bisect_right
from collections import Counter

from doclint.model.document import PROSE, Heading, Kind, Mark, Outline, Section, Source, rows
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.headings import Found, find_headings
from doclint.parse.numbering import numbering_at

_SENTENCE = re.compile(r"[。！？；：!?;:]|\.(?=\s|$)")
_LEAF = 100.0  # rank of an unnumbered heading inside a numbered section
_ANNEX = 0.5
_TITLED = 2  # times that a line of a title stands
_NUMBERED = (*PROSE, Kind.HEADING)
_DECIMAL = Style.DECIMAL  # named once: each time takes Python 3.11 200 nanoseconds
_LETTERED = (Style.ROMAN, Style.SMALL_ROMAN, Style.LETTER, Style.LETTER_BRACKET)


def outline_of(source: Source, marks: list[Mark]) -> Outline:
    """Return headings and sections of `source`, whose numbers are `marks`."""
    by_block = {mark.block: mark for mark in marks}
    titles = _title_blocks(source, by_block)
    found = find_headings(source, by_block, frozenset(titles))
    if titles:
        plain = {heading.block for heading in found if heading.numbering is None}
        titles = [i for i in titles if i not in plain]
    return Outline(_sections(source, found, marks), tuple(marks), tuple(titles))


def marks_of(source: Source) -> list[Mark]:
    """Return the numbers that blocks of `source` begin with."""
    numberings: list[Numbering] = []
    places: list[int] = []
    text = source.text
    last = {Style.LETTER: 0, Style.LETTER_BRACKET: 0}  # the letter last used as a number
    for i, (kind, start, end, _, _, _) in enumerate(source.blocks):
        if kind not in _NUMBERED:
            continue
        numbering = numbering_at(text, start, end)
        if numbering is None:
            continue
        if numbering.style in _LETTERED:
            if numbering.style not in last:
                numbering = _as_letter(text, numbering, last)
            if numbering.style in last:
                last[numbering.style] = numbering.value
        numberings.append(numbering)
        places.append(i)
    return list(rows(Mark, numberings, places))


def _as_letter(text: str, numbering: Numbering, last: dict[Style, int]) -> Numbering:
    """Return C. after B., (i) after (h) as a letter, any other Roman number as it is."""
    numeral = text[numbering.digits_start : numbering.digits_end]
    style = Style.LETTER_BRACKET if text[numbering.start] in "(（" else Style.LETTER
    value = ord(numeral.lower()) - ord("a") + 1 if len(numeral) == 1 and numeral.isascii() else 0
    return (
        numbering._replace(style=style, path=(value,))
        if value == last[style] + 1 > 1
        else numbering
    )


def _title_blocks(source: Source, marks: dict[int, Mark]) -> list[int]:
    """Return the blocks before the first sentence, number or marked-up heading.

    A line that stands for the third time is no title, nor is what follows.
    """
    titles: list[int] = []
    times: Counter[str] = Counter()
    for i, block in enumerate(source.blocks):
        if block.kind in (Kind.BLANK, Kind.MATTER):
            continue
        words = source.text[block.start : block.end]
        if block.kind is not Kind.PARAGRAPH or i in marks or _SENTENCE.search(words):
            break
        times[words] += 1
        if len(words) > 80 or times[words] > _TITLED:
            break
        titles.append(i)
    return titles


def _ranks(text: str, found: list[Found], marks: list[Mark]) -> list[float]:
    """Return a rank a heading: a lower one holds the higher ones that follow it."""
    ranks = []
    ranked: dict[str, float] = {}  # a heading without number ranks as the first of its words
    marked = [mark.block for mark in marks]
    for heading in found:
        if heading.markup_level:
            rank = heading.markup_level - 20.0
        elif heading.numbering:
            numbering = heading.numbering
            rank = float(numbering.style)
            if numbering.style is _DECIMAL:
                rank += len(numbering.path) / 10
        elif heading.annex:
            rank = _ANNEX
        else:
            place = bisect_right(marked, heading.block)
            following = marks[place].numbering if place < len(marks) else None
            opens = following is not None and set(following.path) == {1}
            rank = following.style - 0.5 if following and opens else _LEAF
            rank = ranked.setdefault(text[heading.start : heading.end], rank)
        ranks.append(rank)
    return ranks


def _sections(source: Source, found: list[Found], marks: list[Mark]) -> tuple[Section, ...]:
    if not found:
        return ()
    blocks, begins, heads, titles, title_ends, numberings, run_in, _, _ = zip(*found, strict=True)
    ranks = _ranks(source.text, found, marks)
    starts = [source.blocks[block].outer_start for block in blocks]
    parents: list[int] = []
    levels: list[int] = []
    ends = [len(source.text)] * len(found)
    children: dict[int, list[int]] = {}
    stack: list[int] = []
    for i, rank in enumerate(ranks):
        while stack and ranks[stack[-1]] >= rank:
            ends[stack.pop()] = starts[i]
        parents.append(stack[-1] if stack else -1)
        if stack:
            children.setdefault(stack[-1], []).append(i)
        levels.append(len(stack) + 1)
        stack.append(i)
    bodies = ends.copy()
    inner: list[tuple[int, ...]] = [()] * len(found)
    for i, below in children.items():
        bodies[i], inner[i] = starts[below[0]], tuple(below)
    return tuple(
        rows(
            Section,
            range(len(found)),
            rows(Heading, begins, heads, titles, title_ends, levels, blocks, numberings, run_in),
            rows(Span, starts, ends),
            rows(Span, heads, map(max, heads, bodies)),
            parents,
            inner,
        )
    )
