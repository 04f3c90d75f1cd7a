"""Where the text refers to one of its own numbered parts: 见第三部分, 前款（二）项, 本办法第十条."""

from __future__ import annotations

from typing import NamedTuple

from doclint.model.document import Document, derived
from doclint.model.numbering import Style


class Reference(NamedTuple):
    """A mention of a numbered part of this document; offsets in code points."""

    start: int
    end: int
    style: Style
    path: tuple[int, ...]


@derived
def references(document: Document) -> tuple[Reference, ...]:
    """Return every mention of a part of this document, in order; those of other documents are left out."""
    return ()
