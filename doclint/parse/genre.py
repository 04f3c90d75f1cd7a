"""What language and kind of text a document is, found from the text itself."""

from __future__ import annotations

import re

from doclint.model.document import Genre, Kind, Outline, Source
from doclint.model.numbering import Style

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_SPEECH = re.compile(r"[道曰说]：\s?[“「『]")
_ASCII_ART = re.compile(r"^(?:   .*|\s*[|+\-=*#>$].*|\.\. .*)$", re.MULTILINE)
_MARKUP = re.compile(r"^(?:=|-|~|`){4,}\s*$|^RFC \d+|\[Page \d+\]|::$", re.MULTILINE)

_SAMPLE = 20_000  # code points are enough to tell a language by


def language_of(text: str) -> str:
    """Return "zh" where Han characters are at least a tenth of the letters, else "en"."""
    sample = text[:_SAMPLE]
    han = len(_HAN.findall(sample))
    if not han:
        return "en"
    return "zh" if han * 9 >= len(_LATIN.findall(sample)) else "en"


def genre_of(source: Source, outline: Outline, language: str) -> Genre:
    """Return the genre that the marks, the layout and the length of the text speak for."""
    prose = [b for b in source.blocks if b.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)]
    articles = sum(1 for mark in outline.marks if mark.numbering.style is Style.ARTICLE)
    if articles >= 3 and articles * 12 >= len(prose):
        return Genre.LAW
    if _is_technical(source, language):
        return Genre.TECHNICAL
    if _is_literature(source, outline):
        return Genre.LITERATURE
    return Genre.REPORT


def _is_technical(source: Source, language: str) -> bool:
    kinds = [b.kind for b in source.blocks]
    if Kind.CODE in kinds:
        return True
    if kinds.count(Kind.TABLE) * 4 > len(kinds):
        return True
    return language == "en" and len(_MARKUP.findall(source.text[: _SAMPLE * 4])) >= 3


def _is_literature(source: Source, outline: Outline) -> bool:
    chapters = sum(1 for mark in outline.marks if mark.numbering.style is Style.CHAPTER)
    text = source.text[: _SAMPLE * 4]
    speech = len(_SPEECH.findall(text))
    return speech * 2_000 > len(text) or (chapters >= 3 and len(source.text) > 100_000)
