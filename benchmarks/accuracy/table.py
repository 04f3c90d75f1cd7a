"""Sum cases up and print them."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from benchmarks.accuracy.judge import Case

Z = 1.96  # of a 95 % interval


class Row(NamedTuple):
    """The cases of one kind, counted. `low` and `high` bound the share found, 95 % Wilson interval.

    For a control `found` counts the cases that stayed silent.
    """

    kind: str
    control: bool
    cases: int
    found: int
    loudly: int
    low: float
    high: float
    otherwise: int
    elsewhere: int
    repairable: int
    repaired: int


def wilson(found: int, cases: int) -> tuple[float, float]:
    """Return the bounds of the share `found` of `cases`."""
    if not cases:
        return 0.0, 1.0
    share, weight = found / cases, Z * Z / cases
    middle = share + weight / 2
    spread = Z * sqrt(share * (1 - share) / cases + weight / (4 * cases))
    return max(0.0, (middle - spread) / (1 + weight)), min(1.0, (middle + spread) / (1 + weight))


def rows_of(cases: Iterable[Case], kinds: Iterable[str]) -> list[Row]:
    """Return a row for each of `kinds` that has cases, and the total over the defects among them."""
    by_kind: dict[str, list[Case]] = {kind: [] for kind in kinds}
    for case in cases:
        by_kind[case.kind].append(case)
    rows = [row(kind, some) for kind, some in by_kind.items() if some]
    defects = [case for some in by_kind.values() for case in some if not case.control]
    return [*rows, row("total", defects)] if defects else rows


def row(kind: str, cases: Sequence[Case]) -> Row:
    """Count `cases`."""
    control = any(case.control for case in cases)
    good = [case for case in cases if (_silent(case) if control else case.found)]
    low, high = wilson(len(good), len(cases))
    return Row(
        kind=kind,
        control=control,
        cases=len(cases),
        found=len(good),
        loudly=sum(case.loudly for case in cases),
        low=round(low, 3),
        high=round(high, 3),
        otherwise=sum(bool(case.otherwise) for case in cases),
        elsewhere=sum(len(case.elsewhere) for case in cases),
        repairable=sum(case.repaired is not None for case in cases),
        repaired=sum(bool(case.repaired) for case in cases),
    )


def _silent(case: Case) -> bool:
    return not case.elsewhere and all(said.severity == "info" for said in case.otherwise)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as text, one a line."""
    head = (
        f"{'kind':<25}{'cases':>6}{'found':>7}{'share':>7}  {'95 %':<12}"
        f"{'loud':>6}{'other':>7}{'else':>6}{'a case':>8}  repaired"
    )
    return "\n".join([head, *(_line(each) for each in rows)])


def _line(each: Row) -> str:
    name = f"{each.kind} (control)" if each.control else each.kind
    interval = f"{each.low:.2f}-{each.high:.2f}"
    repaired = f"{each.repaired}/{each.repairable}" if each.repairable else "-"
    return (
        f"{name:<25}{each.cases:>6}{each.found:>7}{each.found / each.cases:>7.2f}  {interval:<12}"
        f"{each.loudly:>6}{each.otherwise:>7}{each.elsewhere:>6}"
        f"{each.elsewhere / each.cases:>8.3f}  {repaired}"
    )


def misses(cases: Iterable[Case], most: int) -> str:
    """Return at most `most` cases a kind that went wrong, with where and how."""
    shown: dict[str, int] = {}
    out = []
    for case in cases:
        wrong = _wrongs(case)
        if wrong and shown.get(case.kind, 0) < most:
            shown[case.kind] = shown.get(case.kind, 0) + 1
            out.append(f"{case.kind}  {case.file}:{case.line}  seed {case.seed}  «{case.excerpt}»")
            out += [f"    {line}" for line in wrong]
    return "\n".join(out)


def _wrongs(case: Case) -> list[str]:
    wrong = [] if case.found or case.control else ["not found"]
    wrong += [f"otherwise {s.severity} {s.rule} {s.line} «{s.excerpt}»" for s in case.otherwise]
    wrong += [f"elsewhere {s.severity} {s.rule} {s.line} «{s.excerpt}»" for s in case.elsewhere]
    if case.repaired is False:
        wrong.append("not repaired")
    return wrong
