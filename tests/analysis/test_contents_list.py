"""A contents list against the headings."""

import pytest

from doclint.analysis.contents_list import Difference, contents_mismatches
from doclint.parse import parse
from doclint.read import source_of

HEADS = ["第一章 总则", "第二章 用水", "第三章 修路", "第四章 种树", "第五章 附则"]


def found(entries, heads, title="目录", page="......{}"):
    listed = "".join(f"{entry}{page.format(i + 1)}\n" for i, entry in enumerate(entries))
    body = "".join(f"{head}\n\n村里人都照此办理，没有例外。\n\n" for head in heads)
    whole = parse(source_of(f"村里的章程\n\n{title}\n\n{listed}\n{body}", "-", "txt"))
    return [(m.difference, m.place.of(whole.text)) for m in contents_mismatches(whole)]


@pytest.mark.parametrize("page", ["......{}", "", "  {}", "（{}）", "……{}"])
@pytest.mark.parametrize("title", ["目录", "目　录", "目 次"])
def test_one_that_agrees(page, title):
    assert found(HEADS, HEADS, title, page) == []


@pytest.mark.parametrize("page", ["......{}", ""])
def test_differences(page):
    without = [*HEADS[:2], *HEADS[3:]]
    renamed = [*HEADS[:2], "第三章 铺桥", *HEADS[3:]]
    swapped = [HEADS[0], HEADS[2], HEADS[1], *HEADS[3:]]
    assert found(HEADS, without, page=page) == [(Difference.MISSING, HEADS[2])]
    assert found(without, HEADS, page=page) == [(Difference.UNLISTED, HEADS[2])]
    assert found(HEADS, renamed, page=page) == [(Difference.REWORDED, HEADS[2])]
    assert found(HEADS, swapped, page=page) == [(Difference.MISPLACED, HEADS[2])]


def test_a_list_of_what_is_mostly_elsewhere_is_left_alone():
    assert found(HEADS, HEADS[:2]) == []


def test_no_list_no_mismatch():
    assert found(HEADS, HEADS[:4], title="村里人说") == []
