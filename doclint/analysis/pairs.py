"""Quotes and brackets without their partners, in their paragraph and in those around it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from doclint.analysis.characters import LINE_ENDS, PAIRED, telling
from doclint.analysis.line_widths import has_cells
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.model.document import PROSE, Document, Kind
from doclint.model.patterns import compiled

_OPENERS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": "）",
    "【": "】", "《": "》", "〈": "〉",
}  # fmt: skip
_PAIRS = tuple(opener + closer for opener, closer in _OPENERS.items())
_OPENER_OF = {closer: opener for opener, closer in _OPENERS.items() if opener != "("}
# (patterns are compiled where a mark stands alone)
_MARKS = f"[{PAIRED}]"
_ENGLISH_MARKS = r"[“”()]"  # ’ is an apostrophe as often as a quote
_WITH_LINE_ENDS = frozenset(PAIRED + LINE_ENDS)
_ENGLISH_WITH_LINE_ENDS = frozenset("“”()" + LINE_ENDS)
_LIST_NUMBER = r"(?:^|[\s。；;，,：:、“（(条款项])[\da-zA-Zａ-ｚ一二三四五六七八九十]{1,3}$"
_HAN = r"[^\W\d_\x00-\u02ff]"
_DEEPEST = 8  # pairs in one another, above which their marks are counted one by one
_FACE = r"[:;][-']?[()]"


class Unpaired(NamedTuple):
    """A mark without partner. `unit` counts the passages and headings.

    `free`: it needs none, as it may close the number of an item, as in 1) or a）, or stands in a table.
    """

    mark: str
    at: int
    unit: int
    free: bool = False


def unpaired(document: Document, reach: int, spread: int) -> list[Unpaired]:
    """Return the marks that have no partner, one of a kind for each paragraph.

    A quotation may run over `reach` paragraphs to its closing mark. It goes on, too, where one of the
    `spread` paragraphs after it opens with the same mark: then each opens, and only the last closes.
    A round bracket at the start of a paragraph is that of its number, and tells nothing.
    """
    torn = _torn_lines(document)
    if not torn:
        return []
    units = _units(document)
    marks = compiled(_MARKS if document.language == "zh" else _ENGLISH_MARKS)
    found: list[Unpaired] = []
    for unit in _meeting(units, torn):
        start, end = units[unit]
        if _not_nested("".join(marks.findall(document.text, start, end))):
            found += _alone_in(document, start, end, unit)
    text = document.text
    opened = [text[start] for start, _ in units] if found else []
    opened = ["" if mark in "（(" else mark for mark in opened]
    return _alone(found, opened, reach, spread)


def _torn_lines(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the lines whose marks do not pair off: a passage of other lines lacks none."""
    text = document.text
    wanted = _WITH_LINE_ENDS if document.language == "zh" else _ENGLISH_WITH_LINE_ENDS
    marks = telling(document)
    if not wanted.issuperset(marks):
        marks = "".join(filter(wanted.__contains__, marks))
    # any other line end stays between marks, which pair with none across it
    left = _not_nested(marks.replace("\r\n", "\n"))
    if left.isspace() or not left:
        return []
    lengths = [len(line) + 1 for line in text.split("\n")]
    starts = accumulate(lengths, initial=0)
    return [
        (start, start + length)
        for marks, start, length in zip(left.split("\n"), starts, lengths, strict=False)
        if marks
    ]


def _meeting(
    units: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int]]
) -> Iterator[int]:
    """Yield which of `units` meet one of the `stretches`; both ascend."""
    ends = [end for _, end in units]
    unit = 0
    for start, end in stretches:
        unit = max(unit, bisect_right(ends, start))
        while unit < len(units) and units[unit][0] < end:
            yield unit
            unit += 1


def is_opener(mark: str) -> bool:
    """Tell whether `mark` opens a pair."""
    return mark in _OPENERS


def partner(mark: str) -> str:
    """Return the mark that `mark` lacks."""
    return _OPENERS.get(mark) or _OPENER_OF[_folded(mark)]


def _folded(mark: str) -> str:
    return "）" if mark == ")" else mark


def _units(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the passages and headings in order: what a pair belongs to."""
    whole = paragraphs(document)
    blocks = document.blocks
    spans: list[tuple[int, int]] = []
    held = 0  # blocks that a unit holds
    for passage in passages(document):
        first, last = whole[passage.first].block, whole[passage.last].block
        if held < first:
            spans += _between(document, held, first)
        spans.append((blocks[first].start, passage.end))
        held = last + 1
    return [*spans, *_between(document, held, len(blocks))]


def _between(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Return the spans of the blocks from `first` to `last` that are prose or headings."""
    return [
        (start, end)
        for kind, start, end, *_ in document.blocks[first:last]
        if kind in PROSE or kind is Kind.HEADING
    ]


def _alone_in(document: Document, start: int, end: int, unit: int) -> list[Unpaired]:
    """Return the marks of a passage that have no partner in it; those of a line that is no prose are free."""
    text = document.text
    chinese = document.language == "zh"
    marks = compiled(_MARKS if chinese else _ENGLISH_MARKS)
    prose = not chinese or _is_prose(text, start, end)
    waiting: dict[str, list[int]] = {}
    alone: list[Unpaired] = []
    for found in marks.finditer(text, start, end):
        mark, at = found[0], found.start()
        if mark in _OPENERS:
            if not _is_no_pair(text, at, start):
                waiting.setdefault(_OPENERS[mark], []).append(at)
        elif waiting.get(_folded(mark)):
            waiting[_folded(mark)].pop()
        elif not _is_no_pair(text, at, start):
            alone.append(Unpaired(mark, at, unit, not prose or _is_list_number(text, at, start)))
    for places in waiting.values():
        alone += [Unpaired(text[at], at, unit, not prose) for at in places]
    return sorted(alone, key=lambda one: one.at)


def _is_prose(text: str, start: int, end: int) -> bool:
    """Tell whether a Chinese passage is neither garbled nor the row of a table."""
    return len(compiled(_HAN).findall(text, start, end)) * 4 >= end - start and not has_cells(
        text, start, end
    )


def _not_nested(marks: str) -> str:
    """Return the marks that are left without the pairs that stand in one another, not too deep."""
    for _ in range(_DEEPEST):
        rest = marks
        for pair in _PAIRS:
            rest = rest.replace(pair, "")
        if rest == marks:
            break
        marks = rest
    return marks


def _is_no_pair(text: str, at: int, start: int) -> bool:
    """Tell whether the mark is an apostrophe or a part of a face made of signs."""
    if text[at] in "‘’":
        around = text[max(start, at - 1) : at] + text[at + 1 : at + 2]
        year = text[at + 1 : at + 3]
        if text[at] == "’" and len(year) == 2 and year.isdecimal():  # ’９８
            return True
        return any(c.isascii() and c.isalnum() for c in around)
    return text[at] in "()" and bool(
        compiled(_FACE).match(text, max(start, at - 1))
        or compiled(_FACE).match(text, max(start, at - 2))
    )


def _is_list_number(text: str, at: int, start: int) -> bool:
    """Tell whether the bracket closes the number of an item: 1) or a）, in some notes 1】."""
    return text[at] in "）)】" and bool(
        compiled(_LIST_NUMBER).search(text[max(start, at - 4) : at])
    )


def _alone(unpaired: list[Unpaired], opened: list[str], reach: int, spread: int) -> list[Unpaired]:
    """Return what has no partner near it. `opened` are the first characters of the units.

    A quotation may open each of its paragraphs and close in the last, or run over several.
    """
    waiting: dict[str, list[Unpaired]] = {}
    alone: list[Unpaired] = []
    for one in unpaired:
        if one.mark in _OPENERS:
            waiting.setdefault(_OPENERS[one.mark], []).append(one)
            continue
        openers = waiting.get(_folded(one.mark), [])
        if openers and one.unit - openers[-1].unit <= reach:
            openers.pop()
        elif not one.free:
            alone.append(one)
    for openers in waiting.values():
        alone += (
            one
            for one in openers
            if not one.free and one.mark not in opened[one.unit + 1 : one.unit + 1 + spread]
        )
    last = {(one.unit, one.mark): one for one in alone}  # one a paragraph says enough
    return sorted(last.values(), key=lambda one: one.at)
