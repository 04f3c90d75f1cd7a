"""Paragraphs as they were written: halves split by a page end are one passage again."""

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
    if not joined:
        places = range(len(whole))
        starts, ends, _ = zip(*whole, strict=True) if whole else ((), (), ())
        words = [squeezed(text[start:end]) for start, end, _ in whole]
        return tuple(rows(Passage, starts, ends, places, places, words))
    return tuple(_joined(document, joined))


def _joined(document: Document, joined: dict[int, int]) -> Iterator[Passage]:
    """Yield the passages of a document in which paragraphs read on; `joined` tells which in which."""
    text = document.text
    whole = paragraphs(document)
    glue = "" if document.language == "zh" else " "
    last = -1
    for first in range(len(whole)):
        if first <= last:
            continue
        if first not in joined:
            start, end, _ = whole[first]
            yield Passage(start, end, first, first, squeezed(text[start:end]))
            continue
        halves = [first]
        while halves[-1] in joined:
            halves.append(joined[halves[-1]])
        last = halves[-1]
        words = glue.join(squeezed(text[whole[i].start : whole[i].end]) for i in halves)
        yield Passage(whole[first].start, whole[last].end, first, last, words)
