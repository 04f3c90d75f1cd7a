"""Mentions of a document's own parts, and what only looks like one."""

import pytest

from doclint.analysis.references import cited, references
from doclint.model.numbering import Style
from doclint.parse import parse
from doclint.read import source_of

LAW = "第一章 总则\n第一条 甲。\n第二条 有下列情形的：\n（一）乙；\n（二）丙。\n第三条 {}\n"


def found(words, text=LAW):
    whole = parse(source_of(text.format(words), "-", "txt"))
    return [(r.style, r.path) for r in references(whole)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("依照本办法第二条处理。", [(Style.ARTICLE, (2,))]),
        ("依照第二条第（一）项处理。", [(Style.ARTICLE, (2,)), (Style.BRACKET, (1,))]),
        ("依照第一条、第二条处理。", [(Style.ARTICLE, (1,)), (Style.ARTICLE, (2,))]),
        ("按照第一章的规定处理。", [(Style.CHAPTER, (1,))]),
        ("上述（二）同样处理。", [(Style.BRACKET, (2,))]),
        ("依照第二条之一处理。", [(Style.ARTICLE, (2, 1))]),
    ],
)
def test_own_parts(words, expected):
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "依照《沟渠法》第二条处理。",
        "依照刑法第二条、第三条处理。",
        "依照《沟渠法》第二条第（一）项处理。",
        "第二条修改为：“沟渠每年清理一次。”",
        "删去第一条、第二条。",
        "完成第二部分的工作。",
        "没有什么可说的。",
    ],
)
def test_parts_of_others_and_kinds_that_are_not_there(words):
    assert found(words) == []


def test_numbers_that_head_a_block_are_no_references():
    assert found("完。") == []


def test_english():
    text = "Chapter 1 Roads\n\nAs Chapter 1 says, and Chapter 7 of the Canal Act.\n"
    assert found("", text) == [(Style.CHAPTER, (1,))]


def test_highest_number_cited():
    whole = parse(source_of(LAW.format("依照第一条、第二条处理。"), "-", "txt"))
    assert cited(whole) == {Style.ARTICLE: 2}


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("依照本办法第二条处理。", [True]),
        ("依照本办法的第二条、第一条处理。", [True, True]),
        ("参见第二条。", [True]),
        ("依照第二条处理。", [False]),
    ],
)
def test_said_to_be_of_this_document(words, own):
    whole = parse(source_of(LAW.format(words), "-", "txt"))
    assert [reference.own for reference in references(whole)] == own
