"""Paragraphs and sentences: the prose of a document, without headings, code and tables."""

from __future__ import annotations

import re

from doclint.model.document import PROSE, Document, Paragraph, Sentence, derived
from doclint.parse.sentences import sentence_ends

_BLANKS = re.compile(r"\s+")
_HAN_GAP = re.compile(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])")


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


@derived
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs in order; a paragraph's rest without a stop is one too."""
    text = document.text
    found = []
    for i, paragraph in enumerate(paragraphs(document)):
        start = paragraph.start
        for end in sentence_ends(text, start, paragraph.end):
            found.append(Sentence(start, end, i, True))
            start = end
            while start < paragraph.end and text[start].isspace():
                start += 1
        if start < paragraph.end:
            found.append(Sentence(start, paragraph.end, i, False))
    return tuple(found)


def squeezed(words: str) -> str:
    """Return `words` as they read: no white space beside Han characters, else single blanks."""
    parts = words.split(maxsplit=1)
    if len(parts) < 2:
        return words.strip()
    if not words.isascii():
        words = _HAN_GAP.sub("", words)
    return _BLANKS.sub(" ", words.strip())
