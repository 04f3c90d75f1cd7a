"""Paragraphs as they were written: halves split by a page end are one passage again."""

from __future__ import annotations

from typing import NamedTuple

from doclint.analysis.breaks import Fate, breaks
from doclint.analysis.prose import paragraphs, squeezed
from doclint.model.document import Document, derived


class Passage(NamedTuple):
    """One paragraph, or several that read on. `start`..`end` spans them all, in code points.

    `first` and `last` index the document's paragraphs. `words` is the text as it reads: halves
    joined, line ends and the blanks beside Han characters gone.
    """

    start: int
    end: int
    first: int
    last: int
    words: str


@derived
def passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document in order."""
    text = document.text
    whole = paragraphs(document)
    joined = {
        b.before for b in breaks(document) if b.fate is Fate.SPLIT and b.after == b.before + 1
    }
    found: list[Passage] = []
    first = 0
    for i, paragraph in enumerate(whole):
        if i in joined:
            continue
        start = whole[first].start
        glue = "" if document.language == "zh" else " "
        words = glue.join(squeezed(text[p.start : p.end]) for p in whole[first : i + 1])
        found.append(Passage(start, paragraph.end, first, i, words))
        first = i + 1
    return tuple(found)
