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


@pytest.mark.parametrize(("blank", "said"), [("", []), ("\n", ["empty-section"])])
def test_items_of_a_markdown_list_have_nothing_under_them(blank, said):
    roads, ponds, schools = "今年修路三公里，路灯齐全。", "水塘清淤两座。", "新添课桌三百套。"
    text = f"1. 修路\n\n{roads}\n\n2. 清淤\n\n{ponds}\n\n3. 种树\n{blank}4. 办学\n\n{schools}\n"
    report = lint(source_of(text, "-", "md"), Config(select=RULES, genre=Genre.REPORT))
    assert [finding.rule for finding in report.findings] == said


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


def test_recurring_page_ends_go_and_leave_the_text_whole():
    told = [f"第{n}村修路{n}公里，沿线安装路灯{n + 20}盏，年底前全部建成通车。" for n in range(200)]
    whole = ["".join(told[i : i + 20]) for i in range(0, 200, 20)]
    torn = []
    for n, paragraph in enumerate(whole, 1):
        at = paragraph.index("线安装", 300)
        torn.append(f"{paragraph[:at]}\n\n- {n} -\n\n村情简报\n\n{paragraph[at:]}")
    config = Config(select=("split-sentence", "page-furniture"))
    mended = mend(source_of("\n\n".join(torn), "-", "txt"), config, Safety.SAFE)
    assert mended.text == "\n\n".join(whole)


def test_a_short_beginning_that_cannot_end_so_is_reported():
    text = "（一）修好村里的路\n\n路灯全部装好。大力推\n\n（二）办好村里的小学\n\n新建校舍两栋。\n"
    assert [f.rule for f in findings(text)] == ["unfinished-sentence"]


@pytest.mark.parametrize("genre", [Genre.REPORT, Genre.LAW])
def test_numbered_sentences_of_a_law_are_no_empty_sections(genre):
    body = "新修的路由村里统一管护，每条路定一名路长，每月检查两次，发现破损及时修补。" * 3
    text = "".join(f"（{n}）修好第{n}条路。{body}\n\n" for n in "一二三五六")
    text = text.replace("（五）", "（四）其他修路的行为。\n\n（五）")
    said = [f.rule for f in findings(text, genre)]
    assert said == (["empty-section"] if genre is Genre.REPORT else [])


def test_a_first_half_that_looks_like_a_heading_is_joined():
    text = (
        "1.加快推进重点项目建\n\n设，年底前全部建成通车。\n\n2.办好村里的小学\n\n新建校舍两栋。\n"
    )
    mended = mend(source_of(text, "-", "txt"), Config(select=RULES), Safety.SAFE)
    assert mended.text == text.replace("建\n\n设", "建设")
    assert mended.remaining.findings == ()


def test_a_bracket_is_not_closed_by_the_numbers_that_follow():
    text = "（一）新建校舍两栋（含食堂，添置课桌三百套。\n\n（二）修路三公里。\n"
    assert [f.rule for f in findings(text)] == ["unbalanced-pair"]
