"""Text that goes round and round: a phrase three times in a row, or the same few lines over and over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.analysis.prose import paragraphs, sentences
from doclint.analysis.similarity import key
from doclint.model.document import Document, derived

TURNS = 3
PHRASE = 60  # longest phrase (code points) looked for inside a paragraph
SHORTEST = 18  # code points of a loop inside a paragraph, all turns together
SHORTEST_LINES = 30  # code points of a loop of sentences or lines
_WINDOW = 60  # sentences back in which a turn must have stood
_STEP, _PROBE = 10, 4  # at every tenth character, four are looked for again
_PLAIN = 30  # code points without a stop that are worth a search
_STOPS = "。、；"
_WORD = re.compile(r"[^\W\d_]")
_NOISE = re.compile(
    r"^[哈呵嘿嘻啊呜哇噢哦嗷咚咯嘟滴嗒轰隆叮当咔嚓汪喵ha锟斤拷烫屯\W]+$", re.IGNORECASE
)


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
    found = list(_sentence_loops(document))
    at = 0
    text = document.text
    inner: list[Loop] = []
    for paragraph in paragraphs(document):
        while at < len(found) and found[at].end <= paragraph.start:
            at += 1
        if at < len(found) and found[at].start < paragraph.end:
            continue
        words = text[paragraph.start : paragraph.end]
        if _worth(words, document.language):
            inner += _phrase_loops(words, paragraph.start)
    return tuple(sorted([*found, *inner]))


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
    enough = TURNS if unit >= 8 else 2 * TURNS
    if turns < enough or unit * turns < SHORTEST_LINES:
        return
    if not any(_speaks(words) for words in distinct):
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


def _speaks(words: str) -> bool:
    return bool(_WORD.search(words)) and not _NOISE.match(words)


def _worth(words: str, language: str) -> bool:
    """Tell cheaply whether a phrase may stand three times in a row in `words`."""
    if len(words) < SHORTEST:
        return False
    if language != "zh":
        parts = words.split()
        return len(set(parts)) * 4 <= len(parts) * 3 or len(parts) == 1
    for stop in _STOPS:
        words = words.replace(stop, "，")
    parts = words.split("，")
    if max(map(len, parts)) >= _PLAIN:
        return True
    if len(set(parts)) * 2 <= len(parts):
        return True
    parts = [part for part in parts if len(part) > 3]
    return len(set(parts)) < len(parts)


def _phrase_loops(words: str, offset: int) -> Iterator[Loop]:
    at = 0
    while at + SHORTEST <= len(words):
        again = words.find(words[at : at + _PROBE], at + 1, at + PHRASE + _PROBE)
        if again < 0:
            at += _STEP
            continue
        period = again - at
        start = at - _agree_back(words, at, period)
        end = again + _agree(words, at, again)
        length = end - start
        turns = length // period
        unit = words[start : start + period]
        if turns >= TURNS and length >= SHORTEST and _is_loop(unit, turns):
            kept = start + period + length % period
            yield Loop(offset + start, offset + end, offset + start + period, offset + kept, turns)
        at = end if turns >= TURNS else at + _STEP


def _is_loop(unit: str, turns: int) -> bool:
    if not _speaks(unit):
        return False
    if len(set(unit)) == 1:
        return turns >= 2 * SHORTEST
    return not unit.isascii() or len(unit.split()) > 1 or turns >= 2 * TURNS


def _agree(words: str, one: int, other: int) -> int:
    """Return how many characters from `one` equal those from `other` on; `one` comes before."""
    length, step = 0, 8  # a power of two, so that halving finds every length
    while (
        words[one + length : one + length + step] == words[other + length : other + length + step]
    ):
        length += step
        step *= 2
        if other + length >= len(words):
            return len(words) - other
    while step > 1:
        step //= 2
        if (
            words[one + length : one + length + step]
            == words[other + length : other + length + step]
        ):
            length += step
    return min(length, len(words) - other)


def _agree_back(words: str, at: int, period: int) -> int:
    length = 0
    while (
        length < at
        and length < PHRASE
        and words[at - length - 1] == words[at + period - length - 1]
    ):
        length += 1
    return length
