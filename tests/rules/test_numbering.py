"""One planted defect is one finding of the right rule, and the numbers are mended exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.model.finding import Safety
from doclint.model.span import Lines
from doclint.parse.numerals import to_chinese
from doclint.read import source_of

RULES = (
    *("numbering-gap", "numbering-repeat", "numbering-order", "count-mismatch"),
    "mixed-numbering",
)
CONFIG = Config(select=RULES)
THINGS = "路桥渠树井灯学田仓站库塘坝沟墙门窗亭"

STYLES = {
    "comma": lambda n: f"{to_chinese(n)}、",
    "bracket": lambda n: f"（{to_chinese(n)}）",
    "digit": lambda n: f"{n}.",
    "article": lambda n: f"第{to_chinese(n)}条　",
}


def text_of(values, style):
    return "".join(
        f"{STYLES[style](value)}修{THINGS[i % len(THINGS)]}{i // len(THINGS) or ''}。村里今年要做的一件事。\n\n"
        for i, value in enumerate(values)
    )


def found(text):
    source = source_of(text, "-", "txt")
    return [
        (finding.rule, Lines(text).position(finding.span.start).line)
        for finding in lint(source, CONFIG).findings
    ]


def mended(text):
    return mend(source_of(text, "-", "txt"), CONFIG, Safety.UNSAFE).text


lengths = st.integers(min_value=5, max_value=30)
styles = st.sampled_from(["comma", "bracket", "digit"])


@given(lengths, styles)
def test_a_sound_run_is_left_alone(n, style):
    assert found(text_of(range(1, n + 1), style)) == []


@given(lengths, styles, st.data())
def test_a_skipped_number(n, style, data):
    at = data.draw(st.integers(1, n - 1))
    text = text_of([*range(1, at + 1), *range(at + 2, n + 2)], style)
    assert found(text) == [("numbering-gap", 2 * at + 1)]
    assert mended(text) == text_of(range(1, n + 1), style)


@given(lengths, styles, st.data())
def test_a_number_written_twice_with_the_rest_too_low(n, style, data):
    at = data.draw(st.integers(1, n - 1))
    text = text_of([*range(1, at + 1), *range(at, n)], style)
    assert found(text) == [("numbering-repeat", 2 * at + 1)]
    assert mended(text) == text_of(range(1, n + 1), style)


@given(lengths, styles, st.data())
def test_a_number_written_twice_alone(n, style, data):
    at = data.draw(st.integers(1, n - 2))
    text = text_of([*range(1, at + 1), at, *range(at + 2, n + 1)], style)
    assert found(text) == [("numbering-repeat", 2 * at + 1)]
    assert mended(text) == text_of(range(1, n + 1), style)


@given(lengths, styles, st.data())
def test_two_numbers_swapped(n, style, data):
    at = data.draw(st.integers(1, n - 2))
    values = list(range(1, n + 1))
    values[at], values[at + 1] = values[at + 1], values[at]
    text = text_of(values, style)
    assert found(text) == [("numbering-order", 2 * at + 1)]
    assert mended(text) == text_of(range(1, n + 1), style)


@given(lengths, st.sampled_from(["comma", "bracket"]), st.data())
def test_a_number_in_other_digits(n, style, data):
    at = data.draw(st.integers(1, n - 1))
    text = text_of(range(1, n + 1), style)
    right = STYLES[style](at + 1)
    odd = text.replace(f"\n{right}", f"\n{right.replace(to_chinese(at + 1), str(at + 1))}")
    assert found(odd) == [("mixed-numbering", 2 * at + 1)]
    assert mended(odd) == text


@given(st.integers(3, 9), st.data())
def test_a_number_skipped_inside_a_paragraph(n, data):
    at = data.draw(st.integers(1, n - 1))
    values = [*range(1, at + 1), *range(at + 2, n + 2)]
    text = f"去年的事：{''.join(f'{to_chinese(v)}是修{THINGS[v]}；' for v in values)}别的没有。\n"
    assert found(text) == [("numbering-gap", 1)]
    right = [f"{to_chinese(i + 1)}是修{THINGS[v]}；" for i, v in enumerate(values)]
    assert mended(text) == f"去年的事：{''.join(right)}别的没有。\n"


@given(st.integers(3, 20), st.integers(-3, 3), st.sampled_from(["：", "。"]))
def test_an_announced_count(n, difference, stop):
    announced = n + difference
    text = f"今年重点做好{to_chinese(max(announced, 2))}个方面工作{stop}\n\n"
    text += text_of(range(1, n + 1), "bracket")
    wrong = max(announced, 2) != n
    assert found(text) == ([("count-mismatch", 1)] if wrong else [])


def test_articles_of_a_law_are_not_numbered_on_without_asking():
    text = text_of([1, 2, 4, 5, 6], "article")
    assert found(text) == [("numbering-gap", 5)]
    assert mended(text) == text


def test_a_number_that_the_text_refers_to_is_not_changed_without_asking():
    text = text_of([1, 2, 4, 5, 6], "bracket") + "具体办法见（五）所说。\n"
    assert found(text) == [("numbering-gap", 5)]
    assert mended(text) == text


@pytest.mark.parametrize("between", ["\n", "。（\n"])
def test_a_number_across_a_line_end_is_not_missing(between):
    text = text_of([1, 2], "bracket") + f"还有{between}三）修井。" + "\n" + text_of([4], "bracket")
    assert found(text if between != "\n" else text.replace("还有\n三", "还有。（三")) == []


def test_markdown_items_are_counted_by_the_renderer():
    source = source_of("1. 修路\n2. 治水\n2. 种树\n5. 办学\n", "-", "md")
    assert lint(source, CONFIG).findings == ()


@pytest.mark.parametrize("between", ["修了路。", "修了路：", "修了路。\n后来又修了桥。"])
def test_a_list_that_begins_again(between):
    lists = [text_of(range(1, n), "bracket").replace("\n\n", "\n") for n in (5, 4)]
    text = f"一、去年\n{lists[0]}{between}\n{lists[1]}"
    expected = [] if between.endswith("：") else ["numbering-order"]
    assert [rule for rule, _ in found(text)] == expected


def test_a_look_alike_of_the_missing_number_is_the_number():
    text = "第一，修路。\n第二，治水。\n笫三，种树。\n第四，办学。\n第五，养老。\n"
    assert found(text) == []
    assert found(text.replace("笫三，", "又")) == [("numbering-gap", 4)]


def test_the_seed(corpus):
    report = lint(_source(corpus / "seed" / "county-report-2024.txt"), CONFIG)
    assert [f.rule for f in report.findings] == ["count-mismatch"]
    assert dict(report.findings[0].evidence) == {"announced": 9, "found": 23, "distinct": 7}
    assert Lines(report.text).position(report.findings[0].span.start).line == 39


def test_a_report_that_lost_three_parts(corpus):
    report = lint(_source(corpus / "clean" / "city" / "马鞍山.txt"), CONFIG)
    gaps = [f for f in report.findings if f.rule == "numbering-gap"]
    assert sum(f.evidence["missing"] for f in gaps) == 4


def _source(path):
    return source_of(path.read_text("utf-8"), str(path), "txt")


@pytest.mark.parametrize(
    "wholes_and_parts",
    [
        "第一编第一章 总则\n第一编第二章 机构\n第二编第一章 附则",
        "BOOK I. (Folio), CHAPTER I. Roads.\n\nBOOK I. (Folio), CHAPTER II. Ponds.",
    ],
)
def test_the_number_of_a_whole_beside_that_of_its_part(wholes_and_parts):
    assert found(wholes_and_parts) == []
