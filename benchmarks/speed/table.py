"""Print rows as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

_DECIMALS = {
    "ms": 1,
    "wall s": 3,
    "cpu s": 3,
    "ordinary cpu s": 3,
    "MiB": 0,
    "s/MB": 3,
    "ratio": 2,
    "MB/s": 2,
}


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return `rows` as aligned text, a column for each key in the order of its first use."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [names, *([shown(name, row.get(name)) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for line in cells:
        first, *others = zip(line, widths, strict=True)
        padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def shown(name: str, value: Any) -> str:
    """Return a value of the column `name` as people read it."""
    if value is None:
        return ""
    if name == "share":
        return f"{value:.1%}"
    if isinstance(value, float):
        return f"{value:,.{_DECIMALS.get(name, 2)}f}"
    return f"{value:,}" if type(value) is int else str(value)
