"""SARIF 2.1.0, the form of code scanning services.

Findings that do not count are in it, too, marked as suppressed: a service that missed them would
take them for mended.
"""

from collections.abc import Iterator
from typing import Any

from doclint import __version__
from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Edit, Finding, Fix, Origin, Severity, Suppression
from doclint.model.report import Report, Resolved
from doclint.model.span import Span
from doclint.render.json import dumped
from doclint.render.paths import uri
from doclint.render.places import Places, as_written
from doclint.render.sarif_rules import LEVELS, descriptors
from doclint.render.tally import Tally, Trouble
from doclint.render.terminal import Style, language_for

SEPARATOR = ",\n"
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FIXED = {
    "columnKind": "utf16CodeUnits",
    "defaultEncoding": "utf-8",
    "newlineSequences": ["\r\r\n", "\r\n", "\n", "\r"],
}


def opening() -> str:
    """Return what stands before the first result."""
    head = dumped({"$schema": _SCHEMA, "version": "2.1.0"})[:-1]
    return f'{head}, "runs": [{dumped(_FIXED)[:-1]}, "results": [\n'


def document(report: Report, style: Style, tally: Tally) -> Iterator[str]:
    """Yield a result for each finding and each entry of the baseline that is no more."""
    words = _Words(report, language_for(report, style, tally), tally.rules)
    for finding, name in zip(report.findings, fingerprints(report), strict=True):
        yield dumped(words.result(finding, name))
    for resolved in report.resolved:
        yield dumped(words.absent(resolved))


def closing(tally: Tally, style: Style) -> str:
    """Return what stands after the last result: the tool with its rules, how the run went."""
    language = style.language or tally.language or "en"
    driver = {
        "name": "doclint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": descriptors(tally.rules, tally.plugins, language),
    }
    invocation = {
        "executionSuccessful": tally.is_complete and not tally.troubles,
        "toolExecutionNotifications": [_notification(one, language) for one in tally.troubles],
    }
    artifacts = [
        {"location": {"uri": uri(path)}, "encoding": encoding}
        for path, encoding in tally.encodings.items()
    ]
    rest = {"tool": {"driver": driver}, "invocations": [invocation], "artifacts": artifacts}
    return f"\n], {dumped(rest)[1:]}]}}\n"


class _Words:
    """What SARIF says of one document."""

    def __init__(self, report: Report, language: str, rules: dict[str, int]) -> None:
        self._language = language
        self._rules = rules
        self._artifact = {"uri": uri(report.path)}
        self._places = Places(report.text, "utf-16-le")
        self._written = as_written(report)
        self._is_baselined = report.baselined

    def result(self, finding: Finding, fingerprint: str) -> dict[str, Any]:
        said = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules[finding.rule],
            "level": LEVELS[finding.severity],
            "message": {"text": finding.message.in_(self._language)},
            "locations": [self._location(finding.span)],
            "partialFingerprints": {"doclint/v1": fingerprint},
        }
        if finding.related:
            said["relatedLocations"] = [
                {
                    "id": number,
                    **self._location(related.span),
                    "message": {"text": related.message.in_(self._language)},
                }
                for number, related in enumerate(finding.related, 1)
            ]
        if finding.fix and finding.fix.edits:
            said["fixes"] = [self._fix(finding.fix)]
        if finding.suppression:
            said["suppressions"] = [_suppression(finding.suppression)]
        if self._is_baselined:
            said["baselineState"] = "unchanged" if _is_known(finding) else "new"
        if finding.evidence:
            said["properties"] = {"evidence": dict(finding.evidence)}
        return said

    def absent(self, resolved: Resolved) -> dict[str, Any]:
        """Return what was found when the baseline was made; a pass, lest it be taken for a finding."""
        zh, quoted = self._language == "zh", resolved.words
        return {
            "ruleId": resolved.rule,
            "ruleIndex": self._rules[resolved.rule],
            "kind": "pass",
            "level": "none",
            "message": {"text": f"已解决：「{quoted}」" if zh else f"resolved: “{quoted}”"},
            "locations": [{"physicalLocation": {"artifactLocation": self._artifact}}],
            "baselineState": "absent",
        }

    def _location(self, span: Span) -> dict[str, Any]:
        return {
            "physicalLocation": {"artifactLocation": self._artifact, "region": self._region(span)}
        }

    def _region(self, span: Span) -> dict[str, int]:
        start, end = self._places.place(span.start), self._places.place(span.end)
        return {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }

    def _fix(self, fix: Fix) -> dict[str, Any]:
        replacements = [self._replacement(self._written[edit]) for edit in fix.edits]
        return {
            "description": {"text": fix.title.in_(self._language)},
            "artifactChanges": [{"artifactLocation": self._artifact, "replacements": replacements}],
            "properties": {"safety": fix.safety.name.lower()},
        }

    def _replacement(self, edit: Edit) -> dict[str, Any]:
        inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
        return {"deletedRegion": self._region(edit.span), **inserted}


def _is_known(finding: Finding) -> bool:
    return finding.suppression is not None and finding.suppression.origin is Origin.BASELINE


def _suppression(suppression: Suppression) -> dict[str, str]:
    by_author = suppression.origin is Origin.ALLOWED
    said = {"kind": "inSource" if by_author else "external", "status": "accepted"}
    return said | ({"justification": suppression.reason} if suppression.reason else {})


def _notification(trouble: Trouble, language: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "level": LEVELS[Severity.ERROR],
        "message": {"text": trouble.message.in_(language)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(trouble.path)}}}],
    }
    return said | ({"associatedRule": {"id": trouble.rule}} if trouble.rule else {})
