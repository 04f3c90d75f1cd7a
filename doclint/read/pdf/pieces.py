"""Pieces of lines on a page: their characters, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from ctypes import byref, c_double, create_string_buffer
from functools import cache
from typing import Any, NamedTuple

from doclint.read.txt import BLANKS

HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line, in place of it and of the line's end."""

_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?")
_BLANK = re.compile(r"(?<=\S) +(?=\S)")
_WIDE = 1.2  # times the size: a gap within a line that parts columns or cells
_BACK = 0.5  # times the size
_SAMPLE = 5  # characters whose font tells that of a piece
_FIXED = re.compile(
    r"mono|typewriter|courier|consol|menlo|monaco|iosevka|code"
    r"|(?:^|\+)(?:cm|ec|sf|la|tx|t1x|lm)(?:sl|i|v)?tt\d*",
    re.IGNORECASE,
)
"""Names of fonts whose letters are all of one width: TeX's do not say so otherwise."""
_LONGEST_NAME = 128  # bytes
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """Words on one baseline.

    Points from the lower left corner of the page as it is shown; `base` is the height of the
    baseline, `size` that of the font. `fixed` tells that most letters are of a font in which all are
    of one width, as code is set.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    fixed: bool


def pieces_of(page: Any, rotation: int) -> list[Piece]:
    """Return the pieces of the text page `page`, which is shown turned by `rotation` degrees."""
    text: str = page.get_text_range()
    place = _Places(page, text, rotation)
    pieces: list[Piece] = []
    for line in _LINE.finditer(text):
        words = line[0].rstrip(BLANKS)
        start = line.start() + len(words) - len(words.lstrip(BLANKS))
        end = line.start() + len(words)
        if start < end:
            pieces += _cut(text, start, end, place)
    return pieces


def _cut(text: str, start: int, end: int, place: _Places) -> list[Piece]:
    """Return the words `start`..`end` in pieces: cut where a gap is wide, without blanks not there.

    pdfium puts a blank where it sees a gap, also in the gap that is set between Han and Latin.
    """
    sample = range(_first(text, start), end, (end - start) // _SAMPLE + 1)
    # Latin letters among Han are often set larger or smaller
    size = place.size([at for at in sample if text[at] >= "\u2e80"] or sample) or 1.0
    made = [blank.span() for blank in _BLANK.finditer(text, start, end)]
    made = [blank for blank in made if place.is_made(blank[0])]
    gaps = [place.left(after) - place.right(before - 1) for before, after in made]
    # what stands further left than what it follows belongs into one of the other gaps
    widest = 0.0 if any(gap < -_BACK * size for gap in gaps) else _WIDE * size
    pieces = []
    words = ""
    first = at = start
    for (before, after), gap in zip(made, gaps, strict=True):
        words += text[at:before]
        at = after
        if gap < -_BACK * size or gap > widest:
            pieces.append(_piece(words, first, before - 1, size, place))
            words, first = "", after
        elif text[before - 1] < "\u2e80" and text[after] < "\u2e80":
            words += " "
    return [*pieces, _piece(words + text[at:end], first, end - 1, size, place)]


def _piece(words: str, first: int, last: int, size: float, place: _Places) -> Piece:
    left, right = place.left(first), place.right(last)
    fixed = place.is_fixed(range(first, last + 1, (last - first) // _SAMPLE + 1))
    return Piece(words.replace(HYPHEN, "-"), left, right, place.base(first), size, fixed)


@cache
def _is_fixed(font: str) -> bool:
    return _FIXED.search(font) is not None


def _first(text: str, start: int) -> int:
    """Return the place of the first character from `start` on that is not blank; there is one."""
    while text[start] in BLANKS:
        start += 1
    return start


class _Places:
    """Where the characters of a page stand. Asking costs: only the ends of lines are asked for."""

    def __init__(self, page: Any, text: str, rotation: int) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = page.raw
        self._turned = rotation
        # one of each is filled again and again: to make one takes as long as to ask
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._name = create_string_buffer(_LONGEST_NAME)
        self._wide = [found.start() for found in _ASTRAL.finditer(text)]
        self._is_plain = not self._wide and page.count_chars() == len(text)

    def left(self, at: int) -> float:
        """Return where the character at `at` begins."""
        return self._across(at)[0]

    def right(self, at: int) -> float:
        """Return where the character at `at` ends."""
        return self._across(at)[1]

    def base(self, at: int) -> float:
        """Return the height of the baseline."""
        x, y = c_double(), c_double()
        self._raw.FPDFText_GetCharOrigin(self._page, self._index(at), byref(x), byref(y))
        return self._shown(x.value, y.value)[1]

    def size(self, places: Sequence[int]) -> float:
        """Return the size as shown of most of the characters at `places`."""
        sizes = Counter(map(self._size, places))
        del sizes[0.0]
        return max(sizes, key=sizes.__getitem__, default=0.0)

    def _size(self, at: int) -> float:
        """Return the size of the font as shown, 0 for a blank that pdfium made."""
        index = self._index(at)
        matrix = self._matrix
        if not self._raw.FPDFText_GetMatrix(self._page, index, byref(matrix)):
            return 0.0
        scale: float = (matrix.c**2 + matrix.d**2) ** 0.5
        size: float = self._raw.FPDFText_GetFontSize(self._page, index)
        return round(size * scale, 1)

    def is_fixed(self, places: Sequence[int]) -> bool:
        """Tell whether most of the characters at `places` are of a font of one width."""
        return 2 * sum(_is_fixed(self._font(at)) for at in places) > len(places)

    def _font(self, at: int) -> str:
        """Return the name of the font, "" for a blank that pdfium made."""
        name, index = self._name, self._index(at)
        self._raw.FPDFText_GetFontInfo(self._page, index, name, _LONGEST_NAME, None)
        return name.value.decode("latin-1")

    def is_made(self, at: int) -> bool:
        """Tell whether a character stands not in the file: pdfium saw a gap there."""
        return bool(self._raw.FPDFText_IsGenerated(self._page, self._index(at)) == 1)

    def _across(self, at: int) -> tuple[float, float]:
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._page, self._index(at), byref(box))
        one = self._shown(box.left, box.bottom)[0]
        other = self._shown(box.right, box.top)[0]
        return min(one, other), max(one, other)

    def _index(self, at: int) -> int:
        """Return the number that pdfium gives the character."""
        if self._is_plain:
            return at
        before = sum(1 for wide in self._wide if wide < at)
        found: int = self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, at + before)
        return max(found, 0)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """Return the place on the page as it is shown, but for a shift."""
        if self._turned == 90:
            return y, -x
        if self._turned == 180:
            return -x, -y
        return (-y, x) if self._turned == 270 else (x, y)
