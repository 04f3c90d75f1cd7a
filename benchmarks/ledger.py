"""The ledger: what doclint says about real documents, with a verdict on each finding.

    python -m benchmarks.ledger DIR            compare the findings in DIR with the ledger
    python -m benchmarks.ledger DIR --write    bring the ledger up to date, keeping the verdicts

A row is a finding at warning or above: file, rule, severity, line, fingerprint and verdict (`true`
or `false`, given by somebody who read it; `?` where nobody has yet). It holds no text.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fingerprint import fingerprints
from doclint.model.finding import Severity
from doclint.model.span import Lines
from doclint.read import ReadError, read_file

LEDGER = Path(__file__).parent.parent / "tests" / "ledger" / "ledger.csv"
UNREAD = "?"
_READ = frozenset({".txt", ".md", ".rst", ".docx"})


class Row(NamedTuple):
    """One finding; `line` is 1-based."""

    file: str
    rule: str
    severity: str
    line: int
    fingerprint: str
    verdict: str = UNREAD

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays when lines move: file, rule and fingerprint."""
        return self.file, self.rule, self.fingerprint


def found(folder: Path) -> list[Row]:
    """Return the findings at warning and above in every text under `folder`, in order."""
    rows: list[Row] = []
    for path in sorted(folder.rglob("*")):
        about = path.stem.isupper()  # README.md and the like speak of the documents
        if path.suffix in _READ and path.is_file() and not about:
            rows += _of_file(path, path.relative_to(folder).as_posix())
    return rows


def _of_file(path: Path, name: str) -> Iterable[Row]:
    try:
        report = lint(read_file(path), Config())
    except ReadError:
        return
    lines = Lines(report.text)
    for finding, mark in zip(report.findings, fingerprints(report), strict=True):
        if finding.severity >= Severity.WARNING:
            line = lines.position(finding.span.start).line
            yield Row(name, finding.rule, finding.severity.name.lower(), line, mark)


def read(path: Path = LEDGER) -> list[Row]:
    """Return the rows of the ledger."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return [Row(name, rule, level, int(line), *rest) for name, rule, level, line, *rest in rows]


def write(rows: Sequence[Row], path: Path = LEDGER) -> None:
    """Write the ledger."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(Row._fields)
        out.writerows(rows)


def judged(rows: Iterable[Row], ledger: Iterable[Row]) -> list[Row]:
    """Return `rows` with the verdicts that `ledger` holds for them."""
    verdicts = {row.key: row.verdict for row in ledger}
    return [row._replace(verdict=verdicts.get(row.key, UNREAD)) for row in rows]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write", "writing", is_flag=True, help="Bring the ledger up to date.")
def main(folder: Path, *, writing: bool) -> None:
    """Compare the findings in FOLDER with the ledger, or bring it up to date."""
    old = read() if LEDGER.exists() else []
    new = judged(found(folder), old)
    if writing:
        write(new)
    gone = {row.key for row in old} - {row.key for row in new}
    unread = [row for row in new if row.verdict == UNREAD]
    for row in old:
        if row.key in gone:
            click.echo(f"gone: {row.file}:{row.line} {row.rule} ({row.verdict})")
    for row in unread:
        click.echo(f"new:  {row.file}:{row.line} {row.rule}")
    for place, counts in sorted(_counts(new).items()):
        click.echo(
            f"{place:24} {counts['true']:5} true {counts['false']:5} false {counts['?']:5} unread"
        )
    sys.exit(1 if gone or unread else 0)


def _counts(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        place = "/".join(row.file.split("/")[:2])
        counts.setdefault(place, Counter())[row.verdict] += 1
    return counts


if __name__ == "__main__":
    main()
