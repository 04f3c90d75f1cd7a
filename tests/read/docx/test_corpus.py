"""Real documents: what is found in them does not depend on the format."""

from collections import Counter

import pytest

import doclint


@pytest.fixture(scope="module")
def reports(corpus):
    paths = sorted((corpus / "docx").rglob("*.docx"))
    assert len(paths) > 20
    return {path: doclint.lint_file(path) for path in paths}


def said(report):
    return Counter((finding.rule, finding.span.of(report.text)) for finding in report.findings)


def test_findings_are_those_of_the_plain_text(corpus, reports):
    compared = 0
    for path, report in reports.items():
        plain = corpus / "clean" / "city" / f"{path.stem}.txt"
        if path.parent.name == "city" and plain.exists():
            assert said(report) == said(doclint.lint_file(plain)), path.name
            compared += 1
    assert compared > 10


def test_published_documents_give_few_findings(reports):
    chars = sum(report.chars for report in reports.values())
    assert sum(len(report.findings) for report in reports.values()) * 1_000 <= chars * 0.05
    assert not any(report.crashes for report in reports.values())
