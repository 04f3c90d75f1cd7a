"""Every rule has a page, and every example on it holds."""

import pytest

import doclint
from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.engine.pages import examples
from doclint.engine.registry import page, rule_types
from doclint.model.finding import Safety
from doclint.model.span import Lines
from doclint.read import source_of
from doclint.rule import Audit

RULES = rule_types()
CASES = [
    pytest.param(rule, example, id=f"{rule.name}:{example.line}:{example.kind}")
    for rule in RULES
    for example in examples(page(rule))
]

OF_FILES = {"running-line", "unread-page"}
"""Rules about what a file holds beside its text: no text is a bad example, tests of the reader are."""


def config_of(rule, example):
    # an audit is about what the others say; their findings are not shown on its page
    select = () if issubclass(rule, Audit) else (rule.name,)
    return Config(select=select, options={rule.name: example.options})


def said(text, findings, language):
    lines = Lines(text)
    out = ""
    for finding in findings:
        place = lines.position(finding.span.start)
        severity = finding.severity.name.lower()
        out += f"{place.line}:{place.column} {severity}: {finding.message.in_(language)}\n"
    return out


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_is_whole(rule):
    words = page(rule)
    assert words.startswith(f"# {rule.name}\n"), "a page begins with the rule's name"
    kinds = {example.kind for example in examples(words)}
    needed = {"good", "near-miss"} if rule.name in OF_FILES else {"bad", "good", "near-miss"}
    assert kinds == needed, f"{rule.name} lacks an example: {kinds}"


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule, example):
    source = source_of(example.text, "-", example.format)
    config = config_of(rule, example)
    report = lint(source, config)
    assert report.crashes == ()
    findings = [finding for finding in report.findings if finding.rule == rule.name]
    assert said(example.text, findings, report.language) == example.findings
    if example.kind == "bad":
        assert findings, "a bad example must have a finding"
        safe = example.text if example.safe is None else example.safe
        fixed = safe if example.fixed is None else example.fixed
        assert mend(source, config, Safety.SAFE).text == safe
        assert mend(source, config, Safety.UNSAFE).text == fixed
        again = mend(source_of(fixed, "-", example.format), config, Safety.UNSAFE)
        assert again.text == fixed
        assert again.quarrel == ()


def test_library_needs_no_configuration():
    assert doclint.lint("一句话。").findings == ()
