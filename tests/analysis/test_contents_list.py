"""A contents list against the headings."""

from textwrap import fill

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


def test_chapters_may_be_numbered_otherwise_in_the_list():
    listed = [f"{i}. {head.split()[1]}" for i, head in enumerate(HEADS, 1)]
    assert found(listed, HEADS, page="") == []
    moved = [*listed[:3], "4. 铺桥", listed[4]]
    assert found(moved, HEADS, page="") == [(Difference.MISSING, "4. 铺桥")]


def test_a_heading_under_a_label_stands_however_far_down():
    listed = [*HEADS, "B. 账目"]
    body = "".join(f"{head}\n\n村里人都照此办理，没有例外。\n\n" for head in HEADS)
    far = "村口的石桥今年加宽到六米，桥头立起限重的标志。\n" * 1_000
    text = "\n".join(
        ["村里的章程", "", "目录", "", *listed, "", body + far, "附录 B. 账目", "", "按月张贴。"]
    )
    assert len(far) > 20_000
    assert contents_mismatches(parse(source_of(text, "-", "txt"))) == ()


def test_a_title_that_ends_a_sentence_is_no_heading():
    heads = [*HEADS[:2], "村里人今年得了空都去修路", *HEADS[3:]]
    assert found(HEADS, heads, page="") == [(Difference.MISSING, HEADS[2])]


def test_lines_without_number_stand_where_they_like_among_numbered_ones():
    assert found([*HEADS, "说明"], [HEADS[0], "说明", *HEADS[1:]], page="") == []


def test_quantities_and_items_need_no_entry():
    heads = [*HEADS[:4], "5.0G 存粮", HEADS[4]]
    listed = [*HEADS[:3], "3.1 沟渠", "3.2 水塘", *HEADS[3:]]
    body = [*HEADS[:3], "3.1 沟渠", "3.2 水塘", *heads[3:]]
    assert found(listed, body, page="") == []


def test_items_of_lists_need_no_entry():
    heads = ["3.1 沟渠", "3.2 水塘", *HEADS]
    listed = "".join(f"- {head}\n" for head in heads)
    body = "".join(f"## {head}\n\n村里人都照此办理，没有例外。\n\n" for head in heads)
    for line, seen in (("- 3.3 树苗", 0), ("## 3.3 树苗", 1)):
        text = f"# 村里的章程\n\n目录\n\n{listed}\n{body}".replace(
            "## 第二章", f"{line}\n\n由各组分头看管。\n\n## 第二章"
        )
        assert len(contents_mismatches(parse(source_of(text, "-", "md")))) == seen


def test_a_heading_on_two_lines_has_its_entry_on_two():
    said = (
        "The council met in the old mill and heard the report of the road committee. Three bridges "
        "were inspected during the spring, and two of them need new decking before the autumn rains."
    )
    long = "2. What the road committee found at the three bridges over the mill race"
    rest = ["Schools", "Markets", "Wells", "Lanes", "Ponds", "Barns", "Fairs", "Trees"]
    heads = ["1. Roads", fill(long, 60), *(f"{i}. {name}" for i, name in enumerate(rest, 3))]
    body = "\n\n".join(f"{head}\n\n{fill(said, 60)}" for head in heads)
    text = "Report\n\nContents\n\n" + "\n".join(heads).replace(fill(long, 60), fill(long, 50))
    text += "\n\n" + body
    assert contents_mismatches(parse(source_of(text, "-", "txt"))) == ()


def test_a_list_in_two_columns_read_over_both_is_left_alone():
    heads = [
        f"3.{i} {name}" for i, name in enumerate("沟渠水塘树苗道路仓房集市学堂桥梁坡地谷场", 1)
    ]
    listed = [f"{head} . . . . . {i}" for i, head in enumerate(heads)]
    for i in (2, 5, 8):
        listed[i] += f"\t4.{i} 其他 . . . . . {i + 20}"
    assert found(listed, heads, page="") == []
    assert found([*listed[:2], *heads[2:]], [*heads[:4], *heads[5:]], page="") != []
