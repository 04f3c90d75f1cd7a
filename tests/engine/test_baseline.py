"""A baseline knows its findings again, and no others."""

import pytest

from doclint.engine.baseline import (
    Baseline,
    BaselineError,
    compared,
    entries_of,
    from_json,
    to_json,
)
from doclint.model.finding import Finding, Message, Origin, Severity, Suppression
from doclint.model.report import Crash, Report, Resolved
from doclint.model.span import Span

RAN = ("some-rule", "other-rule")


def report(text, *words, rule="some-rule", **more):
    """A report on `text` with a finding on each occurrence of `words`."""
    findings = []
    for each in words:
        at = text.find(each)
        while at >= 0:
            span = Span(at, at + len(each))
            findings.append(Finding(rule, "g", span, Message("有", "here"), Severity.WARNING))
            at = text.find(each, at + 1)
    findings.sort(key=lambda finding: finding.span)
    return Report(
        "稿.txt", "txt", "utf-8", "zh", "report", len(text), text, tuple(findings), **more
    )


def new(before, after):
    """The places of the findings in `after` that the baseline of `before` does not know."""
    return [f.span.start for f in compared(after, entries_of(before), RAN).open]


def test_what_was_there_is_known():
    one = report("第一段有赘字。", "赘")
    marked = compared(one, entries_of(one), RAN)
    assert not marked.open
    assert marked.findings[0].suppression == Suppression(Origin.BASELINE)
    assert marked.baselined
    assert not marked.resolved


def test_text_that_moves_is_known():
    before = report("第一段有赘字。", "赘")
    after = report("新加的一行。\n又一行。\n第一段有赘字。", "赘")
    assert new(before, after) == []


def test_a_second_equal_finding_is_new():
    before = report("甲有赘字。\n", "赘")
    after = report("甲有赘字。\n甲有赘字。\n", "赘")
    assert new(before, after) == [8]


def test_one_of_two_equal_findings_gone_is_resolved():
    before = report("甲有赘字。\n甲有赘字。\n", "赘")
    after = report("甲有赘字。\n", "赘")
    marked = compared(after, entries_of(before), RAN)
    assert not marked.open
    assert marked.resolved == (Resolved("some-rule", "赘"),)


def test_another_rule_at_the_same_place_is_new():
    before = report("甲有赘字。", "赘")
    assert new(before, report("甲有赘字。", "赘", rule="other-rule")) == [2]


def test_rule_that_did_not_run_or_crashed_resolves_nothing():
    entries = entries_of(report("甲有赘字。", "赘"))
    empty = report("甲。")
    assert compared(empty, entries, RAN).resolved
    assert not compared(empty, entries, ("other-rule",)).resolved
    crashed = report("甲。", crashes=(Crash("some-rule", "ValueError: x"),))
    assert not compared(crashed, entries, RAN).resolved


def test_what_the_author_allowed_is_not_taken_up():
    allowed = report("甲有赘字。", "赘")
    finding = allowed.findings[0]
    finding = finding._replace(suppression=Suppression(Origin.ALLOWED, "引文"))
    assert entries_of(allowed._replace(findings=(finding,))) == ()


def test_file_is_in_order_and_reads_back():
    one, other = entries_of(report("甲有赘字。", "赘")), entries_of(report("乙赘。", "赘", "乙"))
    baseline = Baseline({"b.txt": other, "a/甲.txt": one})
    text = to_json(baseline)
    assert text.index("a/甲.txt") < text.index("b.txt")
    assert from_json(text).files == {"a/甲.txt": one, "b.txt": tuple(sorted(other))}
    assert to_json(from_json(text)) == text
    assert from_json(to_json(Baseline())) == Baseline({})


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"version": 1}', '{"version": 1, "files": {"a": [{}]}}', "null"]
)
def test_what_is_no_baseline_says_what_to_do(text):
    with pytest.raises(BaselineError, match="doclint baseline"):
        from_json(text)


def test_later_version_is_named():
    with pytest.raises(BaselineError, match="version 2"):
        from_json('{"version": 2, "files": {}}')
