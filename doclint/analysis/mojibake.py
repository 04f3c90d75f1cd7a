"""Text read in the wrong encoding: where it stands, and what it was where that can be told."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from doclint.analysis.characters import (
    GBK_AS_LATIN,
    LOST,
    UNSET,
    UTF8_AS_GBK,
    UTF8_AS_LATIN,
    hidden,
    signs,
)
from doclint.model.document import Document, derived


class Wrong(Enum):
    """How the text was misread; the value says it in a message."""

    LOST = "lost"  # 锟斤拷: what could not be decoded, saved and misread again
    UTF8_AS_GBK = "UTF-8 read as GBK"
    GBK_AS_LATIN = "GBK read as Latin-1"
    UTF8_AS_LATIN = "UTF-8 read as Latin-1 or Windows-1252"


class Garble(NamedTuple):
    """A misread piece of text, offsets in code points. `meant` is "" where it can't be told exactly."""

    start: int
    end: int
    wrong: Wrong
    meant: str


# 锟斤拷 is U+FFFD twice in UTF-8 read as GBK; 烫 and 屯 are unset memory; (cid:9) is a glyph of a PDF
# font that does not say its letters. Patterns are compiled where a sign of theirs stands.
_LOST = r"[斤拷]{0,2}锟斤拷[锟斤拷\ufffd]*|烫{4,}|屯{4,}|\(cid:\d+\)(?:[^\r\n]{0,8}?\(cid:\d+\))*"
_HIGH_RUN = r"[^\x00-\x7f\s]{3,}"
_AS_LATIN = r"[\xa1-\xff]{4,}"
# the same with figures and Latin words between
_AS_LATIN_LINE = r"[\x80-\xff]{4,}(?:[!-~]{0,12}[\x80-\xff]{2,})*"
_WINDOWS = dict(
    zip("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ", range(0x80, 0xA0), strict=True)
)
_TRAIL = "[\x80-\xbf" + "".join(c for c in _WINDOWS if c > "\xff") + "]"
_UTF8_BYTES = f"(?:[\xc2-\xdf]{_TRAIL}|[\xe0-\xef]{_TRAIL}{{2}}|[\xf0-\xf4]{_TRAIL}{{3}})+"


@derived
def garbled(document: Document) -> tuple[Garble, ...]:
    """Return the misread pieces of the text in order, code left out."""
    text = document.text
    if text.isascii():
        return ()
    found: list[Garble] = []
    held = signs(document)
    unset = any(sign in held and sign * 4 in text for sign in UNSET)
    if unset or LOST in held or "(cid:" in text:
        found += (Garble(*hit.span(), Wrong.LOST, "") for hit in re.finditer(_LOST, text))
    if any(sign in held for sign in UTF8_AS_GBK):
        found += _utf8_as_gbk(document)
    if any(sign in held for sign in UTF8_AS_LATIN):
        found += _utf8_as_latin(text)
    if any(sign in held for sign in GBK_AS_LATIN):
        found += _gbk_as_latin(text)
    if not found:
        return ()
    found.sort(key=lambda garble: garble.start)
    return tuple(_apart(document, found))


def _apart(document: Document, found: list[Garble]) -> Iterator[Garble]:
    end = 0
    for garble in found:
        if garble.start >= end and not hidden(document, garble.start):
            end = garble.end
            yield garble


def _utf8_as_gbk(document: Document) -> Iterator[Garble]:
    sign = re.compile(f"[{UTF8_AS_GBK}]")
    for block in document.blocks:
        if not sign.search(document.text, block.start, block.end):
            continue
        words = document.text[block.start : block.end]
        meant = _decoded(words)
        if _is_chinese(meant):
            yield Garble(block.start, block.end, Wrong.UTF8_AS_GBK, meant)
            continue
        for run in re.finditer(_HIGH_RUN, words):
            meant = _decoded(run[0])
            start, end = block.start + run.start(), block.start + run.end()
            if _is_chinese(meant):
                yield Garble(start, end, Wrong.UTF8_AS_GBK, meant)
            elif sign.search(run[0]) and _is_chinese(_decoded(run[0], "ignore"), len(run[0]) // 2):
                yield Garble(start, end, Wrong.UTF8_AS_GBK, "")


def _decoded(words: str, errors: str = "strict") -> str:
    """Return what the bytes of `words` in GBK are in UTF-8, "" where they are none."""
    try:
        # Windows shows the byte 80, which GBK does not have, as a euro sign
        data = b"\x80".join(part.encode("gb18030") for part in words.split("€"))
        return data.decode("utf-8", errors)
    except UnicodeError:
        return ""


def _is_chinese(words: str, least: int = 2) -> bool:
    """Tell whether the words hold Han characters, and nearly all of them are common ones."""
    han = _han(words)
    if len(han) < max(least, 2) or "\ufffd" in words:
        return False
    return sum(1 for one in han if _is_common(one)) * 10 >= len(han) * 7


def _han(words: str) -> list[str]:
    return [c for c in words if "\u4e00" <= c <= "\u9fff"]


def _is_common(character: str) -> bool:
    """Tell whether GB 2312 has the character in its first level, the 3,755 in daily use."""
    try:
        return b"\xb0" <= character.encode("gb2312")[:1] <= b"\xd7"
    except UnicodeEncodeError:
        return False


def _gbk_as_latin(text: str) -> Iterator[Garble]:
    for line in re.finditer(_AS_LATIN_LINE, text):
        whole = _from_latin(line[0])
        if whole:
            yield Garble(*line.span(), Wrong.GBK_AS_LATIN, whole)
            continue
        for run in re.compile(_AS_LATIN).finditer(text, *line.span()):
            meant = _from_latin(run[0])
            if meant:
                yield Garble(*run.span(), Wrong.GBK_AS_LATIN, meant)


def _from_latin(words: str) -> str:
    """Return what the bytes of `words` in Latin-1 are in GBK, "" where they are no Chinese."""
    try:
        meant = words.encode("latin-1").decode("gbk")
    except UnicodeError:
        return ""
    # a row of middle dots is none
    return meant if len(set(meant)) > 1 and _is_chinese(meant, 3) else ""


def _utf8_as_latin(text: str) -> Iterator[Garble]:
    for run in re.finditer(_UTF8_BYTES, text):
        data = bytes(_WINDOWS.get(c) or ord(c) for c in run[0])
        try:
            meant = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        sure = all(c > "\u2000" for c in meant) or run[0][0] in "ÃÂ" or len(meant) >= 3
        han = _han(meant)
        sure = sure and (not han or _is_chinese(meant))
        if sure and not any(0xD800 <= ord(c) <= 0xF8FF or c < "\xa0" for c in meant):
            yield Garble(*run.span(), Wrong.UTF8_AS_LATIN, meant)
