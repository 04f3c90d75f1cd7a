import pytest

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.model.finding import Safety
from doclint.read import source_of

SAID = "大家都说新修的水泥路又平又宽，路灯亮到了每家门口。"


@pytest.mark.parametrize(
    ("opening", "closing", "safety"),
    [("", "", Safety.SAFE), ("“", "水塘也要清。”", Safety.UNSAFE)],
)
def test_a_sentence_that_opens_a_quotation_is_not_removed_without_asking(opening, closing, safety):
    text = f"上午开会。{opening}{SAID}{closing}\n\n下午又开会，讨论明年的打算，也请各组组长发言。{opening}{SAID}{closing.replace('塘', '渠')}\n"
    (found,) = lint(source_of(text, "-", "txt"), Config(select=("duplicate-sentence",))).findings
    assert found.fix
    assert found.fix.safety is safety


SHORT = "上述做法不合村里的规定，应当改正。"


@pytest.mark.parametrize(
    ("lines", "safety"),
    [
        (["各组上半年没有记账。", SHORT, "各组下半年没有记账。", SHORT], Safety.UNSAFE),
        (["各组上半年没有记账。", SHORT, SHORT, "各组下半年没有记账。"], Safety.SAFE),
        ([SHORT + SAID, "各组上半年没有记账。", SHORT + SAID], Safety.SAFE),
    ],
)
def test_a_short_paragraph_that_stands_elsewhere_is_not_removed_without_asking(lines, safety):
    source = source_of("\n\n".join(lines) + "\n", "-", "txt")
    (found,) = lint(source, Config(select=("duplicate-paragraph",))).findings
    assert found.fix
    assert found.fix.safety is safety
