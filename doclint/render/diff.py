"""A unified diff of a document, made from its edits.

Comparing two long texts line by line can take quadratic time; the edits are known, so nothing has
to be compared.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doclint.model.finding import Edit


class _Hunk(NamedTuple):
    """Lines that change: `first` to `last` (0-based, end exclusive), and what stands there after."""

    first: int
    last: int
    new: tuple[str, ...]


def unified(text: str, edits: Sequence[Edit], name: str, *, context: int = 3) -> str:
    """Return what `edits` (sorted, apart from each other) change in `text` as a unified diff."""
    if not edits:
        return ""
    lines = _lines(text)
    shift = 0
    path = name.replace("\\", "/").lstrip("/")
    said = [f"--- a/{path}\n", f"+++ b/{path}\n"]
    for group in _groups(_hunks(text, lines, edits), 2 * context):
        first = max(0, group[0].first - context)
        last = min(len(lines), group[-1].last + context)
        body = list(_body(lines, group, first, last))
        grown = sum(len(hunk.new) - (hunk.last - hunk.first) for hunk in group)
        old = _range(first, last - first)
        new = _range(first + shift, last - first + grown)
        said += [f"@@ -{old} +{new} @@\n", *body]
        shift += grown
    return "".join(said)


def _lines(text: str) -> list[str]:
    """Return the lines of `text` with their ends; only LF ends a line, as in any diff."""
    lines = text.split("\n")
    tail = lines.pop()
    return [f"{line}\n" for line in lines] + ([tail] if tail else [])


def _hunks(text: str, lines: list[str], edits: Iterable[Edit]) -> list[_Hunk]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    merged: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first, last = _touched(starts, edit)
        if merged and first <= merged[-1][1]:
            before, until, held = merged[-1]
            held.append(edit)
            merged[-1] = (before, max(until, last), held)
        else:
            merged.append((first, last, [edit]))
    return [
        _Hunk(first, last, tuple(_lines(_after(text, starts[first], starts[last], held))))
        for first, last, held in merged
    ]


def _touched(starts: list[int], edit: Edit) -> tuple[int, int]:
    """Return the lines that `edit` changes; none for whole lines put between two."""
    (start, end), new = edit
    count = len(starts) - 1
    first = min(bisect_right(starts, start) - 1, count)
    last = min(bisect_right(starts, end) - 1, count)
    ends_line = end == starts[last]
    if ends_line and (new.endswith("\n") or (not new and start == starts[first])):
        return first, last
    return min(first, max(count - 1, 0)), min(last + 1, count)


def _after(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    for span, new in edits:
        pieces += (text[start : span.start], new)
        start = span.end
    return "".join((*pieces, text[start:end]))


def _groups(hunks: Iterable[_Hunk], gap: int) -> list[list[_Hunk]]:
    groups: list[list[_Hunk]] = []
    for hunk in hunks:
        if groups and hunk.first - groups[-1][-1].last <= gap:
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
    return groups


def _body(lines: list[str], group: list[_Hunk], first: int, last: int) -> Iterator[str]:
    at = first
    for hunk in group:
        yield from (_written(" ", line) for line in lines[at : hunk.first])
        yield from (_written("-", line) for line in lines[hunk.first : hunk.last])
        yield from (_written("+", line) for line in hunk.new)
        at = hunk.last
    yield from (_written(" ", line) for line in lines[at:last])


def _written(sign: str, line: str) -> str:
    return (
        f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
    )


def _range(first: int, count: int) -> str:
    if count == 1:
        return str(first + 1)
    return f"{first + 1},{count}" if count else f"{first},0"
