"""Doubled characters and words: accidents are told from words."""

from itertools import product
from unittest.mock import Mock, patch

import pytest

from doclint.analysis.doublings import doublings
from doclint.parse import parse
from doclint.read import source_of


def found_in(text):
    return [text[d.start : d.end] for d in doublings(parse(source_of(text, "-", "txt")))]


def test_an_accident():
    assert found_in("青年友好型街区建设设有关工作受到居民好评，建设方案和建设进度都已公布。") == [
        "设"
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("新建人才公寓寓，改造旧公寓六间。", "寓"),
        ("公示期内听取公众众的意见，公众可以来信。", "众"),
        ("拓宽渠道道、修补桥梁，渠道两岸种树。", "道"),
    ],
)
def test_the_last_character_of_a_word_before_a_stop_or_particle(text, second):
    assert found_in(text) == [second]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("今年落实税收政策政策应用，政策到村，政策到户，政策到人。", "政策"),
        ("民营经济经济发展较快，经济结构更好，经济总量更大，经济效益更高。", "经济"),
        ("这是村民大会的决定的大会的决定的办法。", "大会的决定的"),
        ("要按照村民大会决定村民大会决定的办法修路。", "村民大会决定"),
    ],
)
def test_a_word_or_phrase_twice_in_a_row(text, second):
    assert found_in(text) == [second]


@pytest.mark.parametrize("word", ["the", "demand", "bridge"])
def test_english_words(word):
    assert found_in(f"It was agreed that {word} {word} should be repaired.") == [f" {word}"]


@pytest.mark.parametrize(
    "text",
    [
        "徒河河道清理完毕，河道两岸种上柳树，徒河风光更好。",
        "国有林场场长会议在县城召开，林场职工代表参加。",
        "“救助助”服务站天天有人值守，救助工作常常受到好评。",
        "人人动手，家家出力，踏踏实实地办好这件事。",
        "一个项目一个项目抓，一件一件办。",
        "退税缓税缓费政策落实，缓费政策到户。",
        "灯具按照照射的面积分组，照射一停就断电，照射再起又接通。",
        "这次改造是以省电为目的的。省电的目的，改造的目的。",
        "展厅里有反导弹导弹，导弹六枚，导弹模型十枚。",
        "水库锟斤拷锟斤拷锟斤拷锟斤拷加固，锟斤拷DB锟斤拷锟斤拷完工。",
        "支持小微企业创业创新，企业创新有奖，企业创业有补。",
        "全县博士博士后工作站三家，博士后十人，博士二十人，博士楼一座。",
        "“长征长征”合唱团演出，长征精神永存，长征路上，长征组歌。",
        "中国工商银行、中国银行、中国建设银行。",
        "圆满完成成都大会的任务，完成得好。",
        "真真切切、清清爽爽，大家满意。",
        "您可以以个人名义向村里捐款，可以捐物，也可以出工。",
        "非自由区的软件的软件包都在这里，软件包按月更新。",
        "朋友的朋友的意见也要听，朋友多了路好走。",
        "停工的理由由村里核实，理由充分的可以补工。",
        "She had had enough, and he said that that was fine.",
        "桌上是一封封读者来信，来信封封都看，每一封信都回，信封也留着。",
        "大家脚踏实地地推动各项工作，实地看，实地问，把工作落到实地。",
        "老李开了门：快请进快请进！大家坐下喝茶，快请进来的人喝茶。",
        "What the the the council said is left to those who look for loops.",
        '口语可以写"就是就是"，也可以写"对的对的"，就是不要多写。',
    ],
)
def test_what_is_right(text):
    assert found_in(text) == []


def test_of_a_text_that_doubles_everything_little_is_looked_into():
    text = "".join(map("".join, product("公路，。", repeat=7)))
    asked = Mock(return_value=0.0)
    with patch("doclint.analysis.doublings.evidence", asked):
        found_in(text)
    assert asked.call_count <= len(text) / 500


def test_what_stands_twice_in_many_places_is_a_term():
    lines = (f"{name}卫星卫星发射，卫星入轨，卫星回收。" for name in "甲乙丙")
    assert found_in("\n\n".join(lines)) == []


def test_a_character_that_is_doubled_in_words_needs_sure_evidence_at_the_end_of_one():
    text = (
        "今年要帮高校毕业生、复员退伍军人找到工作，毕业生、返乡农民工优先。\n"
        "高校毕业生生、复员退伍军人和农村富余劳动力的就业仍是重点。\n"
    )
    found = doublings(parse(source_of(text, "-", "txt")))
    assert [text[double.start - 3 : double.end] for double in found] == ["毕业生生"]
