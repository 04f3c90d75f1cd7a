"""JUnit XML: a suite a document, a test a finding.

What makes the run fail is a failed test, other findings pass with their words as output, and those
that do not count are skipped, with the reason. A document with nothing to say of is a passed test.
"""

import re

from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Finding, Origin
from doclint.model.report import Report
from doclint.model.span import Lines
from doclint.render.paths import unicode_path
from doclint.render.tally import Tally, troubles
from doclint.render.terminal import Style, language_for, place_of, related_text
from doclint.render.width import plain
from doclint.render.words import SEVERITIES

SEPARATOR = ""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def opening() -> str:
    """Return the declaration and the beginning of the suites."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="doclint">\n'


def document(report: Report, style: Style, tally: Tally) -> list[str]:
    """Return the suite of a document."""
    if report.is_gone:
        return []
    path = unicode_path(report.path)
    language = language_for(report, style, tally)
    tests = []
    for trouble in troubles(report):
        error = _element("error", trouble.message.in_(language), kind=trouble.rule or "doclint")
        tests.append(_test(trouble.rule or "doclint", path, error))
    failures = 0
    lines = Lines(report.text)
    for finding, name in zip(report.findings, fingerprints(report), strict=True):
        outcome = _outcome(report, lines, finding, style, language)
        failures += outcome.startswith("<failure")
        # the fingerprint, not the line: a test keeps its name from run to run
        tests.append(_test(f"{finding.rule} {name}", path, outcome))
    count = len(tests) or 1
    skipped = len(report.findings) - len(report.open)
    numbers = f'tests="{count}" failures="{failures}" errors="{len(troubles(report))}"'
    suite = f'<testsuite name="{_escaped(path)}" {numbers} skipped="{skipped}">\n'
    return [suite + "".join(tests or [_test("doclint", path, "")]) + "</testsuite>\n"]


def closing(tally: Tally, style: Style) -> str:  # noqa: ARG001 - as every format
    """Return the end of the suites."""
    return "</testsuites>\n"


def _outcome(report: Report, lines: Lines, finding: Finding, style: Style, language: str) -> str:
    """Return what became of the test that is a finding, as an element."""
    message = plain(finding.message.in_(language))
    if finding.suppression:
        origin, reason = finding.suppression
        why = "allowed" if origin is Origin.ALLOWED else "in the baseline"
        why += f": {reason}" if reason else ""
        return f'<skipped message="{_escaped(why)}"/>'
    severity = SEVERITIES[finding.severity].in_(language)
    place = place_of(report.path, lines, finding.span.start)
    said = [f"{place}  {severity}  {message}"]
    said += [related_text(report.text, lines, related, language) for related in finding.related]
    if finding.severity < style.failing:
        return f"<system-out>{_escaped(chr(10).join(said))}</system-out>"
    return _element("failure", message, kind=finding.rule, words="\n".join(said))


def _element(name: str, message: str, *, kind: str, words: str = "") -> str:
    attributes = f'message="{_escaped(message)}" type="{_escaped(kind)}"'
    return f"<{name} {attributes}>{_escaped(words)}</{name}>"


def _test(name: str, path: str, outcome: str) -> str:
    attributes = f'name="{_escaped(name)}" classname="{_escaped(path)}"'
    return f"<testcase {attributes}>{outcome}</testcase>\n"


def _escaped(words: str) -> str:
    """Return `words` for XML, with � for what XML 1.0 can't hold."""
    return _NO_XML.sub("\ufffd", words).translate(_ESCAPES)
