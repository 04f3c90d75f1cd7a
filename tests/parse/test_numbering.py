import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.model.numbering import Style
from doclint.parse.numbering import numbering_at
from doclint.parse.numerals import to_chinese


def read(words):
    found = numbering_at(words, 0, len(words))
    return found and (found.style, found.path, words[found.start : found.end])


@pytest.mark.parametrize(
    ("words", "style", "path", "number"),
    [
        ("第一编 总则", Style.BOOK, (1,), "第一编"),
        ("第二卷　水利", Style.VOLUME, (2,), "第二卷"),
        ("第三篇 道路", Style.VOLUME, (3,), "第三篇"),
        ("第一章 总则", Style.CHAPTER, (1,), "第一章"),
        ("第一章合同的订立", Style.CHAPTER, (1,), "第一章"),
        ("第3章 水渠", Style.CHAPTER, (3,), "第3章"),
        ("第十二回 夜渡", Style.CHAPTER, (12,), "第十二回"),
        ("第一节 一般规定", Style.NODE, (1,), "第一节"),
        ("第一条 为了养护道路", Style.ARTICLE, (1,), "第一条"),
        ("第 三 条 村民", Style.ARTICLE, (3,), "第 三 条"),
        ("第一百二十条之六 运输", Style.ARTICLE, (120, 6), "第一百二十条之六"),
        ("第三部分 任务", Style.PART, (3,), "第三部分"),
        ("一、总体要求", Style.COMMA, (1,), "一、"),
        ("二、主要任务", Style.COMMA, (2,), "二、"),
        ("一是抓改革、促发展", Style.IS, (1,), "一是"),
        ("三 、总体要求", Style.COMMA, (3,), "三 、"),
        ("一．总体要求", Style.COMMA, (1,), "一．"),
        ("廿一、其他", Style.COMMA, (21,), "廿一、"),
        ("壹、其他", Style.COMMA, (1,), "壹、"),
        ("（一）区域", Style.BRACKET, (1,), "（一）"),
        ("(一)区域", Style.BRACKET, (1,), "(一)"),
        ("（十二)混用", Style.BRACKET, (12,), "（十二)"),
        ("1. 清淤", Style.DIGIT, (1,), "1."),
        ("1.清淤", Style.DIGIT, (1,), "1."),
        ("1、清淤", Style.DIGIT, (1,), "1、"),
        ("2、2007年，河道清淤", Style.DIGIT, (2,), "2、"),
        ("2、5月10日前清淤", Style.DIGIT, (2,), "2、"),
        ("3、3.5亿元投入", Style.DIGIT, (3,), "3、"),
        ("4、120座桥", Style.DIGIT, (4,), "4、"),
        ("１．清淤", Style.DIGIT, (1,), "１．"),
        ("（1）清淤", Style.DIGIT_BRACKET, (1,), "（1）"),
        ("(1) 清淤", Style.DIGIT_BRACKET, (1,), "(1)"),
        ("1）清淤", Style.HALF_BRACKET, (1,), "1）"),
        ("①清淤", Style.CIRCLED, (1,), "①"),
        ("㉑清淤", Style.CIRCLED, (21,), "㉑"),
        ("⑴清淤", Style.CIRCLED, (1,), "⑴"),
        ("1.1 概况", Style.DECIMAL, (1, 1), "1.1"),
        ("1.1 年度目标", Style.DECIMAL, (1, 1), "1.1"),
        ("1.1.2概况", Style.DECIMAL, (1, 1, 2), "1.1.2"),
        ("2.1. Roads", Style.DECIMAL, (2, 1), "2.1."),
        ("2.1.", Style.DECIMAL, (2, 1), "2.1."),
        ("Ⅱ. 道路", Style.ROMAN, (2,), "Ⅱ."),
        ("IV. Results", Style.ROMAN, (4,), "IV."),
        ("(iv) roads", Style.SMALL_ROMAN, (4,), "(iv)"),
        ("ii) roads", Style.SMALL_ROMAN, (2,), "ii)"),
        ("ⅲ．道路", Style.SMALL_ROMAN, (3,), "ⅲ．"),
        ("A. Roads", Style.LETTER, (1,), "A."),
        ("Ｂ．道路", Style.LETTER, (2,), "Ｂ．"),
        ("b) roads", Style.LETTER, (2,), "b)"),
        ("(b) roads", Style.LETTER_BRACKET, (2,), "(b)"),
        ("一是修路。", Style.IS, (1,), "一是"),
        ("十一是修渠。", Style.IS, (11,), "十一是"),
        ("三要强化养护。", Style.IS, (3,), "三要"),
        ("首先，修路。", Style.SEQUENCE, (1,), "首先，"),
        ("其次，修渠。", Style.SEQUENCE, (2,), "其次，"),
        ("第一，修路。", Style.ORDINAL, (1,), "第一，"),
        ("〔1〕见后。", Style.NOTE, (1,), "〔1〕"),
        ("［26］见后。", Style.NOTE, (26,), "［26］"),
        ("[17] Miller", Style.NOTE, (17,), "[17]"),
        ("Chapter 3. Roads", Style.CHAPTER, (3,), "Chapter 3."),
        ("Part II", Style.PART, (2,), "Part II"),
        ("ARTICLE 4 Upkeep", Style.ARTICLE, (4,), "ARTICLE 4"),
        # an item that begins with a figure: the figure is not the number's second level
        ("8.6个重点村", Style.DIGIT, (8,), "8."),
        ("14.2025年实事", Style.DIGIT, (14,), "14."),
        ("3．10种苗木", Style.DIGIT, (3,), "3．"),
        ("21.5+2就业服务站", Style.DIGIT, (21,), "21."),
    ],
)
def test_every_style(words, style, path, number):
    assert read(words) == (style, path, number)


@pytest.mark.parametrize(
    "words",
    [
        "", "养护道路", "一个项目", "十年来，全镇", "第一批苗木", "第二产业", "第三方", "第一条约", "第三节课", "第一篇章",
        "一是否可行", "三要求落实", "3.14", "3.5%的村", "3.5万元", "3.5 万元", "13495.6546", "2024.5.6", "（二〇二四年",
        "(2024)", "U.S. roads", "万、", "1.2.3",
        "2、3号楼", "5、6月份", "10、20、30", "100、200、300元", "1.2007", "2、3",
    ],
)  # fmt: skip
def test_what_is_no_number(words):
    assert read(words) is None


def test_nothing_past_the_end_is_read():
    assert numbering_at("（一）区域", 0, 2) is None
    assert numbering_at("前言：一、道路", 3, 7).path == (1,)
    assert numbering_at("1.5 万元", 0, 2).path == (1,)


def test_the_numeral_stands_where_it_says():
    words = "第一百二十条之六 运输"
    found = numbering_at(words, 0, len(words))
    assert words[found.digits_start : found.digits_end] == "一百二十"


@given(
    st.integers(1, 99),
    st.sampled_from(["第{}章 道路", "{}、道路", "（{}）道路", "第{}条 道路", "{}是修路。"]),
)
def test_chinese_numbers_of_every_size(number, manner):
    assert read(manner.format(to_chinese(number)))[1] == (number,)


@given(st.text("第一二十章条、（）().1２aivIX①〔 是要", max_size=8))
def test_a_number_lies_within_the_words(words):
    found = numbering_at(words, 0, len(words))
    if found:
        assert found.start == 0 < found.end <= len(words)
        assert 0 <= found.digits_start < found.digits_end <= found.end
        assert found.path[0] >= 0
