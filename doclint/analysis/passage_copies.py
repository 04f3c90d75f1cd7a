"""Paragraphs that stand more than once, net of sections, shared bodies and loops."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.breaks import Fate, breaks
from doclint.analysis.contents import contents
from doclint.analysis.entries import abstracts, are_of_two_lists, entries
from doclint.analysis.likeness import Relation, halves, likeness, relation, stands_as_whole
from doclint.analysis.loops import loops
from doclint.analysis.passages import Passage, passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.section_copies import section_repeats
from doclint.analysis.shared_bodies import shared_bodies
from doclint.analysis.similarity import (
    covered,
    says_more,
    says_much,
    scaled,
)
from doclint.model.document import Document, derived
from doclint.model.patterns import compiled

SHORTEST = 15  # code points; 2 of 221 published reports repeat a sentence of this length by design
_ANNEX = {
    "zh": r"(?m)附(?:件|录|表)?[\d一二三四五六七八九十]{0,3}[ \u3000]*(?:[：:]|$)",
    "en": r"A(?:nnex|ppendix)\b",
}
FORM = 4  # variants of one paragraph that make it a form filled in again and again
_NEAR, _NUMBER = 40, 6  # code points between two passages, white space and number, and of a number
_COMMA_LINE = ("，\n", "、\n", ",\n", "，\r\n", ",\r\n")
TRIES = 60  # sentences or passages compared with one
_FULLER = 0.97  # a copy shorter by less than this is as full


class PassageCopy(NamedTuple):
    """Passages in a row that stand elsewhere. All index passages; `first`..`last` includes both.

    `kept` is what the first of them is a copy of. `verbatim`: it stands there word for word, and not
    split by a page end where the copy is whole. `covered`: each sentence has a close counterpart
    there. `copies` counts the passages alike. `alone`: nothing else stands under their heading.
    `numbered`: a number heads the first. `adjacent`: they stand right behind what they copy.
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
    adjacent: bool = False


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
    parts = annexes(document)
    for i in alive(document):
        if cluster[i] in repeated and says_much(keys[i], shortest) and i not in abstracts(document):
            part = bisect_right(parts, passages(document)[i].start)
            groups[cluster[i], part].append(i)
    single = []
    for group in groups.values():
        fullest = max(len(keys[i]) for i in group)
        full = [i for i in group if len(keys[i]) >= _FULLER * fullest]
        kept = next((i for i in full if not halves(document, i)), full[0])
        kept = next((i for i in full[:TRIES] if says_more(keys[i], keys[kept])), kept)
        nearest: dict[int, int] = {}
        variants = len({keys[i] for i in group})
        for i in group if len(group) > 1 else ():
            beside = nearest.setdefault(section_of[i], i)
            form = variants >= FORM and keys[i] not in (keys[kept], keys[beside])
            if i != kept and i not in excused and not form:
                copy = _passage_copy(document, i, (beside, kept), len(group))
                single += [copy] if copy and (copy.similarity == 1.0 or variants < FORM) else []
    return tuple(
        row
        for row in (_placed(document, row, section_of) for row in _in_rows(sorted(single)))
        if row.adjacent or not _is_by_design(document, row)
    )


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
    """Tell whether a row of passages is entries of a form, or a line of verse or of a list."""
    if entries(document).issuperset(range(row.first, row.last + 1)):
        return True
    one, other = passages(document)[row.first], passages(document)[row.kept]
    return row.first == row.last and are_said_of_two(document, one, other)


def are_said_of_two(document: Document, one: Passage, other: Passage) -> bool:
    """Tell whether two passages are lines of two lists, or of two stanzas."""
    if _goes_on(document, one.start) and _goes_on(document, other.start):
        return True
    whole, length = paragraphs(document), max(len(one.words), len(other.words))
    return are_of_two_lists(document, whole[one.first].block, whole[other.first].block, length)


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
    before = passages(document)[min(row.kept + row.last - row.first, row.first - 1)].end
    behind = row.kept < row.first and start - before <= _NEAR
    between = document.text[before:start].strip() if behind else ""
    return row._replace(
        alone=under == row.last - row.first + 1,
        numbered=numbered,
        adjacent=behind and len(between) <= (_NUMBER if numbered else 0),
    )


def _sections_of(document: Document) -> list[int]:
    """Return, for each passage, the section that it stands in; -1 for none."""
    starts = [section.span.start for section in document.outline.sections]
    return [bisect_right(starts, passage.start) - 1 for passage in passages(document)]


@derived
def alive(document: Document) -> list[int]:
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


@derived
def annexes(document: Document) -> list[int]:
    """Return where annexes start: what stands in the text and in its annex is no mistake."""
    text = document.text
    pattern = compiled(_ANNEX[document.language])
    found = (annex.start() for annex in pattern.finditer(text))
    return [at for at in found if not text[text.rfind("\n", 0, at) + 1 : at].strip()]
