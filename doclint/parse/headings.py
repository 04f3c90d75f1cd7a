"""Which blocks are headings: marked up, numbered, run into a paragraph, or a short line alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.model.document import Block, Kind, Mark, Source
from doclint.model.numbering import Numbering, Style

RUN_IN_TITLE = 40  # longest title (code points) that a paragraph may begin with
FULL_TITLE = 80  # longest numbered title alone on its line; published reports reach 70
PLAIN_TITLE = 25  # longest unnumbered title; published side headings run longer but look like prose
PLAIN_TITLE_EN = 60

_STOP = re.compile(r"[。！？；：!?;:]|\.(?=\s|$)")
_CLOSING_STOP = re.compile(r"[。.！!]$")
_NO_HEADING = frozenset({Style.IS, Style.SEQUENCE, Style.ORDINAL, Style.NOTE})
_NOT_PLAIN = re.compile(
    r"[，。！？；：,!?;:…“”\"|=<>_*\t　]|[^\d\s] [^\d\s]|^[—\-–（(《\[【〔*•·]|[—\-–，、]$"
)
_DATE = re.compile(r"^[\d〇○零一二三四五六七八九十]{2,4}\s*年.*[日月]$|^\d[\d\s./:：\-年月日]*$")
_HAN = re.compile(r"[^\W\d_a-zA-Z]")  # a class of all Han characters takes long to compile
_SPACED = re.compile(r"^(?:[^\W\d_a-zA-Z]\s+){2,}[^\W\d_a-zA-Z]$")
_SMALL_WORDS = frozenset(
    [
        "of",
        "and",
        "the",
        "in",
        "on",
        "to",
        "for",
        "a",
        "an",
        "with",
        "or",
        "by",
        "from",
        "at",
        "as",
        "&",
    ]
)
_WORD = re.compile(r"[\w'’\-/()]+")
_ANNEX = re.compile(
    r"附\s*(?:件|录|表|：)|名\s*词\s*解\s*释|注\s*释|参\s*考\s*文\s*献|Appendix|Annex|References"
)


class Found(NamedTuple):
    """A heading before it has a place in the tree."""

    block: int
    start: int
    end: int
    title_start: int
    title_end: int
    numbering: Numbering | None
    run_in: bool
    markup_level: int
    annex: bool


def find_headings(source: Source, marks: dict[int, Mark], titles: frozenset[int]) -> list[Found]:
    """Return the headings in order. `marks` are keyed by block, `titles` are blocks of the title."""
    text, blocks = source.text, source.blocks
    plain_allowed = source.format == "txt"
    found = []
    words = [i for i, block in enumerate(blocks) if block.kind is not Kind.BLANK]
    for place, i in enumerate(words):
        block = blocks[i]
        mark = marks.get(i)
        if block.kind is Kind.HEADING:
            found.append(_marked_up(text, i, block, mark))
        elif block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        elif mark:
            heading = _numbered(text, i, block, mark.numbering)
            if heading:
                found.append(heading)
        elif plain_allowed and place + 1 < len(words):
            before = blocks[words[place - 1]] if place else None
            after = blocks[words[place + 1]]
            after_mark = marks.get(words[place + 1])
            if _is_plain(text, block, after, after_mark) and _may_follow(
                text, before, in_title=i in titles
            ):
                found.append(_plain(text, i, block))
    return found


def is_annex(text: str, start: int, end: int) -> bool:
    """Tell whether a title opens an annex, which belongs to no section before it."""
    return bool(_ANNEX.match(text, start, end))


def _marked_up(text: str, i: int, block: Block, mark: Mark | None) -> Found:
    title_start = mark.numbering.end if mark else block.start
    title_start = _skip_blanks(text, title_start, block.end)
    if title_start >= block.end:
        title_start = block.start
    title_end = block.end
    if _CLOSING_STOP.search(text, title_start, title_end):
        title_end -= 1
    numbering = mark.numbering if mark else None
    annex = is_annex(text, title_start, title_end)
    return Found(
        i, block.start, block.end, title_start, title_end, numbering, False, block.level, annex
    )


def _numbered(text: str, i: int, block: Block, numbering: Numbering) -> Found | None:
    if numbering.style in _NO_HEADING:
        return None
    start = _skip_blanks(text, numbering.end, block.end)
    if start >= block.end:
        return None
    stop = _STOP.search(text, start, block.end)
    if not stop:
        whole = block.end - start
        if not 2 <= whole <= FULL_TITLE or text[block.end - 1] in "，、,—-":
            return None
        return Found(i, block.start, block.end, start, block.end, numbering, False, 0, False)
    if stop[0] in "；：;:" or stop.start() - start < 2 or stop.start() - start > RUN_IN_TITLE:
        return None
    end = stop.end()
    while end < block.end and text[end] in "”’」』）)":
        return None  # the stop closes a quotation, the sentence may go on
    run_in = end < block.end
    if numbering.style is Style.ARTICLE:
        return None  # 第一条 opens a sentence, not a title
    return Found(i, block.start, end, start, stop.start(), numbering, run_in, 0, False)


def _plain(text: str, i: int, block: Block) -> Found:
    annex = is_annex(text, block.start, block.end)
    return Found(i, block.start, block.end, block.start, block.end, None, False, 0, annex)


def _is_plain(text: str, block: Block, after: Block, after_mark: Mark | None) -> bool:
    words = text[block.start : block.end]
    if len(words) < 2 or _DATE.match(words):
        return False
    if _HAN.search(words):
        if len(words) > PLAIN_TITLE or (_NOT_PLAIN.search(words) and not _SPACED.match(words)):
            return False
    elif len(words) > PLAIN_TITLE_EN or not (
        _is_title_case(words) or (words.isupper() and "," not in words)
    ):
        return False
    if after_mark and after_mark.numbering.path[-1] == 1:
        return True
    if after.kind is not Kind.PARAGRAPH:
        return False
    return after.end - after.start >= 40 and bool(_STOP.search(text, after.start, after.end))


def _is_title_case(words: str) -> bool:
    return all(
        word in _SMALL_WORDS
        or (_WORD.fullmatch(word) and (word[0].isupper() or word[0].isdecimal() or word[0] == "("))
        for word in words.split(" ")
    )


def _may_follow(text: str, before: Block | None, *, in_title: bool) -> bool:
    if before is None:
        return False  # the first line is the document's own title
    if in_title or before.kind is Kind.HEADING:
        return True
    return text[before.end - 1] in "。！？；：.!?:;”）)…」』"


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
