"""Findings are known again after edits elsewhere."""

from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Finding, Message, Severity
from doclint.model.report import Report
from doclint.model.span import Span


def names(text, *words, rule="some-rule"):
    """The fingerprints of findings on each occurrence of `words` in `text`."""
    spans = []
    for each in words:
        at = text.find(each)
        while at >= 0:
            spans.append(Span(at, at + len(each)))
            at = text.find(each, at + 1)
    findings = [
        Finding(rule, "g", span, Message("有", "here"), Severity.INFO) for span in sorted(spans)
    ]
    return fingerprints(
        Report("a", "txt", "utf-8", "zh", "report", len(text), text, tuple(findings))
    )


def test_lines_before_do_not_count():
    assert names("甲乙丙丁。", "丙丁") == names("新的一段。\n\n甲乙丙丁。", "丙丁")


def test_white_space_does_not_count():
    assert names("　　甲乙 丙丁。\n", "丙丁") == names("甲乙丙丁。", "丙丁")
    assert names("甲乙丙丁。", "乙丙") == names("甲乙 丙丁。", "乙 丙")


def test_the_number_of_a_block_does_not_count():
    heading = "聚力改革开放"
    assert names(f"（三）{heading}", f"（三）{heading}") == names(
        f"（四）{heading}", f"（四）{heading}"
    )
    assert names(f"三、{heading}", "改革") == names(f"十二、{heading}", "改革")


def test_numbers_within_a_long_place_do_not_count():
    section = "一、总则\n1．第一件。\n2．第二件。"
    moved = "二、总则\n3．第一件。\n4．第二件。"
    assert names(section, section) == names(moved, moved)


def test_place_that_is_the_number_itself_rests_on_its_heading():
    assert names("（三）甲", "（三）") == names("（四）甲", "（四）")
    assert names("（三）甲", "（三）") != names("（三）乙", "（三）")


def test_words_and_rule_count():
    assert names("甲乙丙丁。", "丙丁") != names("甲乙丙戊。", "丙戊")
    assert names("甲乙丙丁。", "丙丁", rule="a") != names("甲乙丙丁。", "丙丁", rule="b")


def test_equal_findings_in_one_file_differ_by_their_order():
    twice = names("甲乙丙。\n甲乙丙。\n", "乙")
    assert len(set(twice)) == 2
    assert twice[0] == names("甲乙丙。", "乙")[0]


def test_same_characters_with_other_neighbours_differ():
    assert names("建设设备。", "设设") != names("铺设设施。", "设设")


def test_long_places_differ_by_either_end():
    long = "甲" * 9_000
    assert names(f"{long}乙", f"{long}乙") != names(f"{long}丙", f"{long}丙")
    assert all(len(name) == 16 for name in names(long + "乙", "乙"))
