"""The section tree: headings nested by markup, by the rank of their numbers, by what follows them."""

from __future__ import annotations

import re

from doclint.model.document import PROSE, Heading, Kind, Mark, Outline, Section, Source
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.headings import Found, find_headings
from doclint.parse.numbering import numbering_at

_SENTENCE = re.compile(r"[。！？；：!?;:]|\.(?=\s|$)")
_LEAF = 100.0  # rank of an unnumbered heading inside a numbered section
_ANNEX = 0.5


def outline_of(source: Source) -> Outline:
    """Return marks, headings and sections of `source`."""
    marks = _marks(source)
    by_block = {mark.block: mark for mark in marks}
    titles = _title_blocks(source, by_block)
    found = find_headings(source, by_block, frozenset(titles))
    plain = {heading.block for heading in found if heading.numbering is None}
    sections = _sections(source, found, marks)
    return Outline(sections, tuple(marks), tuple(i for i in titles if i not in plain))


def _marks(source: Source) -> list[Mark]:
    marks: list[Mark] = []
    last = {Style.LETTER: 0, Style.LETTER_BRACKET: 0}  # the letter last used as a number
    for i, block in enumerate(source.blocks):
        if block.kind not in PROSE and block.kind is not Kind.HEADING:
            continue
        numbering = numbering_at(source.text, block.start, block.end)
        if numbering is None:
            continue
        if numbering.style in (Style.ROMAN, Style.SMALL_ROMAN):
            numbering = _as_letter(source.text, numbering, last)
        if numbering.style in last:
            last[numbering.style] = numbering.value
        marks.append(Mark(numbering, i))
    return marks


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
    """Return the blocks before the first sentence, number or marked-up heading."""
    titles = []
    for i, block in enumerate(source.blocks):
        if block.kind in (Kind.BLANK, Kind.MATTER):
            continue
        words = source.text[block.start : block.end]
        if block.kind is not Kind.PARAGRAPH or i in marks or _SENTENCE.search(words):
            break
        if len(words) > 80:
            break
        titles.append(i)
    return titles


def _ranks(found: list[Found], marks: list[Mark]) -> list[float]:
    """Return a rank a heading: a lower one holds the higher ones that follow it."""
    ranks = []
    next_mark: dict[int, Mark] = {}
    upcoming: Mark | None = None
    remaining = list(marks)
    for heading in reversed(found):
        while remaining and remaining[-1].block > heading.block:
            upcoming = remaining.pop()
        if upcoming:
            next_mark[heading.block] = upcoming
    for heading in found:
        if heading.markup_level:
            rank = heading.markup_level - 20.0
        elif heading.numbering:
            numbering = heading.numbering
            rank = float(numbering.style)
            if numbering.style is Style.DECIMAL:
                rank += len(numbering.path) / 10
        elif heading.annex:
            rank = _ANNEX
        else:
            following = next_mark.get(heading.block)
            opens = following is not None and set(following.numbering.path) == {1}
            rank = following.numbering.style - 0.5 if following and opens else _LEAF
        ranks.append(rank)
    return ranks


def _sections(source: Source, found: list[Found], marks: list[Mark]) -> tuple[Section, ...]:
    ranks = _ranks(found, marks)
    parents: list[int] = []
    levels: list[int] = []
    ends = [len(source.text)] * len(found)
    stack: list[int] = []
    for i, heading in enumerate(found):
        start = source.blocks[heading.block].outer_start
        while stack and ranks[stack[-1]] >= ranks[i]:
            ends[stack.pop()] = start
        parents.append(stack[-1] if stack else -1)
        levels.append(len(stack) + 1)
        stack.append(i)
    children: list[list[int]] = [[] for _ in found]
    for i, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(i)
    sections = []
    for i, heading in enumerate(found):
        start = source.blocks[heading.block].outer_start
        body_end = (
            source.blocks[found[children[i][0]].block].outer_start if children[i] else ends[i]
        )
        sections.append(
            Section(
                index=i,
                heading=Heading(
                    heading.start,
                    heading.end,
                    heading.title_start,
                    heading.title_end,
                    levels[i],
                    heading.block,
                    heading.numbering,
                    heading.run_in,
                ),
                span=Span(start, ends[i]),
                body=Span(heading.end, max(heading.end, body_end)),
                parent=parents[i],
                children=tuple(children[i]),
            )
        )
    return tuple(sections)
