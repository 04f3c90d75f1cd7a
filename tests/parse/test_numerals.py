import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.parse.numerals import (
    from_chinese,
    from_circled,
    from_roman,
    like,
    number_of,
    to_chinese,
    to_roman,
)


@given(st.integers(1, 9999))
def test_chinese_both_ways(number):
    assert from_chinese(to_chinese(number)) == number


@given(st.integers(1, 3999))
def test_roman_both_ways(number):
    assert from_roman(to_roman(number)) == number
    assert from_roman(to_roman(number).lower()) == number


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("一百零五", 105), ("百二十", 120),
        ("一百二", 120), ("一百二十", 120), ("三百十二", 312), ("一千零五", 1005), ("一千五", 1500),
        ("廿", 20), ("廿三", 23), ("卅五", 35), ("卌一", 41), ("〇", 0), ("零", 0), ("二〇二三", 2023),
        ("二○○四", 2004), ("两", 2), ("两百零五", 205), ("兩", 2), ("壹", 1), ("壹佰贰拾叁", 123), ("貳拾", 20),
        ("叁仟", 3000), ("一万二", 12000), ("一万零五十", 10050), ("一亿二千万", 120_000_000),
    ],
)  # fmt: skip
def test_chinese_numerals(numeral, number):
    assert from_chinese(numeral) == number


@pytest.mark.parametrize(
    "numeral",
    ["", "甲", "二二十", "十十", "一百二百", "一二十", "万", "廿十", "一百零零五", "1", "一1"],
)
def test_what_is_no_chinese_numeral(numeral):
    assert from_chinese(numeral) is None


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("IV", 4),
        ("xii", 12),
        ("Ⅳ", 4),
        ("ⅳ", 4),
        ("Ⅻ", 12),
        ("IIII", None),
        ("VX", None),
        ("", None),
        ("A", None),
    ],
)
def test_roman_numerals(numeral, number):
    assert from_roman(numeral) == number


@pytest.mark.parametrize(
    ("character", "number"),
    [
        ("①", 1),
        ("⑳", 20),
        ("㉑", 21),
        ("㊱", 36),
        ("㊿", 50),
        ("⑴", 1),
        ("⒈", 1),
        ("一", None),
        ("1", None),
    ],
)
def test_circled_numbers(character, number):
    assert from_circled(character) == number


@pytest.mark.parametrize(
    ("numeral", "number"), [("12", 12), ("１２", 12), ("十二", 12), ("⑫", 12), ("x", None)]
)
def test_any_numeral(numeral, number):
    assert number_of(numeral) == number


@pytest.mark.parametrize(
    ("numeral", "number", "written"),
    [
        ("3", 12, "12"), ("３", 12, "１２"), ("三", 21, "二十一"), ("廿一", 22, "二十二"), ("二〇", 21, "二一"),
        ("壹", 3, "叁"), ("叁拾", 41, "肆拾壹"), ("①", 21, "㉑"), ("㉟", 36, "㊱"), ("⑴", 20, "⒇"), ("⒈", 3, "⒊"),
        ("Ⅱ", 3, "Ⅲ"), ("ⅱ", 3, "ⅲ"), ("Ⅱ", 13, "XIII"), ("II", 4, "IV"), ("ii", 4, "iv"), ("I", 2, "II"),
        ("A", 3, "C"), ("b", 3, "c"), ("Ｂ", 3, "Ｃ"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_the_manner_of_another(numeral, number, written):
    assert like(numeral, number) == written


def test_a_letter_that_is_a_roman_number_too():
    assert like("C", 4, letter=True) == "D"
    assert like("i", 10, letter=True) == "j"


@pytest.mark.parametrize(
    ("numeral", "number"), [("⑴", 21), ("z", 27), ("?", 1), ("①", 51), ("1", 0)]
)
def test_a_manner_that_can_not_write_a_number(numeral, number):
    with pytest.raises(ValueError, match="cannot write"):
        like(numeral, number)


@pytest.mark.parametrize("number", [0, 10_000])
def test_numbers_that_reports_do_not_write(number):
    with pytest.raises(ValueError, match="no Chinese numeral"):
        to_chinese(number)
