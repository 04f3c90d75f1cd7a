"""Numbered headings with nothing under them, where their siblings have something."""

from __future__ import annotations

import re
from collections import defaultdict

from doclint.model.document import Document, Section, derived

FEWEST = 2  # siblings with something under them; fewer than two in three are a list or contents
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|\s{4,}|\t)\s*\d*$")  # before a page number


@derived
def empty_sections(document: Document) -> tuple[Section, ...]:
    """Return the numbered sections without body and subsections whose siblings mostly have them.

    Siblings share their parent and the style of their number.
    """
    groups: dict[tuple[int, int], list[Section]] = defaultdict(list)
    for section in document.outline.sections:
        if section.heading.numbering:
            groups[section.parent, section.heading.numbering.style].append(section)
    found = []
    for group in groups.values():
        empty = [section for section in group if _is_empty(document, section)]
        full = len(group) - len(empty)
        if empty and full >= FEWEST and full * 3 >= len(group) * 2:
            # a table of contents has the titles first, without what stands under them
            last = {_title(document, s): s.index for s in group if s not in empty}
            found += [
                s
                for s in empty
                if _is_title(document, s) and last.get(_title(document, s), -1) < s.index
            ]
    return tuple(sorted(found, key=lambda section: section.index))


def _is_empty(document: Document, section: Section) -> bool:
    if section.children or section.heading.run_in:
        return False
    return not document.text[section.body.start : section.body.end].strip()


def _is_title(document: Document, section: Section) -> bool:
    """Tell whether the heading is a title, no sentence with its stop and no line of a table of contents."""
    words = document.text[section.heading.start : section.heading.end]
    return words[-1] not in "。！？.!?；;：:" and not _LEADER.search(words)


def _title(document: Document, section: Section) -> str:
    return document.text[section.heading.title_start : section.heading.title_end]
