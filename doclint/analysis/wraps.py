"""Hard wraps: line ends put in at a fixed width, and which of them lie inside a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.furniture import furniture
from doclint.analysis.reads_on import reads_on
from doclint.model.document import Document, Kind, derived
from doclint.model.numbering import Numbering, Style

STRETCH = 120  # blocks looked at together: a file may hold texts of several widths
WIDEST = 100  # code points of a line that a width was set for
NARROWEST = 36  # columns; what is narrower is a table or verse
SURE = 3.0  # log-likelihood: at this a cut is taken for a split 6 times in 1,000
SLACK = 5  # columns that a full line may fall short of the width: type is set in points

_STOPS = "。！？!?…；;：:.”’」』）)》】"
_SENTENCE_STOPS = "。！？!?…"
# what can't be parted by a line end: a word or number, a mark with the character before it
_TOKEN = re.compile(
    r"[“‘（《〈「『【(\[]*(?:[A-Za-z0-9.,%/\-]+|.)[，。、；：！？”’）》〉」』】)\],.;:!?%]*"
)


# no prose: a line of contents, glyphs without letters, the cells of a table's row
_NO_PROSE = re.compile(
    r"[.…·]{4,}\s*\d+$|^\(cid:|[^\sA-Za-z0-9] \S{1,4}$|(?:[^\s\d] +[^\s\d].*){3}"
)


class Line(NamedTuple):
    """A block that is one line. `width` counts columns, indent included; `block` indexes the blocks.

    `joined` says that no blank line parts it from the line before; `indent` counts its columns;
    `trailing` says that blanks end the line before it.
    """

    block: int
    width: int
    indent: int
    joined: bool
    trailing: bool


class Wrap(NamedTuple):
    """A line end inside a paragraph: it follows the block `before`, which the next one continues."""

    before: int
    width: int


class _Signs(NamedTuple):
    """How a stretch marks its paragraphs. `width` is that of its full lines, 0 where it is not wrapped."""

    width: int
    indent: bool  # new paragraphs are indented, and only they
    trailing: bool  # blanks end the last lines of paragraphs, and only them


@derived
def wraps(document: Document) -> tuple[Wrap, ...]:
    """Return the line ends that a fixed width put inside paragraphs, in order."""
    if document.source.format != "txt" or len(document.blocks) < 10:
        return ()
    found: list[Wrap] = []
    for start in range(0, len(document.blocks), STRETCH):
        if _may_be_wrapped(document, start):
            found += _wraps_from(document, start)
    return tuple(found) if _reads(document, found) else ()


def _may_be_wrapped(document: Document, start: int) -> bool:
    """Tell whether a fifth of the stretch are lines that may be full and end unfinished."""
    text, stretch = document.text, document.blocks[start : start + STRETCH]
    ends = [text[b.end - 1] for b in stretch if NARROWEST // 2 - 2 <= b.end - b.start <= WIDEST]
    return sum(1 for end in ends if end not in _STOPS) * 5 >= len(stretch)


def _wraps_from(document: Document, start: int) -> Iterator[Wrap]:
    stretch = _lines(document, start, min(start + STRETCH + 1, len(document.blocks)))
    signs = _signs(document, stretch)
    if not signs.width:
        return
    skipped, marks = document.derive(_skipped), document.derive(_marks)
    for i, (before, after) in enumerate(pairwise(stretch)):
        if before.block in skipped or after.block in skipped or not after.joined:
            continue
        following = stretch[i + 2] if i + 2 < len(stretch) else None
        if _goes_on(document, signs, before, after, following, marks.get(after.block)):
            yield Wrap(before.block, signs.width)


def _skipped(document: Document) -> frozenset[int]:
    return frozenset(furniture(document))


def _marks(document: Document) -> dict[int, Numbering]:
    return {mark.block: mark.numbering for mark in document.outline.marks}


def _lines(document: Document, first: int, last: int) -> list[Line]:
    text, blocks = document.text, document.blocks
    lines = []
    end = blocks[first - 1].end if first else 0
    for i in range(first, last):
        block = blocks[i]
        gap = text[end : block.start]
        at = max(gap.rfind("\n"), gap.rfind("\r")) + 1
        indent = _columns(gap[at:]) if at or not end else 0
        ends = gap.count("\n") or gap.count("\r")
        trailing = bool(gap) and gap[0] in " \t\u3000\xa0"
        single = block.kind is not Kind.BLANK and "\n" not in text[block.start : block.end]
        width = indent + _columns(text[block.start : block.end]) if single else 0
        lines.append(Line(i, width, indent, ends == 1 and single, trailing))
        end = block.end
    return lines


def _columns(words: str) -> int:
    """Return how many columns the words take: two for each character that is not ASCII."""
    if len(words) > 2 * WIDEST:
        return len(words)  # no line of a set width
    return 2 * len(words) - len(words.encode("ascii", "ignore"))


def _signs(document: Document, stretch: Sequence[Line]) -> _Signs:
    """Return the width most unfinished lines have, and what tells paragraphs apart at that width."""
    text, blocks = document.text, document.blocks
    last = [text[blocks[line.block].end - 1] if line.width else "" for line in stretch]
    unfinished = Counter(
        line.width
        for line, end in zip(stretch, last, strict=True)
        if line.width >= NARROWEST and end and end not in _STOPS
    )
    if not unfinished:
        return _Signs(0, indent=False, trailing=False)
    near = {w: sum(unfinished[w - n] for n in range(SLACK + 1)) for w in unfinished}
    width = max(near, key=lambda w: (near[w], w))
    # lines with figures are set narrower, lines that lost their end are longer
    wrapped = near[width] >= 4 and near[width] * 2 >= sum(unfinished.values())
    some = sum(1 for line in stretch if line.width)
    filled = sum(1 for line in stretch if width - SLACK <= line.width <= width + 2)
    wider = sum(1 for line in stretch if line.width > 2 * width)
    if not wrapped or filled * 4 < some or near[width] * 8 < some or wider * 4 > some:
        return _Signs(0, indent=False, trailing=False)
    new = Counter[str]()
    old = Counter[str]()
    for before, after, end in zip(stretch, stretch[1:], last, strict=False):
        if not after.joined:
            continue
        ended = before.width < width - 2 * SLACK and end in _SENTENCE_STOPS
        goes_on = before.width >= width - SLACK and (end.isalnum() or end in "，、")
        tally = new if ended else old if goes_on else None
        if tally is not None:
            tally.update(all=1, indent=int(after.indent >= 2), trailing=int(after.trailing))
    return _Signs(width, indent=_tells("indent", new, old), trailing=_tells("trailing", new, old))


def _tells(sign: str, new: Counter[str], old: Counter[str]) -> bool:
    """Tell whether the sign stands at nearly all paragraph ends and at nearly no other line end."""
    return (
        min(new["all"], old["all"]) >= 3
        and new[sign] * 10 >= new["all"] * 9
        and old[sign] * 10 <= old["all"]
    )


def _goes_on(
    document: Document,
    signs: _Signs,
    before: Line,
    after: Line,
    following: Line | None,
    mark: Numbering | None,
) -> bool:
    """Tell whether the line `after` continues the paragraph of the line `before`."""
    text = document.text
    one, two = document.blocks[before.block], document.blocks[after.block]
    if signs.indent and after.indent >= 2:
        return False
    if signs.trailing and after.trailing:
        return False
    last = text[one.end - 1]
    if last.isdecimal() and text[two.start].isdecimal():
        return False
    if document.language == "zh" and _NO_PROSE.search(text[one.start : one.end]):
        return False
    token = _TOKEN.match(text, two.start, two.end)
    room = signs.width - SLACK - before.width
    unfinished = last.isalnum() or last in "，、,"
    if (
        token
        and room > 0
        and _columns(token[0]) <= room
        and not (unfinished and _reads_on_early(document, signs, before, after))
    ):
        return False
    if before.width > signs.width + SLACK and not unfinished:
        return False  # lines stuck together, or a paragraph that is not wrapped
    if mark and not _is_mention(text, mark, last):
        return False
    if signs.indent or signs.trailing or unfinished:
        return True
    if last in "；;：:":
        return False
    # a short line without a stop after a finished one is a heading
    short = after.width < signs.width - 2 * SLACK
    return not (short and text[two.end - 1] not in _STOPS) and following is not None


def _reads_on_early(document: Document, signs: _Signs, before: Line, after: Line) -> bool:
    """Tell whether the text reads on though the line had room: figures are set narrower in print."""
    if before.width * 10 < signs.width * 7 or document.language != "zh":
        return False
    return signs.indent or signs.trailing or _score(document, before.block, after.block) > SURE


def _is_mention(text: str, mark: Numbering, last: str) -> bool:
    """Tell whether a number that begins a line belongs to the sentence before it."""
    if last in "，、" or mark.style in (Style.IS, Style.SEQUENCE, Style.NOTE):
        return last not in _SENTENCE_STOPS
    if not last.isalnum():
        return False
    after = text[mark.end : mark.end + 1]
    if mark.style is Style.ARTICLE:
        return not after.isspace()
    return mark.style is Style.DECIMAL or after in ("项", "款", "条", "目")


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
