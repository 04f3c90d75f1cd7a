"""Paragraphs and sentences: the prose of a document, without headings, code and tables."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from doclint.model.document import PROSE, Document, Paragraph, Sentence, derived
from doclint.parse.sentences import sentence_ends

LATIN = "\xff"  # the last character beside which a blank is kept


@derived
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the prose in order: each block of it, less the heading run into it."""
    text = document.text
    heads = {s.heading.block: s.heading.end for s in document.outline.sections}
    titles = set(document.outline.titles)
    found = []
    for i, block in enumerate(document.blocks):
        if block.kind not in PROSE or i in titles:
            continue
        start = heads.get(i, block.start)
        while start < block.end and text[start].isspace():
            start += 1
        if start < block.end:
            found.append(Paragraph(start, block.end, i))
    return tuple(found)


def paragraph_at(document: Document, offset: int) -> Paragraph | None:
    """Return the paragraph that holds the code point at `offset`, None where none does."""
    place = bisect_right(_starts(document), offset) - 1
    if place < 0 or offset >= paragraphs(document)[place].end:
        return None
    return paragraphs(document)[place]


@derived
def _starts(document: Document) -> list[int]:
    return [paragraph.start for paragraph in paragraphs(document)]


@derived
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs in order; a paragraph's rest without a stop is one too."""
    text = document.text
    found = []
    for i, (opening, close, _) in enumerate(paragraphs(document)):
        start = opening
        for end in sentence_ends(text, opening, close):
            found.append(Sentence(start, end, i, True))
            start = end
            while start < close and text[start].isspace():
                start += 1
        if start < close:
            found.append(Sentence(start, close, i, False))
    return tuple(found)


def squeezed(words: str) -> str:
    """Return `words` as they read: no white space beside Han characters, else single blanks."""
    if words.isprintable() and " " not in words:
        return words
    parts = words.split()
    if len(parts) < 2 or words.isascii():
        return " ".join(parts)
    joined = [parts[0]]
    for before, after in pairwise(parts):
        if before[-1] <= LATIN and after[0] <= LATIN:
            joined.append(" ")
        joined.append(after)
    return "".join(joined)
