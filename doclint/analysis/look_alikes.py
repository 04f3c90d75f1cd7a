"""Characters that look like the right one, where no other reading is possible: 笫一, 2O24年, 12曰."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.characters import CYRILLIC, hidden, signs, strays
from doclint.model.document import Document, Genre, derived

_N = "一二三四五六七八九十百〇零0-9０-９"
_CERTAIN = (  # what stands there, what must come before it, what after, and what is meant
    ("笫", "", f"[{_N}]", "第"),
    ("曰", f"[0-9０-９]$|月[{_N}]{{1,3}}$", "", "日"),
    ("巳经", "(?<![甲乙丙丁戊己庚辛壬癸])$", "", "已经"),
    ("巳", "[早业而]$", "(?![年月日时])", "已"),
    ("己经", "(?<![自知克律异利舍一])$", "(?![过历营济手常受典验费纬由书])", "已经"),
)
_UNITS = "年月日号时分秒万亿元个人次户家公里亩吨%％"
_DIGITS = re.compile(r"[0-9OolI]{2,6}")
_DIGIT_OF = {"O": "0", "o": "0", "l": "1", "I": "1"}
_CYRILLIC = dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True))
_WORD = r"[A-Za-z\u0400-\u04ff]+"
_LATIN = re.compile(r"[A-Za-z]")


class LookAlike(NamedTuple):
    """What stands at `start`..`end` (code points) only looks like `right`."""

    start: int
    end: int
    right: str


@derived
def look_alikes(document: Document) -> tuple[LookAlike, ...]:
    """Return the slips of one character for another, in order."""
    if document.text.isascii():
        return ()
    places = sorted({LookAlike(*place) for place in _places(document)})
    return tuple(place for place in places if not hidden(document, place.start))


@derived
def drawn_alike(document: Document) -> tuple[LookAlike, ...]:
    """Return the radicals and compatibility forms that fonts draw like a Han character, in order."""
    text = document.text
    forms = ((at, _drawn_like(text[at])) for at in strays(document))
    return tuple(LookAlike(at, at + 1, right) for at, right in forms if right)


def _places(document: Document) -> Iterator[tuple[int, int, str]]:
    text, held = document.text, signs(document)
    if document.language == "zh":
        for wrong, before, after, right in _CERTAIN:
            if wrong == "曰" and document.genre is Genre.LITERATURE:
                continue
            for at in held.get(wrong[0], ()):
                end = at + len(wrong)
                if (
                    text.startswith(wrong, at)
                    and re.search(before, text[max(0, at - 4) : at])
                    and re.match(after, text[end : end + 2])
                ):
                    yield at, end, right
    if document.language == "zh" and document.genre is not Genre.TECHNICAL:
        for letter in _DIGIT_OF:
            for at in _finds(text, letter):
                if text[at - 1 : at].isdecimal() or text[at + 1 : at + 2].isdecimal():
                    yield from _number(text, at)
    if any(letter in held for letter in CYRILLIC):
        for found in re.finditer(_WORD, text):
            latin = "".join(_CYRILLIC.get(c, c) for c in found[0])
            # a word that holds no Latin letter is Russian
            if latin != found[0] and latin.isascii() and _LATIN.search(found[0]):
                yield *found.span(), latin


def _number(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Yield the number with a unit that the letter at `at` stands in."""
    start = at
    while start > at - 6 and start and text[start - 1] in "0123456789OolI":
        start -= 1
    found = _DIGITS.match(text, start)
    before = text[start - 1 : start]
    if not found or (before.isascii() and (before.isalnum() or before in tuple("./-_"))):
        return
    if text[found.end() : found.end() + 2].lstrip()[:1] in tuple(_UNITS) and any(
        c.isdecimal() for c in found[0]
    ):
        yield *found.span(), "".join(_DIGIT_OF.get(c, c) for c in found[0])


def _finds(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _drawn_like(character: str) -> str:
    """Return the Han character that a radical or compatibility form is drawn like, or ""."""
    if not ("\u2f00" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"):
        return ""
    import unicodedata

    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character else ""
