"""Paragraphs as they were written: halves split by a page end are one passage again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doclint.analysis.breaks import Fate, breaks
from doclint.analysis.prose import paragraphs, squeezed
from doclint.model.document import Document, derived, rows


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
    words = [squeezed(text[start:end]) for start, end, _ in whole]
    firsts = lasts = list(range(len(whole)))
    if joined:
        firsts, lasts = _ends(joined, len(whole))
        glue = "" if document.language == "zh" else " "
        words = [
            words[first] if first == last else glue.join(_halves(joined, words, first))
            for first, last in zip(firsts, lasts, strict=True)
        ]
    starts = [whole[first].start for first in firsts]
    ends = [whole[last].end for last in lasts]
    return tuple(rows(Passage, starts, ends, firsts, lasts, words))


def _ends(joined: dict[int, int], number: int) -> tuple[list[int], list[int]]:
    """Return the first and the last paragraph of each passage, of `number` paragraphs in all."""
    firsts, lasts = [], []
    last = -1
    for first in range(number):
        if first <= last:
            continue
        last = first
        while last in joined:
            last = joined[last]
        firsts.append(first)
        lasts.append(last)
    return firsts, lasts


def _halves(joined: dict[int, int], words: list[str], at: int) -> Iterator[str]:
    """Yield the words of the paragraphs of a passage, from that at `at` on."""
    yield words[at]
    while at in joined:
        at = joined[at]
        yield words[at]
