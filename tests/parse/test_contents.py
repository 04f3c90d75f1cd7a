"""Contents lists: what stands in one is no heading."""

import pytest

from doclint.model.document import Kind
from doclint.parse import parse
from doclint.read import source_of

OVER = "镇里把这件事办在前头，村道、水塘和学校都有了专人照管，账目按月张贴在村口的墙上。"
ENTRIES = [
    "一、道路",
    "（一）村道养护",
    "（二）桥梁检修",
    "二、学校",
    "（一）桌椅更换",
    "（二）暖气改造",
]
BODY = [
    "一、道路", "（一）村道养护", OVER, "（二）桥梁检修", OVER,
    "二、学校", "（一）桌椅更换", OVER, "（二）暖气改造", OVER,
]  # fmt: skip


def document(*lines, form="txt"):
    return parse(source_of("\n".join(lines) + "\n", "-", form))


def titles(*lines, form="txt"):
    found = document(*lines, form=form)
    return [found.text[s.heading.title_start : s.heading.title_end] for s in found.outline.sections]


BARE = [line.split("、")[-1].split("）")[-1] for line in ENTRIES]


@pytest.mark.parametrize("title", [["目录"], []])
@pytest.mark.parametrize("page", ["", "……{}", "\t{}", " {}", "（{}）"])
def test_entries_are_no_headings(title, page):
    listed = [line + page.format(3 + i) for i, line in enumerate(ENTRIES)]
    assert titles("某镇规划", *title, *listed, "", *BODY) == BARE


def test_entries_are_tables_and_their_numbers_no_marks():
    found = document("某镇规划", *ENTRIES, *BODY)
    assert [b.kind for b in found.blocks[1:7]] == [Kind.TABLE] * 6
    assert min(mark.block for mark in found.outline.marks) == 7


def test_chapters_may_be_numbered_otherwise_in_the_list():
    listed = [line.replace("一、", "1. ").replace("二、", "2. ") for line in ENTRIES]
    assert titles("某镇规划", *listed, *BODY) == BARE


def test_a_list_of_top_headings_alone():
    body = [*BODY, "三、集市", "（一）大棚", OVER]
    assert titles("某镇规划", "一、道路", "二、学校", "三、集市", *body) == [*BARE, "集市", "大棚"]


def test_the_text_begins_where_the_first_entry_stands_again():
    assert titles("某镇规划", *ENTRIES, *BODY, *BODY) == BARE * 2


def test_an_entry_that_stands_nowhere_stays_in_the_list():
    listed = [*ENTRIES[:4], "（一）操场整修", *ENTRIES[4:]]
    assert titles("某镇规划", *listed, *BODY) == BARE


def test_a_document_cut_off_has_all_entries_in_its_list():
    listed = [*ENTRIES, "三、集市", "（一）摊位", "（二）清运", "四、附则"]
    assert titles("某镇规划", *listed, *BODY) == BARE


def test_the_contents_of_a_part_stand_where_it_begins():
    assert titles("某镇规划", OVER, *ENTRIES, OVER, *BODY) == BARE


def test_markdown_entries_are_items():
    body = ["# " + line if line[1] == "、" else line + "\n" for line in BODY]
    assert (
        titles("# 某镇规划", *[f"- {line}" for line in ENTRIES], "", *body, form="md")[1:] == BARE
    )


def test_headings_over_text_are_no_list_though_they_stand_twice():
    assert titles("某镇规划", *BODY, *BODY) == BARE * 2


def test_text_that_ends_in_the_dot_of_a_keyboard_is_text():
    said = [line[:-1] + "." if line == OVER else line for line in BODY]
    assert titles("某镇规划", *said, *said) == BARE * 2


def test_two_headings_in_a_row_are_no_list():
    assert titles("某镇规划", "一、道路", "（一）村道养护", OVER, "一、道路", OVER)[:2] == [
        "道路",
        "村道养护",
    ]


def test_a_form_filled_in_twice_is_no_list():
    form = ["1. 姓名", "2. 住址", "3. 电话", "4. 摊位"]
    assert titles("登记表", *form, *form) == ["姓名", "住址", "电话", "摊位"] * 2


def test_cells_of_numbers_are_no_list():
    cells = ["（1）", "北闸", "（2）", "南闸", "（3）", "东闸"]
    assert len(document("水闸表", *cells, OVER, *cells, OVER).outline.marks) == 6


def test_articles_are_no_list():
    articles = ["第一条 村道由村里养护", "第二条 桥梁由镇里检修", "第三条 账目按月张贴"]
    found = document("某镇办法", *articles, OVER, *(line + "。" + OVER for line in articles))
    assert len(found.outline.marks) == 6
