"""Numbers left out inside a paragraph, and what only looks so."""

import pytest

from doclint.analysis.inline_runs import inline_gaps
from doclint.parse import parse
from doclint.read import source_of


def found(text):
    whole = parse(source_of(text, "-", "txt"))
    return [(gap.before.value, gap.missing, gap.announced) for gap in inline_gaps(whole)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一是看；二是问；四是想。", [(2, (3,), None)]),
        ("一是看；三是问；四是想。", [(1, (2,), None)]),
        ("第一，看；第二，问；第四，想。", [(2, (3,), None)]),
        ("一要看，二要问，四要想。", [(2, (3,), None)]),
        ("抓好四个方面：一是看；二是问；四是想。", [(2, (3,), 4)]),
        ("九是头。一是看；二是问；三是想；五是写。", [(3, (4,), None)]),
    ],
)
def test_left_out(words, expected):
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "一是看；二是问；三是想。",
        "一是看；三是想。",
        "一是看；二是问；再就是试；四是想。",
        "一是看；二是问；五要紧；九是想。",
        "二是看；三是问；五是想。",
        "统一是大事，二是问；三是试；五是想。",
        "一是看，有两点：一是近，二是远；二是问；三是想。",
        "一是看；二是问；三是想，分两步：一是白天，二是晚上；四是写。",
        "一是看；二是问。\n三是想。\n四是写；六是读。",
        "十八大以来，一是看；二是问；三是想；十一是写。",
    ],
)
def test_not_left_out(words):
    assert found(words) == []


def test_the_number_behind_the_gap_and_all_after_it_are_given():
    whole = parse(source_of("一是看；二是问；四是想；五是写。", "-", "txt"))
    (gap,) = inline_gaps(whole)
    assert [number.value for number in gap.following] == [4, 5]
    assert whole.text[gap.after.start : gap.after.end] == "四是"
