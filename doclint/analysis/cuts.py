"""Taking passages and sentences out of a text so that what stays is well formed."""

from bisect import bisect_left

from doclint.analysis.edits import removal
from doclint.analysis.prose import paragraphs, sentences
from doclint.model.document import Document, derived
from doclint.model.finding import Edit
from doclint.model.span import Span


def without_paragraphs(document: Document, first: int, last: int) -> tuple[Edit, ...]:
    """Return the edits that take out the paragraphs `first` to `last`; run-in headings stay."""
    whole, heads = paragraphs(document), _run_in(document)
    edits: list[Edit] = []
    pending: int | None = None  # the first of a row of blocks that go whole
    for i in range(first, last + 1):
        paragraph = whole[i]
        head = heads.get(paragraph.block)
        if head is None:
            pending = paragraph.block if pending is None else pending
            if i == last or whole[i + 1].block != paragraph.block + 1:
                edits.append(removal(document, pending, paragraph.block))
                pending = None
        else:
            if pending is not None:
                edits.append(removal(document, pending, whole[i - 1].block))
                pending = None
            edits.append(Edit(Span(head, paragraph.end)))
    return tuple(edits)


def without_sentences(document: Document, first: int, last: int) -> tuple[Edit, ...]:
    """Return the edits that take out the sentences `first` to `last`, and the blocks they leave empty."""
    told, whole = sentences(document), paragraphs(document)
    begin, end = told[first], told[last]
    opens = begin.start == whole[begin.paragraph].start
    closes = end.end == whole[end.paragraph].end
    if begin.paragraph == end.paragraph:
        if opens and closes:
            return without_paragraphs(document, begin.paragraph, end.paragraph)
        return (_within(document, first, last),)
    edits: tuple[Edit, ...] = ()
    low, high = begin.paragraph, end.paragraph
    if not opens:
        edits += (Edit(Span(told[first - 1].end, whole[low].end)),)
        low += 1
    if not closes:
        edits += (Edit(Span(whole[high].start, told[last + 1].start)),)
        high -= 1
    if low <= high:
        edits += without_paragraphs(document, low, high)
    return edits


def without_sentence(document: Document, start: int) -> tuple[Edit, ...]:
    """Return the edits that take out the sentence that begins at `start`."""
    place = bisect_left(sentences(document), start, key=lambda sentence: sentence.start)
    return without_sentences(document, place, place)


def _within(document: Document, first: int, last: int) -> Edit:
    """Return the edit for sentences that are part of one paragraph; one gap goes with them."""
    told = sentences(document)
    paragraph = paragraphs(document)[told[first].paragraph]
    if told[last].end < paragraph.end:
        return Edit(Span(told[first].start, told[last + 1].start))
    return Edit(Span(told[first - 1].end, told[last].end))


@derived
def _run_in(document: Document) -> dict[int, int]:
    return {
        section.heading.block: section.heading.end
        for section in document.outline.sections
        if section.heading.run_in
    }
