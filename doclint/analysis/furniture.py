"""Page furniture in the text: page numbers and running heads that stand between its lines."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.counted_heads import counted_heads, last_pages
from doclint.analysis.page_lines import DECORATED, Around, Line, candidates
from doclint.analysis.page_runs import FARTHEST, NEAREST, all_alone, page_runs
from doclint.model.document import Document, Genre, derived

_PAGES = 8
SHORTEST = 30  # code points between two page ends at least, where the numbers are marked as such


class Role(Enum):
    """What a piece of page furniture is."""

    NUMBER = "number"
    HEAD = "head"


class Furnishing(NamedTuple):
    """A block that belongs to a page, not to the text. `block` indexes the document's blocks.

    `sure` says that it recurs as pages do; a single one only looks like it. `words` is a running
    head without its number and blanks, or the number of a page.
    """

    block: int
    role: Role
    sure: bool
    words: str


@derived
def furniture(document: Document) -> tuple[int, ...]:
    """Return the blocks that are page furniture, ascending."""
    return tuple(piece.block for piece in furnishings(document))


@derived
def furnishings(document: Document) -> tuple[Furnishing, ...]:
    """Return the page furniture of a document in order."""
    around = Around(document)
    numbers, lines = candidates(document, around)
    if not numbers and not lines:
        return ()
    around.numbers = {line.block for line in numbers}
    around.candidates = around.numbers | {line.block for line in lines}
    groups = _groups(lines, around)
    # heads that show by themselves are no cells of a table beside the numbers
    heads = _heads(groups, set(), around)
    around.heads = {line.block for sure, group in heads if sure for line in group}
    found = {piece.block: piece for piece in _page_numbers(numbers, around)}
    found |= {piece.block: piece for piece in _of_runs(numbers, found, document)}
    if found or (around.heads and around.cells):
        heads = _heads(groups, set(found), around)
    found = _pieces(heads) | found
    counted = counted_heads(lines, around)
    found |= {
        line.block: Furnishing(line.block, Role.HEAD, True, line.key)
        for group in counted
        for line in group
    }
    found |= {
        line.block: Furnishing(line.block, Role.NUMBER, True, str(line.number))
        for line in last_pages(counted, numbers)
    }
    sure = {i for i, piece in found.items() if piece.sure}
    if len(sure) == len(found):
        return tuple(map(found.__getitem__, sorted(found)))
    # one page end is one thing: what stands beside a running head is as sure as it
    return tuple(
        found[i]._replace(sure=i in sure or i - 1 in sure or i + 1 in sure) for i in sorted(found)
    )


def _page_numbers(numbers: list[Line], around: Around) -> list[Furnishing]:
    found = []
    for chain in _chains(numbers):
        sure = _are_pages(chain, around)
        for line in chain:
            alone = line.key in DECORATED or (
                len(chain) < 3 and not around.wrapped and _splits(line, around)
            )
            if sure or alone:
                found.append(Furnishing(line.block, Role.NUMBER, sure, str(line.number)))
    return found


def _of_runs(
    numbers: list[Line], found: dict[int, Furnishing], document: Document
) -> Iterator[Furnishing]:
    """Yield the page numbers whose neighbours stand elsewhere, or too near to tell by themselves.

    They are sure where most others of the run are; where most are stuck to words, they are not.
    """
    if all(line.block in found or line.key != "bare" for line in numbers):
        return
    for run in page_runs(document):
        sure = sum(1 for one in run if one.block in found) * 2 >= len(run)
        for one in run:
            if one.alone and one.block not in found and (sure or not all_alone(run)):
                yield Furnishing(one.block, Role.NUMBER, sure, str(one.number))


def _splits(line: Line, around: Around) -> bool:
    return around.interrupts(line.block) and not around.is_cell(line.block)


def _are_pages(chain: list[Line], around: Around) -> bool:
    if chain[0].key in DECORATED:
        return len(chain) >= 2
    if len(chain) < 3 or (chain[-1].number - chain[0].number) * 2 > 3 * (len(chain) - 1):
        return False
    listed = sum(1 for n in chain if around.is_cell(n.block) or around.heads_a_line(n.block))
    if listed * 3 > len(chain):
        return False
    broken = sum(1 for line in chain if around.interrupts(line.block))
    if broken * 3 >= len(chain):
        return True
    # a few numbers that part no sentence number the parts of an article
    return len(chain) >= (4 if broken else _PAGES) and _regular(line.start for line in chain)


def _chains(numbers: list[Line]) -> list[list[Line]]:
    """Return the runs of numbers that count up a page apart."""
    chains: list[list[Line]] = []
    latest: dict[tuple[str, int], list[Line]] = {}
    for line in numbers:
        # a page of an abstract may be short, but a bare number close by is a list's
        nearest = SHORTEST if line.key in DECORATED else NEAREST
        for step in (1, 2, 3):
            chain = latest.get((line.key, line.number - step))
            if chain and nearest <= line.start - chain[-1].start <= FARTHEST * step:
                del latest[line.key, line.number - step]
                chain.append(line)
                break
        else:
            chain = [line]
            chains.append(chain)
        latest[line.key, line.number] = chain
    return chains


def _regular(starts: Iterable[int]) -> bool:
    """Tell whether most distances are within a half of their median."""
    gaps = sorted([after - before for before, after in pairwise(starts)])
    middle = gaps[len(gaps) // 2]
    near = bisect_right(gaps, middle * 1.5) - bisect_left(gaps, middle * 0.6)
    return middle >= NEAREST and near * 5 >= len(gaps) * 4


def _groups(lines: list[Line], around: Around) -> dict[str, list[Line]]:
    """Return the lines of each key that aren't the title itself."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.block not in around.titles:
            groups[line.key].append(line)
    return groups


def _heads(
    groups: dict[str, list[Line]], numbers: set[int], around: Around
) -> list[tuple[bool, list[Line]]]:
    """Return the groups that are running heads, less the heading itself, and whether they surely are."""
    # feet that name their page are page numbers to the heads beside them
    numbers |= {line.block for group in groups.values() if _named(group) for line in group}
    found = []
    for key, group in groups.items():
        sure = _are_heads(key, group, numbers, around)
        if sure is not None:
            first = int(_is_the_heading(group[0], numbers, around))
            found.append((sure, group[first:]))
    return found


def _are_heads(key: str, group: list[Line], numbers: set[int], around: Around) -> bool | None:
    """Return whether the group surely is a running head, None where it is none."""
    if len(group) < 3:
        # the title once more, inside a sentence
        broken = all(_splits(line, around) for line in group)
        return len(group) > 1 if broken and around.is_title(key) else None
    beside = _beside(group, numbers)
    if beside and around.is_title(key):
        return True
    if len(key) < 4:
        return None
    if not beside and group[-1].start - group[0].start < NEAREST * (len(group) - 1):
        return None
    blocks = [line.block for line in group]
    before, after = around.nearest(blocks, -1), around.nearest(blocks, 1)
    if _copied(before, around) or _copied(after, around):
        return None
    if around.is_title(key) or beside or _named(group):
        return True
    # most often a heading, or nothing, stands before
    parted = [line for line, near in zip(group, before, strict=True) if near >= 0]
    splits = sum(1 for line in parted if _splits(line, around))
    if splits * 5 >= len(group) * 2 and not around.wrapped:
        return True
    if around.document.genre is Genre.LITERATURE or any(line.number >= 0 for line in group):
        return None
    if len(group) < 5 or not _regular([line.start for line in group]):
        return None
    if splits * 5 < len(group):
        return None  # the chapters of a book have each their 本章小结
    cells = around.cells and any(around.is_cell(line.block) for line in group)
    return None if cells else True


def _beside(group: list[Line], numbers: set[int]) -> bool:
    if not numbers:
        return False
    beside = sum(1 for line in group if line.block - 1 in numbers or line.block + 1 in numbers)
    return beside * 5 >= len(group) * 3


def _named(group: list[Line]) -> bool:
    """Tell whether the lines name their pages, and these count up."""
    return (
        len(group) > 2
        and group[0].named
        and all(line.named for line in group)
        and all(before.number < after.number for before, after in pairwise(group))
    )


def _copied(near: list[int], around: Around) -> bool:
    """Tell whether the blocks near the lines of a group are the same text: a part that is repeated."""
    words = [around.words(i) for i in near if i >= 0]
    return len(set(words)) * 5 < len(words) * 4


def _pieces(heads: list[tuple[bool, list[Line]]]) -> dict[int, Furnishing]:
    """Return the lines of running heads by block."""
    head = Role.HEAD
    return {
        line.block: Furnishing(line.block, head, sure, line.key)
        for sure, group in heads
        for line in group
    }


def _is_the_heading(line: Line, numbers: set[int], around: Around) -> bool:
    if not around.is_heading(line.block) or around.interrupts(line.block):
        return False
    return line.block - 1 not in numbers and line.block + 1 not in numbers
