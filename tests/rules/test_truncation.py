import pytest

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.model.document import Genre
from doclint.model.finding import Safety, Severity
from doclint.model.span import Lines
from doclint.read import read_file, source_of

RULES = (
    "split-sentence",
    "spliced-sentence",
    "unfinished-sentence",
    "empty-section",
    "unfinished-document",
    "unbalanced-pair",
    "heading-in-paragraph",
)
TRUE_JOINS = (15, 19, 23, 71, 103, 141, 147, 153, 159, 165)


def findings(text, genre=None):
    source = source_of(text, "-", "txt")
    return lint(source, Config(select=RULES, genre=genre)).findings


@pytest.fixture(scope="module")
def seed(corpus):
    (path,) = (corpus / "seed").glob("*.txt")
    return read_file(path)


def test_the_seed_report_is_cut_off_in_these_places_and_no_other(seed):
    report = lint(seed, Config(select=RULES))
    lines = Lines(seed.text)
    said = [
        (lines.position(f.span.start).line, f.rule)
        for f in report.findings
        if f.severity >= Severity.WARNING
    ]
    expected = [(line, "split-sentence") for line in TRUE_JOINS]
    expected += [(95, "spliced-sentence"), (169, "unfinished-document")]
    assert sorted(said) == sorted(expected)


def test_the_seed_report_is_joined_safely(seed):
    lines = Lines(seed.text)
    whole = seed.text
    for line in reversed(TRUE_JOINS):
        whole = whole[: lines.span(line).end] + whole[lines.span(line + 2).start :]
    assert mend(seed, Config(select=("split-sentence",)), Safety.SAFE).text == whole


def test_published_reports_hold_few_of_these_defects(corpus):
    paths = sorted((corpus / "clean" / "city").glob("*.txt"))
    said = [
        (path.stem, finding.rule)
        for path in paths
        for finding in lint(read_file(path), Config(select=RULES)).findings
        if finding.severity >= Severity.WARNING
    ]
    assert len(paths) > 60
    assert len(said) <= 3, said


def test_one_finding_says_that_the_text_ends_too_early():
    text = (
        "一、修好村里的路\n\n今年修路三公里。\n\n二、办好村里的小学\n\n新建校舍两栋。\n\n"
        "三、管好村里的水\n"
    )
    assert [f.rule for f in findings(text)] == ["unfinished-document"]


@pytest.mark.parametrize("genre", [Genre.TECHNICAL, Genre.LITERATURE])
def test_literature_and_technical_texts_may_break_off(genre):
    text = "今年修路三公里，沿线安装路灯一百二十盏。新修的路由村里统一管护，每月检\n\n查两次，发现破损及时修补（每处。\n"
    config = Config(genre=genre)
    said = {f.rule for f in lint(source_of(text, "-", "txt"), config).findings}
    assert said.isdisjoint(RULES)
    assert {f.rule for f in findings(text)} == {"split-sentence", "unbalanced-pair"}


def test_a_page_number_that_recurs_is_taken_out_safely():
    first = "今年修路三公里，沿线安装路灯一百二十盏。" * 12 + "新修的路由村里统一管护，每月检"
    rest = "查两次，发现破损及时修补，费用由村集体承担。"
    text = "".join(f"{first}\n\n- {n} -\n\n{rest}\n\n" for n in (1, 2, 3))
    mended = mend(source_of(text, "-", "txt"), Config(select=("split-sentence",)), Safety.SAFE)
    assert mended.text == f"{first}{rest}\n\n" * 3


def test_a_number_that_stands_once_is_not_taken_out_safely():
    text = "今年修路三公里，沿线安装路灯一百二十盏。新修的路由村里统一管护\n\n- 7 -\n\n，费用由村集体承担。\n"
    source = source_of(text, "-", "txt")
    config = Config(select=("split-sentence",))
    assert mend(source, config, Safety.SAFE).text == text
    assert "统一管护，费用" in mend(source, config, Safety.UNSAFE).text


def test_garbled_lines_are_no_prose():
    text = "今年修路三公里，沿线安装路灯一百二十盏。\n" * 3 + "(cid:1)‹¹³“¤¥‹Œº»¼½\n"
    assert findings(text) == ()


def test_a_table_of_contents_has_no_empty_sections():
    text = "".join(f"1.{n} 修好村里的路......{n}\n" for n in (1, 2, 3))
    text += "".join(f"1.{n} 修好第{n}条路\n今年修路三公里，年底通车。\n" for n in range(4, 14))
    assert findings(text) == ()


def test_a_heading_that_is_glued_on_gets_its_own_paragraph_as_the_others_have():
    text = (
        "（一）修好村里的路。今年修路三公里。\n　　（二）办好村里的小学。新建校舍两栋。（三）管好村里的水。"
        "清理沟渠五公里。\n　　（四）种好村里的树。荒坡全部绿化。\n"
    )
    config = Config(select=("heading-in-paragraph",))
    mended = mend(source_of(text, "-", "txt"), config, Safety.UNSAFE)
    assert mended.text == text.replace("（三）", "\n　　（三）")
    assert mended.remaining.findings == ()
