"""The lines of a text that is one block a line: their widths, and how they mark paragraphs."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.model.document import Document, Kind, derived
from doclint.model.patterns import compiled

WIDEST = 100  # code points of a line that a width was set for
NARROWEST = 36  # columns; what is narrower is a table or verse
SLACK = 5  # columns that a full line may fall short of the width: type is set in points
AROUND = 120  # lines before and after a stretch that show how paragraphs are marked
STOPS = "。！？!?…；;：:.”’」』）)》】"
SENTENCE_STOPS = "。！？!?…"


# no prose: a line of contents, glyphs without letters, the cells of a table's row (compiled where a
# line seems to be wrapped)
_NO_PROSE = r"[.…·]{4,}\s*\d+$|^\(cid:|[^\sA-Za-z0-9] \S{1,4}$"
_CELL_END = re.compile(r"[^\s\d] +(?=[^\s\d])")
# a blank that no number of a heading or article stands before or after parts Han characters in a table
_CELLS = re.compile(r"[^\x00-\u02ff条章节][ \t]+(?!第)[^\W\d_\x00-\u02ff]")
_OWN_NUMBER = re.compile(r"(?:第\S{1,6}|附\S{0,4}|[（(]\S{1,3}[）)]|\S{1,4}[、.．])[ \t]+")


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


class Signs(NamedTuple):
    """How a stretch marks its paragraphs. `width` is that of its full lines, 0 where it is not wrapped.

    `slack` is how far a full line may fall short; `alike` how many lines have one width.
    """

    width: int
    slack: int
    alike: int
    indent: bool  # new paragraphs are indented, and only they
    trailing: bool  # blanks end the last lines of paragraphs, and only them
    blank: bool  # a blank line parts paragraphs


NONE = Signs(0, 0, 0, indent=False, trailing=False, blank=False)


@derived
def by_columns(document: Document) -> list[Line]:
    """Return the lines, measured in columns."""
    return _lines(document, columns)


@derived
def by_characters(document: Document) -> list[Line]:
    """Return the lines, measured in code points, two columns each: some programs count so."""
    return _lines(document, characters)


def _lines(document: Document, measure: Callable[[str], int]) -> list[Line]:
    text = document.text
    lines = []
    end = 0
    for i, block in enumerate(document.blocks):
        gap = text[end : block.start]
        at = max(gap.rfind("\n"), gap.rfind("\r")) + 1
        indent = measure(gap[at:]) if at or not end else 0
        ends = gap.count("\n") or gap.count("\r")
        trailing = bool(gap) and gap[0] in " \t\u3000\xa0"
        single = block.kind is not Kind.BLANK and "\n" not in text[block.start : block.end]
        width = indent + measure(text[block.start : block.end]) if single else 0
        lines.append(Line(i, width, indent, ends == 1 and single, trailing))
        end = block.end
    return lines


def has_cells(text: str, start: int, end: int) -> bool:
    """Tell whether blanks part Han characters in a line, as the cells of a table's row."""
    if end - start > WIDEST:
        return False  # a text that lost its line ends
    number = _OWN_NUMBER.match(text, start, end)
    return bool(_CELLS.search(text, number.end() if number else start, end))


def is_row(text: str, start: int, end: int) -> bool:
    """Tell whether a line has cells, leaders or glyphs."""
    if end - start > WIDEST:
        return False
    if has_cells(text, start, end):
        return True
    words = text[start:end]
    return bool(compiled(_NO_PROSE).search(words)) or len(_CELL_END.findall(words)) > 2


def columns(words: str) -> int:
    """Return how many columns the words take: two for each character that is not ASCII."""
    if len(words) > 2 * WIDEST:
        return len(words)  # no line of a set width
    return 2 * len(words) - len(words.encode("ascii", "ignore"))


def characters(words: str) -> int:
    """Return twice the number of code points: some programs count so."""
    return 2 * len(words)


def signs_of(document: Document, lines: Sequence[Line], start: int, end: int) -> Signs:
    """Return what tells paragraphs apart in `lines[start:end]`, measured as they are.

    The width is that of most unfinished lines.
    """
    stretch = lines[start:end]
    last = _last_characters(document, stretch)
    unfinished = Counter(
        line.width
        for line, end in zip(stretch, last, strict=True)
        if line.width >= NARROWEST and end and end not in STOPS
    )
    if not unfinished:
        return NONE
    near = {w: sum(unfinished[w - n] for n in range(SLACK + 1)) for w in unfinished}
    # a stop that is hung past the width makes a few lines longer than most
    width = max(near, key=lambda w: (near[w] + unfinished[w], w))
    # lines with figures are set narrower, lines that lost their end are longer
    wrapped = near[width] >= 4 and near[width] * 2 >= sum(unfinished.values())
    some = sum(1 for line in stretch if line.width)
    filled = sum(1 for line in stretch if width - SLACK <= line.width <= width + 2)
    wider = sum(1 for line in stretch if line.width > 2 * width)
    if not wrapped or filled * 4 < some or near[width] * 8 < some or wider * 4 > some:
        return NONE
    slack = _slack(unfinished, width)
    if document.language == "en":
        # words are not parted: lines differ by a word's length, and the longest shows the width
        width, slack = max(w for w in unfinished if w <= width + 2 * SLACK), 0
    alike = max(unfinished.values())
    wide = lines[max(0, start - AROUND) : end + AROUND]
    indent, trailing, blank = _tallied(document, wide, width, slack)
    return Signs(
        width,
        SLACK if indent or trailing else slack,
        alike,
        indent=indent,
        trailing=trailing,
        blank=blank,
    )


def _slack(unfinished: Counter[int], width: int) -> int:
    """Return how far most lines fall short of the width; some are longer by a stop that is hung."""
    for slack, of_ten in ((0, 9), (2, 8)):
        within = sum(unfinished[w] for w in range(width - slack, width + 3))
        if within * 10 >= sum(unfinished.values()) * of_ten:
            return slack
    return SLACK


def _last_characters(document: Document, lines: Sequence[Line]) -> list[str]:
    text, blocks = document.text, document.blocks
    return [text[blocks[line.block].end - 1] if line.width else "" for line in lines]


def _tallied(
    document: Document, lines: Sequence[Line], width: int, slack: int
) -> tuple[bool, bool, bool]:
    """Tell whether an indent, trailing blanks, a blank line stand where paragraphs end, and only there."""
    last = _last_characters(document, lines)
    new = Counter[str]()
    old = Counter[str]()
    for (before, after), end in zip(pairwise(lines), last, strict=False):
        ended = before.width < width - 2 * SLACK and end in SENTENCE_STOPS
        goes_on = before.width >= width - slack and (end.isalnum() or end in "，、")
        tally = new if ended else old if goes_on else None
        if tally is not None:
            tally.update(
                all=1,
                indent=int(after.indent >= 2),
                trailing=int(after.trailing),
                blank=int(not after.joined),
            )
    return _tells("indent", new, old), _tells("trailing", new, old), _tells("blank", new, old)


def _tells(sign: str, new: Counter[str], old: Counter[str]) -> bool:
    """Tell whether the sign stands at nearly all paragraph ends and at nearly no other line end."""
    return (
        min(new["all"], old["all"]) >= 3
        and new[sign] * 10 >= new["all"] * 9
        and old[sign] * 10 <= old["all"]
    )
