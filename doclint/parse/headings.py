"""Which blocks are headings: marked up, numbered, run into a paragraph, or a short line alone."""

import re
from typing import NamedTuple

from doclint.model.document import Block, Kind, Mark, Source
from doclint.model.numbering import Numbering, Style
from doclint.model.patterns import compiled

RUN_IN_TITLE = 40  # longest title (code points) that a paragraph may begin with
FULL_TITLE = 80  # longest numbered title alone on its line; published reports reach 70
FULL_TITLE_EN = 160
PLAIN_TITLE = 25  # longest unnumbered title; published side headings run longer but look like prose
PLAIN_TITLE_EN = 60
_BODY = 40  # shortest paragraph that an unnumbered title may stand over

# members of an enumeration named once: each time takes Python 3.11 200 nanoseconds
_BLANK, _HEADING, _ITEM = Kind.BLANK, Kind.HEADING, Kind.ITEM
_MAY_BE_HEADING = (Kind.PARAGRAPH, Kind.ITEM)
_ARTICLE = Style.ARTICLE

# begins with all stops alike, so that the engine skips to the next one
_STOP = re.compile(r"[。！？；：!?;:.](?:(?<!\.)|(?=\s|$))")
_HAN = re.compile(r"[^\W\d_a-zA-Z]")  # a class of all Han characters takes long to compile
_UNITS = frozenset({Style.PART, Style.BOOK, Style.VOLUME, Style.CHAPTER, Style.NODE})
_NO_HEADING = frozenset({Style.IS, Style.SEQUENCE, Style.ORDINAL, Style.NOTE})
_CLOSING_STOPS = frozenset("。.！!")
_IN_NO_TITLE = frozenset('，。！？；：,!?;:…“”"|=<>_*\t　')
_OPENS_NO_TITLE = "—-–（(《[【〔*•·"
_CLOSES_NO_TITLE = "—-–，、"
# Patterns are compiled by those who need them: few documents do.
_GAP = r"[^\d\s] [^\d\s]"
_SPACED = r"^(?:[^\W\d_a-zA-Z]\s+){2,}[^\W\d_a-zA-Z]$"
_CREDITS = ("摄影", "报道", "供稿", "供图")
_REPORTERS, _NAMES = ("记者", "通讯员"), 12  # code points of their names
_DATE = r"^[\d〇○零一二三四五六七八九十]{2,4}\s*年.*[日月]$|^\d[\d\s./:：\-年月日]*$"
_SMALL_WORDS = frozenset("of and the in on to for a an with or by from at as &".split())  # noqa: SIM905
_WORD = r"[\w'’\-/()]+"
_ANNEX = (
    r"附\s*(?:件|录|表|：)|名\s*词\s*解\s*释|注\s*释|参\s*考\s*文\s*献|Appendix|Annex|References"
)
_OPENS_ANNEX = frozenset("附名注参AR")


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
    # a document that has marked headings shows by them what is one
    plain_allowed = source.format == "txt" or not any(block.kind is _HEADING for block in blocks)
    found: list[Found] = []
    words = [i for i, block in enumerate(blocks) if block.kind is not _BLANK]
    for place, i in enumerate(words):
        kind, start, end, _, _, _ = block = blocks[i]
        heading = None
        if kind is _HEADING:
            heading = _marked_up(text, i, block, marks.get(i))
        elif kind not in _MAY_BE_HEADING:
            continue
        elif i in marks:
            heading = _numbered(text, i, block, marks[i].numbering)
            if heading and heading.run_in and kind is _ITEM and source.format == "md":
                heading = None  # headings are marked up there
        # the first line is the document's own title
        elif plain_allowed and end - start <= PLAIN_TITLE_EN and 0 < place < len(words) - 1:
            before, after = words[place - 1], words[place + 1]
            if _is_plain(text, block, blocks[after], marks.get(after)) and _may_follow(
                text, blocks[before], in_title=i in titles
            ):
                heading = _plain(text, i, block)
        if heading:
            found.append(heading)
    return found


def is_annex(text: str, start: int, end: int) -> bool:
    """Tell whether a title opens an annex, which belongs to no section before it."""
    return text[start : start + 1] in _OPENS_ANNEX and bool(
        compiled(_ANNEX).match(text, start, end)
    )


def _marked_up(text: str, i: int, block: Block, mark: Mark | None) -> Found:
    title_start = mark.numbering.end if mark else block.start
    title_start = _skip_blanks(text, title_start, block.end)
    if mark and mark.numbering.style in _UNITS:
        title_start = _skip_colon(text, title_start, block.end)
    if title_start >= block.end:
        title_start = block.start
    title_end = block.end
    if text[title_end - 1 : title_end] in _CLOSING_STOPS:
        title_end -= 1
    numbering = mark.numbering if mark else None
    annex = is_annex(text, title_start, title_end)
    return Found(
        i, block.start, block.end, title_start, title_end, numbering, False, block.level, annex
    )


def _numbered(text: str, i: int, block: Block, numbering: Numbering) -> Found | None:
    style, _, begin, start, _, _ = numbering
    last = block.end
    if style in _NO_HEADING:
        return None
    while start < last and text[start].isspace():
        start += 1
    if start >= last or text[last - 1] == "_":  # nothing, or a line to be filled in
        return None
    if style in _UNITS:
        start = _skip_colon(text, start, last)
        if _is_whole_title(text, numbering, start, last):
            title_end = last - (text[last - 1] in _CLOSING_STOPS)
            return Found(i, begin, last, start, title_end, numbering, False, 0, False)
    # 第一条 opens a sentence, not a title
    longest = 0 if style is _ARTICLE else RUN_IN_TITLE
    stop = _STOP.search(text, start, min(last, start + FULL_TITLE + 1))
    if not stop:
        if not 2 <= last - start <= FULL_TITLE or text[last - 1] in "，、,—-":
            return None
        # made so in half the time of calling the class
        return tuple.__new__(Found, (i, begin, last, start, last, numbering, False, 0, False))
    if stop[0] in "；：;:" or not 2 <= stop.start() - start <= longest:
        return None
    end = stop.end()
    run_in = end < last
    if run_in and text[end] in "”’」』）)":
        return None  # the stop closes a quotation, the sentence may go on
    return Found(i, begin, end, start, stop.start(), numbering, run_in, 0, False)


def _is_whole_title(text: str, numbering: Numbering, start: int, last: int) -> bool:
    """Tell whether all of a line is the title of a chapter, marks in it and all.

    第二章 增长：理论与实证. CHAPTER 29. Enter Ahab; to Him, Stubb.
    """
    words = text[start:last]
    apart = start > numbering.end or text[start - 1] in ".:"
    longest = FULL_TITLE_EN if words.isascii() else FULL_TITLE
    if not apart or not 2 <= len(words) <= longest or words[-1] in "，、,；;：:。—-":
        return False
    if words.endswith(".") and text[numbering.end - 1] not in ".:":
        return False  # Chapter 3 tells of the method; chapter 4 of the results.
    return all(stop[0] != "。" and stop[0] != "." for stop in _STOP.finditer(words[:-1]))


def _plain(text: str, i: int, block: Block) -> Found:
    annex = is_annex(text, block.start, block.end)
    return Found(i, block.start, block.end, block.start, block.end, None, False, 0, annex)


def _is_plain(text: str, block: Block, after: Block, after_mark: Mark | None) -> bool:
    """Tell whether a short line is a heading by its words and by what follows."""
    opens = after_mark is not None and after_mark.numbering.path[-1] == 1
    long = after.kind is Kind.PARAGRAPH and after.end - after.start >= _BODY
    if not opens and not (long and _STOP.search(text, after.start, after.end)):
        return False
    words = text[block.start : block.end]
    if len(words) < 2 or _is_date(words) or _is_byline(words):
        return False
    if _HAN.search(words):
        return len(words) <= PLAIN_TITLE and (
            not _is_no_title(words) or bool(compiled(_SPACED).match(words))
        )
    return _is_title_case(words) or (words.isupper() and "," not in words)


def _is_byline(words: str) -> bool:
    near = words[-_NAMES - len(_REPORTERS[-1]) :]
    return words.endswith(_CREDITS) or any(map(near.__contains__, _REPORTERS))


def _is_date(words: str) -> bool:
    may_be = words[0].isdecimal() or ("年" in words and words[-1] in "日月")
    return may_be and bool(compiled(_DATE).match(words))


def _is_no_title(words: str) -> bool:
    """Tell whether a line in Chinese has a mark in it, or at an end, that titles do not have."""
    return (
        not _IN_NO_TITLE.isdisjoint(words)
        or words[0] in _OPENS_NO_TITLE
        or words[-1] in _CLOSES_NO_TITLE
        or (" " in words and bool(compiled(_GAP).search(words)))
    )


def _is_title_case(words: str) -> bool:
    return all(
        word in _SMALL_WORDS
        or (
            compiled(_WORD).fullmatch(word)
            and (word[0].isupper() or word[0].isdecimal() or word[0] == "(")
        )
        for word in words.split(" ")
    )


def _may_follow(text: str, before: Block, *, in_title: bool) -> bool:
    if in_title or before.kind is Kind.HEADING:
        return True
    return text[before.end - 1] in "。！？；：.!?:;”）)…」』"


def _skip_colon(text: str, start: int, end: int) -> int:
    """Return where the title begins, behind a colon after the number (第一章：总则)."""
    if text[start] in "：:" and start + 1 < end:
        return _skip_blanks(text, start + 1, end)
    return start


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
