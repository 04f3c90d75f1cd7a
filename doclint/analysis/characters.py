"""Characters that no text needs, found in one scan with the marks that come in pairs, and how to group them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import chain, groupby

from doclint.model.document import Document, Kind, derived
from doclint.model.patterns import compiled

APART = 8  # more blocks than this with the same defect make one finding for the document

# what the first two bytes of the commonest Han characters and marks are in GBK; together 0.45 of a text
UTF8_AS_GBK = "涓銆锛鍔鍏浜瀹鈥鏂鍖鍙鍒鍥缁澶鏀浣灞鏈杩鐨鍦鎴甯"
UTF8_AS_LATIN = "äåæçèéãïâÃÂ"
GBK_AS_LATIN = "ÄÒÔÊÖÐÎÓÈÁ"
LOST = "锟"
UNSET = "烫屯"
HAN_ALIKE = "笫曰巳己"
CYRILLIC = "аеорсАЕОС"  # one of them is in nearly every Russian word or look-alike
_STRAY = (
    "\x00-\x08\x0b\x0e-\x1b\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2f00-\u2fdf"
    "\ue000-\ufaff\ufeff\ufffd"
)
_SIGNS = UTF8_AS_GBK + UTF8_AS_LATIN + GBK_AS_LATIN + LOST + UNSET + HAN_ALIKE + CYRILLIC
PAIRED = "“”‘’「」『』（）()【】《》〈〉"
LINE_ENDS = "\n\r\f\v\x85\u2028\u2029"
_FRAME = PAIRED + LINE_ENDS
_TELLING = re.compile(f"[{_STRAY}{_SIGNS}{_FRAME}]")
_HARMLESS = frozenset(_FRAME.replace("\x85", ""))  # next line is a control character, too
_FEW = 8  # kinds of characters that are looked for one by one
_TROUBLE = f"[{_STRAY}{_SIGNS}]"  # compiled where one of them stands


@derived
def telling(document: Document) -> str:
    """Return the paired marks, the line ends and the characters that tell of trouble, in order."""
    return "".join(_TELLING.findall(document.text))


@derived
def signs(document: Document) -> dict[str, list[int]]:
    """Return where the characters stand that tell of trouble, ascending, by the character."""
    held = sorted(set(telling(document)) - _HARMLESS)
    if len(held) <= _FEW:  # one character is found ten times as fast as a class of them
        return {sign: [hit.start() for hit in re.finditer(sign, document.text)] for sign in held}
    places: dict[str, list[int]] = {}
    for found in compiled(_TROUBLE).finditer(document.text):
        places.setdefault(found[0], []).append(found.start())
    return places


@derived
def strays(document: Document) -> tuple[int, ...]:
    """Return where a character stands that a text should not hold, ascending.

    Control and format characters, private use, Kangxi radicals, compatibility forms of Han
    characters, and the mark of a character that could not be decoded.
    """
    places = (at for sign, at in signs(document).items() if sign not in _SIGNS)
    return tuple(sorted(chain.from_iterable(places)))


def gathered(document: Document, offsets: Iterable[int]) -> list[list[int]]:
    """Group ascending `offsets` by block; all in one group where more than APART blocks hold some."""
    starts = block_starts(document)
    groups = [list(group) for _, group in groupby(offsets, lambda at: bisect_right(starts, at))]
    if len(groups) > APART:
        return [[offset for group in groups for offset in group]]
    return groups


def hidden(document: Document, at: int) -> bool:
    """Tell whether the character at `at` is code, or nothing that a reader is shown."""
    block = document.blocks[max(0, bisect_right(block_starts(document), at) - 1)]
    return block.kind in (Kind.CODE, Kind.MATTER)


@derived
def block_starts(document: Document) -> list[int]:
    """Return where each block begins, its indent included."""
    return [block.outer_start for block in document.blocks]
