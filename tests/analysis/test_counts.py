"""Announced counts, and the lists that surely belong to them."""

import pytest

from doclint.analysis.announced import Link
from doclint.analysis.counts import announced_for, counts
from doclint.analysis.runs import runs
from doclint.parse import parse
from doclint.read import source_of

LIST = "（一）修路。今年修路三公里。\n（二）治水。清理沟渠五公里。\n（三）种树。荒坡全部绿化。\n"


def found(text):
    whole = parse(source_of(text, "-", "txt"))
    return [(c.announced, c.found, c.link) for c in counts(whole)]


@pytest.mark.parametrize(
    ("words", "announced", "link"),
    [
        ("今年抓好以下四项工作：", 4, Link.COLON),
        ("今年抓好10个方面的工作：", 10, Link.COLON),
        ("我们将做好以下几件事，突出三个重点：", 3, Link.COLON),
        ("今年重点做好八方面工作。", 8, Link.GENERIC),
        ("说了这么多。重点做好以下两点。", 2, Link.GENERIC),
    ],
)
def test_announced_before_a_list(words, announced, link):
    assert found(f"{words}\n{LIST}") == [(announced, 3, link)]


@pytest.mark.parametrize(
    "words",
    [
        "我们实施“六大战略”，继续努力：",
        "今年抓好三个方面9项工作：",
        "25个重点项目完成投资六亿元。",
        "这是第三个方面：",
        "大力实施五大行动。",
        "今年的任务是：",
    ],
)
def test_not_announced(words):
    assert found(f"{words}\n{LIST}") == []


def test_headings_that_name_what_is_counted():
    text = LIST.replace("修路。", "修路行动。").replace("治水。", "治水行动。")
    text = text.replace("种树。", "种树行动。")
    assert found(f"大力实施五大行动。\n{text}") == [(5, 3, Link.NOUN)]


def test_items_in_the_same_paragraph():
    assert found("分三步：一是看；二是想；三是做。") == [(3, 3, Link.INLINE)]
    assert found("分三步：（1）看；（2）想。") == [(3, 2, Link.INLINE)]
    assert found("分三步：一是看；三是做。") == []


def test_items_that_go_on_in_the_next_paragraph_are_not_counted_short():
    assert found("分三步：一是看；二是想。\n三是做。\n") == []


def test_items_in_quotes():
    assert found("打响“修路、治水、种树”三大战役。") == [(3, 3, Link.QUOTED)]
    assert found("打响“修路、治水、种树和办学”四大战役。") == []
    assert found("开展“强基础、促发展”五大行动。") == []


def test_the_count_announced_for_a_run():
    whole = parse(source_of(f"今年抓好以下四项工作：\n{LIST}", "-", "txt"))
    assert announced_for(whole, runs(whole)[0]) == 4


def test_items_glued_into_the_last_paragraph_count():
    text = LIST.replace("种树。荒坡", "种树。（四）办学。荒坡")
    assert found(f"今年抓好以下四项工作：\n{text}") == [(4, 4, Link.COLON)]


def test_items_of_another_style_behind_do_not_go_on_with_those_inside():
    text = "（四）分三步：一是看；二是想。\n（三）做事。\n"
    assert found(text) == [(3, 2, Link.INLINE)]


def test_a_torn_paragraph_is_not_counted_short():
    assert found("分三步：一是看；二是想，把事\n") == []


def test_words_inside_a_clause_do_not_stand_for_an_item():
    assert found("分三步：一是看；二是想，问题还有不少。") == [(3, 2, Link.INLINE)]
    assert found("分三步：一是看；二是想；还有做。") == []
