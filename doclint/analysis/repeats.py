"""Paragraphs and sentences that stand more than once, net of sections, shared bodies and loops."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.breaks import Fate, breaks
from doclint.analysis.contents import contents
from doclint.analysis.entries import abstracts, entries
from doclint.analysis.likeness import Relation, halves, likeness, relation, stands_as_whole
from doclint.analysis.loops import loops
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.section_copies import section_repeats
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
from doclint.model.patterns import compiled
from doclint.model.span import Span
from doclint.parse.sentences import sentence_ends

SHORTEST = 15  # code points; 2 of 221 published reports repeat a sentence of this length by design
NEAR_SENTENCE = 0.94  # least share of characters in common
NEAR_SENTENCE_LENGTH = 40
_ANNEX = {
    "zh": r"(?m)附(?:件|录|表)?[\d一二三四五六七八九十]{0,3}[ \u3000]*(?:[：:]|$)",
    "en": r"A(?:nnex|ppendix)\b",
}
_FORM = 4  # variants of one paragraph that make it a form filled in again and again
_COMMA_LINE = ("，\n", "、\n", ",\n", "，\r\n", ",\r\n")
_TRIES = 60  # sentences or passages compared with one
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
def passage_copies(document: Document) -> tuple[PassageCopy, ...]:
    """Return the passages that stand more than once and not in a copied section or a loop."""
    keys, _, cluster, _ = likeness(document)
    repeated = likeness(document).repeated()
    if not repeated:
        return ()
    excused = shared_bodies(document).excused
    section_of = _sections_of(document)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    shortest = scaled(SHORTEST, document.language)
    annexes = _annexes(document)
    for i in _alive(document):
        if cluster[i] in repeated and says_much(keys[i], shortest) and i not in abstracts(document):
            part = bisect_right(annexes, passages(document)[i].start)
            groups[cluster[i], part].append(i)
    single = []
    for group in groups.values():
        fullest = max(len(keys[i]) for i in group)
        full = [i for i in group if len(keys[i]) >= _FULLER * fullest]
        kept = next((i for i in full if not halves(document, i)), full[0])
        kept = next((i for i in full[:_TRIES] if says_more(keys[i], keys[kept])), kept)
        nearest: dict[int, int] = {}
        variants = len({keys[i] for i in group})
        for i in group if len(group) > 1 else ():
            beside = nearest.setdefault(section_of[i], i)
            form = variants >= _FORM and keys[i] not in (keys[kept], keys[beside])
            if i != kept and i not in excused and not form:
                copy = _passage_copy(document, i, (beside, kept), len(group))
                single += [copy] if copy and (copy.similarity == 1.0 or variants < _FORM) else []
    return tuple(
        _placed(document, row, section_of)
        for row in _in_rows(sorted(single))
        if not _is_by_design(document, row)
    )


@derived
def sentence_copies(document: Document) -> tuple[SentenceCopy, ...]:
    """Return the sentences that stand more than once and not in anything larger that does."""
    told = _told(document)
    counts = Counter(one.words for one in told)
    if not told:
        return ()
    alive, shortest = _alive_in_small(document), scaled(SHORTEST, document.language)
    near: list[_Told] = []
    first: dict[tuple[str, int], _Told] = {}
    found = []
    for one in told:
        if one.passage not in alive:
            continue
        kept = first.setdefault((one.words, one.part), one)
        if kept is one:
            near.append(one)
        elif says_much(one.words, shortest) and not (
            _goes_on(document, one.span.start) and _goes_on(document, kept.span.start)
        ):
            found.append(SentenceCopy(one.span, kept.span, 1.0, counts[one.words]))
    found += _near_sentences(document, near)
    return tuple(sorted(found))


def _told(document: Document) -> list[_Told]:
    """Return the longer sentences of the passages that have words in common with another."""
    text, whole, touched = document.text, paragraphs(document), passages(document)
    numbers = {mark.block: mark.numbering.end for mark in document.outline.marks}
    shortest, annexes = scaled(SHORTEST, document.language), _annexes(document)
    found = []
    for i in sorted(likeness(document).touching):
        for opening, close, block in whole[touched[i].first : touched[i].last + 1]:
            start, part = opening, bisect_right(annexes, opening)
            number = numbers.get(block, 0)
            for end in (*sentence_ends(text, opening, close), close):
                words = key(text[max(start, number) : end], document.language)
                if len(words) >= shortest:
                    span = Span(end - len(text[start:end].lstrip()), end)
                    found.append(_Told(span, words, i, part))
                start = end
    return found


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


def _is_by_design(document: Document, row: PassageCopy) -> bool:
    """Tell whether a row of passages is entries of a form, or goes on from a line of verse.

    Right behind what they are a copy of they are a slip all the same.
    """
    if row.kept + row.last - row.first + 1 == row.first:
        return False
    return entries(document).issuperset(range(row.first, row.last + 1)) or (
        row.first == row.last
        and all(_goes_on(document, passages(document)[i].start) for i in (row.first, row.kept))
    )


def _goes_on(document: Document, start: int) -> bool:
    """Tell whether the line before ends with a comma: a refrain, or what is left of a wrapped paragraph."""
    return document.text[max(0, start - 4) : start].rstrip(" \t\u3000").endswith(_COMMA_LINE)


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


@derived
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
    by_design = entries(document) if alive else ()
    return frozenset(i for i in alive if i not in by_design and not is_aside(keys[i]))


@derived
def _annexes(document: Document) -> list[int]:
    """Return where annexes start: what stands in the text and in its annex is no mistake."""
    text = document.text
    pattern = compiled(_ANNEX[document.language])
    found = (annex.start() for annex in pattern.finditer(text))
    return [at for at in found if not text[text.rfind("\n", 0, at) + 1 : at].strip()]


def _near_sentences(document: Document, firsts: list[_Told]) -> Iterator[SentenceCopy]:
    """Yield the long sentences that are another one but for a character or two."""
    language = document.language
    heads: dict[str, int] = {}
    variants: dict[int, list[SentenceCopy]] = defaultdict(list)
    tries: Counter[int] = Counter()
    for i, one in enumerate(firsts):
        if not says_much(one.words, scaled(NEAR_SENTENCE_LENGTH, language)):
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
        if shared[place] * 4 < len(one.words) or one.part != other.part or tries[place] > _TRIES:
            continue
        tries[place] += 1
        score = ratio(one.words, other.words, NEAR_SENTENCE, language)
        if score and covered(one.words, other.words) and covered(other.words, one.words):
            fuller = says_more(one.words, other.words)
            copy, kept = (other.span, one.span) if fuller else (one.span, other.span)
            variants[place].append(SentenceCopy(copy, kept, score, 2))
    for found in variants.values():
        if len(found) < _FORM - 1:
            yield from {copy.copy: copy for copy in found}.values()
