"""Headings that stand more than once over sections that are no copies of each other."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.contents import contents, leads_list
from doclint.analysis.runs import numbered_run
from doclint.analysis.section_copies import section_repeats
from doclint.analysis.similarity import scaled
from doclint.model.document import Document, Genre, Section, derived

_TEXT = 30  # code points under a heading; less is a line of a table of contents
_LONG_TITLE = 8  # code points; shorter headings are repeated by design in long documents


class HeadingRepeat(NamedTuple):
    """A heading that stood before, over another text or over none. Both index sections."""

    copy: int
    kept: int
    empty: bool


@derived
def heading_repeats(document: Document) -> tuple[HeadingRepeat, ...]:
    """Return the headings that stood before over another text, or over one where now is none."""
    return tuple(_repeats(document))


def _repeats(document: Document) -> Iterator[HeadingRepeat]:
    sections, found = document.outline.sections, contents(document)
    gone = section_repeats(document).gone
    alive = [i for i in found if i not in gone]
    heads = [section.heading for section in sections]
    kept: dict[str, int] = {}
    for i in alive:
        title = found[i].title
        if found[i].length and title and not found[kept.setdefault(title, i)].length:
            kept[title] = i
    for i in alive:
        title = found[i].title
        full = kept.get(title, i)
        if full == i or _inside(sections, i, full) or _inside(sections, full, i):
            continue
        empty = not found[i].atoms and not leads_list(document, sections[i])
        if empty and document.genre is Genre.LAW and document.text[heads[i].end - 1] in "。.":
            continue  # an item of two lists: （四）其他行为。
        if empty and (i > full or full == i + 1):
            yield HeadingRepeat(i, full, empty=True)
        elif not empty and _unlike_by_mistake(document, sections[i], sections[full], title):
            yield HeadingRepeat(i, full, empty=False)


def _unlike_by_mistake(document: Document, one: Section, other: Section, title: str) -> bool:
    """Tell whether two sections of one title and different text are a mistake, not a pattern."""
    least = min(contents(document)[s.place].length for s in (one, other))
    run = _run_names(document)
    return (
        document.genre is Genre.REPORT
        and one.parent == other.parent
        and run.get(one.place) == run.get(other.place)
        and len(title) >= scaled(_LONG_TITLE, document.language)
        and least >= scaled(_TEXT, document.language)
    )


@derived
def _run_names(document: Document) -> dict[int, int]:
    """Return, for each numbered section, the first section of its numbered run."""
    names: dict[int, int] = {}
    for section in document.outline.sections:
        if section.heading.numbering and section.place not in names:
            run = numbered_run(document, section) or (section,)
            names.update((each.place, run[0].place) for each in run)
    return names


def _inside(sections: tuple[Section, ...], one: int, other: int) -> bool:
    return sections[other].span.contains(sections[one].span)
