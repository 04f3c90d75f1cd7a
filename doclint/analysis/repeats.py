"""Paragraphs and sentences that stand more than once, net of sections, shared bodies and loops."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.breaks import Fate, breaks
from doclint.analysis.contents import contents
from doclint.analysis.likeness import Relation, halves, likeness, relation, stands_as_whole
from doclint.analysis.loops import loops, sentence_keys
from doclint.analysis.passages import Passage, passages
from doclint.analysis.prose import sentences
from doclint.analysis.section_copies import section_repeats
from doclint.analysis.shared_bodies import shared_bodies
from doclint.analysis.similarity import chunks, covered, is_aside, ratio, says_much, scaled
from doclint.model.document import Document, derived

SHORTEST = 15  # code points; 2 of 221 published reports repeat a sentence of this length by design
NEAR_SENTENCE = 0.94  # least share of characters in common
NEAR_SENTENCE_LENGTH = 40
_ANNEX = re.compile(
    r"^[ \t\u3000]*(?:附(?:件|录|表)?[\d一二三四五六七八九十]{0,3}[ \u3000]*(?:[：:]|$)|(?:Annex|Appendix)\b)",
    re.MULTILINE,
)
_FORM = 4  # variants of one paragraph that make it a form filled in again and again
_FULLER = 0.97  # a copy shorter by less than this is as full


class PassageCopy(NamedTuple):
    """Passages in a row that stand elsewhere. All index passages; `first`..`last` includes both.

    `kept` is what the first of them is a copy of. `verbatim`: it stands there word for word, and not
    split by a page end where the copy is whole. `covered`: each sentence has a close counterpart
    there. `copies` counts the passages alike. `alone`: nothing else stands under their heading.
    `numbered`: a number heads the first.
    """

    first: int
    last: int
    kept: int
    relation: Relation
    similarity: float
    verbatim: bool
    covered: bool
    copies: int
    alone: bool = False
    numbered: bool = False


class SentenceCopy(NamedTuple):
    """A sentence that stands elsewhere; both index sentences. `copies` counts those alike."""

    copy: int
    kept: int
    similarity: float
    copies: int


@derived
def passage_copies(document: Document) -> tuple[PassageCopy, ...]:
    """Return the passages that stand more than once and not in a copied section or a loop."""
    keys, _, cluster, _ = likeness(document)
    excused = shared_bodies(document).excused
    section_of = _sections_of(document)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    repeated = likeness(document).repeated()
    if not repeated:
        return ()
    shortest = scaled(SHORTEST, document.language)
    annexes = _annexes(document)
    for i in _alive(document):
        if cluster[i] in repeated and says_much(keys[i], shortest):
            part = bisect_right(annexes, passages(document)[i].start)
            groups[cluster[i], part].append(i)
    single = []
    for group in groups.values():
        fullest = max(len(keys[i]) for i in group)
        full = [i for i in group if len(keys[i]) >= _FULLER * fullest]
        kept = next((i for i in full if not halves(document, i)), full[0])
        nearest: dict[int, int] = {}
        variants = len({keys[i] for i in group})
        for i in group if len(group) > 1 else ():
            beside = nearest.setdefault(section_of[i], i)
            if i != kept and i not in excused:
                copy = _passage_copy(document, i, (beside, kept), len(group))
                if copy and (copy.similarity == 1.0 or variants < _FORM):
                    single.append(copy)
    return tuple(_placed(document, row, section_of) for row in _in_rows(sorted(single)))


@derived
def sentence_copies(document: Document) -> tuple[SentenceCopy, ...]:
    """Return the sentences that stand more than once and not in anything larger that does."""
    keys = sentence_keys(document)
    whole = sentences(document)
    shortest = scaled(SHORTEST, document.language)
    counts, inside = Counter(keys), _inside(document)
    touching = likeness(document).touching
    candidates = [
        i
        for i, words in enumerate(keys)
        if (counts[words] > 1 or inside[i] in touching) and len(words) >= shortest
    ]
    if not candidates:
        return ()
    alive, annexes = _alive_in_small(document), _annexes(document)
    near: list[int] = []
    first: dict[tuple[str, int], int] = {}
    found = []
    for i in candidates:
        if inside[i] not in alive:
            continue
        kept = first.setdefault((keys[i], bisect_right(annexes, whole[i].start)), i)
        if kept == i:
            near.append(i)
        elif whole[i].finished and says_much(keys[i], shortest):
            found.append(SentenceCopy(i, kept, 1.0, counts[keys[i]]))
    found += _near_sentences(document, near)
    return tuple(sorted(found))


def _passage_copy(
    document: Document, i: int, candidates: tuple[int, int], copies: int
) -> PassageCopy | None:
    keys = likeness(document).keys
    for kept in candidates:
        if kept == i:
            continue
        how, score = relation(keys[i], keys[kept], document.language)
        if how:
            sure = score == 1.0 or covered(keys[i], keys[kept])
            verbatim = score == 1.0 and stands_as_whole(document, i, kept)
            return PassageCopy(i, i, kept, how, score, verbatim, sure, copies)
    return None


def _in_rows(copies: list[PassageCopy]) -> Iterator[PassageCopy]:
    """Yield the copies, those that follow each other word for word as one."""
    row: PassageCopy | None = None
    for copy in copies:
        if (
            row
            and row.relation is copy.relation is Relation.EXACT
            and copy.verbatim is row.verbatim
            and copy.first == row.last + 1
            and copy.kept == row.kept + copy.first - row.first
            and row.kept + copy.first - row.first < row.first
        ):
            row = row._replace(last=copy.last)
            continue
        if row:
            yield row
        row = copy
    if row:
        yield row


def _placed(document: Document, row: PassageCopy, section_of: list[int]) -> PassageCopy:
    section = section_of[row.first]
    under = len(contents(document)[section].atoms) if section >= 0 else 0
    start = passages(document)[row.first].start
    marks = document.outline.marks
    place = bisect_right(marks, start, key=lambda mark: mark.numbering.start) - 1
    numbered = place >= 0 and marks[place].numbering.start == start
    return row._replace(alone=under == row.last - row.first + 1, numbered=numbered)


def _sections_of(document: Document) -> list[int]:
    """Return, for each passage, the section that it stands in; -1 for none."""
    starts = [section.span.start for section in document.outline.sections]
    return [bisect_right(starts, passage.start) - 1 for passage in passages(document)]


def _alive(document: Document) -> list[int]:
    """Return the passages not in a copied section, in a loop, or a foreign tail (spliced-sentence)."""
    gone, section_of = section_repeats(document).gone, _sections_of(document)
    found, at = [], 0
    tails = {end.after for end in breaks(document) if end.fate is Fate.SPLICED}
    turning = [loop for loop in loops(document) if loop.first >= 0]
    for i, passage in enumerate(passages(document)):
        while at < len(turning) and turning[at].end <= passage.start:
            at += 1
        if at < len(turning) and turning[at].keep < passage.end:
            continue
        if section_of[i] not in gone and passage.first not in tails:
            found.append(i)
    return found


def _alive_in_small(document: Document) -> frozenset[int]:
    """Return the passages that are in nothing that is reported whole, notes and captions aside."""
    alive = set(_alive(document))
    for copy in passage_copies(document):
        alive.difference_update(range(copy.first, copy.last + 1))
    keys, _, cluster, _ = likeness(document)
    seen = set()
    for i in sorted(shared_bodies(document).excused):
        if cluster[i] in seen:
            alive.discard(i)
        seen.add(cluster[i])
    return frozenset(i for i in alive if not is_aside(keys[i]))


@derived
def _annexes(document: Document) -> list[int]:
    """Return where annexes start: what stands in the text and in its annex is no mistake."""
    return [found.start() for found in _ANNEX.finditer(document.text)]


def _inside(document: Document) -> list[int]:
    """Return the passage of each sentence."""
    whole: tuple[Passage, ...] = passages(document)
    found, at = [], 0
    for sentence in sentences(document):
        while whole[at].last < sentence.paragraph:
            at += 1
        found.append(at)
    return found


def _near_sentences(document: Document, firsts: list[int]) -> Iterator[SentenceCopy]:
    """Yield the long sentences that are another one but for a character or two."""
    keys, language = sentence_keys(document), document.language
    heads: dict[str, int] = {}
    variants: dict[int, list[SentenceCopy]] = defaultdict(list)
    annexes, whole = _annexes(document), sentences(document)
    for i in firsts:
        words = keys[i]
        if not says_much(words, scaled(NEAR_SENTENCE_LENGTH, language)):
            continue
        shared: Counter[int] = Counter()
        for chunk in chunks(words, language):
            head = heads.setdefault(chunk, i)
            if head != i:
                shared[head] += len(chunk)
        for other, length in shared.most_common(1):
            parts = {bisect_right(annexes, whole[j].start) for j in (i, other)}
            if length * 4 < len(words) or len(parts) > 1:
                continue
            score = ratio(words, keys[other], NEAR_SENTENCE, language)
            if score and covered(words, keys[other]) and covered(keys[other], words):
                variants[other].append(SentenceCopy(i, other, score, 2))
    for found in variants.values():
        if len(found) < _FORM - 1:
            yield from found
