"""Beginnings of paragraphs that stand elsewhere as the tail of another sentence."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from doclint.analysis.prose import paragraphs, sentences
from doclint.model.document import Document, Sentence

KEY = 10  # code points by which tails are looked up
MOST_BEFORE = 4  # characters of the paragraph that may come before the tail
_FEW_KEYS = 64  # that are looked for in the text one by one
_MOST_PLACES = 8  # looked at for one tail
_SAME = 2  # characters to the left that make two places the same sentence
_SAME_ASCII = 8  # letters
_PARAGRAPH = attrgetter("paragraph")


class Tail(NamedTuple):
    """Another place where a tail stands. `start` is its offset there, `length` in code points.

    `same`: the words before it are those before the break, too. `inside` is how many characters of
    its sentence come before it there.
    """

    start: int
    length: int
    same: bool
    inside: int


def tails(document: Document, halves: Iterable[tuple[int, int]]) -> dict[int, Tail]:
    """Return, by `before`, where the first sentence of `after` stands elsewhere, less 0 to 4 characters.

    `halves` are pairs (before, after) that index the document's paragraphs. One pass over the
    sentences, whatever their number, and none where no end of such a sentence stands twice.
    """
    text = document.text
    wanted = {after: before for before, after in halves}
    if not wanted:
        return {}
    every = sentences(document)
    heads = _first_sentences(every, sorted(wanted))
    keys = {text[every[i].end - KEY : every[i].end] for i in heads.values()}
    if len(keys) <= _FEW_KEYS:
        keys = {key for key in keys if text.find(key, text.find(key) + 1) >= 0}
        if not keys:
            return {}
    places: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(every):
        key = text[sentence.end - KEY : sentence.end]
        if key in keys and len(places[key]) <= _MOST_PLACES:
            places[key].append(i)
    found = {}
    for after, i in heads.items():
        others = (j for j in places[text[every[i].end - KEY : every[i].end]] if j != i)
        tail = _best(document, wanted, i, others)
        if tail:
            found[wanted[after]] = tail
    return found


def _first_sentences(every: Sequence[Sentence], wanted: Iterable[int]) -> dict[int, int]:
    """Return the first sentence of each of the paragraphs `wanted`, if it is longer than a key."""
    heads = {}
    for paragraph in wanted:
        i = bisect_left(every, paragraph, key=_PARAGRAPH)
        if (
            i < len(every)
            and every[i].paragraph == paragraph
            and every[i].end - every[i].start > KEY
        ):
            heads[paragraph] = i
    return heads


def _best(
    document: Document, halves: dict[int, int], head: int, others: Iterable[int]
) -> Tail | None:
    best = None
    for other in others:
        tail = _tail(document, halves, head, other)
        if tail and tail.same:
            return tail
        best = best or tail
    return best


def _tail(document: Document, halves: dict[int, int], head: int, other: int) -> Tail | None:
    """Return the tail at the sentence `other`. `halves` give the paragraph before a second half."""
    text = document.text
    every, whole = sentences(document), paragraphs(document)
    here, there = every[head], every[other]
    size = _common(text, here.end, there.end, min(here.end - here.start, there.end - there.start))
    if here.end - here.start - size > MOST_BEFORE:
        return None
    start = there.end - size
    left_start, left_end, _ = whole[halves[here.paragraph]]
    there_end, there_start = start, whole[there.paragraph].start
    if start == there_start and there.paragraph in halves:
        # it is split there, too: its beginning is the end of the paragraph before
        there_start, there_end, _ = whole[halves[there.paragraph]]
    enough = _SAME_ASCII if text[left_end - 1].isascii() else _SAME
    same = any(
        _common(text, left_end, end, min(left_end - left_start, end - there_start, enough))
        == enough
        for end in range(there_end, max(there_start, there_end - MOST_BEFORE - 1), -1)
    )
    return Tail(start, size, same, start - there.start)


def _common(text: str, one: int, two: int, limit: int) -> int:
    """Return how many characters, `limit` at most, are the same before the two offsets."""
    if text[one - limit : one] == text[two - limit : two]:
        return limit
    size = 0
    while size < limit and text[one - size - 1] == text[two - size - 1]:
        size += 1
    return size
