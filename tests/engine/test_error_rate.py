"""The estimate of the error rate: what a finding counts, and what that makes of a document."""

import json

import pytest

from doclint.engine import error_rate
from doclint.engine.error_rate import Estimate, clause, clauses
from doclint.model.finding import Edit, Finding, Fix, Message, Origin, Safety, Severity, Suppression
from doclint.model.report import Report
from doclint.model.span import Span

TEXT = "甲乙丙丁戊己庚。\n　\n辛壬癸"


def finding(*edits, group="text", span=(0, 1), **given):
    fix = Fix(Message("改", "mend"), tuple(edits), Safety.SAFE) if edits else None
    settings = {"severity": Severity.WARNING, "fix": fix} | given
    return Finding(
        rule="a-rule", group=group, span=Span(*span), message=Message("", ""), **settings
    )


def report(*findings, chars=10_000):
    return Report("a.txt", "txt", "utf-8", "zh", "report", chars, TEXT, findings)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(Span(0, 1)), "ONE"),
        (Edit(Span(0, 2)), "FEW"),
        (Edit(Span(0, 5)), "FEW"),
        (Edit(Span(0, 6)), "MANY"),
        (Edit(Span(0, 0), "子"), "ONE"),
        (Edit(Span(0, 0), "子丑寅卯辰巳"), "MANY"),
        (Edit(Span(0, 1), "子"), "ONE"),
        (Edit(Span(0, 3), "甲丙"), "ONE"),  # what stays at both ends is no change
        (Edit(Span(7, 8)), "PUNCTUATION"),
        (Edit(Span(7, 8), "，"), "PUNCTUATION"),
        (Edit(Span(8, 11)), "SPACING"),
        (Edit(Span(0, 0), "\u200b"), "SPACING"),
    ],
)
def test_a_fix_counts_by_what_it_changes(edit, expected):
    assert clause(finding(edit), TEXT) is getattr(error_rate, expected)


@pytest.mark.parametrize(
    ("group", "edits", "expected"),
    [
        ("numbering", (), "LOGIC"),
        ("numbering", (Edit(Span(0, 1), "乙"),), "LOGIC"),
        ("truncation", (), "LOGIC"),
        ("headings", (), "LOGIC"),
        ("layout", (Edit(Span(0, 7)),), "RUNNING_HEAD"),
        ("layout", (Edit(Span(8, 9)),), "SPACING"),
        ("layout", (), "SPACING"),
        ("duplication", (), "MANY"),
        ("text", (), "ONE"),
        ("anything", (), "ONE"),
    ],
)
def test_without_a_telling_fix_the_group_counts(group, edits, expected):
    span = (0, 7) if group == "duplication" else (0, 1)
    assert clause(finding(*edits, group=group, span=span), TEXT) is getattr(error_rate, expected)


def test_edits_of_one_fix_are_added_up():
    assert clause(finding(Edit(Span(0, 3)), Edit(Span(4, 7))), TEXT) is error_rate.MANY


def test_what_counts_nothing():
    allowed = finding(suppression=Suppression(Origin.ALLOWED))
    hint = finding(severity=Severity.INFO)
    comment = finding(group="allowances")
    one = finding(Edit(Span(0, 1)))
    found = clauses(report(allowed, hint, comment, one, one))
    assert found == [None, None, None, error_rate.ONE, None]


def test_findings_without_a_fix_are_an_error_each():
    assert clauses(report(finding(), finding())) == [error_rate.ONE, error_rate.ONE]


def test_running_heads_count_twice_at_most_a_document():
    heads = [finding(Edit(Span(at, at + 1)), group="layout") for at in range(5)]
    estimate = Estimate()
    estimate.add(report(*heads))
    assert estimate.total == 2
    estimate.add(report(*heads))
    assert (estimate.total, estimate.chars, estimate.rate) == (4, 20_000, 2.0)


def test_tenths_add_up_to_round_figures():
    marks = [finding(Edit(Span(7, 8), mark)) for mark in "，；：！？、…"]
    estimate = Estimate()
    estimate.add(report(*marks, chars=5_000))
    assert (estimate.total, estimate.rate) == (0.7, 1.4)


def test_no_text_has_no_rate():
    assert Estimate().rate == 0


def test_the_table_names_the_counting_rule():
    from doclint.render.error_rate import estimate_text

    estimate = Estimate()
    estimate.add(report(finding(Edit(Span(0, 6))), chars=8_000))
    said = estimate_text(estimate, "zh")
    assert said.startswith("差错率（估计）：5/10000，超过合格线 1/10000（4 个差错，8,000 字）\n")
    assert "  a-rule   1     4  每处多、漏5个字以上，计4个差错\n" in said
    assert "Estimated error rate: 5 in 10,000 characters, over the limit of 1" in estimate_text(
        estimate, "en"
    )
    assert "未超过" in estimate_text(Estimate(chars=10), "zh")


def test_json_says_it_of_each_finding():
    from doclint.render import json as form
    from doclint.render.tally import Tally
    from doclint.render.terminal import Style

    one, tally = report(finding(Edit(Span(0, 6))), finding(severity=Severity.INFO)), Tally()
    plain = json.loads(form.document(one, Style(), tally)[0])
    assert "error_rate" not in plain["findings"][0]
    tally.estimate = Estimate()
    tally.add(one)
    counted = json.loads(form.document(one, Style(), tally)[0])
    assert counted["findings"][0]["error_rate"] == {
        "errors": 4,
        "counted_as": "每处多、漏5个字以上，计4个差错",
    }
    assert counted["findings"][1]["error_rate"] is None
    whole = json.loads(form.opening() + form.closing(tally, Style()))
    assert whole["summary"]["error_rate"] == {
        "errors": 4,
        "chars": 10_000,
        "per_10000": 4.0,
        "limit": 1,
    }
