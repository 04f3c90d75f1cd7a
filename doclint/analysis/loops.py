"""Text that goes round and round: a phrase over and over, or the same few lines."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.analysis.likeness import likeness
from doclint.analysis.periods import FARTHEST, agreements
from doclint.analysis.prose import paragraph_at, paragraphs, sentences
from doclint.analysis.recurrences import recurrences
from doclint.analysis.similarity import agreeing, key, scaled
from doclint.analysis.turns import FEW, TURNS, is_loop, is_said, speaks, stands_twice
from doclint.model.document import Document, derived
from doclint.model.patterns import compiled

TWICE = 15  # code points of a phrase that two turns make a loop; 0 of 188 published texts have one
PHRASE = 300  # longest phrase (code points) looked for inside a paragraph
SHORTEST_LINES = 30  # code points of a loop of sentences or lines
_AGAIN = 10  # code points that come back for the third time: a third of SHORTEST_LINES
_APART = 8  # code points between two of them: line ends, indents, a number
_WINDOW = 60  # sentences back in which a turn must have stood
_STEP, _PROBE = 20, 4  # in a stretch without stops, four of twenty characters are looked for again
_MARKUP = r"<[^<>]*>|<!|-->"  # what is left of a web page


class Loop(NamedTuple):
    """A loop. `start`..`end` are all its turns in code points, `start`..`unit` the first.

    `keep` is where what stays ends: the first turn, and the beginning of a last one that is not whole.

    `first`..`last` are the sentences after the first turn for a loop of whole sentences, else -1.
    `numbered`: numbers head some of them, so they may be items of a list.
    """

    start: int
    end: int
    unit: int
    keep: int
    turns: int
    first: int = -1
    last: int = -1
    numbered: bool = False


@derived
def loops(document: Document) -> tuple[Loop, ...]:
    """Return the loops in the prose of a document, in order; none lies in another."""
    if not paragraphs(document):
        return ()
    inner = _phrase_loops(document)
    ends = [loop.end for loop in inner]
    outer = [
        loop
        for loop in (_sentence_loops(document) if _turns(document) else ())
        if not _any_meets(loop, inner, ends)
    ]
    return tuple(sorted([*outer, *inner]))


@derived
def sentence_keys(document: Document) -> tuple[str, ...]:
    """Return the words of each sentence as they are compared: without number and white space."""
    numbers = {mark.block: mark.numbering.end for mark in document.outline.marks}
    whole, text = paragraphs(document), document.text
    found = []
    last = -1
    for sentence in sentences(document):
        start = sentence.start
        if sentence.paragraph != last:
            last = sentence.paragraph
            start = max(start, min(sentence.end, numbers.get(whole[last].block, start)))
        found.append(key(text[start : sentence.end], document.language))
    return tuple(found)


def _any_meets(loop: Loop, inner: Sequence[Loop], ends: Sequence[int]) -> bool:
    place = bisect_right(ends, loop.start)
    return place < len(inner) and inner[place].start < loop.end


def _turns(document: Document) -> bool:
    """Tell cheaply whether sentences or lines may stand three times in a row."""
    row: set[int] = set()
    length = last = 0
    for start, size, first in recurrences(document).again:
        if start > last + _APART:
            row, length = set(), 0
        if first in row:
            length += size
        row.add(first)
        last = start + size
        if length >= _AGAIN:
            return True
    same = likeness(document).same
    seen = set()
    for i, first in enumerate(same[:-1]):
        if first != i:
            if first in seen and same[i + 1] != i + 1:
                return True
            seen.add(first)
    return False


def _sentence_loops(document: Document) -> Iterator[Loop]:
    """Yield the runs of sentences each of which stood a little before, for the third time at least."""
    keys, told, whole = sentence_keys(document), sentences(document), paragraphs(document)
    last: dict[str, int] = {}
    begin, block, floor = 0, -1, 0
    for i, words in enumerate(keys):
        here = whole[told[i].paragraph].block
        if here > block + 1:  # a heading or a table stands between
            yield from _closed(document, keys, begin, i)
            begin = floor = i
        block = here
        before = last.get(words, -1)
        if before < floor or i - before > _WINDOW:
            yield from _closed(document, keys, begin, i)
            begin = i + 1
        last[words] = i
    yield from _closed(document, keys, begin, len(keys))


def _closed(document: Document, keys: Sequence[str], begin: int, end: int) -> Iterator[Loop]:
    """Yield the loop whose turns after the first are the sentences `begin` to `end`, if it is one."""
    run = end - begin
    if run < TURNS - 1:
        return
    distinct = set(keys[begin:end])
    turns = run / len(distinct) + 1
    unit = sum(map(len, distinct))
    enough = TURNS if unit >= 8 else FEW
    if turns < enough or unit * turns < SHORTEST_LINES:
        return
    if not any(speaks(compiled(_MARKUP).sub("", words)) for words in distinct):
        return
    told, whole = sentences(document), paragraphs(document)
    first = begin - len(distinct)
    while first > 0 and not distinct <= set(keys[first:begin]) and begin - first < _WINDOW:
        first -= 1
    opening = (told[i] for i in range(begin, end))
    blocks = {
        whole[sentence.paragraph].block
        for sentence in opening
        if sentence.start == whole[sentence.paragraph].start
    }
    yield Loop(
        start=told[first].start,
        end=told[end - 1].end,
        unit=told[begin - 1].end,
        keep=told[begin - 1].end,
        turns=int(turns),
        first=begin,
        last=end - 1,
        numbered=any(mark.block in blocks for mark in document.outline.marks),
    )


def _phrase_loops(document: Document) -> list[Loop]:
    """Return the phrases that stand three times in a row or more inside a paragraph, in order."""
    text, found, done = document.text, [], 0
    for at, distance in sorted(_candidates(document)):
        paragraph = paragraph_at(document, at) if at >= done else None
        if paragraph is None:
            continue
        start, end = _whole_words(
            text,
            at - _agree_back(text, at, distance, max(paragraph.start, done)),
            at + distance + _agree(text, at, at + distance, paragraph.end),
        )
        period = _shortest(text[start : start + distance])
        if end - start >= TURNS * period:
            loop = _loop(text, start, end, period)
        elif stands_twice(text, start, end, period, scaled(TWICE, document.language)):
            loop = Loop(start, end, start + period, end - period, 2)
        else:
            continue
        done = end  # what is no loop now is none from its next turn on
        found += [loop] if loop else []
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without the parts of English words at both: the the|me."""
    while 0 < start < end and _is_inside(text, start):
        start += 1
    while start < end and _is_inside(text, end):
        end -= 1
    return start, end


def _is_inside(text: str, at: int) -> bool:
    beside = text[at - 1 : at + 1]
    return len(beside) == 2 and beside.isascii() and beside.isalpha()


def _candidates(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where something stands again close by, and how far on."""
    text = document.text
    for at, period in agreements(document):
        if text.startswith(text[at], at + 2 * period):
            yield at, period
    again, long = recurrences(document)
    latest: dict[int, int] = {}
    for start, size, first in again:
        before = latest.get(first, first)
        latest[first] = start
        end, past = start + size, before + size
        if (
            FARTHEST < start - before <= PHRASE
            and text.find("\n", before, start) < 0
            and (
                text[end : end + _PROBE] == text[past : past + _PROBE]
                or text[start - _PROBE : start] == text[before - _PROBE : before]
            )
        ):
            yield before, start - before
    for start, size in long:
        end = start + size
        found = [
            (at, next_ - at)
            for at in range(start, end - 2 * FARTHEST, _STEP)
            if (next_ := text.find(text[at : at + _PROBE], at + 1, min(end, at + PHRASE))) >= 0
        ]
        # a loop has each of its characters three times
        if found and size - len(set(text[start:end])) > (TURNS - 1) * FARTHEST:
            yield from found


def _loop(text: str, start: int, end: int, period: int) -> Loop | None:
    """Return the loop from `start` to `end`, where the text agrees with itself `period` further on."""
    turns = (end - start) // period
    unit = text[start : start + period]
    if not is_loop(unit, turns) or (turns < FEW and is_said(text, start, end, unit)):
        return None
    kept = start + period + (end - start) % period
    return Loop(start, end, start + period, kept, turns)


def _agree(text: str, one: int, other: int, high: int) -> int:
    """Return how many characters from `one` equal those from `other` on, which comes later; none from `high` on."""
    length, step = 0, 8
    while other + length < high:
        size = min(step, high - other - length)
        if text[one + length : one + length + size] != text[other + length : other + length + size]:
            return length + agreeing(
                text[one + length : one + length + size],
                text[other + length : other + length + size],
            )
        length, step = length + size, 2 * step
    return length


def _agree_back(text: str, at: int, period: int, low: int) -> int:
    """Return how many characters before `at` equal those `period` further on; none before `low`."""
    length = 0
    while at - length > low and text[at - length - 1] == text[at + period - length - 1]:
        length += 1
    return length


def _shortest(unit: str) -> int:
    """Return the length of the shortest phrase that `unit` consists of, once or several times."""
    return (unit + unit).index(unit, 1)
