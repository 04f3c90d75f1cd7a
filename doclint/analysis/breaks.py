"""Where a paragraph ends without a stop: split by a page end, spliced to a foreign tail, or cut off."""

from __future__ import annotations

import math
import re
from enum import Enum
from typing import NamedTuple

from doclint.analysis.break_evidence import language_evidence, page_evidence, sample
from doclint.analysis.furniture import furniture
from doclint.analysis.inline_headings import glued_headings
from doclint.analysis.line_widths import is_row
from doclint.analysis.prose import paragraphs
from doclint.analysis.reads_on import ends
from doclint.analysis.tails import MOST_BEFORE, Tail, tails
from doclint.analysis.wraps import wraps
from doclint.model.document import Document, Kind, derived
from doclint.parse.sentences import CLOSERS

SURE = 3.2  # of cuts 0.3 % read on as well as this, of splits 76 % (half of the texts against the other)
PROBABLE = 1.0  # of cuts 1.5 %, of splits 93 %
_NEVER = math.inf
LIKELY = 0.0  # of cuts 4.4 %, of splits 91 %
_EVEN = (
    -0.5
)  # for running text: 4 of 346 planted splits and 1 of 341 planted cuts lie between this and 0
_SPLICE = 16  # code points of another sentence's tail at least; repeated phrases are shorter
_AGREED = 5  # sure splits that make a document one that was split, if nothing speaks against it
_AGREED_EACH = 4  # of them for each doubtful one
_AGREEMENT = 6.0
_AGAINST = -4.0  # of cuts 75 % are below, of splits 2 %
_INSIDE = -2.5  # logarithm of the chance that a sentence ends so, its stop missing: unlikely below
_CLAUSE_ENDS = -2.0  # for a short paragraph with a comma
_NO_END = -3.5  # and hardly possible below
_ASKED = 64  # breaks for which the words of the document itself are asked

_GOES_ON = frozenset("，、,“‘（《(「『【％%")
_OPENER_OF = {"）": "（", ")": "(", "】": "【", "〕": "〔", "]": "["}
_STOPS = frozenset("。！？!?…．.；;：:")
_INNER_STOP = re.compile(r"[。！？；]|(?:[a-z)]|[A-Z]{2}|\d{2})[.!?][\"”]?\s")
_ANY_STOP = re.compile(r"[。！？；，.!?;]")
_ITEM_END = re.compile(r";\s(?:and|or)$")
_CREDIT = re.compile(r"(?:摄|供图|摄影|记者.{0,12}|[图文]/.{0,12})$")
_PAGE_NUMBER = re.compile(
    r"[-—–·.,\s]*\d{1,4}[-—–·.,\s]*"
)  # a single one is not known as furniture
_BEGINNING = re.compile(
    r"第?[一二三四五六七八九十]+[，、。是]|其[一二三四]|首先|其次|再次|最后|答[：:]|[（(]"
)
_MOST_BETWEEN = 3  # page number and running heads
_NOTES = 8  # paragraphs that notes at the foot of a page may take
_CLAUSE = 20  # code points with a comma that may be the first half of a sentence
_CLAUSE_EN = 40
_LONG = 40  # code points of a paragraph that is no title though it holds no stop
_LONG_CUT = 80  # and of one that holds one sentence alone, to be called cut
_LONG_CUT_EN = 100


class Fate(Enum):
    """What became of a sentence that its paragraph does not finish."""

    SPLIT = "split"  # it reads on in the next paragraph
    SPLICED = "spliced"  # what follows is the tail of another sentence of the document
    CUT = "cut"  # it does not read on


class Break(NamedTuple):
    """The end of an unfinished paragraph. `before` and `after` index the document's paragraphs.

    `after` is -1 where nothing that could read on follows; page furniture between the two is passed
    over. `score` is the evidence that the text reads on, a log-likelihood ratio; `source` the offset
    where the tail stands whole, for SPLICED. `ending` is the logarithm of the chance that a sentence
    ends so, its stop missing.
    """

    before: int
    after: int
    fate: Fate
    score: float
    source: int = -1
    ending: float = 0.0


@derived
def breaks(document: Document) -> tuple[Break, ...]:
    """Return every unfinished paragraph of the prose, in order.

    Titles, headings, greetings, list intros, signatures, captions and the like are none. In a text
    wrapped at a fixed width each line end inside a paragraph is a split.
    """
    text = document.text
    whole = paragraphs(document)
    unfinished = [
        i
        for i, (start, end, _) in enumerate(whole)
        if text[end - 1] not in _STOPS and _unfinished(text, start, end)
    ]
    if not unfinished:
        return ()
    wrapped = frozenset(wrap.before for wrap in wraps(document))
    if wrapped:
        return _wrapped(document, wrapped)
    candidates = _candidates(document, unfinished)
    elsewhere = tails(document, ((c.before, c.after) for c in candidates if c.after >= 0))
    scored = _scored(document, candidates, elsewhere)
    scored = _with_siblings(document, scored)
    judged = (_judged(document, one, elsewhere.get(one.before)) for one in scored)
    return tuple(one for one in judged if one)


def gap(document: Document, found: Break) -> tuple[int, ...]:
    """Return the blocks between the halves of a break: page furniture, if anything."""
    whole = paragraphs(document)
    first, last = whole[found.before].block + 1, whole[found.after].block
    return tuple(i for i in range(first, last) if document.blocks[i].kind is not Kind.BLANK)


@derived
def spliced_tails(document: Document) -> frozenset[int]:
    """Return the paragraphs that begin with the tail of another sentence, which stands elsewhere whole.

    What they cut off is known from them alone: taken out, nothing tells that a sentence is lost.
    """
    return frozenset(b.after for b in breaks(document) if b.fate is Fate.SPLICED)


def _unfinished(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last.isalnum() or last in _GOES_ON:
        return True
    if last not in CLOSERS:
        return False
    opener = _OPENER_OF.get(last)
    if opener:
        opened = text.rfind(opener, start, end)
        if opened > start and text[opened - 1] in _STOPS:
            return False  # a remark in brackets after the sentence
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end > start and (text[end - 1].isalnum() or text[end - 1] in "％%")


def _wrapped(document: Document, before: frozenset[int]) -> tuple[Break, ...]:
    """Return a split for each line end that a fixed width made. `before` are the blocks before them."""
    whole = paragraphs(document)
    return tuple(
        Break(i, i + 1, Fate.SPLIT, SURE)
        for i, paragraph in enumerate(whole[:-1])
        if paragraph.block in before and whole[i + 1].block == paragraph.block + 1
    )


def _candidates(document: Document, unfinished: list[int]) -> list[Break]:
    """Return the unfinished paragraphs that may be broken sentences, not judged yet."""
    text = document.text
    whole = paragraphs(document)
    found = []
    outside = _furniture_blocks(document)
    chinese = document.language == "zh"
    # a heading that lost its line end is no unfinished sentence
    headed = {glued.block for glued in glued_headings(document)}
    for i in unfinished:
        start, end, block = whole[i]
        if document.blocks[block].kind is not Kind.PARAGRAPH or block in outside or block in headed:
            continue
        if _PAGE_NUMBER.fullmatch(text, start, end) or (chinese and is_row(text, start, end)):
            continue
        after = _following(document, i)
        if after == i + 1 and _ITEM_END.search(text, start, end):
            continue  # of an English list
        if after >= 0 or _is_body(document, i):
            found.append(Break(i, after, Fate.CUT, 0.0))
    return found


def _is_body(document: Document, i: int) -> bool:
    """Tell whether a paragraph is running text, not a title or a line of a list."""
    start, end, block = paragraphs(document)[i]
    text = document.text
    if start > document.blocks[block].start or _INNER_STOP.search(text, start, end):
        return True  # it goes on after a heading run into it, or holds a sentence
    if text[end - 1].isascii():
        return end - start >= _LONG_CUT_EN and text[end - 1].islower()
    return end - start >= _LONG and text.find("，", start, end) >= 0


def _following(document: Document, before: int) -> int:
    """Return the paragraph that may read on after `before`, past page furniture, or -1."""
    text, blocks = document.text, document.blocks
    whole = paragraphs(document)
    outside = _furniture_blocks(document)
    after = before + 1
    while after < len(whole) and (
        whole[after].block in outside or _PAGE_NUMBER.fullmatch(text, *whole[after][:2])
    ):
        after += 1
    if after == len(whole) or after - before > _MOST_BETWEEN + 1:
        return -1
    block = whole[after].block
    inner = {whole[i].block for i in range(before + 1, after)}
    between = range(whole[before].block + 1, block)
    if any(
        blocks[i].kind is not Kind.BLANK and i not in outside and i not in inner for i in between
    ):
        return -1
    if blocks[block].kind is not Kind.PARAGRAPH or whole[after].start != blocks[block].start:
        return -1
    if block in _marked(document):
        return -1
    return after if _ANY_STOP.search(text, whole[after].start, whole[after].end) else -1


@derived
def _furniture_blocks(document: Document) -> frozenset[int]:
    return frozenset(furniture(document))


@derived
def _marked(document: Document) -> frozenset[int]:
    return frozenset(mark.block for mark in document.outline.marks)


def _scored(document: Document, candidates: list[Break], elsewhere: dict[int, Tail]) -> list[Break]:
    text = document.text
    whole = paragraphs(document)
    asked = document.language == "zh" and any(c.after >= 0 for c in candidates)
    own = sample(document, {c.before for c in candidates}) if asked else ""
    found = []
    for n, candidate in enumerate(candidates):
        left = text[whole[candidate.before].start : whole[candidate.before].end]
        score = 0.0
        if candidate.after >= 0:
            right = text[whole[candidate.after].start : whole[candidate.after].end]
            score = language_evidence(left, right, own if n < _ASKED else "")
            score += page_evidence(document, gap(document, candidate))
            tail = elsewhere.get(candidate.before)
            body = _is_body(document, candidate.before)
            if tail and tail.same and body and not right[0].isupper():
                score += 6.0
        found.append(candidate._replace(score=score, ending=ends(left)))
    return found


def _with_siblings(document: Document, scored: list[Break]) -> list[Break]:
    """Return `scored`, the doubtful ones raised where the document was split and nowhere cut.

    Documents are mostly damaged in one way: many sure splits speak for a few like them.
    """
    sure = sum(1 for one in scored if one.after >= 0 and one.score >= SURE)
    doubtful = [one for one in scored if one.after < 0 or one.score < SURE]
    if sure < _AGREED or sure < _AGREED_EACH * len(doubtful):
        return scored
    if any(one.after < 0 or one.score < _AGAINST for one in doubtful):
        return scored
    return [
        one._replace(score=one.score + _AGREEMENT)
        if one.score < SURE and one.ending < _INSIDE and not gap(document, one)
        else one
        for one in scored
    ]


def _judged(document: Document, one: Break, tail: Tail | None) -> Break | None:
    body = _is_body(document, one.before)
    if body and tail and not tail.same and tail.length >= _SPLICE:
        if tail.inside > MOST_BEFORE or one.score >= (LIKELY if tail.inside else SURE):
            return one._replace(fate=Fate.SPLICED, source=tail.start)
        return one._replace(fate=Fate.CUT, score=min(one.score, LIKELY))
    if one.after >= 0 and one.score >= _needed(document, one, body=body):
        return one._replace(fate=Fate.SPLIT)
    if not body or not _is_prose(document, one) or _resumes(document, one.before):
        return None
    return one


def _needed(document: Document, one: Break, *, body: bool) -> float:
    """Return the evidence from which a break is a split: more where it may be a title or an item."""
    text = document.text
    start, end, _ = paragraphs(document)[one.before]
    between = gap(document, one)
    if text[end - 1] in CLOSERS:
        return SURE if body and between else 2 * SURE
    if not between and _begins(document, one.after):
        return 2 * SURE
    if body:
        return _EVEN
    if one.ending <= _NO_END and between:
        return LIKELY
    title = end - start < _CLAUSE and text.find("，", start, end) < 0
    if not between and (title or text[start] in "．.、"):
        return _NEVER
    if text[end - 1].isascii():
        right = text[paragraphs(document)[one.after].start]
        clause = end - start >= _CLAUSE_EN and text[end - 1].islower() and right.islower()
        return SURE if clause else 2 * SURE
    if end - start < _CLAUSE or text.find("，", start, end) < 0:
        return 2 * SURE
    if one.ending <= _CLAUSE_ENDS:
        return PROBABLE
    return SURE if between else 2 * SURE


def _begins(document: Document, after: int) -> bool:
    """Tell whether a paragraph opens as one does: counting, answering, or as a line of a list."""
    start, end, _ = paragraphs(document)[after]
    text = document.text
    line = end - start < _CLAUSE and text[end - 1].isalpha() and document.language == "zh"
    return line or bool(_BEGINNING.match(text, start, end))


def _is_prose(document: Document, one: Break) -> bool:
    """Tell whether running text that does not read on is a sentence, not a side heading or caption."""
    start, end, block = paragraphs(document)[one.before]
    words = document.text[start:end]
    if words[-1] in CLOSERS or _CREDIT.search(words):
        return False
    if start > document.blocks[block].start or _INNER_STOP.search(words):
        return True
    return "://" not in words and (one.ending <= _NO_END or len(words) >= _LONG_CUT)


def _resumes(document: Document, before: int) -> bool:
    """Tell whether an English sentence goes on after notes or a figure: a paragraph opens in lower case."""
    if document.language != "en":
        return False
    near = paragraphs(document)[before + 1 : before + 1 + _NOTES]
    return any(document.text[p.start].islower() for p in near)
