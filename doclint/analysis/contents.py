"""What stands under each heading, as far as repeats are concerned."""

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from doclint.analysis.likeness import likeness
from doclint.analysis.passages import passages
from doclint.analysis.similarity import folded, key
from doclint.model.document import Document, Kind, Section, derived
from doclint.model.span import Span

_OTHERS = (Kind.TABLE, Kind.CODE)


class Content(NamedTuple):
    """What stands under a heading, subsections included.

    `title` is the heading's text as headings are compared: without number and punctuation. `atoms`
    are the passages, subheadings, tables and the rest, each equal for equal words; `kin` the same,
    each equal for what is alike, with its length in code points. `first`..`last` are the passages,
    the last exclusive, `own` those before the first subsection. `length` counts the atoms' code points.
    """

    title: str
    atoms: tuple[int | str, ...]
    kin: dict[int | str, int]
    first: int
    last: int
    own: int
    length: int


@derived
def contents(document: Document) -> dict[int, Content]:
    """Return the content of each section that may repeat another, by the section's place, ascending.

    Those are the sections whose title stands twice, over something at least once, and those that hold
    what stands twice.
    """
    sections = document.outline.sections
    others = _other_blocks(document)
    if not others and not passages(document) and not any(each.children for each in sections):
        return {}  # nothing stands under any heading
    heads = [section.heading for section in sections]
    written = [document.text[head.title_start : head.title_end] for head in heads]
    compared = {title: folded(title) for title in set(written)}
    titles = [compared[title] for title in written]
    chosen = _repeating(document, titles, others)
    if not chosen:
        return {}
    starts = [passage.start for passage in passages(document)]
    other_starts = [start for start, _ in others]
    found = {}
    bare: dict[str, Content] = {}  # by title
    for i in sorted(chosen):
        section = sections[i]
        if _is_bare(document, section):
            if titles[i] not in bare:
                bare[titles[i]] = Content(titles[i], (), {}, 0, 0, 0, 0)
            found[i] = bare[titles[i]]
            continue
        first = bisect_left(starts, section.heading.end)
        last = bisect_left(starts, section.span.end)
        own = bisect_left(starts, section.body.end)
        low = bisect_left(other_starts, section.heading.end)
        high = bisect_left(other_starts, section.span.end)
        inner = [f"# {titles[i]}" for i in _below(document, section)]
        inner += [words for _, words in others[low:high]]
        found[i] = _content(document, titles[i], inner, Span(first, last), own)
    return found


def _repeating(document: Document, titles: list[str], others: list[tuple[int, str]]) -> set[int]:
    """Return the sections whose title stands twice, or anything under whose heading does.

    Titles that stand over nothing wherever they stand are left out: nothing is repeated there.
    """
    sections = document.outline.sections
    cluster, repeated = likeness(document).cluster, likeness(document).repeated()
    places = []
    if repeated:
        places = [p.start for i, p in enumerate(passages(document)) if cluster[i] in repeated]
    times = Counter(words for _, words in others)
    places += [start for start, words in others if times[words] > 1]
    times = Counter(titles)
    starts = [section.span.start for section in sections]
    inner = [bisect_right(starts, place) - 1 for place in places]
    inner += [i for i, title in enumerate(titles) if times[title] > 1]
    found: set[int] = set()
    for i in inner:
        holding = i
        while holding >= 0 and holding not in found:
            found.add(holding)
            holding = sections[holding].parent
    full = {titles[i] for i in found if not _is_bare(document, sections[i])}
    return {i for i in found if titles[i] in full}


def _is_bare(document: Document, section: Section) -> bool:
    """Tell whether nothing stands under a heading."""
    if section.children:
        return False
    words = document.text[section.heading.end : section.span.end]
    return not words or words.isspace()


@derived
def headings_alone(document: Document) -> frozenset[int]:
    """Return the places of sections that hold headings alone, if anything."""
    bare: set[int] = set()
    for section in reversed(document.outline.sections):
        start, end = section.body
        words = document.text[start:end]
        silent = not section.heading.run_in and (not words or words.isspace())
        if silent and bare.issuperset(section.children):
            bare.add(section.place)
    return frozenset(bare)


def leads_list(document: Document, section: Section) -> bool:
    """Tell whether a list numbered in another manner begins right under a heading, whatever its rank."""
    following = document.outline.sections[section.place + 1 : section.place + 2]
    if not following or not section.heading.numbering:
        return False
    heading = following[0].heading
    between = document.text[section.heading.end : heading.start]
    return (
        heading.numbering is not None
        and heading.numbering.value == 1
        and heading.numbering.style is not section.heading.numbering.style
        and (not between or between.isspace())
    )


def blocks_of(document: Document, section: Section) -> tuple[int, int]:
    """Return the first and the last block of a section."""
    first = section.heading.block
    last = bisect_left(document.blocks, section.span.end, key=lambda block: block.outer_start) - 1
    return first, max(first, last)


def _content(document: Document, title: str, inner: list[str], span: Span, own: int) -> Content:
    keys, same, cluster, _ = likeness(document)
    kin: dict[int | str, int] = {}
    lengths = [len(words) for words in keys[span.start : span.end]]
    for name, length in zip(cluster[span.start : span.end], lengths, strict=True):
        if length >= kin.get(name, 0):
            kin[name] = length
    for words in inner:
        kin[words] = len(words)
    length = sum(lengths) + sum(map(len, inner))
    return Content(title, (*same[span.start : span.end], *inner), kin, *span, own, length)


def _below(document: Document, section: Section) -> list[int]:
    """Return the sections inside `section`."""
    found = []
    for i in range(section.place + 1, len(document.outline.sections)):
        if document.outline.sections[i].span.start >= section.span.end:
            break
        found.append(i)
    return found


def _other_blocks(document: Document) -> list[tuple[int, str]]:
    """Return start and words of the blocks that are neither prose nor headings: tables, code."""
    return [
        (block.start, key(document.text[block.start : block.end], "zh"))
        for block in document.blocks
        if block.kind in _OTHERS
    ]
