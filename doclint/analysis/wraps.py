"""Hard wraps: line ends put in at a fixed width, and which of them lie inside a paragraph."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.furniture import furniture
from doclint.analysis.line_widths import (
    NARROWEST,
    SENTENCE_STOPS,
    SLACK,
    STOPS,
    WIDEST,
    Line,
    Signs,
    by_characters,
    by_columns,
    characters,
    columns,
    is_row,
    signs_of,
)
from doclint.analysis.reads_on import reads_on
from doclint.model.document import Document, derived
from doclint.model.numbering import Numbering, Style
from doclint.parse.numerals import to_chinese

STRETCH = 60  # blocks looked at together: a file may hold texts of several widths
FINISHED = -1.0  # of full lines with a stop: above this 8 of 190 end paragraphs, below 28 of 78
HEADING = (
    -7.0
)  # of full lines with a number or dash and no stop: 8 of 10 headings are below, 0 of 918 others
SURE = 3.0  # log-likelihood: at this a cut is taken for a split 6 times in 1,000

_BULLETS = ("- ", "* ", "+ ", "• ", "● ", "▪ ")
# what can't be parted by a line end: a word or number, a mark with the character before it
# (few documents are wrapped: compiled where one is)
_PIECE = r"[“‘（《〈「『【(\[]*(?:[!-~]+|.)[，。、；：！？”’）》〉」』】)\],.;:!?%]*"


class Wrap(NamedTuple):
    """A line end inside a paragraph: it follows the block `before`, which the next one continues."""

    before: int
    width: int


@derived
def wraps(document: Document) -> tuple[Wrap, ...]:
    """Return the line ends that a fixed width put inside paragraphs, in order."""
    if document.source.format == "md" or len(document.blocks) < 10:
        return ()
    # a short rest at the end is judged with what stands before it
    last = max(0, len(document.blocks) - STRETCH)
    starts = [min(start, last) for start in range(0, len(document.blocks), STRETCH)]
    starts = [start for start in starts if _may_be_wrapped(document, start)]
    if not starts:
        return ()
    found: list[Wrap] = []
    measured = _measured(document, starts)
    for start, signs in zip(starts, measured.signs, strict=True):
        done = found[-1].before if found else -1
        found += (
            wrap for wrap in _wraps_in(document, start, signs, measured) if wrap.before > done
        )
    return tuple(found) if _reads(document, found) else ()


def _may_be_wrapped(document: Document, start: int) -> bool:
    """Tell whether a fifth of the stretch are lines that may be full and end unfinished."""
    text, stretch = document.text, document.blocks[start : start + STRETCH]
    ends = [text[b.end - 1] for b in stretch if NARROWEST // 2 - 2 <= b.end - b.start <= WIDEST]
    return sum(1 for end in ends if end not in STOPS) * 5 >= len(stretch)


class _Measured(NamedTuple):
    """The lines, measured in columns or in characters, and what the stretches show so measured."""

    lines: list[Line]
    measure: Callable[[str], int]
    signs: list[Signs]


def _measured(document: Document, starts: Sequence[int]) -> _Measured:
    """Return the lines in the measure that makes more of them alike, columns where both do."""
    by_column, by_character = (
        _Measured(
            lines, measure, [signs_of(document, lines, at, at + STRETCH + 1) for at in starts]
        )
        for lines, measure in (
            (by_columns(document), columns),
            (by_characters(document), characters),
        )
    )
    one, two = (sum(signs.alike for signs in way.signs) for way in (by_column, by_character))
    return by_character if two * 20 > one * 21 else by_column


def _wraps_in(document: Document, start: int, signs: Signs, measured: _Measured) -> Iterator[Wrap]:
    if not signs.width:
        return
    skipped = _skipped(document)
    for before, after in pairwise(measured.lines[start : start + STRETCH + 1]):
        if before.block in skipped or after.block in skipped or not after.joined:
            continue
        if signs.blank or _goes_on(document, signs, before, after, measured.measure):
            yield Wrap(before.block, signs.width)


@derived
def _skipped(document: Document) -> frozenset[int]:
    return frozenset(furniture(document))


@derived
def _marks(document: Document) -> dict[int, Numbering]:
    return {mark.block: mark.numbering for mark in document.outline.marks}


def _goes_on(
    document: Document,
    signs: Signs,
    before: Line,
    after: Line,
    measure: Callable[[str], int],
) -> bool:
    """Tell whether the line `after` continues the paragraph of the line `before`."""
    text = document.text
    one, two = document.blocks[before.block], document.blocks[after.block]
    if signs.indent and after.indent >= 2:
        return False
    if signs.trailing and after.trailing:
        return False
    last = text[one.end - 1]
    if last.isdecimal() and text[two.start].isdecimal() and last.isascii():
        return False
    if document.language == "zh" and (
        is_row(text, one.start, one.end) or is_row(text, two.start, two.end)
    ):
        return False
    token = re.compile(_PIECE).match(text, two.start, two.end)
    blank = int(document.language == "en")
    room = signs.width - signs.slack - before.width - blank
    unfinished = last.isalnum() or last in "，、,％%" or _only_closes(text, one.start, one.end)
    if (
        token
        and room > 0
        and measure(token[0]) <= room
        and not (unfinished and _reads_on_early(document, signs, before, after))
    ):
        return False
    indent = before.indent if signs.indent else 0  # some programs wrap, then indent
    if before.width > signs.width + SLACK + indent and not unfinished:
        return False  # lines stuck together, or a paragraph that is not wrapped
    marks = _marks(document)
    mark = marks.get(after.block)
    counted = mark is not None and signs.indent and mark.style in (Style.IS, Style.SEQUENCE)
    if mark and not counted and not _is_mention(text, mark, last):
        return False
    if last in SENTENCE_STOPS + ";；" and text.startswith("--", two.start):
        return False  # an item of an English list
    if text.startswith(_BULLETS, two.start):
        return False
    if unfinished:
        return not _is_full_heading(document, before.block, after.block)
    if signs.indent or signs.trailing:
        return True
    if last in "：:":
        return False
    # a short line without a stop after a finished one is a heading
    short = after.width < signs.width - 2 * SLACK
    if short and text[two.end - 1] not in STOPS:
        return False
    return document.language != "zh" or _score(document, before.block, after.block) > FINISHED


def _is_full_heading(document: Document, before: int, after: int) -> bool:
    """Tell whether an unfinished line is a heading that happens to be as long as the lines."""
    mark = _marks(document).get(before)
    dashed = document.text[document.blocks[before].start] == "—"
    may_be = dashed or (mark is not None and mark.style is not Style.ARTICLE)
    return document.language == "zh" and may_be and _score(document, before, after) < HEADING


def _only_closes(text: str, start: int, end: int) -> bool:
    """Tell whether the line ends in quotes or brackets that close no sentence."""
    while end > start and text[end - 1] in "”’》）)」』】〉":
        end -= 1
    return text[end : end + 1] in tuple("”’》〉」』") and end > start and text[end - 1].isalnum()


def _reads_on_early(document: Document, signs: Signs, before: Line, after: Line) -> bool:
    """Tell whether the text reads on though the line had room: figures are set narrower in print."""
    if before.width * 10 < signs.width * 7 or document.language != "zh":
        return False
    return signs.indent or signs.trailing or _score(document, before.block, after.block) > SURE


def _is_mention(text: str, mark: Numbering, last: str) -> bool:
    """Tell whether a number that begins a line belongs to the sentence before it."""
    if last in "，、" or mark.style in (Style.IS, Style.SEQUENCE, Style.NOTE):
        return last not in SENTENCE_STOPS or _counts_inside(text, mark)
    if not last.isalnum():
        return False
    after = text[mark.end : mark.end + 1]
    if mark.style is Style.ARTICLE:
        return not after.isspace()
    return mark.style is Style.DECIMAL or after in ("项", "款", "条", "目")


def _counts_inside(text: str, mark: Numbering) -> bool:
    """Tell whether the number before, as in 三是, stands inside a line shortly before."""
    if mark.style is not Style.IS or not 1 < mark.value < 100:
        return False
    before = to_chinese(mark.value - 1) + text[mark.digits_end : mark.digits_end + 1]
    at = text.rfind(before, max(0, mark.start - 800), mark.start)
    return at > 0 and not text[at - 1].isspace()


def _reads(document: Document, found: Sequence[Wrap]) -> bool:
    """Tell whether the text reads on over most of the line ends that no mark stands at."""
    if len(found) < 8:
        return False
    if document.language != "zh":
        return True
    text, blocks = document.text, document.blocks
    open_ends = [w for w in found if text[blocks[w.before].end - 1].isalpha()]
    sample = open_ends[:: len(open_ends) // 60 + 1]
    on = 0
    for wrap in sample:
        on += _score(document, wrap.before, wrap.before + 1) > 0
    return on * 10 >= len(sample) * 6


def _score(document: Document, before: int, after: int) -> float:
    """Return the evidence that the block `after` reads on from `before`."""
    text, blocks = document.text, document.blocks
    one, two = blocks[before], blocks[after]
    return reads_on(
        text[max(one.start, one.end - 40) : one.end], text[two.start : min(two.end, two.start + 80)]
    )
