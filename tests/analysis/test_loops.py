"""Loops: what goes round is found with its turns, what is right is not."""

import pytest

from doclint.analysis.loops import loops
from doclint.parse import parse
from doclint.read import source_of


def found_in(text):
    return loops(parse(source_of(text, "-", "txt")))


@pytest.mark.parametrize(
    "phrase", ["老街翻修", "服药后半小时内，", "铺设青石板路面，临街店铺统一更换招牌"]
)
@pytest.mark.parametrize("turns", [6, 20, 500])
def test_a_phrase_in_a_row(phrase, turns):
    before, after = "镇上今年办了几件事，", "年底前全部完成。"
    text = before + phrase * turns + after
    (loop,) = found_in(text)
    assert loop.turns == turns
    assert text[: loop.keep] + text[loop.end :] == before + phrase + after


@pytest.mark.parametrize("turns", [3, 50])
@pytest.mark.parametrize("gap", ["", "\n\n"])
def test_sentences_in_a_row(turns, gap):
    unit = f"新修水泥路三公里，年底前全部通车。{gap}沿线安装路灯一百二十盏。{gap}"
    (loop,) = found_in("今年办两件事。\n\n" + unit * turns + "\n\n以上。\n")
    assert loop.turns == turns


def test_lines_in_no_fixed_order():
    lines = "甲乙乙甲乙甲甲甲乙甲乙乙甲甲乙乙甲乙"
    (loop,) = found_in("".join(f"项目{each}：老街翻修\n" for each in lines))
    assert loop.first == 2
    assert loop.last == len(lines) - 1


@pytest.mark.parametrize(
    "text",
    [
        "一个项目一个项目地抓，一个环节一个环节地盯，抓完为止。",
        "编号00000000000000000000000000000000，另行通知。",
        "他说……………………………………………………就走了。",
        "他笑了：哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈。",
        "各位代表！\n\n今年修路。\n\n各位代表！\n\n今年办学。\n\n各位代表！\n",
        "是\n\n否\n\n是\n\n是\n\n是\n",
        "She was very very very happy with the new bridge over the river.",
    ],
)
def test_what_is_right(text):
    assert found_in(text) == ()


def test_one_loop_over_the_whole_text_costs_in_proportion():
    (loop,) = found_in("城南旧巷改造" * 200_000)
    assert loop.turns == 200_000
