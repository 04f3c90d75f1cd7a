"""A clean text with one defect in it, and what a linter should say about that."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from doclint.engine.fix import apply, inverse
from doclint.model.document import Document
from doclint.model.finding import Edit
from doclint.model.span import Span

AROUND = 12  # code points on either side of a place where something was taken out


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one defect.

    `edits` were made to the clean text; all other offsets are code points into `text`. A finding is
    expected in `needed` of the `places`, by a rule or group named in `right`; a control has none,
    for it is no defect. `also` are places where a true consequence may be reported. `repair` tells
    whether all fixes that can be applied should give the clean text back.
    """

    text: str
    edits: tuple[Edit, ...]
    places: tuple[Span, ...]
    right: frozenset[str]
    needed: int = 1
    repair: bool = False
    also: tuple[Span, ...] = ()

    @property
    def control(self) -> bool:
        """Tell whether there is nothing to be found."""
        return not self.right


Planter = Callable[[Document, Random], Planted | None]
"""Plant one defect, or return None where the document has no fair place for it."""


def plant(
    document: Document,
    edits: Iterable[Edit],
    right: Iterable[str],
    *,
    places: Sequence[Span] = (),
    inserted: bool = True,
    needed: int = 1,
    repair: bool = False,
    also: Sequence[Span] = (),
) -> Planted:
    """Return the text of `document` with `edits` made.

    `places` and `also` are offsets into the clean text. With `inserted`, what the edits put in (or
    the characters around what they took out) are places too.
    """
    made = tuple(sorted(edits))
    text = apply(document.text, made)
    touched = [around(edit.span, text) for edit in inverse(document.text, made)]
    return Planted(
        text=text,
        edits=made,
        places=(*(touched if inserted else ()), *(moved(made, place) for place in places)),
        right=frozenset(right),
        needed=needed,
        repair=repair,
        also=(*touched, *(moved(made, place) for place in also)),
    )


def around(span: Span, text: str) -> Span:
    """Return `span`, or where it is empty the characters around it."""
    if span.start < span.end:
        return span
    return Span(max(0, span.start - AROUND), min(len(text), span.end + AROUND))


def moved(edits: Iterable[Edit], span: Span) -> Span:
    """Return where `span` of the clean text is after `edits`, which are sorted.

    What is inserted right before or right after it stays outside.
    """
    start, end = span
    shift = 0
    new_start = new_end = -1
    for (first, last), text in edits:
        if new_start < 0 and last > start:
            new_start = first + shift + len(text) if first < start else start + shift
        if new_end < 0 and (last > end or first >= end):
            new_end = end + shift if first >= end else first + shift + len(text)
        shift += len(text) - (last - first)
    if new_start < 0:
        new_start = start + shift
    if new_end < 0:
        new_end = end + shift
    return Span(new_start, max(new_start, new_end))
