"""Paragraphs and sentences: the prose of a document, without headings, code and tables."""

import re
from bisect import bisect_right

from doclint.model.document import PROSE, Document, Paragraph, Sentence, derived, rows
from doclint.parse.sentences import ends_by_paragraph

LATIN = "\xff"  # the last character beside which a blank is kept
_BESIDE_HAN = re.compile(rf" (?:(?=[^\0-{LATIN}])|(?<=[^\0-{LATIN}] ))")


@derived
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the prose in order: each block of it, less the heading run into it."""
    text = document.text
    heads = {s.heading.block: s.heading.end for s in document.outline.sections}
    titles = set(document.outline.titles)
    found = []
    for i, (kind, start, end, _, _, _) in enumerate(document.blocks):
        if kind not in PROSE or i in titles:
            continue
        if i in heads:
            start = heads[i]  # noqa: PLW2901
        while start < end and text[start].isspace():
            start += 1  # noqa: PLW2901
        if start < end:
            found.append(Paragraph(start, end, i))
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
    text, prose = document.text, paragraphs(document)
    if not prose:
        return ()
    starts: list[int] = []
    stops: list[int] = []
    places: list[int] = []
    finished: list[bool] = []
    found_ends = ends_by_paragraph(text, [paragraph[:2] for paragraph in prose])
    for i, ((start, close, _), ends) in enumerate(zip(prose, found_ends, strict=True)):
        begin = start
        for end in ends:
            starts.append(begin)
            begin = end
            while begin < close and text[begin].isspace():
                begin += 1
        stops += ends
        finished += [True] * len(ends)
        if begin < close:
            starts.append(begin)
            stops.append(close)
            finished.append(False)
        places += [i] * (len(starts) - len(places))
    return tuple(rows(Sentence, starts, stops, places, finished))


def squeezed(words: str) -> str:
    """Return `words` as they read: no white space beside Han characters, else single blanks."""
    if words.isprintable() and " " not in words:
        return words
    parts = words.split()
    if len(parts) < 2 or words.isascii():
        return " ".join(parts)
    return _BESIDE_HAN.sub("", " ".join(parts))
