"""Sections that stand more than once: which is kept, which are copies."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from doclint.analysis.contents import Content, contents
from doclint.analysis.entries import are_of_two_lists
from doclint.analysis.likeness import Relation, halves, likeness, relation
from doclint.analysis.prose import squeezed
from doclint.analysis.similarity import (
    LONG,
    counterpart,
    may_be_alike,
    ratio,
    same_title,
    scaled,
    sentences_in,
)
from doclint.model.document import Document, Genre, Section, derived

SHORTEST = 12  # code points under a heading; less may stand under many of one name by design
_SHARED = 0.8  # least share of the shorter content that the other has too
_NEAR_BODY = 0.8
_FULLER = 0.97  # a copy shorter by less than this is as full
_LAW_LENGTH = 80  # code points under a heading that make a copy in a law
_EXACT_LENGTH = 160  # and in manuals and novels, where repeats are the custom
_TRIES = 20  # copies of one group that are compared for being word for word the same

Standing = frozenset[tuple[int | str, tuple[int, ...]]]


class SectionCopy(NamedTuple):
    """A section that stands elsewhere. `copy` and `kept` index sections.

    `verbatim`: all of it stands word for word under the section `twin`, which stays. `covered`: each
    sentence has at least a close counterpart in what is kept. `copies` counts the group.
    """

    copy: int
    kept: int
    relation: Relation
    similarity: float
    verbatim: bool
    twin: int
    covered: bool
    copies: int


class _Kept(NamedTuple):
    """What the copies of a group are compared with; `like` has its first passage of each cluster."""

    content: Content
    atoms: frozenset[int | str]
    like: dict[int, int]
    words: str


class SectionRepeats(NamedTuple):
    """Copies in document order; `gone` are the sections in them."""

    copies: tuple[SectionCopy, ...]
    gone: frozenset[int]


@derived
def section_repeats(document: Document) -> SectionRepeats:
    """Return which sections of a document stand more than once."""
    sections, found = document.outline.sections, contents(document)
    gone: set[int] = set()
    copies: list[SectionCopy] = []
    by_level: dict[int, list[int]] = defaultdict(list)
    for i in found:
        by_level[sections[i].heading.level].append(i)
    for level in sorted(by_level):
        alive = [i for i in by_level[level] if not _above(sections, i, gone)]
        for group in _groups(document, alive):
            copies += (copy for copy in _copies(document, group) if _counts(document, copy))
        gone.update(copy.copy for copy in copies)
    if gone:
        gone.update(s.place for s in sections if _above(sections, s.place, gone))
    return SectionRepeats(tuple(sorted(copies)), frozenset(gone))


def _above(sections: tuple[Section, ...], i: int, gone: set[int]) -> bool:
    """Tell whether a section, or one that holds it, is gone."""
    while i >= 0 and i not in gone:
        i = sections[i].parent
    return i >= 0


def _groups(document: Document, alive: list[int]) -> Iterable[list[int]]:
    """Yield the sections that say the same under the same heading, two or more at a time."""
    found = contents(document)
    group_of: dict[int, int] = {}
    holders: dict[int | str, list[int]] = defaultdict(list)  # the first and the last of each atom
    titled: dict[str, list[int]] = defaultdict(list)  # and of each title
    groups: dict[int, list[int]] = defaultdict(list)
    for i in alive:
        content = found[i]
        if content.length < SHORTEST:
            continue
        shared: Counter[int] = Counter()
        for atom, length in content.kin.items():
            for other in holders[atom]:
                shared[other] += length
        candidates = (
            titled[content.title] + sorted(shared, key=shared.__getitem__, reverse=True)[:3]
        )
        head = next((o for o in candidates if _same(document, content, found[o])), i)
        group_of[i] = group_of.get(head, i)
        groups[group_of[i]].append(i)
        for held in (titled[content.title], *(holders[atom] for atom in content.kin)):
            held[1 if held else 0 :] = [i]
    return (group for group in groups.values() if len(group) > 1)


def _same(document: Document, one: Content, other: Content) -> bool:
    if one.title != other.title and not same_title(one.title, other.title):
        return False
    shared = sum(min(length, other.kin.get(atom, 0)) for atom, length in one.kin.items())
    if shared >= _SHARED * min(sum(one.kin.values()), sum(other.kin.values())):
        return True
    return one.title == other.title and _body_ratio(document, one, other) > 0


def _body_ratio(document: Document, one: Content, other: Content) -> float:
    if max(one.length, other.length) > LONG:
        return 0.0
    mine, others = _words(document, one), _words(document, other)
    if not may_be_alike(mine, others, _NEAR_BODY):
        return 0.0
    return ratio(mine, others, _NEAR_BODY, document.language)


def _words(document: Document, content: Content) -> str:
    return "".join(likeness(document).keys[content.first : content.last])


def _copies(document: Document, group: list[int]) -> Iterable[SectionCopy]:
    found = contents(document)
    sets = {i: _standing(document, found[i]) for i in group}
    fullest = max(found[i].length for i in group)
    kept = next(i for i in group if found[i].length >= _FULLER * fullest)
    kept = next((i for i in group[:_TRIES] if _more(sets[i], sets[kept])), kept)
    first: dict[tuple[str, Standing], int] = {}
    for i in [kept, *group]:
        first.setdefault((found[i].title, sets[i]), i)
    heads = [kept, *(i for i in first.values() if i != kept)]
    twins = {
        i: next(
            (
                j
                for j in heads[:_TRIES]
                if found[j].title == found[i].title and _more(sets[j], sets[i])
            ),
            i,
        )
        for i in heads
    }
    whole = _kept(document, found[kept])
    for i in group:
        if i == kept:
            continue
        head = first[found[i].title, sets[i]]
        twin = twins[head]
        how, score = _relation(document, found[i], whole)
        verbatim = twin != i
        sure = verbatim or _covered(document, found[i], whole)
        yield SectionCopy(i, kept, how, score, verbatim, twin, sure, len(group))


def _standing(document: Document, content: Content) -> Standing:
    """Return the atoms of a section, each with the places where page ends split it."""
    same = likeness(document).same
    passages = range(content.first, content.last)
    others = content.atoms[len(passages) :]
    return frozenset(
        [*((same[i], halves(document, i)) for i in passages), *((atom, ()) for atom in others)]
    )


def _stands_in(one: Standing, other: Standing) -> bool:
    """Tell whether all of `one` stands in `other`, whole or split at the same places."""
    return all((atom, ()) in other or (atom, split) in other for atom, split in one)


def _more(one: Standing, other: Standing) -> bool:
    return _stands_in(other, one) and not _stands_in(one, other)


def _counts(document: Document, copy: SectionCopy) -> bool:
    """Tell whether a copy is a defect: laws, manuals and novels say much twice, so only long ones are."""
    section, kept = (document.outline.sections[i] for i in (copy.copy, copy.kept))
    length = len(squeezed(section.span.of(document.text)))
    if section.heading.run_in and are_of_two_lists(
        document, section.heading.block, kept.heading.block, length
    ):
        return False
    if document.genre is Genre.REPORT:
        return True
    long = _LAW_LENGTH if document.genre is Genre.LAW else _EXACT_LENGTH
    length = contents(document)[copy.copy].length
    return copy.verbatim and length >= scaled(long, document.language)


def _kept(document: Document, content: Content) -> _Kept:
    cluster = likeness(document).cluster
    like = {cluster[i]: i for i in reversed(range(content.first, content.last))}
    return _Kept(content, frozenset(content.atoms), like, _words(document, content))


def _relation(document: Document, copy: Content, kept: _Kept) -> tuple[Relation, float]:
    titled = copy.title == kept.content.title
    if titled and kept.atoms == set(copy.atoms):
        return Relation.EXACT, 1.0
    score = _likeness(document, copy, kept)
    if titled and copy.length < _FULLER * kept.content.length:
        return Relation.CONTAINED, score
    return Relation.NEAR, score


def _likeness(document: Document, copy: Content, kept: _Kept) -> float:
    """Return the share of `copy` that stands in `kept`, 0 to 1, each passage against its likest."""
    keys, same, cluster, _ = likeness(document)
    found = float(
        sum(len(atom) for atom in copy.atoms if isinstance(atom, str) and atom in kept.atoms)
    )
    for i in range(copy.first, copy.last):
        like = kept.like.get(cluster[i])
        if same[i] in kept.atoms:
            found += len(keys[i])
        elif like is not None:
            found += len(keys[i]) * relation(keys[i], keys[like], document.language)[1]
    whole = _body_ratio(document, copy, kept.content)
    return max(found / max(1, copy.length), whole)


def _covered(document: Document, copy: Content, kept: _Kept) -> bool:
    """Tell whether each sentence of `copy` has a counterpart in `kept`."""
    keys, same, _, _ = likeness(document)
    if any(isinstance(atom, str) and atom not in kept.atoms for atom in copy.atoms):
        return False
    return all(
        counterpart(sentence, kept.words)
        for i in range(copy.first, copy.last)
        if same[i] not in kept.atoms
        for sentence in sentences_in(keys[i])
    )
