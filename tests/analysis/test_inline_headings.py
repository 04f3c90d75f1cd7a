import time

import pytest

from doclint.analysis.inline_headings import glued_headings, pasted_headings
from doclint.parse import parse
from doclint.read import source_of

ROAD = "（一）修好村里的路。今年修路三公里，沿线安装路灯一百二十盏。"
SCHOOL = "（二）办好村里的小学。新建校舍两栋，添置课桌三百套。"
WATER = "（三）管好村里的水。沟渠每年清理一次，由各组轮流出工。"


def document(text):
    return parse(source_of(text, "-", "txt"))


def glued(text):
    return [one.number for one in glued_headings(document(text))]


def pasted(text):
    return [text[one.start : one.end] for one in pasted_headings(document(text))]


def test_a_heading_missing_between_two_is_found():
    assert glued(f"{ROAD}{SCHOOL}\n\n{WATER}\n") == ["（二）"]


def test_a_heading_missing_after_the_last_is_found():
    assert glued(f"{ROAD}\n\n{SCHOOL}{WATER}\n") == ["（三）"]


def test_a_heading_after_a_remark_in_brackets_is_found():
    assert glued(f"{ROAD}\n\n{SCHOOL}（由村小学负责）{WATER}\n") == ["（三）"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ROAD}\n\n{SCHOOL}\n\n{WATER}\n",
        f"{ROAD}\n\n{SCHOOL}费用按第（三）项列支。\n",
        f"{ROAD}\n\n{SCHOOL}要做的有：（一）修屋顶。（二）添课桌。（三）请老师。\n",
        f"{ROAD}\n\n{SCHOOL}（五）管好村里的水。\n",
    ],
)
def test_what_does_not_count_on_is_no_heading(text):
    assert glued(text) == []


@pytest.mark.parametrize("alone", [True, False])
def test_a_line_end_is_missing_behind_it_where_the_others_stand_alone(alone):
    gap = "\n\n" if alone else ""
    heads = [f"（{n}）{title}。{gap}" for n, title in (("一", "修好村里的路"), ("二", "办好小学"))]
    text = f"{heads[0]}今年修路三公里。\n\n{heads[1]}新建校舍两栋。（三）管好村里的水。沟渠每年清理。\n"
    (found,) = glued_headings(document(text))
    assert found.after is alone


def test_a_copy_in_the_middle_of_a_sentence_is_found():
    copy = "（二）办好村里的小学"
    assert pasted(f"{ROAD[:-8]}{copy}{ROAD[-8:]}\n\n{SCHOOL}\n") == [copy]


@pytest.mark.parametrize(
    "words",
    [
        "参看“（二）办好村里的小学”一节。",
        "按照（二）办好村里的小学的要求，新修的路通到校门口。",
        "今年修路三公里。（二）办好村里的小学",
        "今年修路三公里，（一）修好村里的路，（二）办好村里的小学，都写进村规。",
    ],
)
def test_a_heading_that_is_cited_or_listed_is_no_copy(words):
    assert pasted(f"{ROAD}\n\n{words}\n\n{SCHOOL}\n") == []


@pytest.mark.parametrize(
    "words",
    ["（三）修", "路（一）修好村里的路", "。（三）管好村里的水", "好）（三）", "一、二、"],
)
def test_time_is_linear(words):
    def seconds(times):
        found = document(f"{ROAD}\n\n{SCHOOL}{words * times}\n\n")
        start = time.process_time()
        glued_headings(found)
        pasted_headings(found)
        return time.process_time() - start

    assert seconds(20_000) < 0.1 + 40 * seconds(2_000)
