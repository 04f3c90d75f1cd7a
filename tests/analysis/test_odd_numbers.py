"""Numbers in another manner than the run they stand in, and numbers that only look so."""

import pytest

from doclint.analysis.odd_numbers import in_manner_of, odd_numbers
from doclint.analysis.runs import runs
from doclint.parse import parse
from doclint.read import source_of

BODY = "这一段写得足够长，说的是村里一年来做过的事情，没有编号。"


def document(numbers):
    text = "".join(f"{number}做一件事\n\n{BODY}\n\n" for number in numbers.split())
    return parse(source_of(text, "-", "txt"))


def odd(numbers):
    whole = document(numbers)
    found = odd_numbers(whole).values()
    return [whole.text[o.mark.numbering.start : o.mark.numbering.end] for o in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("一、 二、 3、 四、", ["3、"]),
        ("一、 2. 三、", ["2."]),
        ("一、 二、 三、 4、", ["4、"]),
        ("1、 二、 三、", ["1、"]),
        ("（一） （二） （3） （四）", ["（3）"]),
        ("一、 第二， 三、 四、", ["第二，"]),
        ("一、 二、 3、 4、 五、", ["3、", "4、"]),
        ("一、 二、 三、 4、 5、", ["4、", "5、"]),
        ("一、 1. 2. 二、 1. 2. 3、 1. 2. 四、 1. 2.", ["3、"]),
        ("一、 1、 2、 二、 1、 2、 3、 1、 2、 四、 1、 2、", ["3、"]),
        ("1. 2. 三、 4.", ["三、"]),
    ],
)
def test_odd_ones(numbers, expected):
    assert odd(numbers) == expected


@pytest.mark.parametrize(
    "numbers",
    [
        "一、 二、 三、",
        "一、 1、 2、 二、 1、 2、 3、",
        "一、 1、 2、 二、 1、 2、 3、 四、",
        "一、 （一） （二） 二、 （一） （二） （三）",
        "一、 二、 四、",
        "（一） （二） （三） （四） 1. 2. 3. 4. 5.",
        "一、 二、 三、 4.",
        "1. 2. 3. 四、",
    ],
)
def test_others(numbers):
    assert odd(numbers) == []


def test_an_odd_number_counts_with_its_run():
    whole = document("一、 二、 3、 四、 五、")
    assert [len(run.marks) for run in runs(whole)] == [5]
    assert not any(run.faults for run in runs(whole))


def test_written_as_a_sibling():
    whole = document("（一） （二）")
    first = whole.outline.marks[0].numbering
    assert in_manner_of(whole, first, 12) == "（十二）"
