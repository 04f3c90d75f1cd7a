"""Annexes, tables, figures and notes that the text refers to and the document does not have."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.characters import block_starts
from doclint.analysis.references import number_at, places
from doclint.model.document import PROSE, Block, Document, Kind, derived
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span

_ENGLISH_FIGURE = r"\b([Tt]able|[Ff]igure)\s(\d{1,3})(?![\d\-–—]|\.\d)"
_CHINESE_LEADS = ("见", "如", "参照")
_DASHES = "-–—－"  # 表2-1 is numbered by chapter
_LONGEST_LABEL = 3
_MOST_FIGURES = 2
_NOTE = r"(?<![A-Za-z0-9_\]\[/`])[〔［\[](\d{1,3})[〕］\]](?![(:\[A-Za-z0-9_`])"
_NOTED = Style.NOTE
_FEWEST_NOTES = 3
_LOOK_BACK = 16


class Dangling(NamedTuple):
    """A reference to a part beyond the last of its kind; `last` is where that stands."""

    start: int
    end: int
    last: Span


def block_at(document: Document, at: int) -> Block | None:
    """Return the paragraph, item or heading at a place; None in code and tables."""
    block = document.blocks[bisect_right(block_starts(document), at) - 1]
    return block if block.kind in PROSE or block.kind is Kind.HEADING else None


def annexes(document: Document) -> Iterator[Dangling]:
    """Yield 见附件3 where annexes 1 to 2 are there or listed."""
    text = document.text
    standing: dict[int, Span] = {}
    asked: list[tuple[int, int, int]] = []
    at = text.find("附件")
    while at >= 0:
        found = number_at(text, at + 2)
        block = block_at(document, at)
        first = block is not None and block.start == at
        if first and text[at + 2 : at + 3] in ("：", ":"):
            standing.update(_listed(document, at))
        elif found and first:
            standing.setdefault(found[0], Span(at, found[1]))
        elif found and block and text[max(0, at - 2) : at].endswith(("见", "按", "照", "（", "(")):
            asked.append((at, found[1], found[0]))
        at = text.find("附件", at + 2)
    if 1 not in standing:
        return
    highest = max(standing)
    for start, end, value in asked:
        if value > highest and text[end : end + 1] not in ("个", "份", "项", "年", "》"):
            yield Dangling(start, end, standing[highest])


def _listed(document: Document, at: int) -> dict[int, Span]:
    """Return the annexes listed after 附件：, the first on that line."""
    text = document.text
    first = number_at(text, at + 3)
    if not first or first[0] != 1:
        return {}
    found = {1: Span(at, first[1])}
    block = bisect_right(block_starts(document), at) - 1
    by_block = _numbers_by_block(document)
    while (number := by_block.get(block + 1)) and number.path == (len(found) + 1,):
        found[number.value] = Span(number.start, number.end)
        block += 1
    return found


@derived
def _numbers_by_block(document: Document) -> dict[int, Numbering]:
    return {mark.block: mark.numbering for mark in document.outline.marks}


def figures(document: Document) -> Iterator[Dangling]:
    """Yield 见表9 and see Table 9 where tables 1 to 8 are there, and figures likewise."""
    text, chinese = document.text, document.language == "zh"
    standing: dict[str, dict[int, Span]] = {}
    asked: dict[str, list[tuple[int, Span]]] = {}
    for kind, value, place in _chinese_figures(text) if chinese else _english_figures(text):
        before = text[max(0, place.start - _LOOK_BACK) : place.start]
        if before.endswith(_CHINESE_LEADS) if chinese else sees(before):
            asked.setdefault(kind, []).append((value, place))
        else:
            standing.setdefault(kind, {}).setdefault(value, place)
    for kind, here in standing.items():
        highest = max(here)
        beyond = [(value, place) for value, place in asked.get(kind, ()) if value > highest]
        # where more are asked for than one or two, their captions are lost, or not written as such
        if 1 in here and 2 in here and len({value for value, _ in beyond}) <= _MOST_FIGURES:
            for _, place in beyond:
                if block_at(document, place.start):
                    yield Dangling(place.start, place.end, here[highest])


def sees(before: str) -> bool:
    """Tell whether words end with see, or open a bracket: (Section 4."""
    words = before.rstrip().lower().removesuffix("the").rstrip().removesuffix("also").rstrip()
    return words.endswith("(") or words.split()[-1:] in (["see"], ["(see"])


def _chinese_figures(text: str) -> Iterator[tuple[str, int, Span]]:
    for kind in "表图":
        for at in places(text, kind):
            if text[at + 1 : at + 2].isalpha():
                continue
            start = at + 1 + text[at + 1 : at + 2].isspace()
            end = start
            while text[end : end + 1].isdecimal() and end - start < _LONGEST_LABEL:
                end += 1
            after = text[end : end + 2]
            part = after[:1] in _DASHES or (after[:1] == "." and after[1:].isdecimal())
            if end > start and not (after and part) and not after[:1].isdecimal():
                yield kind, int(text[start:end]), Span(at, end)


def _english_figures(text: str) -> Iterator[tuple[str, int, Span]]:
    label = re.compile(_ENGLISH_FIGURE)
    words = ("Table", "table", "Figure", "figure")
    for start in sorted(at for word in words for at in places(text, word)):
        found = label.match(text, start)
        if found:
            yield found[1].lower(), int(found[2]), Span(*found.span())


def notes(document: Document) -> Iterator[Dangling]:
    """Yield [12] in the text where the notes or sources listed end with [11]."""
    standing = {
        number.path[-1]: number for number, _ in document.outline.marks if number.style is _NOTED
    }
    if len(standing) < _FEWEST_NOTES or sorted(standing) != list(range(1, len(standing) + 1)):
        return
    asked = [
        (int(found[1]), found)
        for found in re.finditer(_NOTE, document.text)
        if (block := block_at(document, found.start())) and found.start() > block.start
    ]
    answered = {value for value, _ in asked if value in standing}
    if len(answered) * 2 < len(standing):
        return  # these numbers do not refer to that list
    last = standing[len(standing)]
    for value, found in asked:
        if value > len(standing):
            yield Dangling(*found.span(), Span(last.start, last.end))
