"""Numbers are explained by the fewest wrong ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.analysis.tracks import Seam, Slip, tracks


def slips(values, seam=Seam.NOTHING):
    seams = [Seam.PARENT] + [seam] * (len(values) - 1)
    return [
        (fault.slip, fault.first, fault.expected)
        for track in tracks(values, seams)
        for fault in track.faults
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4], []),
        ([7, 8, 9], [(Slip.LATE, 0, (1,))]),
        ([1, 2, 4, 5, 6], [(Slip.GAP, 2, (3,))]),
        ([1, 3, 4, 5], [(Slip.GAP, 1, (2,))]),
        ([1, 2, 3, 5], [(Slip.GAP, 3, (4,))]),
        ([1, 2, 4, 4, 5], [(Slip.WRONG, 2, (3,))]),
        ([1, 2, 3, 3, 5], [(Slip.WRONG, 3, (4,))]),
        ([1, 2, 3, 3, 4, 5], [(Slip.REPEAT, 3, (4,))]),
        ([1, 1, 2, 3], [(Slip.REPEAT, 1, (2,))]),
        ([2, 2, 3], [(Slip.WRONG, 0, (1,))]),
        ([1, 2, 3, 2, 3, 4], [(Slip.REPEAT, 3, (4,))]),
        ([1, 2, 4, 3, 5], [(Slip.SWAPPED, 2, (3, 4))]),
        ([1, 2, 4, 3], [(Slip.SWAPPED, 2, (3, 4))]),
        ([2, 1, 3], [(Slip.SWAPPED, 0, (1, 2))]),
        ([1, 2, 5, 3, 4, 6], [(Slip.SWAPPED, 2, (3, 4, 5))]),
        ([1, 2, 3, 1, 5, 6], [(Slip.WRONG, 3, (4,))]),
        ([1, 2, 3, 81, 4, 5], [(Slip.STRAY, 3, ())]),
        ([1, 2, 3, 1, 2, 3], [(Slip.RESTART, 3, (4,))]),
    ],
)
def test_explanation(values, expected):
    assert slips(values) == expected


def test_long_runs_that_begin_anew_are_slips_only_where_they_do():
    values = [*range(1, 40)] * 3
    assert slips(values) == [(Slip.RESTART, 39, (40,)), (Slip.RESTART, 78, (40,))]


def test_a_list_may_begin_anew_after_text_or_under_a_parent():
    assert slips([1, 2, 3, 1, 2], Seam.TEXT) == []
    assert slips([1, 2, 3, 1, 2], Seam.PARENT) == []


def test_numbers_that_run_on_across_parents_are_one_run():
    found = tracks([1, 2, 3, 4, 5, 6], [Seam.PARENT, Seam.TEXT, Seam.PARENT] * 2)
    assert [(track.first, track.last) for track in found] == [(0, 5)]


def test_a_gap_at_a_parent_is_seen_where_the_numbers_run_on():
    seams = [Seam.PARENT, Seam.TEXT] * 4
    assert slips_of(tracks([1, 2, 3, 4, 6, 7, 8, 9], seams)) == [(Slip.GAP, 4)]


def slips_of(found):
    return [(fault.slip, fault.first) for track in found for fault in track.faults]


runs = st.integers(min_value=5, max_value=60)


@given(runs, st.data())
def test_one_skip_is_one_gap(n, data):
    at = data.draw(st.integers(1, n - 1))
    values = [*range(1, at + 1), *range(at + 2, n + 2)]
    assert slips(values) == [(Slip.GAP, at, (at + 1,))]


@given(runs, st.data())
def test_one_repeat_with_the_rest_too_low_is_one_repeat(n, data):
    at = data.draw(st.integers(1, n - 1))
    values = [*range(1, at + 1), *range(at, n)]
    assert slips(values) == [(Slip.REPEAT, at, (at + 1,))]


@given(runs, st.data())
def test_one_wrong_number_is_one_slip(n, data):
    at = data.draw(st.integers(1, n - 2))
    wrong = data.draw(st.integers(1, n).filter(lambda value: value not in (at + 1, at + 2)))
    values = [*range(1, at + 1), wrong, *range(at + 2, n + 1)]
    assert slips(values) == [(Slip.WRONG, at, (at + 1,))]


@given(runs, st.data())
def test_one_swap_is_one_slip(n, data):
    at = data.draw(st.integers(0, n - 2))
    values = list(range(1, n + 1))
    values[at], values[at + 1] = values[at + 1], values[at]
    assert slips(values) == [(Slip.SWAPPED, at, (at + 1, at + 2))]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Seam)), max_size=40),
)
def test_runs_tile_any_sequence_and_name_only_their_own(numbers):
    values, seams = [n for n, _ in numbers], [seam for _, seam in numbers]
    found = tracks(values, seams)
    assert [i for track in found for i in range(track.first, track.last + 1)] == list(
        range(len(values))
    )
    for track in found:
        for fault in track.faults:
            assert track.first <= fault.first <= fault.last <= track.last
    assert tracks(values, seams) == found
