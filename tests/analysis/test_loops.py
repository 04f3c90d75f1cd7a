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


@pytest.mark.parametrize(
    ("phrase", "turns"),
    [("坚", 5), ("坚", 60), ("风范", 3), ("庭提供适", 3), ("，限期整改", 3), ("抓好春耕，种好", 4)],
)
def test_short_ones(phrase, turns):
    before, after = "镇上今年办了几件事", "，年底前全部完成。"
    text = before + phrase * turns + after
    (loop,) = found_in(text)
    assert loop.turns == turns
    assert text[: loop.keep] + text[loop.end :] == before + phrase + after


@pytest.mark.parametrize("shift", range(0, 36, 5))
def test_a_loop_that_begins_and_ends_in_the_middle_of_a_sentence(shift):
    unit = "新修水泥路三公里。沿线安装路灯一百二十盏，年底前全部通车。由各组养护。"
    before, after = "今年办三件事。" + unit[shift:], unit[: shift + 3] + "完成。"
    text = before + unit * 3 + after
    (loop,) = found_in(text)
    assert text[: loop.keep] + text[loop.end :] == before + after
    assert (loop.end - loop.keep) % len(unit) == 0


def test_english_words_and_clauses():
    (loop,) = found_in("They pay customs customs customs duties on all goods at the border.")
    assert loop.turns == 3
    clause = "and the old bridge over the river was closed for years "
    (loop,) = found_in(f"The road {clause * 3}until the council met.")
    assert loop.turns == 3


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


def test_lines_alone_in_the_text():
    (loop,) = found_in("老街翻修\n" * 40)
    assert loop.turns > 30
    assert found_in("老街翻修\n老街翻休\n" * 20)


@pytest.mark.parametrize("gap", ["", " "])
def test_a_long_phrase_twice_in_a_row(gap):
    before, phrase, after = "镇上今年", "新修水泥路三公里，沿线安装路灯，年底前", "全部通车。"
    text = before + phrase + gap + phrase + after
    (loop,) = found_in(text)
    assert loop.turns == 2
    assert text[: loop.keep] + text[loop.end :] == before + phrase + after


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
        "They came over and over and over and over to see the bridge.",
        "战士们高喊：向前向前向前！山谷回响。",
        "大堤上一片喊声：“加油！加油！加油！”沙包垒了上去。",
        "指挥员连声高喊：快！快！快！堤坝守住了。",
        "到会的有马惠（女）、王、王、王业宁、王光谦、钱正等人。",
        "村里的路现在非常非常非常好走，真是最好最好最好的路。",
        "The captain pointed ahead: there! there! there! and nobody slept.",
        "The crowd called out: Four more years! Four more years! Four more years! Then it went home.",
        "That is not the end of the the theme that they told.",
        "They went to bathe the the lake.",
        "The U. S. S. Scorpion lay in the harbour, and location, location, location was all.",
        "百百百百百百人到场。",
        "村里写明了交到何处。(参看 /village/doc/council-reference/council-reference.pdf 的副本) 另外如何交也写在这里。",
        "会上说，要修水泥路，要修水泥路，大家都赞成。",
        "今年办一件事。新修水泥路三公里，年底前全部通车。新修水泥路三公里，年底前全部通车。",
        "<U+00A0>\n\n<!--\n-->\n" * 9 + "今年修路。\n",
    ],
)
def test_what_is_right(text):
    assert found_in(text) == ()


def test_a_call_that_goes_on_and_on():
    (loop,) = found_in("大堤上一片喊声：" + "加油！" * 8 + "沙包垒了上去。")
    assert loop.turns == 8


def test_english_words_without_a_mark():
    (loop,) = found_in("It is for the committee of the the the council to decide.")
    assert loop.turns == 3


def test_one_loop_over_the_whole_text_costs_in_proportion():
    (loop,) = found_in("城南旧巷改造" * 200_000)
    assert loop.turns == 200_000
