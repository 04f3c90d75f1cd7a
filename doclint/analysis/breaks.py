"""Where a paragraph ends without a stop: split by a page end, spliced to a foreign tail, or cut off."""

import math
import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from doclint.analysis.break_evidence import language_evidence, page_evidence, sample
from doclint.analysis.prose import paragraphs
from doclint.analysis.reads_on import ends
from doclint.analysis.tails import MOST_BEFORE, Tail, tails
from doclint.analysis.unfinished import INNER_STOP, candidates, is_body, unfinished
from doclint.analysis.wraps import wraps
from doclint.model.document import Document, Kind, derived
from doclint.model.patterns import compiled
from doclint.parse.sentences import CLOSERS

SURE = 3.2  # of cuts 0.3 % read on as well as this, of splits 76 % (half of the texts against the other)
PROBABLE = 1.0  # of cuts 1.5 %, of splits 93 %
LIKELY = 0.0  # of cuts 4.4 %, of splits 91 %
# for running text: 4 of 346 planted splits and 1 of 341 planted cuts lie between this and 0
_EVEN = -0.5
_NEVER = math.inf
_SPLICE = 16  # code points of another sentence's tail at least; repeated phrases are shorter
_AGREED = 5  # sure splits that make a document one that was split, if nothing speaks against it
_AGREED_EACH = 4  # of them for each doubtful one
_AGREEMENT = 6.0
_AGAINST = -4.0  # of cuts 75 % are below, of splits 2 %
_INSIDE = -2.5  # logarithm of the chance that a sentence ends so, its stop missing: unlikely below
_CLAUSE_ENDS = -2.0  # for a short paragraph with a comma
_NO_END = -3.5  # and hardly possible below
_ASKED = 64  # breaks for which the words of the document itself are asked

_CREDIT = r"(?:摄|供图|摄影|记者.{0,12}|[图文]/.{0,12})$"
_BEGINNING = re.compile(r"[（(●○■□◆◇★☆▲△•]|新华社|本报|答[：:]|第[一二三四五六七八九十]+\W")
_NOTES = 8  # paragraphs that notes at the foot of a page may take
_VERSE = 16  # code points of a line
_CLAUSE = 20  # code points with a comma that may be the first half of a sentence
_CLAUSE_EN = 40
_LONG_CUT = 80  # and of one that holds one sentence alone, to be called cut


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
    if not unfinished(document):
        return ()
    wrapped = frozenset(wrap.before for wrap in wraps(document))
    if wrapped:
        return _wrapped(document, wrapped)
    halves = candidates(document)
    elsewhere = tails(document, (pair for pair in halves if pair[1] >= 0))
    scored = _scored(document, halves, elsewhere)
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


def _wrapped(document: Document, before: frozenset[int]) -> tuple[Break, ...]:
    """Return a split for each line end that a fixed width made. `before` are the blocks before them."""
    whole = paragraphs(document)
    return tuple(
        Break(i, i + 1, Fate.SPLIT, SURE)
        for i, paragraph in enumerate(whole[:-1])
        if paragraph.block in before and whole[i + 1].block == paragraph.block + 1
    )


def _scored(
    document: Document, halves: list[tuple[int, int]], elsewhere: dict[int, Tail]
) -> list[Break]:
    text = document.text
    whole = paragraphs(document)
    asked = document.language == "zh" and any(after >= 0 for _, after in halves)
    # n-grams recur from break to break: each is counted once
    stands = cache(sample(document, {before for before, _ in halves}).count) if asked else None
    found = []
    for n, (before, after) in enumerate(halves):
        left = text[whole[before].start : whole[before].end]
        one = Break(before, after, Fate.CUT, 0.0, ending=ends(left))
        if after >= 0:
            right = text[whole[after].start : whole[after].end]
            score = language_evidence(left, right, stands if n < _ASKED else None)
            score += page_evidence(document, gap(document, one))
            tail = elsewhere.get(before)
            if tail and tail.same and is_body(document, before) and not right[0].isupper():
                score += 6.0
            one = one._replace(score=score)
        found.append(one)
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
    if one.after >= 0 and _is_verse(document, one) and not gap(document, one):
        return None
    body = is_body(document, one.before)
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
    title = end - start < _CLAUSE and text.find("，", start, end) < 0
    if text[end - 1] in CLOSERS:
        return SURE if body and between else 2 * SURE
    if not between and not body and (title or text[start] in "．.、"):
        return _NEVER
    if not between and _begins(document, one.after):
        return 2 * SURE
    if body:
        return _EVEN
    if one.ending <= _NO_END and between:
        return LIKELY
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


def _is_verse(document: Document, one: Break) -> bool:
    """Tell whether both halves are short lines, the first with a comma and right above the other, or shorter."""
    text, whole = document.text, paragraphs(document)
    above, below = whole[one.before], whole[one.after]
    longest = max(above.end - above.start, below.end - below.start)
    if text[above.end - 1] != "，":
        return longest <= _VERSE // 2
    return longest <= _VERSE and text.count("\n", above.end, below.start) == 1


def _is_prose(document: Document, one: Break) -> bool:
    """Tell whether running text that does not read on is a sentence, not a side heading or caption."""
    start, end, block = paragraphs(document)[one.before]
    words = document.text[start:end]
    if words[-1] in CLOSERS or compiled(_CREDIT).search(words):
        return False
    if start > document.blocks[block].start or INNER_STOP.search(words):
        return True
    return "://" not in words and (one.ending <= _NO_END or len(words) >= _LONG_CUT)


def _resumes(document: Document, before: int) -> bool:
    """Tell whether an English sentence goes on after notes or a figure: a paragraph opens in lower case."""
    if document.language != "en":
        return False
    near = paragraphs(document)[before + 1 : before + 1 + _NOTES]
    return any(document.text[p.start].islower() for p in near)
