"""Which passages say the same, word for word or nearly: found in time linear in the text."""

from bisect import bisect_right
from collections import defaultdict
from enum import Enum
from itertools import count
from operator import itemgetter
from typing import NamedTuple

from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.recurrences import recurrences
from doclint.analysis.similarity import (
    LONG,
    agreeing,
    counterpart,
    folded,
    key,
    may_be_alike,
    ratio,
    sentences_in,
)
from doclint.model.document import Document, Genre, derived

NEAR = 0.85  # least share of characters in common; 0 of 97 published reports have two such passages
NEAR_LENGTH = 30  # code points; shorter passages are alike by chance
_SHARED = 0.2  # least share of the shorter passage in chunks that the other has too
_SHARED_BY_CUSTOM = 0.5  # in laws, manuals and novels, where the same turns come again and again
_CHUNK = 6  # code points; shorter stretches in common are stock phrases
_STOPS = frozenset("。！？!?.…；;”’」』）)")
_END = 12  # code points that the beginning and the end of two passages share, at least
_NEARLY = 0.99  # what a sentence counts that stands in the other with small edits
_SENTENCE = 1_000  # code points before its first shared words in which a sentence is taken to begin
_TOUCH = 12  # code points of words in common that may be part of a sentence that stands twice
_TOUCHED = 0.3  # and their share of the sentence
_GIANT = 20  # times as long as another passage: its sentences may be found in it, the passage not
_TRIES = 60  # passages compared with one; what is like so many is a form filled in again and again
_CONTAINED = 0.9  # least share of a passage in sentences that stand in the other


class Relation(Enum):
    """How a copy stands to what is kept."""

    EXACT = "exact"  # word for word
    NEAR = "near"  # with small differences
    CONTAINED = "contained"  # what is kept says more


class Likeness(NamedTuple):
    """The passages of a document by what they say.

    All are indexed by passage: `keys` are its words without number and white space, `same` the first
    passage with those words, `cluster` the first passage it is like, over any number of steps.
    `touching` are the passages that may have a sentence in common with another, or say one twice.
    """

    keys: tuple[str, ...]
    same: tuple[int, ...]
    cluster: tuple[int, ...]
    touching: frozenset[int]

    def repeated(self) -> frozenset[int]:
        """Return the clusters of more than one passage."""
        return frozenset(c for i, c in enumerate(self.cluster) if c != i)


@derived
def likeness(document: Document) -> Likeness:
    """Return which passages of a document are alike."""
    keys = tuple(_keys(document))
    if not keys:
        return Likeness((), (), (), frozenset())
    first: dict[str, int] = {}
    same = tuple(map(first.setdefault, keys, count()))
    shared, touching = _shared(document, same)
    cluster = list(same)
    tries = [0] * len(keys)
    least = _SHARED if document.genre is Genre.REPORT else _SHARED_BY_CUSTOM
    for i, heads in shared.items():
        if same[i] != i or len(keys[i]) < NEAR_LENGTH // 2:
            continue
        for other, length in sorted(heads.items(), key=itemgetter(1), reverse=True)[:2]:
            if (
                length < least * min(len(keys[i]), len(keys[other]))
                or tries[other] > _TRIES
                or _root(cluster, i) == _root(cluster, other)
            ):
                continue
            tries[other] += 1
            sure = length >= NEAR * max(len(keys[i]), len(keys[other]))
            if sure or relation(keys[i], keys[other], document.language)[0]:
                _join(cluster, i, other)
    clusters = tuple(_root(cluster, root) for root in same)
    return Likeness(keys, same, clusters, frozenset(touching))


def halves(document: Document, i: int) -> tuple[int, ...]:
    """Return how long the parts are (code points) into which page ends split a passage; none if whole."""
    passage = passages(document)[i]
    if passage.first == passage.last:
        return ()
    parts = paragraphs(document)[passage.first : passage.last + 1]
    return tuple(len(key(document.text[part.start : part.end], "zh")) for part in parts)


def stands_as_whole(document: Document, copy: int, kept: int) -> bool:
    """Tell whether `kept`, equal to `copy` but for page ends, is whole, or split where the copy is."""
    return halves(document, kept) in ((), halves(document, copy))


def relation(one: str, other: str, language: str) -> tuple[Relation | None, float]:
    """Return how the passage `one` stands to `other`, and how much they have in common, 0 to 1."""
    if one == other:
        return Relation.EXACT, 1.0
    if _GIANT * min(len(one), len(other)) < max(len(one), len(other)) > LONG:
        return None, 0.0  # a search for each of many would cost the square of the text
    if _sentences_of(one, other):
        return Relation.CONTAINED, 1.0
    if _cut_down(one, other):
        return Relation.CONTAINED, _NEARLY
    least = min(len(one), len(other))
    if least < NEAR_LENGTH:
        if folded(one) == folded(other) != "":
            return Relation.NEAR, ratio(one, other, 0.0, language)
    elif not may_be_alike(one, other, NEAR):
        return None, 0.0
    elif score := ratio(one, other, NEAR, language):
        return Relation.NEAR, score
    if not may_be_alike(one, other, _CONTAINED):
        return None, 0.0
    if len(one) <= len(other):
        share = _share_in(one, other)
        if share >= _CONTAINED:
            return Relation.CONTAINED, share
    elif _share_in(other, one) >= _CONTAINED:
        return Relation.NEAR, ratio(one, other, 0.0, language)
    return None, 0.0


def _sentences_of(one: str, other: str) -> bool:
    """Tell whether `one` is a sentence or several in a row of `other`, word for word."""
    if len(one) >= len(other) or one[-1:] not in _STOPS:
        return False
    place = other.find(one)
    return place == 0 or (place > 0 and other[:place].rstrip()[-1:] in _STOPS)


def _cut_down(one: str, other: str) -> bool:
    """Tell whether `one` is the beginning and the end of `other`, with words left out in between."""
    if not NEAR_LENGTH <= len(one) < len(other) or one[-1] not in _STOPS:
        return False
    head = agreeing(one, other)
    if head < _END:
        return False
    tail = agreeing(one[::-1], other[::-1])
    return head + tail >= len(one) and tail >= _END


def _keys(document: Document) -> list[str]:
    numbered = {mark.numbering.start: mark.numbering.end for mark in document.outline.marks}
    found = []
    for start, _, _, _, words in passages(document):
        bare = words[numbered[start] - start :] if start in numbered else words
        found.append(bare.replace(" ", "") if document.language == "zh" else bare.strip())
    return found


def _shared(
    document: Document, same: tuple[int, ...]
) -> tuple[dict[int, dict[int, int]], set[int]]:
    """Return how much of a passage stood in which earlier ones, and those that share a sentence."""
    text, whole = document.text, passages(document)
    starts = [passage.start for passage in whole]
    zh = document.language == "zh"
    few, least, touch = (4, _CHUNK, _TOUCH) if zh else (8, 2 * _CHUNK, 3 * _TOUCH)
    stops = ("。", "！", "？") if zh else (". ", "! ", "? ")
    shared: dict[int, dict[int, int]] = defaultdict(dict)
    touching: set[int] = set()
    heads: dict[int, int] = {}  # where a stretch stood first may be no passage
    met: set[int] = set()  # the passages that share something with the sentence at hand
    at = length = end = 0  # `at`: where the first of a sentence stands
    for start, size, first in recurrences(document).again:
        if size < few:
            continue
        i = bisect_right(starts, start) - 1
        if i < 0 or start >= whole[i].end:
            continue
        head = bisect_right(starts, first) - 1
        if head < 0 or first >= whole[head].end:
            head = heads.setdefault(first, i)
        if start >= end:
            at = start
            end = text.find(stops[0], start, whole[i].end)
            end = end if end >= 0 else whole[i].end
            met, length = set(), 0
        met.update((i, head))
        length += size
        if length >= touch:
            earliest = max(whole[i].start, at - _SENTENCE)
            opening = max(text.rfind(stop, earliest, at) for stop in stops)
            if length >= _TOUCHED * (end - max(earliest, opening)):
                touching |= met
        head = same[head]
        if head < i and size >= least:
            held = shared[i]
            held[head] = held.get(head, 0) + size + 1  # with its stop
    return shared, touching


def _share_in(one: str, other: str) -> float:
    if len(one) > len(other) or len(one) < NEAR_LENGTH // 2 or one[-1] not in _STOPS:
        return 0.0
    parts = sentences_in(one) if len(one) >= NEAR_LENGTH else [one]
    lost = 0
    for part in parts:
        if not counterpart(part, other, 0.9):
            lost += len(part)
            if len(one) - lost < _CONTAINED * len(one):
                return 0.0
    standing = set(sentences_in(other))
    edited = sum(len(part) for part in parts if part not in standing) - lost
    return (len(one) - lost - (1 - _NEARLY) * edited) / len(one)


def _root(cluster: list[int], i: int) -> int:
    while cluster[i] != i:
        cluster[i] = cluster[cluster[i]]
        i = cluster[i]
    return i


def _join(cluster: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(cluster, one), _root(cluster, other)))
    cluster[high] = low
