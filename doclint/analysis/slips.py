"""The numbers of a document that are out of line, as far as one can be sure of it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.counts import announced_for
from doclint.analysis.edits import renumberings
from doclint.analysis.glued import absent
from doclint.analysis.inline_runs import inline_gaps
from doclint.analysis.odd_numbers import RENDERED
from doclint.analysis.runs import HEADING_STYLES, Run, run_of, runs, section_of
from doclint.analysis.tracks import Fault, Seam, Slip
from doclint.model.document import Document, Kind, Mark, derived
from doclint.model.finding import Edit
from doclint.model.numbering import Style
from doclint.model.patterns import compiled
from doclint.model.span import Span

_LEAPS = (Slip.GAP, Slip.REPEAT)
_TWINNED = (Slip.REPEAT, Slip.WRONG)  # their numbers may stand rightly elsewhere in the run
_MENDED_LEAPS = 3  # a run that leaps more often is not mended by numbering it on
_NEAR = 2_000  # code points in which the right number is looked for before a wrong one
_FAR_APART = 20_000  # items of one list do not stand that many code points apart
FAR = 9  # an Arabic number that much above its run is a figure at a line start, not a number
_ANNOUNCING = 40  # code points before a list in which words announce it
_ANNOUNCED = ("以下", "如下", "下列", "下面", "几个", "几点", "若干", "following", "below")
_PART = r"[^\n。]*?(?:第[^\W\d_a-zA-Z]{1,4}[章节]|(?i:\b(?:chapter|section)\s+(?:[ivxlc]+|\d+)\b))"
_PART_WITHIN = 24  # code points after a number
_STOPS = "。！？；!?;.”）)"


class Slipped(NamedTuple):
    """A number of `run` that is out of line: `mark` is the first that `fault` names.

    `missing` are the numbers that stand nowhere, for GAP and LATE. `twin` is where the same number
    stands rightly in the run, for REPEAT and WRONG; None where it does not. `leaps` is how often
    the run goes on from another number.
    """

    run: Run
    fault: Fault
    mark: Mark
    leaps: int
    missing: tuple[int, ...] = ()
    twin: Mark | None = None


@derived
def slips(document: Document) -> tuple[Slipped, ...]:
    """Return the slips of all runs, in document order; what may be no slip at all is left out."""
    found: list[Slipped] = []
    for run in runs(document):
        if run.faults and _meant(document, run.marks[0]) and not _holds_parts(document, run):
            found += _slips_of(document, run)
    found.sort(key=lambda slipped: slipped.mark.numbering.start)
    return tuple(found)


def _meant(document: Document, mark: Mark) -> bool:
    """Tell whether a reader sees the numbers of a run as they are written."""
    if mark.numbering.style is Style.LETTER:
        return False  # a letter with a stop is as often an initial
    item = document.blocks[mark.block].kind is Kind.ITEM
    return not (item and document.source.format == "md" and mark.numbering.style in RENDERED)


def _holds_parts(document: Document, run: Run) -> bool:
    """Tell whether numbers of a run stand with those of their parts: 第一编第二章, BOOK I. CHAPTER II."""
    if run.marks[0].numbering.style >= Style.ARTICLE:
        return False
    part = compiled(_PART)
    return any(
        part.match(document.text, mark.numbering.end, mark.numbering.end + _PART_WITHIN)
        for mark in run.marks
    )


def renumbered(document: Document, slipped: Slipped) -> tuple[Edit, ...]:
    """Return the edits after which this slip is none, its run counting on; empty where it can't be."""
    run, fault = slipped.run, slipped.fault
    if fault.slip in (Slip.WRONG, Slip.SWAPPED):
        values = dict(enumerate(fault.expected, start=fault.first))
    elif fault.slip is not Slip.LATE and slipped.leaps <= _MENDED_LEAPS:
        values = _moved(run, fault)
    else:
        return ()
    marks = run.marks
    wrong = [i for i, value in values.items() if marks[i].numbering.path[-1] != value]
    numbers = [marks[i].numbering for i in wrong]
    return renumberings(document, numbers, [values[i] for i in wrong])


def _moved(run: Run, fault: Fault) -> dict[int, int]:
    """Return the numbers from `fault` on, moved so that they count on from those before it."""
    numberings = [numbering for numbering, _ in run.marks[fault.first :]]
    values = {i: each.path[-1] for i, each in enumerate(numberings, start=fault.first)}
    by = fault.expected[0] - values[fault.first]
    for other in run.faults:
        if other.first < fault.first:
            continue
        if other.slip in (Slip.WRONG, Slip.SWAPPED):
            values.update(enumerate(other.expected, start=other.first))
        elif other.slip is Slip.STRAY:
            del values[other.first]
    return {place: value + by for place, value in values.items()}


def _slips_of(document: Document, run: Run) -> Iterator[Slipped]:
    leaps = sum(fault.slip in _LEAPS for fault in run.faults)
    credible = _credible(run)
    standing: dict[int, list[int]] = {}
    values: list[int] = []
    if any(fault.slip in _TWINNED for fault in run.faults):
        for place, (numbering, _) in enumerate(run.marks):
            standing.setdefault(numbering.path[-1], []).append(place)
        values = sorted(standing)
    for fault in run.faults:
        slipped = Slipped(run, fault, run.marks[fault.first], leaps)
        numbering = slipped.mark.numbering
        checked: Slipped | None = None
        if fault.slip is Slip.LATE:
            checked = _late(document, slipped)
        elif fault.slip is Slip.RESTART:
            checked = slipped if _out_of_the_blue(document, slipped) else None
        elif fault.slip is Slip.STRAY or not credible or _nested(document, slipped):
            continue
        elif fault.slip is Slip.GAP:
            checked = _gap(document, slipped)
        elif fault.slip is Slip.SWAPPED:
            checked = slipped if _nowhere_near(document, slipped) else None
        else:
            places = standing[numbering.value]
            other = places[0] if places[0] != fault.first else places[-1]
            twin = run.marks[other] if other != fault.first else None
            below = values[-2 if values[-1] == numbering.value else -1] if len(values) > 1 else 0
            real = (
                _own(document, slipped)
                if fault.slip is Slip.REPEAT
                else _alone(document, slipped, below)
            )
            if real:
                checked = slipped._replace(twin=twin)
        if checked:
            yield checked


def _credible(run: Run) -> bool:
    """Tell whether a run is long and sound enough for its slips to be slips."""
    heading = run.marks[0].numbering.style in HEADING_STYLES
    real = [fault for fault in run.faults if fault.slip not in (Slip.STRAY, Slip.RESTART)]
    begun = not any(fault.slip is Slip.LATE for fault in real)
    length = len(run.marks)
    if length < (2 if heading and begun else 3 if begun else 4):
        return False
    return len(real) <= 1 or len(real) * 3 <= length  # else not one run at all


def _nested(document: Document, slipped: Slipped) -> bool:
    """Tell whether the number may go on from the run before: a list inside an item of that list.

    A count announced for a run that its last number bears out says that parts are lost instead.
    """
    run = slipped.run
    if (
        slipped.fault.slip is Slip.GAP
        and announced_for(document, run) == run.marks[-1].numbering.value
    ):
        return False
    return (
        run.before is not None
        and run.seam is not Seam.PARENT
        and run.before.numbering.value == slipped.mark.numbering.value - 1
    )


def _gap(document: Document, slipped: Slipped) -> Slipped | None:
    before = slipped.run.marks[slipped.fault.first - 1].numbering
    if (
        before.style not in HEADING_STYLES
        and slipped.mark.numbering.start - before.end > _FAR_APART
    ):
        return None
    values = range(before.value + 1, slipped.mark.numbering.value)
    where = _between(before.end, slipped)
    missing = absent(document, where, slipped.mark.numbering, values)
    if any(where.contains(Span(*gap.after[2:4])) for gap in inline_gaps(document)):
        return None  # told where the paragraph itself skips
    return slipped._replace(missing=tuple(missing)) if missing else None


def _between(since: int, slipped: Slipped) -> Span:
    return Span(since, slipped.mark.numbering.start)


def _own(document: Document, slipped: Slipped) -> bool:
    """Tell whether a repeated number goes on with its run, and not with a list begun inside a paragraph."""
    value = slipped.mark.numbering.value
    before = slipped.run.marks[slipped.fault.first - 1].numbering
    since = max(before.end, slipped.mark.numbering.start - _NEAR)
    where = _between(since, slipped)
    return value < 2 or bool(
        absent(document, where, slipped.mark.numbering, range(value - 1, value))
    )


def _alone(document: Document, slipped: Slipped, highest: int) -> bool:
    """Tell whether a wrong number is no figure, and the right one stands nowhere near.

    `highest` is the highest other number of its run.
    """
    run, numbering = slipped.run, slipped.mark.numbering
    numeral = document.text[numbering.digits_start : numbering.digits_end]
    if numeral.isdecimal() and numbering.value > highest + FAR:
        return False
    if len(run.marks) < (3 if numbering.style in HEADING_STYLES else 4):
        return False
    return _nowhere_near(document, slipped)


def _nowhere_near(document: Document, slipped: Slipped) -> bool:
    """Tell whether the number that should stand here does not stand in the text before."""
    run, fault, numbering = slipped.run, slipped.fault, slipped.mark.numbering
    before = run.marks[fault.first - 1] if fault.first else run.before
    since = max(before.numbering.end if before else 0, numbering.start - _NEAR)
    wanted = range(fault.expected[0], fault.expected[0] + 1)
    return bool(absent(document, _between(since, slipped), numbering, wanted))


def _late(document: Document, slipped: Slipped) -> Slipped | None:
    """Return the slip where a list of headings begins at 2 or 3, as no other of its kind does."""
    run, numbering = slipped.run, slipped.mark.numbering
    section = section_of(document, numbering)
    if numbering.style not in (Style.COMMA, Style.BRACKET) or section is None:
        return None
    if numbering.value > 3 or len(run.marks) < 2 or len(run.faults) > 1 or section.parent < 0:
        return None
    if run.before is None or document.outline.sections[section.parent].children[0] != section.place:
        return None
    since = document.outline.sections[section.parent].heading.end
    missing = absent(document, _between(since, slipped), numbering, range(1, numbering.value))
    return slipped._replace(missing=tuple(missing)) if missing else None


def _out_of_the_blue(document: Document, slipped: Slipped) -> bool:
    """Tell whether a list of headings begins anew with nothing between that could begin it.

    A colon, words that announce, a short line that may be a title, or three times the paragraphs a
    part of these lists has, are taken for the beginning of something.
    """
    run = slipped.run
    if run.before is None or len(run.marks) < 2 or run.before.numbering.value < 2:
        return False
    before = run_of(document, run.before.numbering)
    assert before
    blocks, text = document.blocks, document.text
    between = range(run.before.block, run.marks[0].block)
    last = blocks[between[-1]]
    if text[last.end - 1] in "：:":
        return False
    # a part has a block at least
    if len(between) > 3 and len(between) > 3 * max(_longest(before), _longest(run)):
        return False
    closing = text[max(last.start, last.end - _ANNOUNCING) : last.end]
    if any(word in closing for word in _ANNOUNCED):
        return False
    marked = _marked_blocks(document)
    return all(i in marked or text[blocks[i].end - 1] in _STOPS + "：:" for i in between[1:])


def _longest(run: Run) -> int:
    """Return the most blocks that stand from one mark of `run` to the next."""
    return max((b.block - a.block for a, b in pairwise(run.marks)), default=0)


@derived
def _marked_blocks(document: Document) -> frozenset[int]:
    return frozenset(mark.block for mark in document.outline.marks)
