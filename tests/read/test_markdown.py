import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.model.document import Kind
from doclint.read import source_of
from doclint.read.txt import BLANKS

LINES = [
    "", "", "# 标题", "## 二级 ##", "#", "#无空格", "普通的一段。", "a line", "- 一项", "  - 内项", "1. 一", "   续",
    "> 引用", "> - 引中项", ">", "| a | b |", "|---|---|", "```", "~~~", "    code", "\tcode", "---", "***", "===",
    "<!-- 注 -->", "<!--", "-->", "<div>", "[a]: b", "　　缩进", "![图](a.png)", "+++", "* ", "第一条 内容", "\ufeff",
]  # fmt: skip
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])).map("".join),
    max_size=14,
).map("".join)
PLAIN = st.lists(
    st.sampled_from(
        ["", "# 标题", "##\t二级 ##", "#", "####### 七", "#无空格", "第一条 内容。", "续行", "<!-- 注 -->",
         "\\# 一", "　　缩进", "（一）甲", "[甲]乙", "&nbsp;", "—— 乙", "！", "*" ]
    ),
    max_size=12,
)  # fmt: skip


def blocks(text):
    return [(b.kind, b.level, text[b.start : b.end]) for b in source_of(text, "-", "md").blocks]


def assert_tiles(text, found):
    at = 0
    for block in found:
        assert block.outer_start == at < block.outer_end
        assert block.outer_start <= block.start <= block.end <= block.outer_end
        at = block.outer_end
    assert at == len(text)


@given(DOCUMENTS | st.text(max_size=40) | st.text("#>-*`| \t\n一1.[]:<!", max_size=40))
def test_blocks_tile_the_text(text):
    found = source_of(text, "-", "md").blocks
    assert_tiles(text, found)
    for block in found:
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.HEADING):
            words = text[block.start : block.end]
            assert words
            assert words == words.strip(BLANKS + "\r\n")


@given(PLAIN)
def test_the_short_way_gives_what_the_parser_gives(lines):
    text = "\n".join(lines) + "\n\n"
    fenced = source_of(text + "```\n```\n", "-", "md").blocks  # a fence takes the long way
    found = source_of(text, "-", "md").blocks
    if found[0].kind is not Kind.BLANK:
        assert [b[:4] for b in found] == [b[:4] for b in fenced[:-1]]
        assert [b.level for b in found] == [b.level for b in fenced[:-1]]


def test_headings():
    assert blocks("# 一 #\n二\n===\n三\n---\n### 四\n") == [
        (Kind.HEADING, 1, "一"),
        (Kind.HEADING, 1, "二"),
        (Kind.HEADING, 2, "三"),
        (Kind.HEADING, 3, "四"),
    ]


def test_paragraphs_keep_their_lines_and_markup():
    assert blocks("　　第一**段**\n第二行。\n\n另一段。") == [
        (Kind.PARAGRAPH, 0, "第一**段**\n第二行。"),
        (Kind.PARAGRAPH, 0, "另一段。"),
    ]


def test_bullets_are_no_words_and_numbers_are():
    text = "- 甲\n  - 乙\n\n    乙的续段\n- [x] 丙\n\n3. 丁\n4) 戊\n"
    assert blocks(text) == [
        (Kind.ITEM, 0, "甲"),
        (Kind.ITEM, 0, "乙"),
        (Kind.PARAGRAPH, 0, "乙的续段"),
        (Kind.ITEM, 0, "丙"),
        (Kind.ITEM, 0, "3. 丁"),
        (Kind.ITEM, 0, "4) 戊"),
    ]


def test_lists_in_lists_are_followed_as_deep_as_those_of_word():
    text = "".join("  " * level + f"- 第{level}层\n" for level in range(40))
    items = [words for kind, _, words in blocks(text) if kind is Kind.ITEM]
    assert items[:10] == [f"第{level}层" for level in range(10)]
    assert len(items) < 20


def test_quotes():
    assert blocks("> 甲。\n> 乙。\n>\n> - 丙\n> > 丁\n") == [
        (Kind.QUOTE, 0, "甲。\n> 乙。"),
        (Kind.ITEM, 0, "丙"),
        (Kind.QUOTE, 0, "丁"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", Kind.TABLE),
        ("```py\n# 不是标题\n```", Kind.CODE),
        ("~~~\n\n没有结束", Kind.CODE),
        ("    # 缩进的代码", Kind.CODE),
        ("<!-- 注\n释 -->", Kind.MATTER),
        ("<!-- 注 -->", Kind.MATTER),
        ("<div>\n甲\n</div>", Kind.MATTER),
        ("***", Kind.MATTER),
        ("[甲]: http://example.org", Kind.MATTER),
        ("![图](a.png)", Kind.MATTER),
    ],
)
def test_what_is_not_prose(text, kind):
    before, found, after = blocks(f"前。\n\n{text}\n")[:1] + blocks(f"{text}\n") + [None]
    assert before == (Kind.PARAGRAPH, 0, "前。")
    assert found[0] is kind
    assert after is None


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_has_its_place_and_headings_theirs(fence):
    text = f"{fence}\r\ntitle: 甲\r\n# 不是标题\r\n{fence}\r\n\r\n# 乙\r\n"
    assert blocks(text) == [
        (Kind.MATTER, 0, f"{fence}\r\ntitle: 甲\r\n# 不是标题\r\n{fence}"),
        (Kind.HEADING, 1, "乙"),
    ]
    first, second = source_of(text, "-", "md").blocks
    assert (first.outer_start, first.outer_end) == (0, second.outer_start)


def test_a_rule_at_the_top_is_no_front_matter():
    assert blocks("---\n\n甲。") == [(Kind.MATTER, 0, "---"), (Kind.PARAGRAPH, 0, "甲。")]


@pytest.mark.parametrize("text", ["", " \n\n　"])
def test_nothing_and_white_space(text):
    assert [kind for kind, _, _ in blocks(text)] == [Kind.BLANK] * bool(text)


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000 + "甲",
        ">" * 10_000 + "甲",
        "".join("  " * i + "- 甲\n" for i in range(300)),
        "[a]: b\n" * 5_000,
        "[a\n" * 5_000,
        "> 甲\n" * 5_000,
        "<!-- \n" * 5_000,
        "\r" * 50_000,
        "# " + "#" * 50_000 + "a",
    ],
)
def test_deep_and_odd_texts_are_tiled(text):
    assert_tiles(text, source_of(text, "-", "md").blocks)


LONG = "今年修路三公里，沿线安装路灯一百二十盏，年底前全部建成通车，由村里统一管护。"


@pytest.mark.parametrize(
    "text",
    [
        f"一、修路\n{LONG}\n二、办学\n{LONG}",
        f"{LONG}\n　　{LONG}\r\n{LONG}",
        "第一章 总则\n第二章 修路\n第三章 附则",
    ],
)
def test_chinese_lines_that_are_paragraphs(text):
    lines = [line.strip("　") for line in text.splitlines()]
    assert blocks(text) == [(Kind.PARAGRAPH, 0, line) for line in lines]
    assert_tiles(text, source_of(text, "-", "md").blocks)


@pytest.mark.parametrize(
    "text",
    [
        "今年修路三公里，沿线安装路灯一百二十盏，年底\n前全部建成通车，由村里统一管护。水塘也要清淤，\n今年先清两座。",
        "The road was mended.\nThe pond was cleared.",
    ],
)
def test_wrapped_lines_are_one_paragraph(text):
    assert blocks(text) == [(Kind.PARAGRAPH, 0, text)]


def test_a_report_reads_the_same_with_and_without_blank_lines():
    lines = ["一、修路", LONG, "二、办学", LONG + LONG]
    apart, close = (blocks(gap.join(lines)) for gap in ("\n\n", "\n"))
    assert apart == close
