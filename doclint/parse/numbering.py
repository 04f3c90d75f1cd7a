"""The number at the start of a block, in every style in use.

Single letters that are Roman digits (I. V. X. C.) are ambiguous on their own; `outline` settles them
by their neighbours.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from doclint.model.numbering import Numbering, Style
from doclint.parse.numerals import CHINESE, from_circled, from_roman, number_of

_UNIT_STYLES = {
    "部分": Style.PART,
    "编": Style.BOOK,
    "卷": Style.VOLUME,
    "篇": Style.VOLUME,
    "章": Style.CHAPTER,
    "回": Style.CHAPTER,
    "节": Style.NODE,
    "条": Style.ARTICLE,
}
_ENGLISH_STYLES = {
    "part": Style.PART,
    "book": Style.BOOK,
    "volume": Style.VOLUME,
    "chapter": Style.CHAPTER,
    "section": Style.NODE,
    "article": Style.ARTICLE,
}
_DIGIT = Style.DIGIT  # named once: each time takes Python 3.11 200 nanoseconds
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3}

_NUMERALS = frozenset(CHINESE)
# A numeral is read as the shortest run of letters that fits and judged afterwards: a class of all
# the characters it may hold takes a millisecond to compile wherever it stands.
_WORD = r"(?:[^\W\d_a-zA-Z]|○)"
# By what a number begins with, each compiled when one is met; the order of the alternatives is that of
# how much each demands.
_PATTERNS = {
    "第": rf"""
        第\s?(?P<ordinal>{_WORD}{{1,9}}?|\d{{1,4}})(?:
            \s?(?P<unit>部分|[编卷]|篇(?!章)|章|回(?![合应答])|节(?![约课目])|条(?![约件款例目]))
            (?:之(?P<sub>[一二三四五六七八九十]{{1,3}}))?
          | (?<=\D)[，、,])
    """,
    "一": rf"""
        (?P<sequence>首先|其次|再次)[，,、]?
      | (?P<comma>{_WORD}{{1,5}}?)(?:
            \s?、|[．.](?!\d)
          | (?P<is>是(?![否的])|要(?=[^\W\d_a-zA-Z])(?![求素点害件务领义旨么])))
    """,
    "（一": rf"""
        [（(]\s?(?P<bracket>{_WORD}{{1,5}}?)\s?[）)][、.．]?
    """,
    "（1": r"""
        [（(]\s?(?P<digit_bracket>\d{1,3})\s?[）)]
    """,
    "（a": r"""
        [（(](?P<small_bracket>[ivx]{1,6}|[ⅰ-ⅻ])[）)]
      | [（(](?P<letter_bracket>[a-zA-Z])[)）]
    """,
    "〔": r"""
        [〔［\[](?P<note>\d{1,3})[〕］\]]
    """,
    "1.1": r"""
        (?P<decimal>\d{1,3}(?:[.．]\d{1,3}){1,5})(?:
            [.．、]?(?=[^\d\s.．%％‰℃°\-–—~～、，。：:；)）+×年月日万亿元个倍种项件名家条次])
          | [.．、]?(?=\s+[^\s\d%％\-–—~～+×万亿元倍，。；])
          | [.．](?=\s*$))
    """,
    "1": r"""
        (?P<digit>\d{1,3})(?:
            [.．、](?!\d)
          | [.．](?=\d{4}年|\d+[个种项件名家条次+])
          | 、(?=\d{4}年|\d{1,2}月\d|\d+[.．]\d|\d{3,}(?![\d、，,和及或至号])))
    """,
    "1）": r"""
        (?P<half>\d{1,3})[)）]
    """,
    "①": r"(?P<circled>[①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿])[、.．]?",
    "a": r"""
        (?P<small_roman>[ivx]{1,6}|[ⅰ-ⅻ])(?:[.．、](?=\s|$|[^\sA-Za-z\d.])|[)）])
      | (?i:(?P<word>part|book|volume|chapter|section|article)\s+(?P<word_n>\d{1,3}|[ivxlc]{1,7})\b[.:]?)
      | (?P<roman>[Ⅰ-Ⅻ]{1,4}|[IVXLC]{1,7})(?:[.．、](?=\s|$|[^\sA-Za-z\d.]))
      | (?P<letter>[A-Za-zＡ-Ｚ])(?:[.．](?=\s|[^\W\d_a-zA-Z])|、|[)）])
    """,
}


def numbering_at(text: str, start: int, end: int) -> Numbering | None:
    """Return the number at `start`, or None. Offsets are code points; nothing past `end` is read."""
    if start >= end:
        return None
    kind = _kind(text[start])
    if kind == "1":
        at = start + 1
        while at < end and at < start + 3 and text[at].isdecimal():
            at += 1
        # 1. and 1、 are most of these
        if at < end and text[at] in ".．、" and not text[at + 1 : at + 2].isdecimal():
            path = _path(text[start:at])
            # made so in half the time of calling the class
            numbering = (_DIGIT, path, start, at + 1, start, at)
            return tuple.__new__(Numbering, numbering) if path[0] else None
        kind = _kind_of_digits(text, at, end)
    elif kind == "（":
        kind = _kind_of_bracket(text, start)
    found = _pattern(kind).match(text, start, end) if kind else None
    if not found and kind == "1.1":
        found = _pattern("1").match(text, start, end)
    if not found:
        return None
    name = found.lastgroup
    assert name is not None
    if name in _READ:
        style, read = _READ[name]
        value = read(found[name])
        return _made(found, name, style, (value,)) if value else None
    if name == "is":
        value = number_of(found["comma"])
        return _made(found, "comma", Style.IS, (value,)) if value else None
    if name in ("unit", "sub"):
        return _unit(found)
    if name == "word_n":
        numeral = found["word_n"]
        value = int(numeral) if numeral.isdecimal() else from_roman(numeral)
        style = _ENGLISH_STYLES[found["word"].lower()]
        return _made(found, "word_n", style, (value,)) if value else None
    path = tuple(int(part) for part in re.split(r"[.．]", found["decimal"]))
    return _made(found, "decimal", Style.DECIMAL, path)


@lru_cache(maxsize=10_000)
def _kind(first: str) -> str:
    """Return the key of the patterns of numbers that begin with `first`, "" where none does."""
    if first in _NUMERALS or first in "首其再":
        return "一"
    if first == "第":
        return "第"
    if first in "（(〔［[":
        return "（"
    if first.isdecimal():
        return "1"
    if "①" <= first <= "⒛" or "㉑" <= first <= "㊿":
        return "①"
    return "a" if first <= "z" or "Ⅰ" <= first <= "ⅻ" or "Ａ" <= first <= "Ｚ" else ""


@lru_cache(maxsize=1_000)
def _path(digits: str) -> tuple[int, ...]:
    return (int(digits),)


def _kind_of_digits(text: str, at: int, end: int) -> str:
    """Return the key of the pattern for up to three digits, by what follows them from `at` on."""
    mark = text[at] if at < end else ""
    if mark and mark in ".．":
        return "1.1" if text[at + 1 : at + 2].isdecimal() else "1"
    if mark == "、":
        return "1"
    return "1）" if mark and mark in ")）" else ""


def _kind_of_bracket(text: str, start: int) -> str:
    """Return the key of the pattern for a bracket at `start`, by what stands in it."""
    if text[start] not in "（(":
        return "〔"
    inside = text[start + 1 : start + 2]
    if inside.isspace():
        inside = text[start + 2 : start + 3]
    if inside.isdecimal():
        return "（1"
    return "（a" if inside.isascii() or "ⅰ" <= inside <= "ⅻ" else "（一"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[kind], re.VERBOSE)


def _letter(letter: str) -> int:
    return ord(unicodedata.normalize("NFKC", letter).lower()) - ord("a") + 1


# the style that each group is a number in, and what reads its value
_READ: dict[str, tuple[Style, Callable[[str], int | None]]] = {
    "ordinal": (Style.ORDINAL, number_of),
    "sequence": (Style.SEQUENCE, _SEQUENCE.get),
    "comma": (Style.COMMA, number_of),
    "bracket": (Style.BRACKET, number_of),
    "digit": (Style.DIGIT, number_of),
    "digit_bracket": (Style.DIGIT_BRACKET, number_of),
    "half": (Style.HALF_BRACKET, number_of),
    "circled": (Style.CIRCLED, from_circled),
    "note": (Style.NOTE, number_of),
    "roman": (Style.ROMAN, from_roman),
    "small_roman": (Style.SMALL_ROMAN, from_roman),
    "small_bracket": (Style.SMALL_ROMAN, from_roman),
    "letter": (Style.LETTER, _letter),
    "letter_bracket": (Style.LETTER_BRACKET, _letter),
}


def _unit(found: re.Match[str]) -> Numbering | None:
    value = number_of(found["ordinal"])
    if not value:
        return None
    sub = found["sub"] and number_of(found["sub"])
    path = (value, sub) if sub else (value,)
    return _made(found, "ordinal", _UNIT_STYLES[found["unit"]], path)


def _made(found: re.Match[str], group: str, style: Style, path: tuple[int, ...]) -> Numbering:
    start, end = found.span()
    first, last = found.span(group)
    return tuple.__new__(Numbering, (style, path, start, end, first, last))
