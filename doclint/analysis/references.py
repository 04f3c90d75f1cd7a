"""Where the text refers to one of its own numbered parts: 见第三部分, 第（二）项, 本办法第十条."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.document import Document, derived
from doclint.model.numbering import Style
from doclint.parse.numerals import CHINESE, from_roman, number_of

_N = rf"[{CHINESE}]{{1,7}}|\d{{1,4}}"
_UNITS = {
    "部分": Style.PART,
    "编": Style.BOOK,
    "卷": Style.VOLUME,
    "篇": Style.VOLUME,
    "章": Style.CHAPTER,
    "节": Style.NODE,
    "条": Style.ARTICLE,
}
_WORDS = {
    "part": Style.PART,
    "chapter": Style.CHAPTER,
    "section": Style.NODE,
    "article": Style.ARTICLE,
}
_CHINESE_REFERENCE = re.compile(
    rf"""
    第\s?(?P<unit_n>{_N})\s?(?P<unit>部分|[编卷篇章节条])(?:之(?P<sub>[{CHINESE}]{{1,3}}))?
  | 第[（(](?P<item>{_N})[）)]
  | (?:见|上述|前述|如|按照?|依照|根据|参照|本部分|和|与|、)[（(](?P<bracket>{_N})[）)](?=[^（()）]|$)
  | (?:见|参见|参照|详见|上述|前述|如)第?\s?(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?=\s?[节条款所中])
    """,
    re.VERBOSE,
)
_ENGLISH_REFERENCE = re.compile(
    r"\b(?P<word>part|chapter|section|article)\s+(?P<n>\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,7})\b",
    re.IGNORECASE,
)
_OTHER_LAW = re.compile(
    r"(?:》(?:（[^（）]{1,20}）)?|(?:法|法典|条例|规定|办法|规则|细则|决定|通则|章程|公约|协定|解释|规程|通知|合同|协议|准则|标准))"
    r"(?:第[^，。；：]{1,12}[编章节])?的?\s?$"
)
_THIS = re.compile(
    r"本(?:法|法典|条例|规定|办法|规则|细则|决定|通则|章程|公约|协定|解释|规程|通知|合同|协议|准则|标准)的?\s?$"
)
_LISTED = re.compile(r"^(?:[、，和与及或至]|以及|或者|到|[款项]|第[^，。；、]{1,8}[款项])+$")
_OF_ANOTHER = re.compile(r"\s+of\s+(?:the\s+)?(?:[A-Z]|act|law|code|statute|constitution)")
_LOOK_BACK = 24


class Reference(NamedTuple):
    """A mention of a numbered part of this document; offsets in code points."""

    start: int
    end: int
    style: Style
    path: tuple[int, ...]


@derived
def references(document: Document) -> tuple[Reference, ...]:
    """Return every mention of a part of this document, in order.

    Left out: numbers that head a block, parts of other laws and documents, and kinds of number
    that no block of this document has. The part itself need not exist.
    """
    used = {mark.numbering.style for mark in document.outline.marks}
    if not used:
        return ()
    heads = {mark.numbering.start for mark in document.outline.marks}
    found = []
    if document.language == "zh":
        found += [r for r in _chinese(document.text) if r.start not in heads]
    found += [r for r in _english(document.text) if r.start not in heads]
    return tuple(sorted(r for r in found if _kind_used(r, used)))


@derived
def cited(document: Document) -> dict[Style, int]:
    """Return the highest number referred to, by kind of number."""
    highest: dict[Style, int] = {}
    for reference in references(document):
        value = reference.path[-1]
        highest[reference.style] = max(value, highest.get(reference.style, 0))
    return highest


def _kind_used(reference: Reference, used: set[Style]) -> bool:
    if reference.style is Style.NODE and Style.DECIMAL in used | {Style.NODE}:
        return bool(used & {Style.NODE, Style.DECIMAL, Style.DIGIT})
    return reference.style in used


def _chinese(text: str) -> Iterator[Reference]:
    last_end, foreign = 0, False  # of the reference before: 刑法第三条、第五条 are both of that law
    for found in _CHINESE_REFERENCE.finditer(text):
        start, end = found.span()
        between = text[last_end:start] if 0 < start - last_end < _LOOK_BACK else ""
        if start != last_end and not _LISTED.match(between):
            foreign = _of_another_law(text, found)
        last_end = end
        reference = None if foreign else _made(found)
        if reference:
            yield reference


def _of_another_law(text: str, found: re.Match[str]) -> bool:
    """Tell whether the name of another law or document stands right before."""
    if not (found["unit_n"] or found["item"]):
        return False
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    return bool(_OTHER_LAW.search(before)) and not _THIS.search(before)


def _made(found: re.Match[str]) -> Reference | None:
    start, end = found.span()
    path: tuple[int, ...]
    if found["unit_n"]:
        value = number_of(found["unit_n"])
        sub = found["sub"] and number_of(found["sub"])
        path = (value, sub) if value and sub else (value,) if value else ()
        style = _UNITS[found["unit"]]
    elif found["decimal"]:
        path = tuple(map(int, found["decimal"].split(".")))
        style = Style.DECIMAL
        start = found.start("decimal")
    else:
        numeral = found["item"] or found["bracket"]
        value = number_of(numeral)
        path = (value,) if value else ()
        style = Style.DIGIT_BRACKET if numeral.isdecimal() else Style.BRACKET
        start = found.start("item" if found["item"] else "bracket") - 1
    return Reference(start, end, style, path) if path else None


def _english(text: str) -> Iterator[Reference]:
    for found in _ENGLISH_REFERENCE.finditer(text):
        if _OF_ANOTHER.match(text, found.end()):
            continue
        numeral = found["n"]
        if numeral[0].isdigit():
            path = tuple(map(int, numeral.split(".")))
        else:
            value = from_roman(numeral)
            if value is None:
                continue
            path = (value,)
        style = Style.DECIMAL if len(path) > 1 else _WORDS[found["word"].lower()]
        yield Reference(found.start(), found.end(), style, path)
