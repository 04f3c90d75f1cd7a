"""What the author allows in the document."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import doclint
from doclint.engine import config as engine
from doclint.engine import core
from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.engine.registry import rule_types
from doclint.model.document import Kind, Note
from doclint.model.finding import Finding, Message, Origin, Safety, Severity
from doclint.model.span import Lines, Span
from doclint.read import source_of
from doclint.rule import Document, Edit, Fix, Rule


class Spare(Rule):
    """Finds each 赘; the fix takes out its block, that of the last one each block with one."""

    def check(self, document: Document) -> Iterator[Finding]:
        blocks = [b for b in document.blocks if "赘" in b.span.of(document.text)]
        for block in blocks:
            start = document.text.index("赘", block.start)
            gone = blocks if block is blocks[-1] else [block]
            edits = tuple(Edit(Span(b.outer_start, b.outer_end)) for b in gone)
            fix = Fix(Message("删", "remove"), edits, Safety.SAFE)
            yield self.finding(Span(start, start + 1), Message("赘", "spare"), fix=fix)


@dataclass(frozen=True)
class Other(Spare):
    """The same, under another name and in another group."""


Spare.name, Spare.group, Other.name, Other.group = "spare", "words", "other", "others"
AUDITS = tuple(rule for rule in rule_types() if rule.group == "allowances")


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch):
    for module in (engine, core):
        monkeypatch.setattr(module, "rule_types", lambda _plugins: (Spare, Other, *AUDITS))


def report_on(text, format="md", **settings):  # noqa: A002
    settings.setdefault("select", ("spare", "allowances"))
    return lint(source_of(text, "-", format), Config(**settings))


def open_in(text, format="md", **settings):  # noqa: A002
    """Return rule and line of each finding that counts."""
    lines = Lines(text)
    findings = report_on(text, format, **settings).open
    return [(finding.rule, lines.position(finding.span.start).line) for finding in findings]


def test_the_reason_is_kept_with_the_finding():
    [finding] = report_on("<!-- doclint: allow spare -- 原文  如此 -->\n\n赘。\n").findings
    assert finding.suppression == (Origin.ALLOWED, "原文 如此")


@pytest.mark.parametrize(
    "remark",
    [
        "[doclint: allow spare -- 引文]",
        "【doclint：allow spare —— 引文】",
        "〔doclint：allow spare——引文〕",
        "　　［doclint：allow　spare － 引文］  ",
        "[doclint: allow other, spare - 引文]",
        "[doclint: allow words、others -- 引文]",
        "<!-- doclint: allow spare -- 引文 -->",
        "[doclint: ALLOW spare -- 引文]",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_of_plain_text(remark, end):
    text = end.join(["第一段。", remark, "赘。", "赘。", ""])
    report = report_on(text, "txt", select=("spare", "other", "missing-reason"))
    assert len(report.findings) == 4
    assert [f.span.start for f in report.open if f.rule == "spare"] == [text.rindex("赘")]
    assert {f.suppression.reason for f in report.findings if f.suppression} == {"引文"}


@pytest.mark.parametrize(
    "words", ["见[doclint: allow spare -- 引文]", "[doclint 用法]", "doclint: allow spare"]
)
def test_what_only_speaks_of_it_is_text(words):
    assert ("spare", 2) in open_in(f"{words}\n赘。\n", "txt")
    assert all(b.kind is Kind.PARAGRAPH for b in source_of(f"{words}\n赘。\n", "-", "txt").blocks)


def test_a_remark_is_no_prose_in_wrapped_text_either():
    wide = "a full line of an old speech that was set to break where its seventy columns end\n"
    text = wide * 4 + "\n" + wide * 4 + "[doclint: allow spare -- so it was]\n" + wide * 3 + "赘.\n"
    blocks = source_of(text, "-", "txt").blocks
    assert [block.kind for block in blocks].count(Kind.MATTER) == 1
    assert len(blocks) == 4
    assert blocks[-1].outer_end == len(text)
    assert open_in(text, "txt") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- doclint: allow spare -- r -->\n赘。\n\n赘。\n", [4]),
        ("<!-- doclint: allow spare -- r -->\n\n<!-- note -->\n\n赘。\n\n赘。\n", [7]),
        ("赘。<!-- doclint: allow spare -- r -->\n\n赘。\n", [3]),
        ("- 一。\n- 赘。 <!-- doclint: allow spare -- r -->\n- 赘。\n", [3]),
        ("| 赘 <!-- doclint: allow spare -- r --> |\n|---|\n| 甲 |\n\n赘。\n", [5]),
        ("赘。\n\n<!-- doclint: disable spare -- r -->\n\n赘。\n\n赘。\n\n<!-- doclint: enable spare -->\n\n赘。\n", [1, 11]),
        ("<!-- doclint: disable words -- r -->\n\n赘。\n\n赘。\n", []),
        ("赘。\n\n<!-- doclint: disable-file spare -- r -->\n", []),
        ("```\n<!-- doclint: allow spare -- r -->\n```\n\n赘。\n", [5]),
        ("写 `<!-- doclint: allow spare -->`。\n\n赘。\n", [3]),
        ("<!-- doclint: allow\n  spare -- 两行\n  的理由 -->\n\n赘。\n", []),
    ],
)  # fmt: skip
def test_what_a_remark_is_about(text, lines):
    assert open_in(text) == [("spare", line) for line in lines]


def test_ranges_of_two_rules_end_apart():
    text = (
        "<!-- doclint: disable spare, other -- r -->\n\n赘。\n\n"
        "<!-- doclint: enable spare -->\n\n赘。\n\n<!-- doclint: enable other -->\n\n赘。\n"
    )
    found = open_in(text, select=("spare", "other", "allowances"))
    assert found == [("spare", 7), ("other", 11), ("spare", 11)]


def test_a_note_beside_the_text_is_about_its_paragraphs():
    text = "赘。\n\n赘。\n"
    source = source_of(text, "-", "txt")
    source = source._replace(notes=(Note(Span(4, 5), " doclint: allow spare -- r"),))
    config = Config(select=("spare", "allowances"))
    assert [f.span.start for f in lint(source, config).open] == [0]
    idle = source._replace(notes=(Note(Span(0, 6), "doclint: alow spare"), Note(Span(0, 1), "gut")))
    assert [f.rule for f in lint(idle, config).open if f.rule != "spare"] == ["unknown-allowance"]


def test_audits_are_rules_like_others():
    text = "<!-- doclint: allow spare -->\n\n一。\n"
    assert open_in(text) == [("missing-reason", 1), ("unused-allowance", 1)]
    assert open_in(text, select=("spare", "unused-allowance")) == [("unused-allowance", 1)]
    assert open_in(text, select=(), ignore=("allowances",)) == []
    report = report_on(text, severities={"unused-allowance": Severity.INFO})
    assert [finding.severity for finding in report.open] == [Severity.WARNING, Severity.INFO]


def test_what_audits_say_can_be_allowed():
    text = "<!-- doclint: disable-file allowances -- 样张 -->\n\n<!-- doclint: allow spare -->\n\n一。\n"
    assert open_in(text) == []


@pytest.mark.parametrize(
    "settings", [{"select": ("other", "allowances")}, {"ignore": ("spare",), "select": ()}]
)
def test_of_a_rule_that_did_not_run_nothing_is_unused(settings):
    assert open_in("<!-- doclint: allow spare, words -- r -->\n\n一。\n", **settings) == []


def test_of_a_rule_that_crashed_nothing_is_unused(monkeypatch):
    monkeypatch.setattr(Spare, "check", lambda _self, _document: 1 / 0)
    assert open_in("<!-- doclint: allow spare -- r -->\n\n一。\n") == []


def mended(text, safety=Safety.SAFE, format="md", **settings):  # noqa: A002
    settings.setdefault("select", ("spare", "allowances"))
    return mend(source_of(text, "-", format), Config(**settings), safety).text


def test_an_allowed_passage_stays_whatever_another_finding_wants():
    text = "<!-- doclint: allow spare -- r -->\n\n赘一。\n\n赘二。\n"
    assert mended(text) == text
    [last] = report_on(text).open
    assert last.fix.safety is Safety.SUGGESTED


def test_a_block_with_an_allowance_is_not_taken_from_under_it():
    text = "<!-- doclint: allow spare -- r -->\n\n赘一。\n\n二。\n"
    assert mended(text, select=("spare", "other")) == text
    inside = "赘一。<!-- doclint: allow spare -- r -->\n\n二。\n"
    assert mended(inside, select=("spare", "other")) == "二。\n"


def test_the_section_under_an_allowed_heading_stays():
    text = "# 一\n\n<!-- doclint: allow spare -- r -->\n## 二\n\n赘。\n\n赘。\n"
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("<!-- doclint: allow spare -- r -->\n一。\n", "一。\n"),
        ("一。\n\n<!-- doclint: allow spare -- r -->\n\n二。\n", "一。\n\n二。\n"),
        ("一。\n<!-- doclint: allow spare -- r -->\n\n二。\n", "一。\n\n二。\n"),
        (
            "一。\n<!-- doclint: allow spare -- r -->\n二。\n",
            "一。\n\n二。\n",
        ),  # stays two paragraphs
        ("一。\n\n<!-- doclint: allow spare -- r -->\n", "一。\n"),
        (
            "<!-- doclint: disable spare -- r -->\n\n一。\n\n<!-- doclint: enable spare -->\n",
            "一。\n",
        ),
        (
            "<!-- doclint: allow spare, other -- r -->\n\n一。\n",
            "<!-- doclint: allow other -- r -->\n\n一。\n",
        ),
    ],
)
def test_what_is_unused_goes(text, fixed):
    assert mended(text, Safety.UNSAFE) == fixed
    assert mended(text) == text, "the author's words go only where that is asked for"


def test_a_line_of_plain_text_goes_whole():
    text = "一。\n[doclint: allow spare -- r]\n二。\n"
    assert mended(text, Safety.UNSAFE, "txt") == "一。\n二。\n"


def test_ranges_may_overlap():
    text = "".join(f"<!-- doclint: disable spare -- {i} -->\n\n赘{i}。\n\n" for i in range(3_000))
    assert report_on(text).open == ()


def test_a_remark_at_the_end_of_a_block_is_none_of_its_words():
    text = "甲乙。 <!-- doclint: allow spare -- r -->\n\n- 丙。<!-- doclint: allow spare -- r -->\n"
    blocks = source_of(text, "-", "md").blocks
    assert [block.span.of(text) for block in blocks] == ["甲乙。", "丙。"]
    assert "".join(text[block.outer_start : block.outer_end] for block in blocks) == text


@pytest.mark.parametrize("format", ["md", "txt"])
@pytest.mark.parametrize(
    "part",
    [
        "<!-- doclint:",
        "<!-- doclint: allow x -->\n",
        "<!-- doclint: " + " " * 3_000 + "-->\n",
        "[doclint:" + "- " * 2_000 + "]\n",
    ],
)
def test_odd_remarks_allow_nothing(part, format):  # noqa: A002
    text = part * (80_000 // len(part)) + "\n\n赘。\n"
    report = lint(source_of(text, "-", format), Config())
    assert not report.crashes
    assert "spare" in {finding.rule for finding in report.open}


def test_the_library_allows_too():
    twin = "今年修路三公里，沿线安装路灯一百二十盏，铺设青石板路面，临街店铺统一更换招牌。\n"
    report = doclint.lint(f"{twin}[doclint: allow spare -- 引文]\n{twin}赘。\n")
    assert [finding.rule for finding in report.open] == ["unused-allowance", "other", "spare"]
