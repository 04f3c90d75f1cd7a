"""A rule that raises, or points outside the text, is one crash; the others run on."""

from collections.abc import Iterator

from doclint.engine.check import check
from doclint.model.finding import Finding, Message, Severity
from doclint.model.span import Span
from doclint.parse import parse
from doclint.read import source_of
from doclint.rule import Document, Rule

SAID = Message("这里", "here")


class At(Rule):
    """Reports one place."""

    place: int = 0

    def check(self, _document: Document) -> Iterator[Finding]:
        yield self.finding(Span(self.place, self.place + 1), SAID)


class Broken(Rule):
    """Raises."""

    def check(self, _document: Document) -> Iterator[Finding]:
        yield self.finding(Span(0, 1), SAID)
        raise KeyError("lost")


Broken.name = "broken"
DOCUMENT = parse(source_of("一二三四五。", "-", "txt"))


def test_findings_are_sorted_by_place():
    findings, crashes = check(DOCUMENT, [At(place=4), At(place=1)], {})
    assert [finding.span.start for finding in findings] == [1, 4]
    assert crashes == ()


def test_a_rule_that_raises_is_one_crash_and_the_rest_run():
    findings, crashes = check(DOCUMENT, [Broken(), At(place=2)], {})
    assert [(crash.rule, crash.error) for crash in crashes] == [("broken", "KeyError: 'lost'")]
    assert Span(2, 3) in [finding.span for finding in findings]


def test_a_place_outside_the_text_is_a_crash():
    _, crashes = check(DOCUMENT, [At(place=99)], {})
    assert "not in a text of 6 characters" in crashes[0].error


def test_severity_can_be_set():
    findings, _ = check(DOCUMENT, [At(place=0)], {At.name: Severity.INFO})
    assert findings[0].severity is Severity.INFO
