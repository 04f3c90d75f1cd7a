"""References beyond the last part of the document, and those to other documents."""

import pytest

from doclint.analysis.dangling import dangling
from doclint.parse import parse
from doclint.read import source_of

LAW = """沟渠办法

第一条 沟渠归全村。
第二条 有下列情形的，不得用水：
（一）下雨；
（二）下雪。
第三条 {}
第四条 沟由各组清理。
第五条 自明年起施行。
"""
REPORT = """一、去年
修路三公里，年底通车。
二、今年
{}
"""


def found(text, words):
    whole = parse(source_of(text.format(words), "-", "txt"))
    return [whole.text[d.start : d.end] for d in dangling(whole)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("依照本办法第九条处理。", ["第九条"]),
        ("依照第九条处理。", ["第九条"]),
        ("依照本办法第四条、第八条处理。", ["第八条"]),
        ("依照本办法第二条之一处理。", ["第二条之一"]),
        ("有第二条第（三）项情形的。", ["（三）"]),
        ("有第二条第一款第（五）项情形的。", ["（五）"]),
    ],
)
def test_articles_that_are_not_there(words, expected):
    assert found(LAW, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "依照本办法第四条处理。",
        "有第二条第（二）项情形的。",
        "依照刑法第九条处理。",
        "依照水法第二条、第九条处理。",
        "依照《水法》第九条处理。",
        "依照《水法》的规定，按第九条处理。",
        "依照第九百条处理。",
        "将“第九条”改为“第十条”。",
        "有第四条第（三）项情形的。",
    ],
)
def test_articles_of_other_laws_and_those_that_are_there(words):
    assert found(LAW, words) == []


def test_articles_quoted_by_an_amendment():
    text = LAW.replace("沟渠办法", "关于修改《沟渠办法》的决定")
    assert found(text, "依照本办法第九条处理。") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("具体见本报告第五部分。", ["第五部分"]),
        ("具体见第二部分。", []),
        ("完成规划第五部分的任务。", []),
    ],
)
def test_parts_of_a_report(words, expected):
    assert found(REPORT, words) == expected


def test_chapters_need_to_count_from_one():
    text = "第七章 路\n修路。\n第八章 水\n治水。\n第九章 树\n{}\n"
    assert found(text, "种树，见第十二章。") == []
    assert found(text.replace("七", "一").replace("八", "二").replace("九", "三"), "见第四章。")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("数目见附件3。\n附件1：图\n附件2：表", ["附件3"]),
        ("数目见附件3。\n附件：1．图\n2．表", ["附件3"]),
        ("数目见附件2。\n附件：1．图\n2．表", []),
        ("数目见附件3。\n附件：图", []),
        ("数目见镇里的附件3个。\n附件1：图\n附件2：表", []),
    ],
)
def test_annexes(words, expected):
    assert found(REPORT, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("见表3。\n表1 路\n表2 水", ["表3"]),
        ("见表2。\n表1 路\n表2 水", []),
        ("见表3、见表4、见表5。\n表1 路\n表2 水", []),
        ("代表3人。\n表1 路\n表2 水", []),
        ("见图1。", []),
    ],
)
def test_tables(words, expected):
    assert found(REPORT, words) == expected


def test_notes():
    text = "一、路\n修路[1]，治水[2]，种树{}。\n注释\n[1]路志\n[2]水志\n[3]树志\n"
    assert found(text, "[3]") == []
    assert found(text, "[5]") == ["[5]"]
    assert found(text.replace("[1]，", "，").replace("水[2]", "水"), "[5]") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It was mended (see Part 4).", ["Part 4"]),
        ("It was mended, see also Part 2.", []),
        ("It was mended (see Part 4 of the Roads Act).", []),
        ("As Part 4 says, it was mended.", []),
    ],
)
def test_english(words, expected):
    assert found("Part 1 Roads\n\n{}\n\nPart 2 Schools\n\nThere is one.\n", words) == expected
