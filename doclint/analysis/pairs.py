"""Quotes and brackets without their partners, in their paragraph and in those around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.model.document import PROSE, Document, Kind

_OPENERS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": "）",
    "【": "】", "《": "》", "〈": "〉",
}  # fmt: skip
_OPENER_OF = {closer: opener for opener, closer in _OPENERS.items() if opener != "("}
_MARKS = re.compile(r"[“”‘’「」『』（）()【】《》〈〉]")
_ENGLISH_MARKS = re.compile(r"[“”()]")  # ’ is an apostrophe as often as a quote
_LIST_NUMBER = re.compile(r"(?:^|[\s。；;，,：:、“（(])[\da-zA-Zａ-ｚ一二三四五六七八九十]{1,3}$")
_HAN = re.compile(r"[^\W\d_\x00-\u02ff]")
_FACE = re.compile(r"[:;][-']?[()]")


class Unpaired(NamedTuple):
    """A mark without partner. `unit` counts the passages and headings.

    `listed`: it may close the number of an item, as in 1) or a）, and needs no partner.
    """

    mark: str
    at: int
    unit: int
    listed: bool = False


def unpaired(document: Document, reach: int, spread: int) -> list[Unpaired]:
    """Return the marks that have no partner, one of a kind for each paragraph.

    A quotation may run over `reach` paragraphs to its closing mark. It goes on, too, where one of the
    `spread` paragraphs after it opens with the same mark: then each opens, and only the last closes.
    A round bracket at the start of a paragraph is that of its number, and tells nothing.
    """
    units = _units(document)
    found = [
        one
        for unit, (start, end) in enumerate(units)
        for one in _alone_in(document, start, end, unit)
    ]
    opened = [document.text[start] for start, _ in units] if found else []
    opened = ["" if mark in "（(" else mark for mark in opened]
    return _alone(found, opened, reach, spread)


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
    spans = {}
    inside: set[int] = set()
    for passage in passages(document):
        first, last = whole[passage.first].block, whole[passage.last].block
        spans[first] = (blocks[first].start, passage.end)
        inside.update(range(first + 1, last + 1))
    for i, block in enumerate(blocks):
        if i not in inside and (block.kind in PROSE or block.kind is Kind.HEADING):
            spans.setdefault(i, (block.start, block.end))
    return [spans[i] for i in sorted(spans)]


def _alone_in(document: Document, start: int, end: int, unit: int) -> list[Unpaired]:
    """Return the marks of a passage that have no partner in it."""
    text = document.text
    marks = _MARKS if document.language == "zh" else _ENGLISH_MARKS
    if _is_nested("".join(marks.findall(text, start, end))):
        return []
    if document.language == "zh" and len(_HAN.findall(text, start, end)) * 4 < end - start:
        return []  # garbled, or no prose
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
            alone.append(Unpaired(mark, at, unit, _is_list_number(text, at, start)))
    for places in waiting.values():
        alone += [Unpaired(text[at], at, unit) for at in places]
    return sorted(alone, key=lambda one: one.at)


def _is_nested(marks: str) -> bool:
    """Tell whether nothing is left when pairs are taken out from the inside: the usual case, and fast."""
    while marks:
        rest = marks
        for opener, closer in _OPENERS.items():
            rest = rest.replace(opener + closer, "")
        if rest == marks:
            return False
        marks = rest
    return True


def _is_no_pair(text: str, at: int, start: int) -> bool:
    """Tell whether the mark is an apostrophe or a part of a face made of signs."""
    if text[at] in "‘’":
        around = text[max(start, at - 1) : at] + text[at + 1 : at + 2]
        return any(c.isascii() and c.isalnum() for c in around)
    return text[at] in "()" and bool(
        _FACE.match(text, max(start, at - 1)) or _FACE.match(text, max(start, at - 2))
    )


def _is_list_number(text: str, at: int, start: int) -> bool:
    """Tell whether the bracket closes the number of an item: 1) or a）, in some notes 1】."""
    return text[at] in "）)】" and bool(_LIST_NUMBER.search(text[max(start, at - 4) : at]))


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
        elif not one.listed:
            alone.append(one)
    for openers in waiting.values():
        alone += (
            one for one in openers if one.mark not in opened[one.unit + 1 : one.unit + 1 + spread]
        )
    last = {(one.unit, one.mark): one for one in alone}  # one a paragraph says enough
    return sorted(last.values(), key=lambda one: one.at)
