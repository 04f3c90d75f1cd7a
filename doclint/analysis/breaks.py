"""Where a paragraph ends without a stop: split by a page end, spliced to a foreign tail, or cut off."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from doclint.model.document import Document, derived


class Fate(Enum):
    """What became of a sentence that its paragraph does not finish."""

    SPLIT = "split"  # it reads on in the next paragraph
    SPLICED = "spliced"  # what follows is the tail of another sentence of the document
    CUT = "cut"  # it does not read on


class Break(NamedTuple):
    """The end of an unfinished paragraph. `before` and `after` index the document's paragraphs.

    `after` is -1 where nothing that could read on follows. `score` is the evidence that the text
    reads on, a log-likelihood ratio; `source` the place where the tail stands whole, for SPLICED.
    """

    before: int
    after: int
    fate: Fate
    score: float
    source: int = -1


@derived
def breaks(document: Document) -> tuple[Break, ...]:
    """Return every unfinished paragraph of the prose, in order."""
    return ()
