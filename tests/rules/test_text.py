"""What the rules of the group text do together and at the edges."""

import pytest

import doclint
from doclint.engine.config import Config

TEXT = Config(select=("text",))


def fixed(text, *, unsafe=True):
    return doclint.fix(text, unsafe=unsafe, config=TEXT).text


def rules(text):
    return [finding.rule for finding in doclint.lint(text, config=TEXT).findings]


def test_a_soft_hyphen_of_misread_text_is_not_removed_alone():
    garbled = "中文文本".encode().decode("cp1252", "replace").replace("\ufffd", "\x81")
    assert "\xad" in garbled
    assert fixed(garbled, unsafe=False) == garbled


def test_many_paragraphs_make_one_finding():
    assert rules("全县\u200b经济\n" * 8) == ["invisible-character"] * 8
    assert rules("全县\u200b经济\n" * 9) == ["invisible-character"]
    assert fixed("全县\u200b经济\n" * 9) == "全县经济\n" * 9


@pytest.mark.parametrize(
    "text",
    [
        "，" * 20_000,
        "，。" * 10_000,
        "锟" * 20_000,
        "烫" * 20_000,
        "\ufffd " * 10_000,
        "\u200b" * 20_000,
        "鏂" * 20_000,
        "é" * 20_000,
        "аb" * 10_000,
        "1O" * 10_000,
        "（" * 20_000,
        ",中" * 10_000,
    ],
    ids=lambda text: repr(text[:2]),
)
def test_long_odd_texts_are_read_to_the_end(text):
    report = doclint.lint("各位代表，大家好。" + text, config=TEXT)
    assert not report.crashes
    assert report.chars == len(text) + 9
