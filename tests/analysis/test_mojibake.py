"""Misread text is told from odd text, and restored exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.analysis.mojibake import Wrong, garbled
from doclint.parse import parse
from doclint.read import source_of

SENTENCE = "全县各项工作按计划推进，取得明显成效。"


def pieces(text):
    return garbled(parse(source_of(text, "-", "txt")))


@pytest.mark.parametrize(
    ("right", "wrong", "kind"),
    [
        ("utf-8", "latin-1", Wrong.UTF8_AS_LATIN),
        ("gbk", "latin-1", Wrong.GBK_AS_LATIN),
        ("utf-8", "gbk", Wrong.UTF8_AS_GBK),
    ],
)
def test_a_misread_sentence_is_restored(right, wrong, kind):
    words = "加强城市管理工作" if wrong == "gbk" else SENTENCE.replace("经", "")
    text = f"{SENTENCE}\n{words.encode(right).decode(wrong)}\n{SENTENCE}\n"
    found = pieces(text)
    assert {piece.wrong for piece in found} == {kind}
    for piece in reversed(found):
        text = text[: piece.start] + piece.meant + text[piece.end :]
    assert text == f"{SENTENCE}\n{words}\n{SENTENCE}\n"


def test_what_lost_its_end_is_told_and_not_restored():
    lossy = SENTENCE.encode().decode("gbk", "replace")
    (piece,) = pieces(lossy + "\n")
    assert piece.wrong is Wrong.UTF8_AS_GBK
    assert piece.meant == ""


@pytest.mark.parametrize("text", ["锟斤拷锟斤拷", "烫烫烫烫烫烫", "屯屯屯屯", "(cid:12)(cid:7)"])
def test_lost_text(text):
    assert [(piece.wrong, piece.meant) for piece in pieces(f"正文{text}正文")] == [(Wrong.LOST, "")]


def test_figures_inside_misread_text_are_kept():
    words = "全县引进企业500家，投资6亿元，增长8%。"
    (piece,) = pieces(words.encode("gbk").decode("latin-1"))
    assert piece.meant == words


def test_rare_characters_are_not_what_was_meant():
    letters = "ð¡ñ¢ò£ó¤ô¥"
    assert letters.encode("latin-1").decode("gbk").isalpha()
    assert pieces("Ä " + letters) == ()


@given(
    st.text(alphabet="的一是在不了有和人这中大为上个国我以要他，。、“”（）时来用们", max_size=60)
)
def test_common_chinese_is_never_garbled(text):
    assert pieces(text) == ()


@given(st.text(alphabet="éèàùâêîôûçëïüöäßñ«»°·×–—’“” abc.,", max_size=60))
def test_accents_are_never_taken_for_chinese(text):
    assert not any("\u4e00" <= c <= "\u9fff" for piece in pieces(text) for c in piece.meant)
