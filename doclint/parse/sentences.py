"""Where sentences end: at a stop, with the quotes and brackets that close after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doclint.parse.numerals import CHINESE

CLOSERS = "”’\"'」』）)】》〉］]"
STOPS = "。！？!?…"

_HAN = r"[^\W\d_a-zA-Z]"  # a class of all Han characters takes long to compile
_CLOSE = f"[{re.escape(CLOSERS)}]*+"
# The pattern begins with all stops alike, so that the engine skips to the next one. A run of stops is
# tried from its first alone: from each it would cost the square of the run. A full stop after a Latin
# letter ends a sentence only before white space and what may open one.
_END = re.compile(
    rf"[{STOPS}．.](?:"
    rf"(?<=[{STOPS}])(?<![{STOPS}].)[{STOPS}]*+{_CLOSE}(?![，、；：,;])"
    rf"|(?<=．)(?!\d){_CLOSE}"
    rf"|(?<={_HAN}\.)(?!\.){_CLOSE}(?=\s|{_HAN}|$)"
    rf"|(?<=\.)(?![\w.]){_CLOSE}(?=\s+[\"'“‘(\[]?[^\W_a-z]|\s*$)"
    r")"
)
# words cut short; a full stop after them ends a sentence only before a word of _OPENERS
_ABBREVIATION = re.compile(
    r"vs|etc|jr|sr|inc|ltd|co|corp|dept|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ei]\.[ge]"
    r"|u\.[skn]|a\.m|p\.m|cf|al|approx|est|eds?|viz|op|loc|cit|ibid|ph\.d|esq|mt|ft"
)
# these are words too: cut short only before a number
_BEFORE_NUMBER = re.compile(r"nos?|vols?|figs?|arts?|secs?|ch|pp?|eq|par|paras?|app|tab|ex|pt|cl")
_TITLE = re.compile(r"mrs?|ms|messrs|dr|prof|st|gen|gov|rep|sen|rev|hon|capt|col|lt|sgt|adm")
_OPENERS = re.compile(
    r"[\"'“‘(\[]?(?:The|A|An|This|That|These|Those|It|He|She|We|They|You|I|In|On|At|But|And|Or|If|When"
    r"|While|Then|There|However|His|Her|Our|Their|Its|My|As|For|To|By|From|With|After|Since|So|Not|No"
    r"|What|Why|How|Who|All|Each|Some|Many|Most|Such|Let|Under|Both|Thus)\b"
)
_LAST_WORD = re.compile(r"(?:[A-Za-z]+\.)*[A-Za-z]+$")
_NEXT = re.compile(rf"{_CLOSE}\s*")


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where each finished sentence in `text[start:end]` ends (code points, past its closers)."""
    for found in _END.finditer(text, start, end):
        if not _reads_on(text, start, found, end):
            yield found.end()


def _reads_on(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Tell whether the sentence goes on after this stop."""
    stop, past = found.span()
    if text[stop] not in "!?.．":
        return False
    following = _NEXT.match(text, past, end)
    after = following.end() if following else past
    if text[stop] in "!?":
        return past < after < end and "a" <= text[after] <= "z"  # “Why?” he asked
    before = text[start:stop] if stop - start < 6 else ""
    if before and all(c in CHINESE or c.isdecimal() for c in before.strip()):
        return True  # "3." at the start of a paragraph is its number, not a sentence
    if after >= end:
        return False
    return text[stop] == "." and _is_cut_short(text, start, stop, after)


def _is_cut_short(text: str, start: int, stop: int, after: int) -> bool:
    found = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if not found:
        return False
    word = found[0].lower()
    if _BEFORE_NUMBER.fullmatch(word):
        return text[after].isdecimal()
    if _TITLE.fullmatch(word):
        return True
    initial = len(word) == 1 and found[0].isupper() and word != "i"
    return bool(initial or _ABBREVIATION.fullmatch(word)) and not _OPENERS.match(text, after)
