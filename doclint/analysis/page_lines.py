"""Lines that may be page numbers or running heads, and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from doclint.model.document import PROSE, Block, Document, Kind, Mark
from doclint.model.numbering import Style

LONGEST = 80  # code points of a running head with its blanks; longer lines are text

_DASHES = "-—–－―─~·•"
_DASH = f"[{_DASHES}]"
_DOTS = ".,，"
_DOT = f"[{_DOTS}·]"  # how a reader of print takes the dots of ·13·
# both patterns are compiled where a line may match: few documents have one
_NUMBER = rf"""
    {_DASH}{{1,3}}\s*(?P<dashed>\d{{1,4}})\s*{_DASH}{{1,3}}
  | (?:{_DASH}{{1,3}}\s*)?第\s*(?P<page>\d{{1,4}})\s*页
    (?:\s*[，,/／（(]?\s*共\s*\d{{1,4}}\s*页\s*[)）]?)?(?:\s*{_DASH}{{1,3}})?
  | \[?(?i:page|p\.)\s*(?P<english>\d{{1,4}})(?:\s*(?:of|/)\s*\d{{1,4}})?\]?
  | (?P<of>\d{{1,4}})\s*[/／]\s*\d{{1,4}}
  | {_DOT}{{1,2}}\s?(?P<dotted>\d{{1,4}})\s?[-{_DOTS}·]{{1,2}}
  | (?P<bare>\d(?:\ ?\d){{0,3}})
    """
DECORATED = frozenset({"dashed", "page", "english"})
_NUMBERED = (
    r"(?:(?P<page>\[?(?i:page)\s?\d{1,4}\]?|第\s?\d{1,4}\s?页)|(?P<bare>\d{1,4}))"
    r"(?P<gap>[\s|·—-]+)(?P<words>.*)"
    r"|(?P<words_>.*?)(?P<gap_>[\s|·—-]+)"
    r"(?:(?P<page_>\[?(?i:page)\s?\d{1,4}\]?|第\s?\d{1,4}\s?页)|(?P<bare_>\d{1,4}))"
)
_LAST = "0123456789页])）" + _DASHES  # ends a line with a page number
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"(?:\d|页|\])[\s|·—-]|[\s|·—-](?:\d|第|\[?[pP])")
_FRAME = _DASHES + _DOTS + "0123456789０１２３４５６７８９ \t\u3000\xa0"
STOPS = "。！？!?…；;：:.”’」』"
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MARKUP = re.compile(r"[<>{}=`*|]|^[#$]")


_LINE = 40  # code points
_NEAR = 4  # blocks that are looked at past candidates

_BLANK, _MARKED_UP = Kind.BLANK, Kind.HEADING  # named once: each time takes 200 nanoseconds


class Line(NamedTuple):
    """A short block: `key` is what recurs; `number` its page number or -1, `named` as one."""

    block: int
    start: int
    key: str
    number: int
    named: bool


_Form = tuple[str, int, bool]  # the last three of a Line: what the words alone tell


def candidates(document: Document, around: Around) -> tuple[list[Line], list[Line]]:
    """Return the blocks that look like page numbers, and those that may be running heads."""
    text = document.text
    # a line that ends with a stop is a sentence, if it does not begin with a figure
    short = [
        (i, start, text[start:end])
        for i, (kind, start, end, _, _, _) in enumerate(document.blocks)
        if end - start <= LONGEST
        and (kind in PROSE or kind is _MARKED_UP)
        and (text[end - 1] not in STOPS or text[start].isdecimal() or text[start] in _DOTS)
    ]
    count = Counter([words for _, _, words in short])
    numbers: list[Line] = []
    lines: list[Line] = []
    known: dict[str, tuple[list[Line], _Form] | None] = {}  # what stands often is read once
    for i, start, words in short:
        if words in known:
            read = known[words]
        else:
            often = count[words] > 1
            digits = words[-1] in _LAST or words[0].isdecimal() or words[0] in _DOTS
            if not digits and not often and not around.may_be_title(words):
                continue
            page = _page_number(words) if digits else None
            head = None if page else _head(words, around, digits=digits, often=often)
            read = (numbers, page) if page else (lines, head) if head else None
            if often:
                known[words] = read
        if read:
            kind, (key, number, named) = read
            # made so in half the time of calling the class
            kind.append(tuple.__new__(Line, (i, start, key, number, named)))
    return numbers, lines


def _page_number(words: str) -> _Form | None:
    rest = words.strip(_FRAME)
    # most lines with figures at an end are words
    if rest and rest[0] not in "第/／[pP":
        return None
    found = re.fullmatch(_NUMBER, words, re.VERBOSE)
    if not found or not found.lastgroup:
        return None
    return found.lastgroup, int(found[found.lastgroup].replace(" ", "")), True


def _head(words: str, around: Around, *, digits: bool, often: bool) -> _Form | None:
    form = _numbered(words) if digits and _GAP.search(words) else None
    key, number, _ = form = form or (_BLANKS.sub("", words), -1, False)
    likely = number >= 0 or often or (around.title and around.is_title(key))
    return form if likely and _LETTERS.search(key) and not _MARKUP.search(key) else None


def _numbered(words: str) -> _Form | None:
    found = re.fullmatch(_NUMBERED, words, re.DOTALL)
    if not found:
        return None
    named = found["page"] or found["page_"]
    number = _DIGITS.search(named or found["bare"] or found["bare_"])
    key = _BLANKS.sub("", found["words"] or found["words_"] or "")
    return key, int(number[0]) if number else -1, bool(named)


class Around:
    """What stands around a block; `candidates` are looked past, and set before that is asked."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.candidates: set[int] = set()
        self.numbers: set[int] = set()
        self.heads: set[int] = set()
        heads = [section.heading for section in document.outline.sections]
        self._heads = {heading.block for heading in heads}
        self.titles = frozenset(document.outline.titles)
        text, blocks = document.text, document.blocks
        self.title = "".join(_BLANKS.sub("", blocks[i].span.of(text)) for i in sorted(self.titles))

    def is_title(self, key: str) -> bool:
        """Tell whether the words are the document's title, or the most of it."""
        return len(key) >= 4 and (key in self.title or (self.title in key and bool(self.title)))

    def may_be_title(self, words: str) -> bool:
        """Tell, at little cost, whether `words` may be the title when their blanks are gone."""
        title = self.title
        return bool(title) and (words[0] in title or title[0] in words)

    def interrupts(self, block: int) -> bool:
        """Tell whether a sentence stops before the block unfinished and text follows it."""
        before = self.beyond(block, -1)
        if before < 0 or before in self._alone:
            return False
        after = self.beyond(block, 1)
        if after < 0 or self._begins(after):
            return False
        text, blocks = self.document.text, self.document.blocks
        one, two = blocks[before], blocks[after]
        if one.kind not in PROSE or two.kind not in PROSE:
            return False
        if one.end - one.start < 12 or two.end - two.start < 4 or self._is_line(one):
            return False
        last, first = text[one.end - 1], text[two.start]
        if self.document.language == "en":
            return last not in STOPS and first.islower()
        return (last.isalnum() or last in "，、,）)》") and (first.isalnum() or first in "“《（(")

    def _is_line(self, block: Block) -> bool:
        """Tell whether a Chinese block is a byline or another line without a clause."""
        text, (start, end) = self.document.text, block.span
        if self.document.language != "zh" or self.wrapped or end - start >= _LINE:
            return False
        return not any(text.find(mark, start, end) >= 0 for mark in "，。")

    def _begins(self, block: int) -> bool:
        mark = self._marks.get(block)
        return block in self._heads or (mark is not None and mark.numbering.style is not Style.IS)

    def beyond(self, block: int, step: int) -> int:
        """Return the nearest of four blocks that is no candidate, before (-1) or after (1); else -1."""
        if step < 0:
            return self._others.rfind(1, max(0, block - _NEAR), block)
        return self._others.find(1, block + 1, block + 1 + _NEAR)

    def nearest(self, blocks: list[int], step: int) -> list[int]:
        """Return what is `beyond` each of `blocks`."""
        if step < 0:
            before = self._others.rfind
            return [before(1, i - _NEAR if i > _NEAR else 0, i) for i in blocks]
        after = self._others.find
        return [after(1, i + 1, i + 1 + _NEAR) for i in blocks]

    @cached_property
    def _others(self) -> bytearray:
        """A byte a block: 1 where it is neither blank nor a candidate."""
        others = bytearray([block.kind is not _BLANK for block in self.document.blocks])
        for i in self.candidates:
            others[i] = 0
        return others

    @cached_property
    def _alone(self) -> set[int]:
        """The headings that have a block of their own."""
        heads = (section.heading for section in self.document.outline.sections)
        return {heading.block for heading in heads if not heading.run_in}

    @cached_property
    def _marks(self) -> dict[int, Mark]:
        return {mark.block: mark for mark in self.document.outline.marks}

    def words(self, block: int) -> str:
        """Return how the block begins."""
        start, end = self.document.blocks[block].span
        return self.document.text[start : min(end, start + 24)]

    def is_heading(self, block: int) -> bool:
        """Tell whether the block is a heading of the text."""
        return block in self._heads

    def is_cell(self, block: int) -> bool:
        """Tell whether the block stands among short lines, as the cells of a table do."""
        for step in (-1, 1):
            near = block + step
            if near in self.numbers or near in self.heads:
                near += step
            if near in self.cells:
                return True
        return False

    @cached_property
    def cells(self) -> set[int]:
        """The short lines that could be cells of a table: no headings, no sentences."""
        text, outside = self.document.text, self._heads | self.titles
        return {
            i
            for i, (_, start, end, _, _, _) in enumerate(self.document.blocks)
            if i not in outside and end - start < 12 and text[end - 1] not in STOPS
        }

    def heads_a_line(self, block: int) -> bool:
        """Tell whether a line that is no sentence follows, as in a table or list of names."""
        after = self.beyond(block, 1)
        if after < 0 or self._begins(after):
            return False
        start, end = self.document.blocks[after].span
        if self.document.text[start] in ".．、)）":
            return True
        return (
            end - start <= 30
            and self.document.text[end - 1] not in STOPS
            and not self.interrupts(block)
        )

    @cached_property
    def wrapped(self) -> bool:
        """Tell whether many lines end unfinished, so that a broken sentence says nothing."""
        text = self.document.text
        ends = [text[b.end - 1] for b in self.document.blocks if b.end - b.start >= 12]
        return sum(1 for last in ends if last.isalnum()) * 5 >= len(ends) * 2
