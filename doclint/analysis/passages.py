"""Paragraphs as they were written: halves split by a page end are one passage again."""

from __future__ import annotations

from typing import NamedTuple

from doclint.analysis.breaks import Fate, breaks
from doclint.analysis.prose import paragraphs, squeezed
from doclint.model.document import Document, derived


class Passage(NamedTuple):
    """One paragraph, or several that read on. `start`..`end` spans them all, in code points.

    `first` and `last` index the document's paragraphs; page furniture between halves lies inside the
    span, but not in `words`: the text as it reads, halves joined, line ends and the blanks beside
    Han characters gone.
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
    joined = {b.before: b.after for b in breaks(document) if b.fate is Fate.SPLIT}
    glue = "" if document.language == "zh" else " "
    found: list[Passage] = []
    last = -1
    for first in range(len(whole)):
        if first <= last:
            continue
        if first not in joined:
            start, end, _ = whole[first]
            found.append(Passage(start, end, first, first, squeezed(text[start:end])))
            continue
        halves = [first]
        while halves[-1] in joined:
            halves.append(joined[halves[-1]])
        last = halves[-1]
        words = glue.join(squeezed(text[whole[i].start : whole[i].end]) for i in halves)
        found.append(Passage(whole[first].start, whole[last].end, first, last, words))
    return tuple(found)
