"""A GitLab code quality report: a JSON array that merge requests compare with that of their target."""

from collections.abc import Iterator
from hashlib import sha256

from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Severity
from doclint.model.report import Report
from doclint.render.json import dumped
from doclint.render.paths import repository_path
from doclint.render.places import Places
from doclint.render.tally import Tally, troubles
from doclint.render.terminal import Style, language_for, related_text
from doclint.render.width import plain

SEPARATOR = ",\n"
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def opening() -> str:
    """Return the beginning of the array."""
    return "[\n"


def document(report: Report, style: Style, tally: Tally) -> Iterator[str]:
    """Yield an object for each finding and each thing that could not be done."""
    language = language_for(report, style, tally)
    path = repository_path(report.path)
    for trouble in troubles(report):
        words = trouble.message.in_(language)
        rule = trouble.rule or "doclint"
        yield _entry(path, rule, "critical", words, _hash(path, rule, trouble.error), (1, 1))
    places = Places(report.text, "utf-8")
    separator = "；" if language == "zh" else "; "
    for finding, name in zip(report.findings, fingerprints(report), strict=True):
        if finding.suppression:
            continue
        said = [plain(finding.message.in_(language))]
        said += [related_text(report.text, places.lines, one, language) for one in finding.related]
        first = places.lines.position(finding.span.start).line
        yield _entry(
            path,
            finding.rule,
            _SEVERITIES[finding.severity],
            separator.join(said),
            _hash(path, name),
            (first, places.last_line(finding.span)),
        )


def closing(tally: Tally, style: Style) -> str:  # noqa: ARG001 - as every format
    """Return the end of the array."""
    return "\n]\n"


def _entry(
    path: str, rule: str, severity: str, words: str, fingerprint: str, lines: tuple[int, int]
) -> str:
    return dumped(
        {
            "description": words,
            "check_name": rule,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
        }
    )


def _hash(*words: str) -> str:
    """Return a name that no other entry of the report has: those of findings are per document."""
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
