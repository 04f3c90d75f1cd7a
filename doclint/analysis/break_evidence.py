"""What speaks for or against two halves of a sentence: characters, marks, page ends."""

from collections.abc import Collection, Iterable
from math import inf

from doclint.analysis.furniture import Furnishing, Role, furnishings
from doclint.analysis.prose import paragraphs
from doclint.analysis.reads_on import START, Times, alike, reads_on
from doclint.model.document import Document, derived

CLOSING_MARK = 8.0  # the next paragraph opens with a comma, stop or closing mark
_BOTH_DIGITS = 2.0
_PAIR = 4.0  # a quote or bracket is opened before the break and closed after it
_NOT_CLOSED = -4.0  # it is opened, and the finished paragraph after the break does not close it
_NEAR = 20  # code points of a quotation whose end may be lost with the stop
_NUMBER_ALONE = 1.5  # a bare number may be anything
_ONE_PAGE = 6.0  # a bare page number or a running head that stands once
_PAGES = 9.0  # furniture that recurs, or names its page: the layout alone is nearly enough
_SAMPLE = 60_000  # code points of the document that are asked about its own words

_CLOSING = frozenset("，。、；：！？”’）》」』】〉〕…％%,;)")
_FINISHED = frozenset("。！？")
_PAIRS = tuple(map(tuple, ("“”", "‘’", "（）", "()", "《》", "「」", "『』", "【】")))


def language_evidence(
    left: str, right: str, stands: Times | None = None, wanted: float = -inf
) -> float:
    """Return the log-likelihood ratio that `right` goes on with what `left` leaves unfinished.

    `stands` tells how often a string stands in the sample of the document. Where little shows that
    it does not reach `wanted`, what it is at most is returned.
    """
    marks = _marks(left, right)
    return reads_on(left, right, stands, wanted - marks) + marks


def page_evidence(document: Document, between: Iterable[int]) -> float:
    """Return what the blocks between two halves say: a page that ends there need not end a sentence."""
    known = _known(document)
    return max((known.get(i, _NUMBER_ALONE) for i in between), default=0.0)


def sample(document: Document, unfinished: Collection[int]) -> str:
    """Return the words of the document, folded; what follows a break is not taken for a beginning.

    `unfinished` indexes the document's paragraphs.
    """
    text = document.text
    pieces = [START]
    for i, paragraph in enumerate(paragraphs(document)):
        if paragraph.start > _SAMPLE:
            break
        pieces += text[paragraph.start : min(paragraph.end, _SAMPLE)].split()
        pieces.append("\0" if i in unfinished else START)
    return alike("".join(pieces))


@derived
def _known(document: Document) -> dict[int, float]:
    pieces = furnishings(document)
    return {p.block: _PAGES if p.sure or _names_page(document, p) else _ONE_PAGE for p in pieces}


def _names_page(document: Document, piece: Furnishing) -> bool:
    """Tell whether a line says that it is the number of a page: — 7 —, 第7页."""
    start, end = document.blocks[piece.block].span
    return piece.role is Role.NUMBER and not document.text[start:end].isdecimal()


def _marks(left: str, right: str) -> float:
    """Return the evidence of quotes, brackets and digits on both sides of a break."""
    score = 0.0
    if right[0] in _CLOSING:
        score += CLOSING_MARK
    if left[-1].isdecimal() and right[0].isdecimal():
        score += _BOTH_DIGITS
    for opener, closer in _PAIRS:
        if opener in left and left.count(opener) > left.count(closer):
            closed, opened = right.find(closer), right.find(opener)
            if closed >= 0 and not 0 <= opened < closed:
                return score + _PAIR
            if closed < 0 and opener in left[-_NEAR:] and right[-1] in _FINISHED:
                return score + _NOT_CLOSED
    return score
