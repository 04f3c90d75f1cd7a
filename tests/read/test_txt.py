import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.model.document import Kind
from doclint.model.span import Lines
from doclint.read import source_of
from doclint.read.txt import BLANKS, SEPARATORS

ENDS = st.sampled_from(["\n", "\r\n", "\r", "\r\r\n", "\f", "\n\n", "\n \n", "\u2028", "\x85"])
INDENTS = st.sampled_from(["", "　　", "  ", "\t", "\u2002", "\u2003", "\xa0", "\ufeff", "\u200b"])
WORDS = st.sampled_from(
    [
        "一、总体要求",
        "道路养护得到加强。",
        "a line of words",
        "- an item",
        "====",
        "+--+",
        "1. one",
        "....... 3",
    ]
)
LINES = st.lists(st.tuples(INDENTS, WORDS, INDENTS, ENDS).map("".join), max_size=12).map("".join)


def words_of(text):
    return [text[b.start : b.end] for b in source_of(text, "-", "txt").blocks]


def assert_tiles(text, blocks):
    at = 0
    for block in blocks:
        assert block.outer_start == at < block.outer_end
        assert block.outer_start <= block.start <= block.end <= block.outer_end
        at = block.outer_end
    assert at == len(text)


@given(LINES | st.text(max_size=60) | st.text(BLANKS + SEPARATORS + "ab一-", max_size=60))
def test_blocks_tile_the_text(text):
    blocks = source_of(text, "-", "txt").blocks
    assert_tiles(text, blocks)
    for block in blocks:
        words = text[block.start : block.end]
        assert words == words.strip(BLANKS + SEPARATORS)
        left_over = text[block.outer_start : block.start] + text[block.end : block.outer_end]
        # rst underlines and bullets are no words
        assert not left_over.strip(BLANKS + SEPARATORS + "-*+=")


@given(LINES)
def test_the_lines_are_those_of_the_document(text):
    lines = Lines(text)
    for block in source_of(text, "-", "txt").blocks:
        if block.kind is Kind.PARAGRAPH:
            assert lines.position(block.start).line >= lines.position(block.outer_start).line


def test_an_empty_text_has_no_block():
    assert source_of("", "-", "txt").blocks == ()


@pytest.mark.parametrize("text", [" ", "\n\n", "　\r\n\f"])
def test_white_space_alone_is_one_blank_block(text):
    assert source_of(text, "-", "txt").blocks == ((Kind.BLANK, 0, 0, 0, len(text), 0),)


def test_a_line_is_a_paragraph_and_blank_lines_belong_to_the_one_before():
    text = "\n　　第一段。\n\n\n第二段。  \n"
    blocks = source_of(text, "-", "txt").blocks
    assert words_of(text) == ["第一段。", "第二段。"]
    assert [text[b.outer_start : b.outer_end] for b in blocks] == [
        "\n　　第一段。\n\n\n",
        "第二段。  \n",
    ]


@pytest.mark.parametrize(
    "indent", ["　　", "\u2002", "\u2003", "\xa0", "\t", " ", "\u200b", "\ufeff"]
)
def test_indents_are_no_words(indent):
    assert words_of(f"{indent}养护道路。{indent}\n{indent}清理边沟。") == [
        "养护道路。",
        "清理边沟。",
    ]


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\r\r\n", "\f", "\v", "\x85", "\u2028", "\u2029"]
)
def test_line_ends(end):
    assert words_of(f"甲。{end}乙。{end}{end}丙。") == ["甲。", "乙。", "丙。"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_a_line_end_counts_once(end):
    lines = Lines(f"甲{end}{end}乙")
    assert [lines.position(i).line for i in (0, 1 + 2 * len(end))] == [1, 3]


def test_characters_that_splitlines_takes_for_line_ends_stand_inside_a_line():
    assert words_of("甲\x1c乙\x1d丙。") == ["甲\x1c乙\x1d丙。"]


@pytest.mark.parametrize(
    "text", ["\r" * 60_000, " " * 400_000, "a" + " " * 400_000, "a\f" * 40_000]
)
def test_long_odd_texts_are_tiled(text):
    blocks = source_of(text, "-", "txt").blocks
    assert "".join(text[block.outer_start : block.outer_end] for block in blocks) == text
    assert Lines(text).starts[-1] <= len(text)
