"""Page furniture in the text: page numbers and running heads that stand between its lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from doclint.model.document import PROSE, Document, Genre, Kind, derived
from doclint.model.numbering import Style

LONGEST = 80  # code points of a running head with its blanks; longer lines are text
NEAREST = 200  # code points between two page ends at least; a page of large print holds 300
SHORTEST = 30  # the same, where the numbers are marked as those of pages
FARTHEST = 6_000  # and at most, a page counted

_DASH = r"[-—–－―─~·•]"
_NUMBER = re.compile(
    rf"""
    {_DASH}{{1,3}}\s*(?P<dashed>\d{{1,4}})\s*{_DASH}{{1,3}}
  | (?:{_DASH}{{1,3}}\s*)?第\s*(?P<page>\d{{1,4}})\s*页
    (?:\s*[，,/／（(]?\s*共\s*\d{{1,4}}\s*页\s*[)）]?)?(?:\s*{_DASH}{{1,3}})?
  | \[?(?i:page|p\.)\s*(?P<english>\d{{1,4}})(?:\s*(?:of|/)\s*\d{{1,4}})?\]?
  | (?P<of>\d{{1,4}})\s*[/／]\s*\d{{1,4}}
  | (?P<bare>\d{{1,4}})
    """,
    re.VERBOSE,
)
_DECORATED = frozenset({"dashed", "page", "english"})
_NUMBERED = re.compile(
    r"(?:(?P<page>\[?(?i:page)\s?\d{1,4}\]?|第\s?\d{1,4}\s?页)|(?P<bare>\d{1,4}))"
    r"(?P<gap>[\s|·—-]+)(?P<words>.*)"
    r"|(?P<words_>.*?)(?P<gap_>[\s|·—-]+)"
    r"(?:(?P<page_>\[?(?i:page)\s?\d{1,4}\]?|第\s?\d{1,4}\s?页)|(?P<bare_>\d{1,4}))",
    re.DOTALL,
)
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_STOPS = "。！？!?…；;：:.”’」』"
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MARKUP = re.compile(r"[<>{}=`*|]|^[#$]")


class Role(Enum):
    """What a piece of page furniture is."""

    NUMBER = "number"
    HEAD = "head"


class Furnishing(NamedTuple):
    """A block that belongs to a page, not to the text. `block` indexes the document's blocks.

    `sure` says that it recurs as pages do; a single one only looks like it. `words` is a running
    head without its number and blanks, or the number of a page.
    """

    block: int
    role: Role
    sure: bool
    words: str


class _Line(NamedTuple):
    """A short block: `key` is what recurs; `number` its page number or -1, `named` as one."""

    block: int
    start: int
    key: str
    number: int
    named: bool


@derived
def furniture(document: Document) -> tuple[int, ...]:
    """Return the blocks that are page furniture, ascending."""
    return tuple(piece.block for piece in furnishings(document))


@derived
def furnishings(document: Document) -> tuple[Furnishing, ...]:
    """Return the page furniture of a document in order."""
    around = _Around(document)
    numbers, lines = _candidates(document, around)
    if not numbers and not lines:
        return ()
    around.numbers = {line.block for line in numbers}
    around.candidates = around.numbers | {line.block for line in lines}
    # heads that show by themselves are no cells of a table beside the numbers
    around.heads = {piece.block for piece in _heads(lines, set(), around) if piece.sure}
    found = {piece.block: piece for piece in _page_numbers(numbers, around)}
    for piece in _heads(lines, set(found), around):
        found.setdefault(piece.block, piece)
    return tuple(found[i] for i in sorted(found))


def _candidates(document: Document, around: _Around) -> tuple[list[_Line], list[_Line]]:
    """Return the blocks that look like page numbers, and those that may be running heads."""
    text = document.text
    short = [
        (i, block.start, text[block.start : block.end])
        for i, block in enumerate(document.blocks)
        if block.end - block.start <= LONGEST
        and (block.kind in PROSE or block.kind is Kind.HEADING)
    ]
    count = Counter([words for _, _, words in short])
    numbers, lines = [], []
    for i, start, words in short:
        often = count[words] > 1
        digits = words[-1] in "0123456789页-—–－―─~·•])）" or words[0].isdecimal()
        if digits:
            found = _NUMBER.fullmatch(words)
            if found and found.lastgroup:
                value = int(found[found.lastgroup])
                numbers.append(_Line(i, start, found.lastgroup, value, named=True))
                continue
        elif (not often and not around.title) or words[-1] in _STOPS:
            continue
        line = _line(i, start, words, digits=digits)
        likely = line.number >= 0 or often or (around.title and around.is_title(line.key))
        if likely and _LETTERS.search(line.key) and not _MARKUP.search(line.key):
            lines.append(line)
    return numbers, lines


def _line(block: int, start: int, words: str, *, digits: bool) -> _Line:
    found = _NUMBERED.fullmatch(words) if digits else None
    if not found:
        return _Line(block, start, _BLANKS.sub("", words), -1, named=False)
    named = found["page"] or found["page_"]
    number = _DIGITS.search(named or found["bare"] or found["bare_"])
    key = _BLANKS.sub("", found["words"] or found["words_"] or "")
    return _Line(block, start, key, int(number[0]) if number else -1, named=bool(named))


class _Around:
    """What stands around a block; `candidates` are looked past."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.candidates: set[int] = set()
        self.numbers: set[int] = set()
        self.heads: set[int] = set()
        heads = [section.heading for section in document.outline.sections]
        self._heads = {heading.block for heading in heads}
        self._alone = {heading.block for heading in heads if not heading.run_in}
        self._marks = {mark.block: mark for mark in document.outline.marks}
        self.titles = frozenset(document.outline.titles)
        text, blocks = document.text, document.blocks
        self.title = "".join(_BLANKS.sub("", blocks[i].span.of(text)) for i in sorted(self.titles))

    def is_title(self, key: str) -> bool:
        """Tell whether the words are the document's title, or the most of it."""
        return len(key) >= 4 and (key in self.title or (self.title in key and bool(self.title)))

    def interrupts(self, block: int) -> bool:
        """Tell whether a sentence stops before the block unfinished and text follows it."""
        before, after = self.beyond(block, -1), self.beyond(block, 1)
        if before < 0 or after < 0 or before in self._alone or self._begins(after):
            return False
        text, blocks = self.document.text, self.document.blocks
        one, two = blocks[before], blocks[after]
        if one.kind not in PROSE or two.kind not in PROSE:
            return False
        if one.end - one.start < 12 or two.end - two.start < 4:
            return False
        last, first = text[one.end - 1], text[two.start]
        if self.document.language == "en":
            return last not in _STOPS and first.islower()
        return (last.isalnum() or last in "，、,）)》") and (first.isalnum() or first in "“《（(")

    def _begins(self, block: int) -> bool:
        mark = self._marks.get(block)
        return block in self._heads or (mark is not None and mark.numbering.style is not Style.IS)

    def beyond(self, block: int, step: int) -> int:
        """Return the nearest block that is no candidate, before (-1) or after (1); else -1."""
        blocks = self.document.blocks
        i = block + step
        for _ in range(4):
            if not 0 <= i < len(blocks):
                return -1
            if i not in self.candidates and blocks[i].kind is not Kind.BLANK:
                return i
            i += step
        return -1

    def words(self, block: int) -> str:
        """Return how the block begins."""
        start, end = self.document.blocks[block].span
        return self.document.text[start : min(end, start + 24)]

    def is_heading(self, block: int) -> bool:
        """Tell whether the block is a heading of the text."""
        return block in self._heads

    def is_cell(self, block: int) -> bool:
        """Tell whether the block stands among short lines, as the cells of a table do."""
        blocks = self.document.blocks
        for step in (-1, 1):
            near = block + step
            if near in self.numbers or near in self.heads:
                near += step
            if 0 <= near < len(blocks) and near not in self._heads and near not in self.titles:
                start, end = blocks[near].span
                if end - start < 12 and self.document.text[end - 1] not in _STOPS:
                    return True
        return False

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
            and self.document.text[end - 1] not in _STOPS
            and not self.interrupts(block)
        )

    @cached_property
    def wrapped(self) -> bool:
        """Tell whether many lines end unfinished, so that a broken sentence says nothing."""
        text = self.document.text
        ends = [text[b.end - 1] for b in self.document.blocks if b.end - b.start >= 12]
        return sum(1 for last in ends if last.isalnum()) * 5 >= len(ends) * 2


def _page_numbers(numbers: list[_Line], around: _Around) -> list[Furnishing]:
    found = []
    for chain in _chains(numbers):
        sure = _are_pages(chain, around)
        for line in chain:
            alone = line.key in _DECORATED or (
                len(chain) < 3 and not around.wrapped and _splits(line, around)
            )
            if sure or alone:
                found.append(Furnishing(line.block, Role.NUMBER, sure, str(line.number)))
    return found


def _splits(line: _Line, around: _Around) -> bool:
    return around.interrupts(line.block) and not around.is_cell(line.block)


def _are_pages(chain: list[_Line], around: _Around) -> bool:
    if chain[0].key in _DECORATED:
        return len(chain) >= 2
    if len(chain) < 3 or (chain[-1].number - chain[0].number) * 2 > 3 * (len(chain) - 1):
        return False
    listed = sum(1 for n in chain if around.is_cell(n.block) or around.heads_a_line(n.block))
    if listed * 3 > len(chain):
        return False
    broken = sum(1 for line in chain if around.interrupts(line.block))
    return broken * 3 >= len(chain) or (len(chain) >= 4 and _regular(line.start for line in chain))


def _chains(numbers: list[_Line]) -> list[list[_Line]]:
    """Return the runs of numbers that count up a page apart."""
    chains: list[list[_Line]] = []
    latest: dict[tuple[str, int], list[_Line]] = {}
    for line in numbers:
        # a page of an abstract may be short, but a bare number close by is a list's
        nearest = SHORTEST if line.key in _DECORATED else NEAREST
        for step in (1, 2, 3):
            chain = latest.get((line.key, line.number - step))
            if chain and nearest <= line.start - chain[-1].start <= FARTHEST * step:
                del latest[line.key, line.number - step]
                chain.append(line)
                break
        else:
            chain = [line]
            chains.append(chain)
        latest[line.key, line.number] = chain
    return chains


def _regular(starts: Iterable[int]) -> bool:
    """Tell whether most distances are within a half of their median."""
    gaps = [after - before for before, after in pairwise(starts)]
    middle = median(gaps)
    near = sum(1 for gap in gaps if middle * 0.6 <= gap <= middle * 1.5)
    return middle >= NEAREST and near * 5 >= len(gaps) * 4


def _heads(lines: list[_Line], numbers: set[int], around: _Around) -> list[Furnishing]:
    groups: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.block not in around.titles:
            groups[line.key].append(line)
    # feet that name their page are page numbers to the heads beside them
    numbers |= {line.block for group in groups.values() if _named(group) for line in group}
    found = []
    for key, group in groups.items():
        sure = _are_heads(key, group, numbers, around)
        if sure is None:
            continue
        for n, line in enumerate(group):
            if n or not _is_the_heading(line, numbers, around):
                found.append(Furnishing(line.block, Role.HEAD, sure, key))
    return found


def _are_heads(key: str, group: list[_Line], numbers: set[int], around: _Around) -> bool | None:
    """Return whether the group surely is a running head, None where it is none."""
    if len(group) < 3:
        # the title once more, inside a sentence
        broken = all(_splits(line, around) for line in group)
        return len(group) > 1 if broken and around.is_title(key) else None
    if len(key) < 4 or _copied(group, around):
        return None
    beside = _beside(group, numbers)
    if not beside and group[-1].start - group[0].start < NEAREST * (len(group) - 1):
        return None
    if around.is_title(key) or beside or _named(group):
        return True
    splits = sum(1 for line in group if _splits(line, around))
    if splits * 5 >= len(group) * 2 and not around.wrapped:
        return True
    if around.document.genre is Genre.LITERATURE or any(line.number >= 0 for line in group):
        return None
    cells = any(around.is_cell(line.block) for line in group)
    regular = len(group) >= 5 and not cells and _regular(line.start for line in group)
    return True if regular else None


def _beside(group: list[_Line], numbers: set[int]) -> bool:
    beside = sum(1 for line in group if line.block - 1 in numbers or line.block + 1 in numbers)
    return beside * 5 >= len(group) * 3


def _named(group: list[_Line]) -> bool:
    """Tell whether the lines name their pages, and these count up."""
    return (
        len(group) > 2
        and all(line.named for line in group)
        and all(before.number < after.number for before, after in pairwise(group))
    )


def _copied(group: list[_Line], around: _Around) -> bool:
    """Tell whether the same text follows the lines, or stands before them: a part that is repeated."""
    for step in (-1, 1):
        near = [around.beyond(line.block, step) for line in group]
        words = [around.words(i) for i in near if i >= 0]
        if len(set(words)) * 5 < len(words) * 4:
            return True
    return False


def _is_the_heading(line: _Line, numbers: set[int], around: _Around) -> bool:
    if not around.is_heading(line.block) or around.interrupts(line.block):
        return False
    return line.block - 1 not in numbers and line.block + 1 not in numbers
