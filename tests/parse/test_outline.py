import pytest

from doclint.model.numbering import Style
from doclint.parse import parse
from doclint.read import source_of

LONG = (
    "今年以来，全镇把道路养护当作大事来办，修通了三条村道，清淤了一座水塘，学校也换上了新的桌椅。"
)


def outline(*lines, form="txt"):
    return parse(source_of("\n".join(lines), "-", form)).outline


def tree(*lines, form="txt"):
    """Return level, title and run-in flag of each heading."""
    text = "\n".join(lines)
    found = outline(*lines, form=form)
    return [
        (s.heading.level, text[s.heading.title_start : s.heading.title_end], s.heading.run_in)
        for s in found.sections
    ]


def test_numbered_headings_make_a_tree():
    assert tree(
        "一、回顾", LONG, "（一）道路", LONG, "1. 修路", LONG, "（二）学校", LONG, "二、安排", LONG
    ) == [
        (1, "回顾", False),
        (2, "道路", False),
        (3, "修路", False),
        (2, "学校", False),
        (1, "安排", False),
    ]


def test_a_heading_runs_into_its_paragraph():
    line = "（二）道路养护更有保障。" + LONG
    assert tree("一、回顾", line, form="txt") == [(1, "回顾", False), (2, "道路养护更有保障", True)]


def test_a_long_first_sentence_is_no_heading():
    assert tree("一、回顾", "（一）" + LONG)[1:] == []


def test_a_heading_may_end_with_a_stop():
    assert tree("（一）道路养护更有保障。", LONG) == [(1, "道路养护更有保障", False)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("第一章：绪论", "绪论"),
        ("第一章 增长：理论与实证", "增长：理论与实证"),
        ("第一节 何去何从？——走向未来", "何去何从？——走向未来"),
        ("CHAPTER 1. Enter Ahab; to Him, Stubb.", "Enter Ahab; to Him, Stubb"),
        ("Part I: Roads; Bridges" + ", and Ponds" * 8, "Roads; Bridges" + ", and Ponds" * 8),
    ],
)
def test_marks_in_the_title_of_a_chapter(line, title):
    assert tree(line, LONG) == [(1, title, False)]


@pytest.mark.parametrize(
    "line",
    [
        "第一章讲的是两件事：修路与办学",
        "第一章 讲的是两件事：修路；办学；",
        "第一章 先讲修路。再讲办学：各有分工",
        "Chapter 1 tells of the roads; chapter 2 of the ponds.",
    ],
)
def test_a_sentence_that_begins_with_a_chapter_is_no_heading(line):
    assert [run_in for _, title, run_in in tree(line, LONG) if "：" in title or ";" in title] == []


@pytest.mark.parametrize("line", ["本报记者王小明", "王小明摄影报道", "通讯员 李小红"])
def test_a_byline_is_no_heading(line):
    assert tree("修路的故事", LONG, line, LONG) == []


def test_a_line_to_be_filled_in_is_no_heading():
    assert tree("一、回顾", LONG, "二、申请人________", LONG) == [(1, "回顾", False)]


def test_unnumbered_headings_hold_the_numbers_that_follow():
    found = tree(
        "某镇工作报告",
        LONG,
        "2023年工作回顾",
        "（一）道路",
        LONG,
        "2024年工作安排",
        "（一）道路",
        LONG,
    )
    assert found == [
        (1, "2023年工作回顾", False),
        (2, "道路", False),
        (1, "2024年工作安排", False),
        (2, "道路", False),
    ]


def test_a_spaced_title_is_the_documents_own():
    lines = ("政 府 工 作 报 告", "——在镇第三次代表大会上", "各位代表：", LONG, "一、回顾", LONG)
    assert outline(*lines).titles[0] == 0
    assert tree(*lines) == [(1, "回顾", False)]


def test_numbering_that_restarts_under_each_parent():
    lines = ("一、道路", "（一）修路", LONG, "（二）养路", LONG, "二、学校", "（一）桌椅", LONG)
    sections = outline(*lines).sections
    assert [(s.heading.numbering.value, s.parent) for s in sections] == [
        (1, -1), (1, 0), (2, 0), (2, -1), (1, 3),
    ]  # fmt: skip


def test_numbering_that_runs_on_across_parents():
    lines = (
        "（一）道路",
        "1. 修路",
        LONG,
        "2. 养路",
        LONG,
        "（二）学校",
        "3. 桌椅",
        LONG,
        "4. 暖气",
        LONG,
    )
    sections = outline(*lines).sections
    assert [(s.heading.numbering.value, s.parent) for s in sections if s.heading.level == 2] == [
        (1, 0), (2, 0), (3, 3), (4, 3),
    ]  # fmt: skip


def test_siblings_and_spans():
    lines = ("一、道路", LONG, "（一）修路", LONG, "二、学校", LONG)
    text = "\n".join(lines)
    found = outline(*lines)
    first, inner, last = found.sections
    assert found.siblings(first) == [first, last]
    assert first.children == (inner.place,)
    assert text[first.span.start : first.span.end] == "\n".join(lines[:4]) + "\n"
    assert text[first.body.start : first.body.end].strip() == LONG


def test_articles_are_marks_not_headings():
    found = outline("第一章 总则", "第一条 为了养护道路，制定本办法。", "第二条 本办法适用于本镇。")
    assert [s.heading.numbering.style for s in found.sections] == [Style.CHAPTER]
    assert [m.numbering.value for m in found.marks if m.numbering.style is Style.ARTICLE] == [1, 2]


def test_markdown_headings_keep_their_levels():
    found = tree(
        "# 某镇工作报告", "", LONG, "", "## 一、道路", "", LONG, "", "### 修路", "", LONG, form="md"
    )
    assert found == [(1, "某镇工作报告", False), (2, "道路", False), (3, "修路", False)]


def test_letters_that_are_roman_numbers_too():
    lines = [f"{letter}. Roads and lanes\n" for letter in "ABCDE"]
    styles = [m.numbering.style for m in outline(*lines).marks]
    assert styles == [Style.LETTER] * 5
    lines = [f"({letter}) roads and lanes;" for letter in "ghij"]
    assert [m.numbering.value for m in outline(*lines).marks] == [7, 8, 9, 10]
    assert [m.numbering.style for m in outline("(i) roads;", "(ii) lanes;").marks] == [
        Style.SMALL_ROMAN
    ] * 2
