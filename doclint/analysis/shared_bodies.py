"""Sections of different headings that hold the same text."""

from collections import defaultdict
from typing import NamedTuple

from doclint.analysis.contents import contents
from doclint.analysis.entries import entries, is_list_line
from doclint.analysis.likeness import likeness
from doclint.analysis.section_copies import section_repeats
from doclint.analysis.similarity import is_series
from doclint.model.document import Document, derived

SHARE = 2 / 3  # of a section's own text that stands under other headings,
LEAST = 1 / 2  # and of the other's, which may have more of its own
SHORTEST = 30  # code points of a passage that counts
_HOSTS = 20  # sections of one body that are compared


class CommonBody(NamedTuple):
    """A body under two or more headings. `section` and `others` index sections.

    `passages` are those of `section` that stand under the others too; `share` is their part of its text.
    """

    section: int
    others: tuple[int, ...]
    passages: tuple[int, ...]
    share: float


class SharedBodies(NamedTuple):
    """The shared bodies in document order; `excused` are the passages that are explained by them."""

    bodies: tuple[CommonBody, ...]
    excused: frozenset[int]


@derived
def shared_bodies(document: Document) -> SharedBodies:
    """Return the bodies that stand under different headings, copies of sections aside."""
    found, cluster = contents(document), likeness(document).cluster
    hosts = _hosts(document)
    foreign = {
        c: held
        for c, held in hosts.items()
        if len({found[s].title for s in held}) > 1
        and c not in entries(document)
        and not is_list_line(document, c)
    }
    qualified = _qualified(document, foreign)
    together: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for c, held in foreign.items():
        able = tuple(s for s in held if s in qualified)[:_HOSTS]
        if len({found[s].title for s in able}) > 1 and max(qualified[s] for s in able) >= SHARE:
            together[able].append(c)
    bodies: list[CommonBody] = []
    excused: set[int] = set()
    for able, clusters in together.items():
        wanted = set(clusters)
        inside = {s: _passages(document, s, wanted) for s in able}
        shares = {s: _length(document, inside[s]) / _own(document, s) for s in able}
        reference = min(able, key=lambda s: (shares[s], s))
        for s in able:
            seen: set[int] = set()
            for i in inside[s]:
                if cluster[i] not in seen:
                    seen.add(cluster[i])
                    excused.add(i)
            others = tuple(
                o
                for o in able
                if found[o].title != found[s].title
                and not _differ_as_titled(document, (s, o), (inside[s], inside[o]))
            )
            if s != reference and others:
                bodies.append(CommonBody(s, others, inside[s], shares[s]))
    return SharedBodies(tuple(sorted(bodies)), frozenset(excused))


def _differ_as_titled(
    document: Document, both: tuple[int, int], inside: tuple[tuple[int, ...], tuple[int, ...]]
) -> bool:
    """Tell whether two headings differ by an ordinal, and their bodies by a few words: Ⅰ级响应, Ⅱ级响应."""
    found, same = contents(document), likeness(document).same
    one, other = (found[s].title for s in both)
    return is_series(one, other) and {same[i] for i in inside[0]} != {same[i] for i in inside[1]}


def _hosts(document: Document) -> dict[int, list[int]]:
    """Return, for each cluster of passages, the sections that hold one of it themselves."""
    keys, _, cluster, _ = likeness(document)
    gone = section_repeats(document).gone
    hosts: dict[int, list[int]] = defaultdict(list)
    for s, content in contents(document).items():
        if s in gone or not content.title:
            continue
        for i in range(content.first, content.own):
            held = hosts[cluster[i]]
            if len(keys[i]) >= SHORTEST and held[-1:] != [s]:
                held.append(s)
    return hosts


def _qualified(document: Document, foreign: dict[int, list[int]]) -> dict[int, float]:
    """Return the share of foreign text in each section that consists for the most part of such."""
    keys, _, cluster, _ = likeness(document)
    found = contents(document)
    able = {}
    for s in {s for held in foreign.values() for s in held}:
        shared = 0
        for i in range(found[s].first, found[s].own):
            held = foreign.get(cluster[i], [])
            if any(_foreign(document, s, other) for other in held[:_HOSTS]):
                shared += len(keys[i])
        if shared >= LEAST * _own(document, s):
            able[s] = shared / _own(document, s)
    return able


def _foreign(document: Document, one: int, other: int) -> bool:
    found, sections = contents(document), document.outline.sections
    if found[one].title == found[other].title:
        return False
    inner, outer = sections[one].span, sections[other].span
    return not (inner.contains(outer) or outer.contains(inner))


def _passages(document: Document, section: int, clusters: set[int]) -> tuple[int, ...]:
    cluster, content = likeness(document).cluster, contents(document)[section]
    return tuple(i for i in range(content.first, content.own) if cluster[i] in clusters)


def _length(document: Document, inside: tuple[int, ...]) -> int:
    keys = likeness(document).keys
    return sum(len(keys[i]) for i in inside)


def _own(document: Document, section: int) -> int:
    content = contents(document)[section]
    return max(1, _length(document, tuple(range(content.first, content.own))))
