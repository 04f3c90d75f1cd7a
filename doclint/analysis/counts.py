"""Counts that the text announces, and the lists they announce: 抓好以下五项工作：, “甲、乙、丙”三大行动."""

import re
from collections.abc import Iterator
from itertools import pairwise

from doclint.analysis.announced import Count, Counted, Link, counted, is_han
from doclint.analysis.glued import absent
from doclint.analysis.inline_counts import inline, quoted
from doclint.analysis.prose import squeezed
from doclint.analysis.runs import Run, run_of, runs, section_of
from doclint.analysis.tracks import Slip
from doclint.model.document import PROSE, Document, Kind, Mark, Section, derived
from doclint.model.span import Span
from doclint.parse.sentences import sentence_ends

_ENGLISH = (
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
    r"(?:\s+[a-z\-]+){1,4}(?:\s+(?:below|as follows))?\s*:$"
)
_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_ANNOUNCING = (*PROSE, Kind.HEADING)
_FOLLOWING = ("以下", "如下", "下列")
_LONGEST_REST = 12  # code points between the classifier and the colon
_LONGEST_TAIL = 8  # the same before a stop
_GLUED = 20  # so many numbers may stand inside the last paragraph of a list
_SHARE = 0.8  # of the headings that must bear the noun counted, where no colon links them


@derived
def counts(document: Document) -> tuple[Count, ...]:
    """Return the announced counts whose list is certain, right or wrong, in document order."""
    found = [*_before_runs(document)]
    if document.language == "zh":
        found += inline(document)
        found += quoted(document)
    return tuple(sorted(found, key=lambda count: count.start))


def announced_for(document: Document, run: Run) -> int | None:
    """Return the count announced for `run`, None where none is."""
    return _announced(document).get(run.marks[0].numbering.start)


@derived
def _announced(document: Document) -> dict[int, int]:
    return {
        count.run.marks[0].numbering.start: count.announced
        for count in counts(document)
        if count.run
    }


def _before_runs(document: Document) -> Iterator[Count]:
    """Yield the counts in the paragraph right before a numbered list."""
    for mark in document.outline.marks:
        if mark.numbering.path[-1] != 1 or mark.block == 0:
            continue
        block = document.blocks[mark.block - 1]
        if block.kind not in _ANNOUNCING:
            continue
        run = run_of(document, mark.numbering)
        if run is None or run.marks[0] is not mark or len(run.marks) < 2:
            continue
        start = _last_sentence(document.text, block.start, block.end)
        if document.language == "en":
            yield from _english(document, run, start, block.end)
        elif document.text[block.end - 1] in "：:":
            yield from _before_colon(document, run, start, block.end)
        else:
            yield from _by_sentence(document, run, start, block.end)


def _last_sentence(text: str, start: int, end: int) -> int:
    last = start
    for at in sentence_ends(text, start, end):
        if at < end:
            last = at
    return last


def _before_colon(document: Document, run: Run, start: int, end: int) -> Iterator[Count]:
    clause = max(start, *(document.text.rfind(stop, start, end) + 1 for stop in "，；。“"))
    found = list(counted(document.text, clause, end))
    if len(found) != 1:
        return  # 三个方面9项工作： announces two levels at once
    rest = document.text[found[0].unit_end : end - 1]
    if len(rest) <= _LONGEST_REST and all(is_han(c) or c in "“”" for c in rest):
        yield _count(document, run, found[0], Link.COLON)


def _by_sentence(document: Document, run: Run, start: int, end: int) -> Iterator[Count]:
    clause = max(start, *(document.text.rfind(stop, start, end) + 1 for stop in "，；"))
    found = list(counted(document.text, clause, end))
    if not _generic(document.text, found, clause, end):
        yield from _by_noun(document, run, start, end)
    elif len(found) == 1:
        yield _count(document, run, found[0], Link.GENERIC)


def _generic(text: str, found: list[Counted], start: int, end: int) -> bool:
    """Tell whether a clause ends with 八个方面工作。 or 以下五项工作。."""
    if text[end - 1] != "。":
        return False
    aspect = text.rfind("方面", start, end)
    units = [count.unit_end for count in found if text.endswith(_FOLLOWING, 0, count.start)]
    after = max(units, default=-1) if aspect < 0 else aspect + 2
    rest = text[after : end - 1]
    return after >= 0 and len(rest) <= _LONGEST_TAIL and all(map(is_han, rest))


def _by_noun(document: Document, run: Run, start: int, end: int) -> Iterator[Count]:
    """Yield 聚力实施九大行动。 before headings that each name an 行动."""
    text = document.text
    for found in counted(text, start, end):
        noun = text[found.unit_end : found.end][-2:]
        if len(noun) < 2 or text[found.end : end].strip("”。！"):
            continue
        titles = _titles(document, run)
        if len(titles) < 3 or len(titles) < len(run.marks):
            return
        if sum(noun in title for title in titles) >= _SHARE * len(titles):
            yield _count(document, run, found, Link.NOUN)
            return


def _english(document: Document, run: Run, start: int, end: int) -> Iterator[Count]:
    found = re.compile(_ENGLISH, re.IGNORECASE).search(document.text, start, end)
    if found:
        word = found["n"].lower()
        announced = int(word) if word.isdecimal() else _WORDS.index(word) + 2
        if announced > 1:
            said = Counted(found.start(), found.end() - 1, found.end() - 1, announced)
            yield _count(document, run, said, Link.COLON)


def _titles(document: Document, run: Run) -> list[str]:
    sections = [section_of(document, mark.numbering) for mark in run.marks]
    return [_title(document, section) for section in sections if section]


def _title(document: Document, section: Section) -> str:
    heading = section.heading
    return squeezed(document.text[heading.title_start : heading.title_end])


def _words(document: Document, mark: Mark) -> str:
    section = section_of(document, mark.numbering)
    if section:
        return _title(document, section)
    return squeezed(document.text[mark.numbering.end : document.blocks[mark.block].end])


def _count(document: Document, run: Run, said: Counted, link: Link) -> Count:
    found = _length(document, run)
    return Count(
        start=said.start,
        end=said.end,
        announced=said.value,
        found=found,
        distinct=found - len(run.marks) + len({_words(document, mark) for mark in run.marks}),
        also=(_under_first_parent(document, run), *_with_restarts(document, run, found)),
        link=link,
        first=_place(run.marks[0]),
        last=_place(run.marks[-1]),
        run=run,
    )


def _length(document: Document, run: Run) -> int:
    """Return how many numbers a run has, those that stand inside its paragraphs included."""
    found = len(run.marks)
    numberings = [mark.numbering for mark in run.marks]
    for before, after in pairwise(numberings):
        skipped = range(before.value + 1, after.value)
        if skipped:
            where = Span(before.end, after.start)
            found += len(skipped) - len(absent(document, where, after, skipped))
    last = numberings[-1]
    rest = Span(last.end, _end_of_item(document, run.marks[-1]))
    for value in range(last.value + 1, last.value + _GLUED):
        if absent(document, rest, last, range(value, value + 1)):
            break
        found += 1
    return found


def _end_of_item(document: Document, mark: Mark) -> int:
    section = section_of(document, mark.numbering)
    return section.span.end if section else document.blocks[mark.block].end


def _place(mark: Mark) -> Span:
    return Span(mark.numbering.start, mark.numbering.end)


def _under_first_parent(document: Document, run: Run) -> int:
    """Return how many numbers of a run stand before it goes on under another parent."""
    place = 1
    while place < len(run.marks) and not _other_parent(document, run, place):
        place += 1
    return place


@derived
def _restarted(document: Document) -> dict[Mark, Run]:
    """Return the runs that begin again at 1 for no visible reason, by the mark before them."""
    return {
        run.before: run
        for run in runs(document)
        if run.before and any(fault.slip is Slip.RESTART for fault in run.faults)
    }


def _with_restarts(document: Document, run: Run, found: int) -> Iterator[int]:
    following = _restarted(document).get(run.marks[-1])
    if following:
        yield found + _length(document, following)


def _other_parent(document: Document, run: Run, place: int) -> bool:
    before = section_of(document, run.marks[place - 1].numbering)
    own = section_of(document, run.marks[place].numbering)
    return bool(before and own and before.parent != own.parent)
