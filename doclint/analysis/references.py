"""Where the text refers to one of its own numbered parts: 见第三部分, 第（二）项, 本办法第十条."""

import re
from collections.abc import Container, Iterator
from itertools import chain
from typing import NamedTuple

from doclint.model.document import Document, derived
from doclint.model.numbering import Style
from doclint.model.patterns import compiled
from doclint.parse.numerals import CHINESE, from_roman, number_of

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
_LEADS = ("见", "上述", "前述", "如", "按", "按照", "依照", "根据", "参照", "本部分")
_JOINED = ("和", "与", "、")
# of a part of another law: 第九条修改为…, 删去第十条
_AMENDED = ("修改", "改为", "修改为", "作为", "删去", "删除", "增加", "列为")
_DECIMAL_UNITS = "节条款所中"
_PAPERS = (
    *("法", "法典", "条例", "规定", "办法", "规则", "细则", "决定", "通则", "章程", "公约"),
    *("协定", "解释", "规程", "通知", "合同", "协议", "准则", "标准", "意见", "方案", "规划"),
    *("报告", "纲要", "计划"),
)
_THIS = tuple(f"本{paper}" for paper in (*_PAPERS, "文"))
_NUMERALS = frozenset(CHINESE)
# what may stand between two references of one list: 第一款第（二）项、
_LISTING = frozenset("、，和与及或至到以者款项第（）() ") | _NUMERALS
_BEFORE = frozenset(words[-1] for words in (*_LEADS, *_JOINED))
_LOOK_BACK = 24
_LONGEST = 7  # code points of a numeral
# the last of words that name what a part belongs to
_NAMING = frozenset(words[-1] for words in (*_PAPERS, "文", "见", "参照", "的", "》", "）", ")"))
_BRACKET, _DIGIT_BRACKET, _DECIMAL_STYLE = Style.BRACKET, Style.DIGIT_BRACKET, Style.DECIMAL
_Place = tuple[int, Style, tuple[int, ...]]  # end, style and path of a mention

# Patterns begin with one character, which is found many times faster than a class; numerals are
# judged afterwards, for a class of them all takes long to compile.
_ORDINAL = re.compile(rf"第(?:(?=[（(])|\s?([^第\n]{{1,{_LONGEST}}}?)\s?(部分|[编卷篇章节条]))")
_NUMBER = r"([^\x00-\x7f]{1,7}|\d{1,4})[）)]"
_BRACKETED = rf"[（(]{_NUMBER}"  # compiled where a mention in brackets is met
# what stands in brackets may hold another bracket that counts
_BRACKETED_AFTER = [
    re.compile(rf"{sign}(?<=[{''.join(sorted(_BEFORE))}]{sign})(?={_NUMBER})")
    for sign in ("（", r"\(")
]
_DECIMAL = re.compile(r"\d(?<![\d.]\d)\d?(?:\.\d{1,2}){1,4}(?![\d.])")
_ENGLISH = (
    r"(?i)\b(?P<word>part|chapter|section|article)\s+"
    r"(?P<n>\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,7})\b"
)
_OF_ANOTHER = r"\s+of\s+(?:the\s+)?(?:[A-Z\[]|act|law|code|statute|constitution)"


class Reference(NamedTuple):
    """A mention of a numbered part of this document; offsets in code points.

    `own` tells whether it is said to be a part of this document: 本办法第十条, 见第三部分.
    """

    start: int
    end: int
    style: Style
    path: tuple[int, ...]
    own: bool = False


@derived
def mentions(document: Document) -> tuple[Reference, ...]:
    """Return every mention of a part, in order, but for those of other laws and documents.

    Left out, too: numbers that head a block. The document need not have such parts; mentions like
    2.3节 are given only where it numbers anything like that.
    """
    marks = document.outline.marks
    heads = {numbering.start for numbering, _ in marks}
    text, chinese = document.text, document.language == "zh"
    found = [*_chinese(text, heads)] if chinese else [*_english(text)]
    if chinese and _DECIMAL_STYLE in [numbering.style for numbering, _ in marks]:
        found += _decimals(text)
    return tuple(sorted(mention for mention in found if mention.start not in heads))


@derived
def references(document: Document) -> tuple[Reference, ...]:
    """Return the mentions of parts of a kind that this document numbers; the part need not exist."""
    used = {mark.numbering.style for mark in document.outline.marks}
    if not used:
        return ()
    return tuple(mention for mention in mentions(document) if _kind_used(mention, used))


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


def _chinese(text: str, heads: Container[int]) -> Iterator[Reference]:
    """Yield 第三条, 第（二）项 and what `_bracketed` yields; those at `heads` only lead to others."""
    first = last_end = 0  # of the listed mentions before: 刑法第三条、第五条
    for ordinal in _ORDINAL.finditer(text):
        start = ordinal.start() if ordinal[1] else ordinal.end()
        found = _unit(text, ordinal) if ordinal[1] else _in_brackets(text, start)
        if not found:
            continue
        end, style, path = found
        joined = last_end and start - last_end < _LOOK_BACK
        if not joined or not _LISTING.issuperset(text[last_end:start]):
            first = start
        last_end = end
        if (
            start in heads
            or text.startswith(_AMENDED, end)
            or text[max(0, first - 3) : first].endswith(_AMENDED)
        ):
            continue
        near = text[first - 1 : first]
        naming = near in _NAMING or near.isspace()
        foreign, own = _whose(text, first) if naming else (False, False)
        if not foreign:
            yield Reference(start, end, style, path, own)
    yield from _bracketed(text)


def places(text: str, sign: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where `sign` stands: a plain search is many times faster than a pattern."""
    at = text.find(sign, start, end)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1, end)


def _in_brackets(text: str, at: int) -> _Place | None:
    """Return the number in the brackets that open at `at`."""
    found = compiled(_BRACKETED).match(text, at)
    value = number_of(found[1]) if found else None
    if not found or not value:
        return None
    return found.end(), _DIGIT_BRACKET if found[1].isdecimal() else _BRACKET, (value,)


def _unit(text: str, ordinal: re.Match[str]) -> _Place | None:
    """Return the number with its unit that `ordinal` is, and a branch behind it: 第十条之二."""
    numeral, unit = ordinal.groups()
    value = number_of(numeral) if numeral[0] in _NUMERALS or numeral.isdecimal() else None
    if not value:
        return None
    end = ordinal.end()
    sub = number_at(text, end + 1) if text[end : end + 1] == "之" else None
    if sub:
        return sub[1], _UNITS[unit], (value, sub[0])
    return end, _UNITS[unit], (value,)


def number_at(text: str, at: int) -> tuple[int, int] | None:
    """Return the Arabic or Chinese number at `at`, after a blank at most, and its end; or None."""
    start = _skip_blank(text, at)
    end = _numeral_end(text, start)
    value = number_of(text[start:end]) if end > start else None
    return (value, end) if value else None


def _skip_blank(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1].isspace() else at


def _numeral_end(text: str, start: int) -> int:
    end, last = start, min(len(text), start + _LONGEST)
    if text[start : start + 1].isdecimal():
        while end < last and text[end].isdecimal():
            end += 1
    else:
        while end < last and text[end] in _NUMERALS:
            end += 1
    return end


def _whose(text: str, at: int) -> tuple[bool, bool]:
    """Tell whether the words before `at` name another law or document, and whether this one."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip()
    if before[-1:] not in _NAMING:
        return False, False
    if before.endswith(("见", "参照")):
        return False, True
    before = before.removesuffix("的").rstrip()
    if before.endswith(_THIS):
        return False, True
    if before.endswith(("）", ")")):
        before = before[: max(before.rfind("（"), before.rfind("("), 0)]
        return before.endswith("》"), False
    return before.endswith(("》", *_PAPERS)), False


def _bracketed(text: str) -> Iterator[Reference]:
    """Yield 见（三） and 按照（一）、（二）."""
    last_end = -1
    opened = chain.from_iterable(pattern.finditer(text) for pattern in _BRACKETED_AFTER)
    for found in sorted(opened, key=re.Match.start):
        start, end = found.start(), found.end(1) + 1
        before = text[max(0, start - 3) : start]
        joined = start - last_end == 1 and before.endswith(_JOINED)
        if not (before.endswith(_LEADS) or joined) or text[end : end + 1] in ("（", "("):
            continue
        value = number_of(found[1])
        if value:
            last_end = end
            style = Style.DIGIT_BRACKET if found[1].isdecimal() else Style.BRACKET
            yield Reference(start, end, style, (value,), before.endswith("见"))


def _decimals(text: str) -> Iterator[Reference]:
    """Yield 见2.3节."""
    for found in _DECIMAL.finditer(text):
        start, end = found.span()
        unit = _skip_blank(text, end)
        if unit == len(text) or text[unit] not in _DECIMAL_UNITS:
            continue
        before = text[max(0, start - 4) : start].rstrip().removesuffix("第")
        if before.endswith(_LEADS):
            path = tuple(map(int, found[0].split(".")))
            yield Reference(start, end, Style.DECIMAL, path, before.endswith("见"))


def _english(text: str) -> Iterator[Reference]:
    mention, of_another = re.compile(_ENGLISH), re.compile(_OF_ANOTHER)
    forms = [form for word in _WORDS for form in (word, word.title(), word.upper())]
    for start in sorted(at for form in forms for at in places(text, form)):
        found = mention.match(text, start)
        if not found or of_another.match(text, found.end()):
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
