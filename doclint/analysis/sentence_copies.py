"""Sentences that stand more than once, net of anything larger that does."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.entries import entries
from doclint.analysis.likeness import likeness
from doclint.analysis.passage_copies import (
    FORM,
    SHORTEST,
    TRIES,
    alive,
    annexes,
    are_said_of_two,
    passage_copies,
)
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.shared_bodies import shared_bodies
from doclint.analysis.similarity import (
    chunks,
    covered,
    is_aside,
    key,
    ratio,
    says_more,
    says_much,
    scaled,
)
from doclint.model.document import Document, derived
from doclint.model.span import Span
from doclint.parse.sentences import sentence_ends

NEAR = 0.94  # least share of characters in common
NEAR_LENGTH = 40
_OPENS_ASIDE = "（(〔［[【"  # who does it, by when: said of each item


class SentenceCopy(NamedTuple):
    """A sentence that stands elsewhere: both places in code points. `copies` counts those alike."""

    copy: Span
    kept: Span
    similarity: float
    copies: int


class _Told(NamedTuple):
    """A sentence that may stand twice. `words` are compared; `part` tells text and annexes apart."""

    span: Span
    words: str
    passage: int
    part: int


@derived
def sentence_copies(document: Document) -> tuple[SentenceCopy, ...]:
    """Return the sentences that stand more than once and not in anything larger that does."""
    told = _told(document)
    counts = Counter(one.words for one in told)
    if not told:
        return ()
    whole = passages(document)
    able, shortest = _alive(document), scaled(SHORTEST, document.language)
    near: list[_Told] = []
    first: dict[tuple[str, int], _Told] = {}
    found = []
    for one in told:
        if one.passage not in able:
            continue
        kept = first.setdefault((one.words, one.part), one)
        if kept is one:
            near.append(one)
        elif says_much(one.words, shortest) and not are_said_of_two(
            document, whole[one.passage], whole[kept.passage]
        ):
            found.append(SentenceCopy(one.span, kept.span, 1.0, counts[one.words]))
    found += _near_sentences(document, near)
    return tuple(sorted(found))


def _told(document: Document) -> list[_Told]:
    """Return the longer sentences of the passages that have words in common with another."""
    text, whole, touched = document.text, paragraphs(document), passages(document)
    numbers = {mark.block: mark.numbering.end for mark in document.outline.marks}
    shortest, parts = scaled(SHORTEST, document.language), annexes(document)
    found = []
    for i in sorted(likeness(document).touching):
        for opening, close, block in whole[touched[i].first : touched[i].last + 1]:
            start, part = opening, bisect_right(parts, opening)
            number = numbers.get(block, 0)
            for end in (*sentence_ends(text, opening, close), close):
                words = key(text[max(start, number) : end], document.language)
                if len(words) >= shortest and words[0] not in _OPENS_ASIDE:
                    span = Span(end - len(text[start:end].lstrip()), end)
                    found.append(_Told(span, words, i, part))
                start = end
    return found


def _alive(document: Document) -> frozenset[int]:
    """Return the passages that are in nothing that is reported whole, notes and captions aside."""
    left = set(alive(document))
    for copy in passage_copies(document):
        left.difference_update(range(copy.first, copy.last + 1))
    keys, _, cluster, _ = likeness(document)
    seen = set()
    for i in sorted(shared_bodies(document).excused):
        if cluster[i] in seen:
            left.discard(i)
        seen.add(cluster[i])
    by_design = entries(document) if left else ()
    return frozenset(i for i in left if i not in by_design and not is_aside(keys[i]))


def _near_sentences(document: Document, firsts: list[_Told]) -> Iterator[SentenceCopy]:
    """Yield the long sentences that are another one but for a character or two."""
    language = document.language
    heads: dict[str, int] = {}
    variants: dict[int, list[SentenceCopy]] = defaultdict(list)
    tries: Counter[int] = Counter()
    for i, one in enumerate(firsts):
        if not says_much(one.words, scaled(NEAR_LENGTH, language)):
            continue
        shared: Counter[int] = Counter()
        for chunk in chunks(one.words, language):
            head = heads.setdefault(chunk, i)
            if head != i:
                shared[head] += len(chunk)
        if not shared:
            continue
        place = max(shared, key=shared.__getitem__)
        other = firsts[place]
        if shared[place] * 4 < len(one.words) or one.part != other.part or tries[place] > TRIES:
            continue
        tries[place] += 1
        score = ratio(one.words, other.words, NEAR, language)
        if score and covered(one.words, other.words) and covered(other.words, one.words):
            fuller = says_more(one.words, other.words)
            copy, kept = (other.span, one.span) if fuller else (one.span, other.span)
            variants[place].append(SentenceCopy(copy, kept, score, 2))
    for found in variants.values():
        if len(found) < FORM - 1:
            yield from {copy.copy: copy for copy in found}.values()
