"""What language and kind of text a document is, found from the text itself."""

from __future__ import annotations

import re
from itertools import islice

from doclint.model.document import PROSE, Genre, Kind, Outline, Source
from doclint.model.numbering import Style

# Patterns are compiled by those who need them: few documents do.
_LAW_TITLE = r"(?:法|条例|规定|办法|细则|规则|修正案|解释|决定|决议|安排|批复|章程)(?:\s*[（(][^）)]*[）)])*(?:》的(?:通知|公告|命令))?$"
_LAW_WORDS = r"应当|不得|依照|处以|施行|本(?:法|条例|规定|办法|解释)"
_TECHNICAL = r"(?m)^(?:=|-|~){4,}[ \t]*$|^RFC ?\d+|\[Page \d+\]|::[ \t]*$|^\.\. "
_SPEECH = ("道：", "曰：", "道:", "曰:", "说：“", "说：「", "云：“", "云：「")

# UTF-8 bytes: those that begin U+4000..U+9FFF, and the ASCII letters
_NOT_HAN = bytes(set(range(256)) - set(range(0xE4, 0xEA)))
_NOT_LATIN = bytes(set(range(256)) - set(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))

_TITLE_LINES = 2
_LANGUAGE_SAMPLE = 2_000  # code points from the start and from the middle
_SAMPLE = 20_000
_LONG_SAMPLE = 80_000


def language_of(text: str) -> str:
    """Return "zh" where Han characters are at least a tenth of the letters, else "en"."""
    middle = len(text) // 2
    sample = text[:_LANGUAGE_SAMPLE] + text[middle : middle + _LANGUAGE_SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    han = len(data.translate(None, _NOT_HAN))
    return "zh" if han and han * 9 >= len(data.translate(None, _NOT_LATIN)) else "en"


def genre_of(source: Source, outline: Outline, language: str) -> Genre:
    """Return the genre that the marks, the layout and the words of the text speak for."""
    if _is_law(source, outline):
        return Genre.LAW
    if _is_technical(source, outline, language):
        return Genre.TECHNICAL
    if _is_literature(source, outline):
        return Genre.LITERATURE
    return Genre.REPORT


def _is_law(source: Source, outline: Outline) -> bool:
    prose = sum(1 for block in source.blocks if block.kind in PROSE)
    articles = sum(1 for mark in outline.marks if mark.numbering.style is Style.ARTICLE)
    if articles >= 3 and articles * 20 >= prose:
        return True
    shown = (b for b in source.blocks if b.kind not in (Kind.BLANK, Kind.MATTER))
    titles = (source.text[block.start : block.end] for block in islice(shown, _TITLE_LINES))
    if not any(re.search(_LAW_TITLE, title) for title in titles):
        return False
    sample = source.text[:_SAMPLE]
    # 46 of 46 laws with articles have more than 3 such words in 1,000 characters
    return len(re.findall(_LAW_WORDS, sample)) * 500 >= len(sample)


def _is_technical(source: Source, outline: Outline, language: str) -> bool:
    # 0 of 50 technical documents with code number their parts 一、 二、 三、
    parts = sum(1 for mark in outline.marks if mark.numbering.style is Style.COMMA)
    if parts < 3 and any(block.kind is Kind.CODE for block in source.blocks):
        return True
    tables = sum(1 for block in source.blocks if block.kind is Kind.TABLE)
    if tables * 4 > len(source.blocks):
        return True
    return language == "en" and len(re.findall(_TECHNICAL, source.text[:_LONG_SAMPLE])) >= 3


def _is_literature(source: Source, outline: Outline) -> bool:
    text = source.text[:_LONG_SAMPLE]
    if sum(map(text.count, _SPEECH)) * 1_000 > len(text):
        return True
    ends = (source.text[m.numbering.digits_end : m.numbering.end] for m in outline.marks)
    return sum("回" in end for end in ends) >= 3
