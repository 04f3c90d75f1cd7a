"""Run a linter on planted defects and tell what it made of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from benchmarks.accuracy.planted import AROUND, Planted, Planter, moved
from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.model.document import Genre, Source
from doclint.model.finding import Finding, Safety, Severity
from doclint.model.report import Report
from doclint.model.span import Lines, Span
from doclint.parse import parse
from doclint.read import source_of
from doclint.rule import squeezed

EXCERPT = 60  # code points of the text shown for a finding

Key = tuple[str, str]


class Linter(NamedTuple):
    """What is measured: findings in a source; those and its text after all fixes that can be applied."""

    lint: Callable[[Source], Report]
    mend: Callable[[Source], tuple[Report, str]]


class Said(NamedTuple):
    """A finding as it is shown: rule, severity, 1-based line, excerpt."""

    rule: str
    severity: str
    line: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class Case:
    """One planted defect and what was said about it. `line` is that of the first place, 1-based.

    `found`: by a right rule, in as many places as needed; `loudly`: at warning or above. `otherwise`
    are new findings of other rules there, where it was not found. `elsewhere` are new findings at
    warning or above away from it. `repaired` is None where no repair is expected.
    """

    kind: str
    file: str
    seed: int
    line: int
    excerpt: str
    control: bool
    found: bool
    loudly: bool
    otherwise: tuple[Said, ...]
    elsewhere: tuple[Said, ...]
    repaired: bool | None
    crashes: tuple[str, ...]


def doclint(genre: Genre | None = None) -> Linter:
    """Return doclint with its default settings."""
    config = Config(genre=genre)

    def mended(source: Source) -> tuple[Report, str]:
        outcome = mend(source, config, Safety.UNSAFE)
        return outcome.report, outcome.text

    return Linter(lambda source: lint(source, config), mended)


def cases(
    source: Source,
    kinds: Sequence[tuple[str, Planter]],
    seeds: Iterable[int],
    linter: Linter,
    genre: Genre | None = None,
) -> list[Case]:
    """Plant each kind in `source` once a seed and judge what `linter` makes of it."""
    document = parse(source, genre)
    clean, mended = linter.mend(source)
    as_before = {lines(source.text), lines(mended)}  # the clean text has defects of its own
    judged = []
    for seed in seeds:
        for kind, planter in kinds:
            planted = planter(document, Random(f"{seed}:{kind}:{len(source.text)}"))  # noqa: S311
            if planted is None:
                continue
            changed = source_of(planted.text, source.name, source.format)
            repaired = None
            if planted.repair:
                report, mended = linter.mend(changed)
                repaired = lines(mended) in as_before
            else:
                report = linter.lint(changed)
            judged.append(judge(kind, seed, planted, report, clean, repaired))
    return judged


def judge(
    kind: str,
    seed: int,
    planted: Planted,
    report: Report,
    clean: Report,
    repaired: bool | None,
) -> Case:
    """Return what `report` makes of `planted`; `clean` is the report on the clean document."""
    text = planted.text
    known = {key(finding, clean.text) for finding in clean.findings}
    stood = [(f.rule, moved(planted.edits, f.span)) for f in clean.findings]
    fresh = [f for f in report.findings if key(f, text) not in known]
    there = [f for f in fresh if _meets(f.span, planted.places)]
    right = [f for f in there if f.rule in planted.right or f.group in planted.right]
    loud = [f for f in right if f.severity >= Severity.WARNING]
    found = not planted.control and _hits(right, planted) >= planted.needed
    away = [
        f
        for f in fresh
        if f.severity >= Severity.WARNING
        and not _meets(f.span, planted.places)
        and not _meets(f.span, planted.also)
        and not _meets(f.span, [span for rule, span in stood if rule == f.rule])
    ]
    other = [] if found else [f for f in there if planted.control or f not in right]
    place = planted.places[0] if planted.places else Span(0, 0)
    rows = Lines(text)
    return Case(
        kind=kind,
        file=report.path,
        seed=seed,
        line=rows.position(place.start).line,
        excerpt=_excerpt(place, text),
        control=planted.control,
        found=found,
        loudly=found and _hits(loud, planted) >= planted.needed,
        otherwise=tuple(_said(f, text, rows) for f in other),
        elsewhere=tuple(_said(f, text, rows) for f in away),
        repaired=repaired,
        crashes=tuple(f"{crash.rule}: {crash.error}" for crash in report.crashes),
    )


def key(finding: Finding, text: str) -> Key:
    """Return rule and words of a finding: what it is told again by where offsets have shifted."""
    # a lone comma is told from another by what stands beside it
    return finding.rule, squeezed(_with_neighbours(finding.span).of(text))


def lines(text: str) -> str:
    """Return the lines that hold words, without the white space that a reader does not see."""
    return "\n".join(squeezed(line) for line in text.splitlines() if line.strip())


def _with_neighbours(span: Span) -> Span:
    if span.end - span.start >= AROUND:
        return span
    return Span(max(0, span.start - AROUND), span.end + AROUND)


def _hits(findings: Iterable[Finding], planted: Planted) -> int:
    spans = [finding.span for finding in findings]
    return sum(_meets(place, spans) for place in planted.places)


def _meets(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether `span` shares a character with one of `others`, or touches it."""
    return any(span.start <= other.end and other.start <= span.end for other in others)


def _said(finding: Finding, text: str, rows: Lines) -> Said:
    line = rows.position(finding.span.start).line
    return Said(finding.rule, finding.severity.name.lower(), line, _excerpt(finding.span, text))


def _excerpt(span: Span, text: str) -> str:
    words = squeezed(_with_neighbours(span).of(text)[: EXCERPT * 2])
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…"
