"""A sequence of numbers explained: which runs it makes, with the fewest wrong numbers."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from doclint.model.document import rows

WINDOW = 3  # more numbers out of line in a row are another run, not slips
FAR = 9  # a leap by more costs no more

# What an assumption costs: a slip is about 1. The differences say which of two one-slip readings
# holds: a leap before a wrong number (1 2 3 5), a swap before two wrong ones, a repeat before a stray.
_LEAP = 1.0
_LEAP_STEP = 0.1
_LEAP_OVER_PARENT = 0.15
_WRONG = 1.01
_STRAY = 1.02
_RESUMED = 1.05
_RESTART_IN_TEXT = 0.1
_RESTART = 0.9
_RESTART_AFTER_ONE = 1.1  # 1 1 2 3 is a repeat, not a run of one
_LATE = 1.45
_LATE_UNDER_PARENT = 0.8
_NEVER = 1e9


class Slip(Enum):
    """How a number is out of line."""

    GAP = "gap"  # numbers are left out before it, and those after it count on from it
    REPEAT = "repeat"  # it goes back, and those after it count on from it
    WRONG = "wrong"  # it alone is out of line
    STRAY = "stray"  # it is no number of the run: those around it count on without it
    SWAPPED = "swapped"  # it and those after it are in the wrong order
    RESTART = "restart"  # it begins again at 1 where nothing begins
    LATE = "late"  # the first of its run, and not 1


class Seam(Enum):
    """What lies between a number and the one before it."""

    NOTHING = 0  # no text, or both are headings under one parent: no run is expected to begin
    TEXT = 1  # a list may begin anew
    PARENT = 2  # a higher number or another heading: a run may begin anew


_NOTHING, _PARENT = Seam.NOTHING, Seam.PARENT  # named once: each time takes Python 200 nanoseconds


class Fault(NamedTuple):
    """Numbers out of line: those at `first` to `last` of the sequence, and what they should be."""

    slip: Slip
    first: int
    last: int
    expected: tuple[int, ...]


class Track(NamedTuple):
    """One run: the numbers `first` to `last` of the sequence, and the slips in it, in order."""

    first: int
    last: int
    faults: tuple[Fault, ...]


class _Step(NamedTuple):
    """The cheapest explanation in which a number is right."""

    cost: float
    before: int  # the right number before it, -1 for none
    opened: int  # where the run begins that it is the first right number of, -1 if it counts on
    run: int  # where its run begins


def tracks(values: Sequence[int], seams: Sequence[Seam]) -> list[Track]:
    """Return the runs that `values` make. `seams` says what stands before each value.

    Linear: each value looks back over a window of fixed size.
    """
    if not values:
        return []
    if _simple(values, seams):
        return _simple_tracks(values)
    steps: list[_Step] = []
    # where each value stands first: what stands there later makes no difference to those before
    seen = dict(zip(reversed(values), reversed(range(len(values))), strict=True))
    late = _late_under_parent(values, seams)
    leaps = [i for i in range(1, len(values)) if values[i] != values[i - 1] + 1]
    for start, end in pairwise([0, *leaps, len(values)]):
        for at in range(start, end):
            if at > start and _is_cheapest(steps):
                steps += _counted_on(steps[-1], at, end)
                break
            steps.append(_best(values, seams, steps, seen, late, at))
    return _walk(values, seams, steps)


def _is_cheapest(steps: list[_Step]) -> bool:
    """Tell whether nothing that the next number may come from costs less than the last: it counts on."""
    least = min([step.cost for step in steps[-1 - WINDOW :]])
    return steps[-1].cost <= (least if len(steps) > WINDOW else 0.0)


def _counted_on(last: _Step, first: int, end: int) -> Iterator[_Step]:
    """Yield the steps `first` to `end` of numbers that count on from the `last`."""
    count = end - first
    return rows(
        _Step, [last.cost] * count, range(first - 1, end - 1), [-1] * count, [last.run] * count
    )


def _late_under_parent(values: Sequence[int], seams: Sequence[Seam]) -> float:
    """Return what a late start under a new parent costs: much where the numbers run on across parents."""
    here = [i for i in range(1, len(values)) if seams[i] is _PARENT]
    on = sum(values[i] == values[i - 1] + 1 for i in here)
    anew = sum(values[i] <= 1 for i in here)
    return _LATE if on > anew else _LATE_UNDER_PARENT


def _simple(values: Sequence[int], seams: Sequence[Seam]) -> bool:
    return all(
        (i > 0 and value == values[i - 1] + 1)
        or (value == 1 and (i == 0 or seams[i] is not _NOTHING))
        for i, value in enumerate(values)
    )


def _simple_tracks(values: Sequence[int]) -> list[Track]:
    starts = [i for i, value in enumerate(values) if value == 1]
    ends = [*(start - 1 for start in starts[1:]), len(values) - 1]
    return [Track(start, end, ()) for start, end in zip(starts, ends, strict=True)]


def _best(
    values: Sequence[int],
    seams: Sequence[Seam],
    steps: list[_Step],
    seen: dict[int, int],
    late: float,
    at: int,
) -> _Step:
    best = _Step(_NEVER, -1, at, at)
    for before in range(at - 1, max(-2, at - 2 - WINDOW), -1):
        base = steps[before].cost if before >= 0 else 0.0
        if base >= best.cost:
            continue  # no assumption costs less than nothing
        if before >= 0:
            cost = base + _counting_on(values, seams, before, at)
            if cost < best.cost:
                best = _Step(cost, before, -1, steps[before].run)
        for start in range(before + 1, at + 1 if before >= 0 else 1):
            cost = base
            if before >= 0:
                cost += _out_of_line(values, before + 1, start, values[before] + 1)
            if cost >= best.cost:
                continue
            run = steps[before].run if before >= 0 else 0
            cost += _beginning(values, seams, seen, late, run, start, at)
            if cost < best.cost:
                best = _Step(cost, before, start, start)
    return best


def _counting_on(values: Sequence[int], seams: Sequence[Seam], before: int, at: int) -> float:
    """Return what it costs that `at` follows `before` in a run and none between them is right."""
    between = at - before - 1
    if between and values[at] == values[before] + 1:
        return _STRAY * between
    leap = values[at] - values[before] - (at - before)
    if not leap:
        return _out_of_line(values, before + 1, at, values[before] + 1)
    cost = _WRONG * between + _LEAP + _LEAP_STEP * min(abs(leap) - 1, FAR)
    if _PARENT in seams[before + 1 : at + 1]:
        cost += _LEAP_OVER_PARENT
    return cost


def _out_of_line(values: Sequence[int], first: int, end: int, expected: int) -> float:
    """Return what the wrong numbers of a run cost: those in the wrong order are one slip."""
    count = end - first
    return _WRONG if count > 1 and _swapped(values, first, end, expected) else _WRONG * count


def _swapped(values: Sequence[int], first: int, end: int, expected: int) -> bool:
    count = end - first
    return count >= 2 and sorted(values[first:end]) == list(range(expected, expected + count))


def _beginning(
    values: Sequence[int],
    seams: Sequence[Seam],
    seen: dict[int, int],
    late: float,
    run: int,
    start: int,
    at: int,
) -> float:
    """Return what it costs that a run begins at `start` and `at` is its first right number.

    `run` is where the run before it begins.
    """
    first = values[at] - (at - start)
    if start < at and (first < 1 or (start and values[start] == values[start - 1] + 1)):
        return _NEVER  # a number that counts on is not the wrong first one of a new run
    cost = _out_of_line(values, start, at, first)
    begins = start == 0 or seams[start] is _PARENT
    if first <= 1:
        if begins:
            return cost
        if seams[start] is not _NOTHING:
            return cost + _RESTART_IN_TEXT
        return cost + (_RESTART_AFTER_ONE if run == start - 1 else _RESTART)
    if begins:
        return cost + late
    if first <= values[start - 1] and seen.get(first - 1, run) < run:
        return cost + _RESUMED
    return cost + _LATE


def _walk(values: Sequence[int], seams: Sequence[Seam], steps: list[_Step]) -> list[Track]:
    end = len(values) - 1
    at = min(  # the last numbers may be out of line themselves
        range(max(0, end - WINDOW), end + 1),
        key=lambda i: (steps[i].cost + _out_of_line(values, i + 1, end + 1, values[i] + 1), -i),
    )
    found: list[Track] = []
    faults = _slips(values, at + 1, end + 1, values[at] + 1)
    while at >= 0:
        _, before, start, _ = steps[at]
        if start < 0 and before == at - 1 and values[at] == values[before] + 1:
            at = before
            continue
        if start < 0:
            faults += _steps_on(values, before, at)
        else:
            faults += _slips(values, start, at, values[at] - (at - start))
            faults += _opening(values, seams, start, at)
            found.append(Track(start, end, tuple(sorted(faults, key=lambda fault: fault.first))))
            end = start - 1
            faults = _slips(values, before + 1, start, values[before] + 1) if before >= 0 else []
        at = before
    return found[::-1]


def _slips(values: Sequence[int], first: int, end: int, expected: int) -> list[Fault]:
    whole = tuple(range(expected, expected + end - first))
    if _swapped(values, first, end, expected):
        return [Fault(Slip.SWAPPED, first, end - 1, whole)]
    return [
        Fault(Slip.WRONG, first + k, first + k, (value,))
        for k, value in enumerate(whole)
        if values[first + k] != value
    ]


def _steps_on(values: Sequence[int], before: int, at: int) -> list[Fault]:
    if at - before > 1 and values[at] == values[before] + 1:
        return [Fault(Slip.STRAY, i, i, ()) for i in range(before + 1, at)]
    expected = values[before] + at - before
    faults = _slips(values, before + 1, at, values[before] + 1)
    if values[at] != expected:
        slip = Slip.GAP if values[at] > expected else Slip.REPEAT
        faults.append(Fault(slip, at, at, (expected,)))
    return faults


def _opening(values: Sequence[int], seams: Sequence[Seam], start: int, at: int) -> list[Fault]:
    first = values[at] - (at - start)
    if first > 1:
        return [Fault(Slip.LATE, start, start, (1,))]
    if start and seams[start] is _NOTHING:
        return [Fault(Slip.RESTART, start, start, (values[start - 1] + 1,))]
    return []
