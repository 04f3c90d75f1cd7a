"""Where sentences end: at a stop, with the quotes and brackets that close after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLOSERS = "”’\"'」』）)】》〉］]"
STOPS = "。！？!?…"

# A full stop between ASCII letters ends a sentence only before white space and what may open one.
_END = re.compile(
    rf"[。！？!?…]+[{re.escape(CLOSERS)}]*(?![，、；：,;])"
    rf"|．(?!\d)[{re.escape(CLOSERS)}]*"
    rf"|\.(?![\w.])[{re.escape(CLOSERS)}]*(?=\s+[\"'“‘(]?[A-Z\d\u4e00-\u9fff]|\s*$)"
)
_ABBREVIATIONS = frozenset(
    "no vol fig figs art sec ch pp p eq cf vs etc mr mrs ms dr prof st jr sr inc ltd co corp dept gen"
    " gov rep sen rev hon capt col lt sgt adm jan feb mar apr jun jul aug sep sept oct nov dec"
    " e.g i.e u.s u.k u.n al approx est ed eds viz op loc cit ibid para paras".split()
)
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+$")


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where each finished sentence in `text[start:end]` ends (code points, past its closers)."""
    for found in _END.finditer(text, start, end):
        if text[found.start()] == "." and _abbreviated(text, start, found.start()):
            continue
        yield found.end()


def _abbreviated(text: str, start: int, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if not word:
        # "3." at the start of a paragraph is its number, not a sentence
        return text[start:stop].strip().isdecimal()
    letters = word[0]
    return letters.lower() in _ABBREVIATIONS or (len(letters) == 1 and letters.isupper())
