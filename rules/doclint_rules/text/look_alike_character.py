"""Characters that look like the right one: 笫一, 2O24年, 12曰, ⼯作."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Message,
    Rule,
    Safety,
    Span,
    gathered,
    hidden,
    strays,
)

_N = "一二三四五六七八九十百〇零0-9０-９"
_CERTAIN = (  # what stands there, what must come before it, what after, and what is meant
    ("笫", "", f"[{_N}]", "第"),
    ("曰", f"[0-9０-９]$|月[{_N}]{{1,3}}$", "", "日"),
    ("巳经", "(?<![甲乙丙丁戊己庚辛壬癸])$", "", "已经"),
    ("巳", "[早业而]$", "(?![年月日时])", "已"),
    ("己经", "(?<![自知克律异利舍一])$", "(?![过历营济手常受典验费纬由书])", "已经"),
)
_UNIT = re.compile("\\s?[年月日号时分秒万亿元个人次户家公里亩吨%％]")
_DIGITS = re.compile(r"[0-9OolI]{2,6}")
_DIGIT_OF = {"O": "0", "o": "0", "l": "1", "I": "1"}
_CYRILLIC = dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True))
_WORD = re.compile(r"[A-Za-z\u0400-\u04ff]+")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class LookAlikeCharacter(Rule):
    """A character in the place of another that looks the same, where no other reading is possible."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a place; one a paragraph, or document, for forms that fonts draw alike."""
        if document.text.isascii():
            return
        for start, end, right in sorted(set(_places(document))):
            if not hidden(document, start):
                yield self._look_alike(document, [start], end - start, right)
        forms = [at for at in strays(document) if _plain(document.text[at])]
        for group in gathered(document, forms):
            yield self._look_alike(document, group, 1, _plain(document.text[group[0]]))

    def _look_alike(
        self, document: Document, places: list[int], length: int, right: str
    ) -> Finding:
        text = document.text
        span = Span(places[0], places[0] + length)
        wrong = span.of(text)
        edits = [Edit(span, right)]
        edits += [Edit(Span(at, at + 1), _plain(text[at])) for at in places[1:]]
        more = Message(f"，这样的字共 {len(places)} 个", f"; {len(places)} such characters")
        return self.finding(
            span,
            Message(
                f"“{wrong}”（U+{ord(_first_odd(wrong, right)):04X}）形似而非，应为“{right}”"
                + more.zh * (len(places) > 1),
                f"{wrong} (U+{ord(_first_odd(wrong, right)):04X}) only looks like {right}"
                + more.en * (len(places) > 1),
            ),
            evidence={"count": len(places)},
            fix=Fix(Message(f"改为“{right}”", f"write {right}"), tuple(edits), Safety.UNSAFE),
        )


def _places(document: Document) -> Iterator[tuple[int, int, str]]:
    text = document.text
    if document.language == "zh":
        for wrong, before, after, right in _CERTAIN:
            if wrong == "曰" and document.genre is Genre.LITERATURE:
                continue
            for at in _finds(text, wrong):
                end = at + len(wrong)
                if re.search(before, text[max(0, at - 4) : at]) and re.match(
                    after, text[end : end + 2]
                ):
                    yield at, end, right
    if document.language == "zh" and document.genre is not Genre.TECHNICAL:
        for letter in _DIGIT_OF:
            for at in _finds(text, letter):
                if text[at - 1 : at].isdecimal() or text[at + 1 : at + 2].isdecimal():
                    yield from _number(text, at)
    if any(letter in text for letter in _CYRILLIC):
        for found in _WORD.finditer(text):
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
    if _UNIT.match(text, found.end()) and any(c.isdecimal() for c in found[0]):
        yield *found.span(), "".join(_DIGIT_OF.get(c, c) for c in found[0])


def _finds(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _plain(character: str) -> str:
    """Return the Han character that a radical or compatibility form is drawn like, or ""."""
    if not ("\u2f00" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff"):
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character else ""


def _first_odd(wrong: str, right: str) -> str:
    return next((a for a, b in zip(wrong, right, strict=False) if a != b), wrong[0])
