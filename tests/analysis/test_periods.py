"""Where a text agrees with itself a few characters on: every such stretch, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.analysis.periods import FARTHEST, NEAREST, agreements, twice
from doclint.parse import parse
from doclint.read import source_of


def found_in(text):
    return {tuple(found) for found in agreements(parse(source_of(text, "-", "txt")))}


def expected(text):
    """Return where each stretch of agreement begins, one that is as long as its distance at least."""
    found = set()
    for distance in range(NEAREST, FARTHEST + 1):
        agree = [
            text[i] == text[i + distance] if i + distance < len(text) else False
            for i in range(len(text))
        ]
        starts = [i for i in range(len(text)) if agree[i] and (i == 0 or not agree[i - 1])]
        found |= {(i, distance) for i in starts if all(agree[i : i + distance])}
    return found


@given(st.text("修路办学，。", min_size=1, max_size=60))
def test_every_stretch_is_told_where_it_begins(text):
    text = f"新{text}老"
    found = found_in(text)
    assert expected(text) <= found
    assert all(text[i : i + d] == text[i + d : i + 2 * d] for i, d in found)


@given(st.text("修路a1，。", max_size=60))
def test_han_characters_twice_in_a_row(text):
    rows = [(found.start(), found.group()) for found in re.finditer(r"(.)\1*", text)]
    wanted = tuple(at for at, row in rows if len(row) == 2 and row[0] in "修路")
    assert twice(parse(source_of(text, "-", "txt"))) == wanted


@pytest.mark.parametrize("place", [16_382, 16_383, 16_384, 16_385])
def test_twice_at_the_end_of_a_block(place):
    text = "一二三四五六七八九十" * 2_000
    assert twice(parse(source_of(text[:place] + "路路" + text[place:], "-", "txt"))) == (place,)


def test_over_the_ends_of_blocks():
    text = "新修水泥路三公里，沿线安装路灯一百二十盏。" * 2_000
    place = 16_380
    text = text[:place] + "老街翻修老街翻修" + text[place:]
    assert (place, 4) in found_in(text)


def test_characters_that_share_their_low_byte_are_different():
    assert found_in("\u4e11\u4f12\u5011\u5112。今年修路。") == set()


def test_characters_beyond_the_basic_plane():
    assert (3, 2) in found_in("今年修\U00020000\U00020001\U00020000\U00020001路。")
