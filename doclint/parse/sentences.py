"""Where sentences end: at a stop, with the quotes and brackets that close after it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from doclint.model.patterns import compiled
from doclint.parse.numerals import CHINESE

CLOSERS = "”’\"'」』）)】》〉］]"
STOPS = "。！？!?…"

_HAN = r"[^\W\d_a-zA-Z]"  # a class of all Han characters takes long to compile
_CLOSE = f"[{re.escape(CLOSERS)}]*+"
# The pattern begins with all stops alike, so that the engine skips to the next one. A run of stops is
# taken as a whole, also where a mark after it keeps the sentence open: tried from each it would cost
# the square of the run. A full stop after a Latin letter ends a sentence only before white space and
# what may open one.
_END = re.compile(
    rf"[{STOPS}．.](?:"
    rf"(?<![.．])(?:(?<=[!?])(?P<doubt>))?[{STOPS}]*+{_CLOSE}(?P<open>[，、；：,;])?"
    rf"|(?:(?<=．)(?!\d){_CLOSE}"
    rf"|(?<={_HAN}\.)(?!\.){_CLOSE}(?=\s|{_HAN}|$)"
    rf"|(?<=\.)(?![\w.]){_CLOSE}(?=\s+[\"'“‘(\[]?[^\W_a-z]|\s*$)"
    r")(?P<full>))"
)
_OPEN = _END.groupindex["open"]
# words cut short; a full stop after them ends a sentence only before a word of _OPENERS
_ABBREVIATIONS = frozenset(
    "vs etc jr sr inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec".split()  # noqa: SIM905
    + "i.e i.g e.e e.g u.s u.k u.n a.m p.m ph.d cf al approx est ed eds viz op loc cit".split()  # noqa: SIM905
    + ["ibid", "esq", "mt", "ft"]
)
# these are words too: cut short only before a number
_BEFORE_NUMBER = frozenset(
    "no nos vol vols fig figs art arts sec secs ch p pp eq par para paras app tab ex pt cl".split()  # noqa: SIM905
)
_TITLES = frozenset(
    "mr mrs ms messrs dr prof st gen gov rep sen rev hon capt col lt sgt adm".split()  # noqa: SIM905
)
_OPENERS = (
    r"[\"'“‘(\[]?(?:The|A|An|This|That|These|Those|It|He|She|We|They|You|I|In|On|At|But|And|Or|If|When"
    r"|While|Then|There|However|His|Her|Our|Their|Its|My|As|For|To|By|From|With|After|Since|So|Not|No"
    r"|What|Why|How|Who|All|Each|Some|Many|Most|Such|Let|Under|Both|Thus)\b"
)
_LAST_WORD = r"(?:[A-Za-z]+\.)*[A-Za-z]+$"
_NEXT = rf"{_CLOSE}\s*"
_LAST = frozenset(f"{CLOSERS}{STOPS}．.")


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Return where each finished sentence in `text[start:end]` ends (code points, past its closers)."""
    return [
        found.end()
        for found in _END.finditer(text, start, end)
        if not found.lastindex
        or (found.lastindex != _OPEN and not _reads_on(text, start, found, end))
    ]


def ends_by_paragraph(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield what `sentence_ends` returns for each of `spans`, which are paragraphs in order.

    The text is scanned once: as many scans as paragraphs would take twice the time.
    """
    all_ends = []
    doubts = []  # the stops that may stand inside a sentence, last first
    for found in _END.finditer(text):
        group = found.lastindex
        if group != _OPEN:
            all_ends.append(found.end())
            if group:
                doubts.append(found)
    doubts.reverse()
    past = 0
    for start, end in spans:
        first = bisect_right(all_ends, start, past)
        past = bisect_right(all_ends, end, first)
        ends = all_ends[first:past]
        inside = set()
        while doubts and doubts[-1].end() <= end:
            found = doubts.pop()
            if found.start() >= start and _reads_on(text, start, found, end):
                inside.add(found.end())
        if inside:
            ends = [each for each in ends if each not in inside]
        last = ends[-1] if ends else start
        # a run of stops and closers that began before, or a full stop that what follows does not let be one
        if text[start] in _LAST or (last < end and text[last:end].rstrip()[-1:] in _LAST):
            ends = sentence_ends(text, start, end)
        yield ends


def _reads_on(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Tell whether the sentence goes on after this stop."""
    stop, past = found.span()
    following = compiled(_NEXT).match(text, past, end)
    after = following.end() if following else past
    if text[stop] in "!?":
        return past < after < end and "a" <= text[after] <= "z"  # “Why?” he asked
    before = text[start:stop] if stop - start < 6 else ""
    number = before.strip()
    if before and (number.isdecimal() or all(c in CHINESE or c.isdecimal() for c in number)):
        return True  # "3." at the start of a paragraph is its number, not a sentence
    if after >= end:
        return False
    return text[stop] == "." and _is_cut_short(text, start, stop, after)


def _is_cut_short(text: str, start: int, stop: int, after: int) -> bool:
    found = compiled(_LAST_WORD).search(text, max(start, stop - 12), stop)
    if not found:
        return False
    word = found[0].lower()
    if word in _BEFORE_NUMBER:
        return text[after].isdecimal()
    if word in _TITLES:
        return True
    initial = len(word) == 1 and found[0].isupper() and word != "i"
    cut_short = initial or word in _ABBREVIATIONS
    return cut_short and not compiled(_OPENERS).match(text, after)
