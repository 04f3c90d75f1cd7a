"""Headings inside paragraphs: glued on where a line end was lost, or pasted into a sentence."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from doclint.analysis.break_evidence import language_evidence
from doclint.analysis.characters import block_starts
from doclint.analysis.prose import paragraph_at
from doclint.analysis.references import places
from doclint.analysis.runs import Run, runs, section_of, written
from doclint.analysis.tracks import Slip
from doclint.model.document import Document, Heading, Kind, derived
from doclint.model.numbering import Style
from doclint.model.patterns import compiled
from doclint.model.span import Span
from doclint.parse.headings import RUN_IN_TITLE
from doclint.parse.sentences import CLOSERS

_BRACKETED = r"[（(]\s?([一二三四五六七八九十百]{1,5}|\d{1,2})\s?[）)]"
_COMMA = r"(?:(?<=[。！？；”）])|(?<=\s))([一二三四五六七八九十]{1,4})、"
_DIGIT = r"(?<=[。！？.!?\s”])(\d{1,3})[.．、](?=\s?(?:[A-Z“《]|[^\W\d_a-zA-Z]))"
_NUMBERS = {
    Style.BRACKET: _BRACKETED,
    Style.DIGIT_BRACKET: _BRACKETED,
    Style.COMMA: _COMMA,
    Style.DIGIT: _DIGIT,
}
# what may stand behind the numeral, after a blank at most
_CLOSING = {
    Style.BRACKET: "）)",
    Style.DIGIT_BRACKET: "）)",
    Style.COMMA: "、",
    Style.DIGIT: ".．、",
}
_STOPS = "。！？；.!?;…”」』"
_REMARK = r"[。！？][（(][^（()）]*[）)]$"  # （由水管站负责） after a sentence
_LONGEST_REMARK = 80
_TITLE = r"\s*[^\s，。！？；：、项款条目）)]{2}[^。！？；：\n]{1,60}"
_LAST_TITLE = rf"\s*[^\s，。！？；：、项款条目）)]{{2}}[^。！？；：.!?;:\n]{{1,{RUN_IN_TITLE - 2}}}(?:[。！!.]|$)"
_MOST_MISSING = 5  # of a longer gap a whole part is lost, not a line end

_AROUND = 80  # code points before and after it that are looked at
_KEY = 4  # code points of a title by which a copy is looked up
_SHORTEST = 6  # code points of a title that nothing else repeats
_SURE = (
    3.2  # evidence that a sentence goes on past it, though what stands before may cite a heading
)
# before and after a heading that is cited without quotes
_REFERS = frozenset("见照据按如即与和及至到在对从以为是于")
_CITED = r"[的中里所、，。；等]|执行|规定|要求|部分|办理|一节|一章"


class Glued(NamedTuple):
    """A heading on the line of the paragraph before it. `start` is that of its number, in code points.

    `title_end` is behind its title and stop. `number` is what it is called. `after` tells whether a
    line end is missing behind it, too.
    """

    block: int
    start: int
    title_end: int
    number: str
    after: bool


class Pasted(NamedTuple):
    """A copy of a heading inside a sentence. `score` is the evidence that the sentence goes on past it."""

    block: int
    start: int
    end: int
    heading: Heading
    score: float


@derived
def glued_headings(document: Document) -> tuple[Glued, ...]:
    """Return the headings whose numbers a run of headings lacks and a paragraph holds."""
    found: set[Glued] = set()
    for run in runs(document):
        if run.marks[0].numbering.style not in _NUMBERS:
            continue
        for fault in run.faults:
            if fault.slip is Slip.GAP and fault.first > 0:
                found.update(_in_gap(document, run, fault.first))
        found.update(_at_end(document, run))
    return tuple(sorted(found, key=lambda one: one.start))


@derived
def pasted_headings(document: Document) -> tuple[Pasted, ...]:
    """Return the copies of numbered headings that stand in the middle of sentences."""
    text = document.text
    numbers: set[str] = set()
    own: set[int] = set()  # where the headings themselves stand
    heads: dict[str, dict[str, Heading]] = defaultdict(dict)
    for section in document.outline.sections:
        heading = section.heading
        numbering, title_end = heading.numbering, heading.title_end
        if numbering and title_end - heading.title_start >= _SHORTEST:
            start, end = numbering.start, numbering.end
            own.add(start)
            numbers.add(text[start:end])
            heads[text[start : end + _KEY]].setdefault(text[start:title_end], heading)
    if not heads:
        return ()
    found: list[Pasted] = []
    for place, end in _places_of(numbers, text):
        if place in own:
            continue
        candidates = heads.get(text[place : end + _KEY])
        paragraph = paragraph_at(document, place) if candidates else None
        if candidates and paragraph and place > paragraph.start:
            span = Span(paragraph.start, paragraph.end)
            found += _copies(document, candidates, span, place, paragraph.block)
    times = Counter(copy.block for copy in found)
    # more are a list of contents
    return tuple(sorted(copy for copy in found if times[copy.block] == 1))


def _in_gap(document: Document, run: Run, place: int) -> Iterator[Glued]:
    """Yield what stands between two marks of a run that do not follow on each other."""
    before, after = run.marks[place - 1], run.marks[place]
    values = range(before.numbering.value + 1, after.numbering.value)
    if len(values) > _MOST_MISSING:
        return
    wanted = {_bare(written(document, after.numbering, value)): value for value in values}
    found = [
        (i, span, wanted[numeral])
        for i in range(before.block, after.block)
        for span, numeral in _numbers(document, i, after.numbering.style, _TITLE)
        if numeral in wanted
    ]
    if len({value for _, _, value in found}) < len(found):
        return  # the number stands there more than once: an enumeration or references
    for i, span, value in found:
        inline = _numbers(document, i, after.numbering.style, _TITLE)
        if all(numeral in wanted for _, numeral in inline):
            yield _glued(document, run, i, span, written(document, after.numbering, value))


def _at_end(document: Document, run: Run) -> Iterator[Glued]:
    """Yield the heading that would count on from the last of a run, under which it stands."""
    last = run.marks[-1].numbering
    section = section_of(document, last)
    if section is None or len(run.marks) < 2:
        return
    number = written(document, last, last.value + 1)
    found = []
    for i in _holding(document, section.span, _bare(number), _CLOSING[last.style]):
        inline = _numbers(document, i, last.style, _LAST_TITLE)
        if any(numeral == _bare(number) for _, numeral in inline):
            found += [(i, span) for span, _ in inline]
    if len(found) == 1:  # more are an enumeration or references
        yield _glued(document, run, *found[0], number)


def _holding(document: Document, span: Span, numeral: str, closing: str) -> list[int]:
    """Return the blocks of a section that hold `numeral` and one of `closing` behind it, ascending."""
    text, starts = document.text, block_starts(document)
    found: list[int] = []
    for at in places(text, numeral, *span):
        end = at + len(numeral)
        end += text[end : end + 1].isspace()
        if text[end : end + 1] in closing:
            block = bisect_right(starts, at) - 1
            if found[-1:] != [block]:
                found.append(block)
    return found


def _glued(document: Document, run: Run, block: int, span: Span, number: str) -> Glued:
    """Return the heading whose number is at `span`."""
    text, end = document.text, document.blocks[block].end
    title = compiled(_LAST_TITLE).match(text, span.end, end)
    heads = [section_of(document, mark.numbering) for mark in run.marks]
    alone = all(section and not section.heading.run_in for section in heads)
    title_end = title.end() if title else span.end
    after = bool(title) and alone and bool(text[title_end:end].strip())
    return Glued(block, span.start, title_end, number, after)


def _numbers(document: Document, block: int, style: Style, title: str) -> list[tuple[Span, str]]:
    """Return the numbers of `style` inside a paragraph that follow a sentence and head a title."""
    kind, start, end = document.blocks[block][:3]
    if kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return []
    text = document.text
    found = []
    for number in compiled(_NUMBERS[style]).finditer(text, start + 1, end):
        before = number.start() - 1
        while before > start and text[before].isspace():
            before -= 1
        closed = text[before] in _STOPS or (
            text[before] in "）)"
            and compiled(_REMARK).search(text, max(start, before - _LONGEST_REMARK), before + 1)
        )
        if closed and compiled(title).match(text, number.end(), end):
            found.append((Span(number.start(), number.end()), _bare(number[0])))
    return found


def _bare(number: str) -> str:
    return "".join(c for c in number if c.isalnum())


def _places_of(numbers: set[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where one of `numbers` stands, start and end, the longest of those that end there."""
    sizes = sorted({len(number) for number in numbers}, reverse=True)
    before = {number[-2:-1] for number in numbers}
    for last in {number[-1] for number in numbers}:
        pieces = text.split(last)  # many times faster than a search for each
        lengths = list(accumulate(map(len, pieces)))
        anywhere = last in numbers
        for i in [i for i, words in enumerate(pieces) if anywhere or words[-1:] in before]:
            end = lengths[i] + i + 1
            for size in sizes:
                if text[end - size : end] in numbers:
                    yield end - size, end
                    break


def _copies(
    document: Document, headings: Mapping[str, Heading], paragraph: Span, start: int, block: int
) -> Iterator[Pasted]:
    """Yield the heading, one of `headings` by their words, a copy of which begins at `start`."""
    text = document.text
    for words, heading in headings.items():
        end = start + len(words)
        if end >= paragraph.end or not text.startswith(words, start):
            continue
        left = text[max(paragraph.start, start - _AROUND) : start].rstrip()
        right = text[end : min(paragraph.end, end + _AROUND)].lstrip()
        if _is_inside(left, right):
            score = language_evidence(left, right)
            if not _is_cited(left, right, score):
                yield Pasted(block, start, end, heading, score)
        return


def _is_inside(left: str, right: str) -> bool:
    """Tell whether a sentence stands around a place, and neither a quotation nor a reference."""
    if not left or not right or right[0] in CLOSERS:
        return False
    return left[-1].isalnum() or left[-1] in "，、,"


def _is_cited(left: str, right: str, score: float) -> bool:
    """Tell whether the sentence may speak of the heading, without quotes: it does not read on past it."""
    if compiled(_CITED).match(right):
        return score < _SURE
    return left[-1] in _REFERS and score < 0
