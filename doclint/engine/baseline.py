"""A baseline: the findings that were there before doclint was, so that only new ones count.

A finding is known again by its fingerprint, which rests on rule and words, not on its line. Text that
moves, is numbered anew or is edited elsewhere leaves it known.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Finding, Origin, Suppression
from doclint.model.report import Report, Resolved

VERSION = 1
_QUOTED = 40  # code points of the place that an entry shows to its reader


class BaselineError(Exception):
    """A baseline that can't be used: the reason and what to do."""


class Entry(NamedTuple):
    """A finding of the baseline: its rule, its fingerprint and how its place begins."""

    rule: str
    fingerprint: str
    words: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries by document. A path is relative to the folder of the baseline file, with slashes."""

    files: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


def entries_of(report: Report) -> tuple[Entry, ...]:
    """Return an entry for each finding of `report` that counts."""
    return tuple(
        Entry(finding.rule, name, _words(report.text, finding))
        for finding, name in zip(report.findings, fingerprints(report), strict=True)
        if finding.suppression is None
    )


def compared(report: Report, entries: Iterable[Entry], ran: Iterable[str]) -> Report:
    """Return `report` with the findings of `entries` marked, and those that are no more.

    `ran` names the rules that ran: of another one nothing can be said to be resolved.
    """
    left = Counter(entry.fingerprint for entry in entries)
    findings = []
    for finding, name in zip(report.findings, fingerprints(report), strict=True):
        known = finding.suppression is None and left[name] > 0
        left[name] -= known
        findings.append(
            finding._replace(suppression=Suppression(Origin.BASELINE)) if known else finding
        )
    crashed = {crash.rule for crash in report.crashes}
    could_see = set(ran) - crashed
    gone = tuple(
        Resolved(entry.rule, entry.words)
        for entry in entries
        if left[entry.fingerprint] > 0 and entry.rule in could_see
    )
    return report._replace(findings=tuple(findings), resolved=gone, baselined=True)


def to_json(baseline: Baseline) -> str:
    """Return `baseline` as JSON, an entry a line and in order, so that a diff of two can be read."""
    said = []
    for path in sorted(baseline.files):
        rows = ",\n".join(f"      {_dumped(e._asdict())}" for e in sorted(baseline.files[path]))
        said.append(f"    {_dumped(path)}: [\n{rows}\n    ]")
    files = "{\n" + ",\n".join(said) + "\n  }" if said else "{}"
    return f'{{\n  "version": {VERSION},\n  "files": {files}\n}}\n'


def from_json(text: str) -> Baseline:
    """Return the baseline in `text`. Raises BaselineError where it is none, or of another version."""
    try:
        table: Any = json.loads(text)
        version = table["version"]
        if version != VERSION:
            raise BaselineError(
                f"it is of version {version}, this doclint writes version {VERSION};"
                " make it anew with `doclint baseline`"
            )
        files = {
            str(path): tuple(Entry(e["rule"], e["fingerprint"], e["words"]) for e in entries)
            for path, entries in table["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BaselineError(
            f"it is not a baseline ({type(error).__name__}: {error});"
            " make it anew with `doclint baseline`"
        ) from error
    return Baseline(files)


def _words(text: str, finding: Finding) -> str:
    start, end = finding.span
    return " ".join(text[start : min(end, start + _QUOTED)].split())


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
