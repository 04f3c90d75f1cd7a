"""Automatic numbers by the words of the standard, where LibreOffice writes others or none."""

import pytest

from doclint.model.document import Kind
from doclint.read import docx
from doclint.read.docx.numerals import written


@pytest.mark.parametrize(
    ("format_", "numbers"),
    [
        ("decimal", {1: "1", 0: "0", 99_999: "32767"}),
        ("unknown", {7: "7"}),
        ("decimalZero", {0: "00", 9: "09", 10: "10", 100: "100"}),
        (
            "chineseCounting",
            {10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 101: "一○一"},
        ),
        (
            "chineseCountingThousand",
            {
                1: "一",
                10: "十",
                19: "十九",
                100: "一百",
                101: "一百〇一",
                110: "一百一十",
                1001: "一千〇一",
                1010: "一千〇一十",
                1100: "一千一百",
                10_001: "一万〇一",
                20_300: "二万〇三百",
            },
        ),
        ("chineseLegalSimplified", {10: "壹拾", 101: "壹佰零壹", 32: "叁拾贰"}),
        ("ideographLegalTraditional", {10: "壹拾", 32: "參拾貳"}),
        ("taiwaneseDigital", {10: "一○", 123: "一二三"}),
        ("ideographDigital", {10: "一〇", 2025: "二〇二五"}),
        ("japaneseCounting", {10: "十", 101: "百一", 1110: "千百十", 2345: "二千三百四十五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
        (
            "decimalEnclosedCircle",
            {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"},
        ),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("decimalFullWidth", {10: "１０"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 0: "0"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th", 121: "121st"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {3: ""}),
        ("bullet", {3: ""}),
    ],
)
def test_formats(format_, numbers):
    assert {number: written(number, format_) for number in numbers} == numbers


@pytest.mark.parametrize("start", [-5, 0, 2**31])
def test_absurd_numbers(start):
    for format_ in (
        "decimal",
        "upperRoman",
        "upperLetter",
        "chineseCountingThousand",
        "ideographZodiac",
    ):
        assert len(written(start, format_)) < 2_000


def lines(word, numbering, *levels, styles=""):
    body = "".join(word.p(f"项{i}", number=(1, level)) for i, level in enumerate(levels))
    package = word.package(body, numbering=numbering + word.num(1, 0), styles=styles)
    return docx.read(package, "a.docx").text.split("\n")


def test_legal_levels_are_written_as_decimals(word):
    levels = (
        word.level(0, "chineseCounting", "第%1章"),
        word.level(1, "upperRoman", "%1.%2", more="<w:isLgl/>"),
        word.level(2, "decimal", "%1.%2.%3"),
    )
    assert lines(word, word.abstract(0, *levels), 0, 0, 1, 2) == [
        "第一章项0",
        "第二章项1",
        "2.1项2",
        "二.I.1项3",
    ]


@pytest.mark.parametrize(
    ("restart", "numbers"),
    [("", "1 2 1 2 1"), ("0", "1 2 3 4 5"), ("1", "1 2 3 4 1"), ("2", "1 2 1 2 1")],
)
def test_which_levels_start_a_lower_one_anew(word, restart, numbers):
    more = restart and f'<w:lvlRestart w:val="{restart}"/>'
    levels = (
        word.level(0, "decimal", "%1章"),
        word.level(1, "decimal", "%2节"),
        word.level(2, "decimal", "%3", more=more),
    )
    got = lines(word, word.abstract(0, *levels), 0, 1, 2, 2, 1, 2, 2, 0, 1, 2)
    assert " ".join(line[0] for line in got if line[1] == "项") == numbers


def test_the_gap_after_a_number(word):
    def one(suffix):
        [line] = lines(word, word.abstract(0, word.level(0, "decimal", "%1.", suffix=suffix)), 0)
        return line

    assert [one(s) for s in ("tab", "space", "nothing")] == ["1. 项0", "1. 项0", "1.项0"]


def test_bullets_are_items_without_a_number(word):
    package = word.package(
        word.p("甲", number=(1, 0)) + word.p("乙"),
        numbering=word.abstract(0, word.level(0, "bullet", "•")) + word.num(1, 0),
    )
    document = docx.read(package, "a.docx")
    assert document.text == "甲\n乙"
    assert [b.kind for b in document.blocks] == [Kind.ITEM, Kind.PARAGRAPH]


def test_a_custom_format_wins_over_the_plain_one_beside_it(word):
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert lines(word, word.abstract(0, level), 0, 0) == ["009. 项0", "010. 项1"]


def test_a_typed_number_beside_an_automatic_one_is_seen(word):
    package = word.package(
        word.p("一、总则", number=(1, 0)),
        numbering=word.abstract(0, word.level(0, "chineseCounting", "%1、")) + word.num(1, 0),
    )
    assert docx.read(package, "a.docx").text == "一、一、总则"


def test_a_deleted_mark_leaves_one_number_that_of_the_later_paragraph(word):
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    levels = (word.level(0, "decimal", "%1."), word.level(1, "decimal", "（%2）"))
    package = word.package(
        word.p("头", number=(1, 0))
        + word.p("前", number=(1, 0), properties=gone)
        + word.p("后", number=(1, 1))
        + word.p("尾", number=(1, 0)),
        numbering=word.abstract(0, *levels) + word.num(1, 0),
    )
    assert docx.read(package, "a.docx").text == "1.头\n（1）前后\n2.尾"


def test_boxes_and_notes_count_for_themselves(word):
    box = (
        "<w:r><w:pict><w:txbxContent>"
        + word.p("框", number=(1, 0))
        + "</w:txbxContent></w:pict></w:r>"
    )
    note = '<w:footnote w:id="2">' + word.p("注", number=(1, 0)) + "</w:footnote>"
    package = word.package(
        word.p("甲", box, number=(1, 0)) + word.p("乙", number=(1, 0)),
        numbering=word.abstract(0, word.level(0, "decimal", "%1.")) + word.num(1, 0),
        footnotes=note,
    )
    assert docx.read(package, "a.docx").text == "1.甲\n1.框\n2.乙\n1.注"


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        '<w:num w:numId="1"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        (
            '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="X"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
        (
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
    ],
)
def test_definitions_that_define_nothing(word, numbering):
    package = word.package(word.p("甲", number=(1, 0)), numbering=numbering)
    assert docx.read(package, "a.docx").text == "甲"


@pytest.mark.parametrize("level", ["-3", "77", "x", ""])
def test_levels_that_are_none(word, level):
    package = word.package(
        word.p("甲", number=(1, level)),
        numbering=word.abstract(0, word.level(0, "decimal", "%1.")) + word.num(1, 0),
    )
    assert docx.read(package, "a.docx").text in ("甲", "1.甲")
