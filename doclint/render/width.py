"""How wide text stands in a terminal, and the part of a long line that fits."""

from functools import lru_cache
from unicodedata import category, combining, east_asian_width

ELLIPSIS = "…"

_CONTROLS = {
    **{code: 0x2400 + code for code in range(0x20)},  # the control pictures ␀ to ␟
    0x09: 0x20,
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # what turns the direction of text would turn the mark under it, too
    **dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
    **dict.fromkeys([0x2028, 0x2029], 0x23CE),
}


def plain(text: str) -> str:
    """Return `text` with a visible character for each that would steer the terminal; as long as it."""
    return text.translate(_CONTROLS)


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes, East Asian wide characters counting two."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@lru_cache(maxsize=8192)
def _width(character: str) -> int:
    if character.isascii():
        return 1
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def fitting(text: str, start: int, end: int, budget: int) -> int:
    """Return the end of the longest part of `text` from `start` that fits in `budget` cells."""
    at = start
    while at < end:
        budget -= _width(text[at])
        if budget < 0:
            break
        at += 1
    return at


def fitting_back(text: str, start: int, end: int, budget: int) -> int:
    """Return the start of the longest part of `text` before `end` that fits in `budget` cells."""
    at = end
    while at > start:
        budget -= _width(text[at - 1])
        if budget < 0:
            break
        at -= 1
    while at < end and _width(text[at]) == 0:  # a mark without the character that carries it
        at += 1
    return at


def window(text: str, start: int, end: int, place: int, budget: int) -> tuple[int, int]:
    """Return the part of the line `start`..`end` around `place` that fits in `budget` cells.

    Where it is not the whole line, a cell for an ellipsis stays free on each side.
    """
    if end - start <= budget * 4 and cells(text[start:end]) <= budget:
        return start, end
    budget -= 2
    left = fitting_back(text, start, place, budget // 3)
    right = fitting(text, place, end, budget - cells(text[left:place]))
    left = fitting_back(text, start, place, budget - cells(text[place:right]))
    return left, right
