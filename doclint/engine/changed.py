"""Which findings touch lines that changed since a commit.

Lines are git's, ended by LF alone: a finding's own lines also end at CR.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from doclint.model.finding import Finding
from doclint.model.report import Report
from doclint.model.span import Span


class Ranges(NamedTuple):
    """Lines of a document that changed: first and last, 1-based; `whole` where all of it is new.

    Where lines were taken out, the line before and the line after have changed.
    """

    lines: tuple[tuple[int, int], ...] = ()
    whole: bool = False


WHOLE = Ranges(whole=True)
_FILE = re.compile(rb'^\+\+\+ (?:b/(.*?)|"b/(.*)"|/dev/null)\t?$')
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(rb'^Binary files .* and (?:b/(.*)|"b/(.*)") differ$')


def ranges_in(diff: bytes) -> dict[bytes, Ranges]:
    """Return what `git diff --unified=0` says, by path in the working tree."""
    found: dict[bytes, list[tuple[int, int]]] = {}
    binary: set[bytes] = set()
    current: list[tuple[int, int]] = []
    in_hunk = 0
    for line in diff.split(b"\n"):
        if in_hunk and line.startswith((b"+", b"-")):
            in_hunk -= 1
            continue
        if name := _FILE.match(line):
            current = found.setdefault(_path(name[1], name[2]), [])
        elif hunk := _HUNK.match(line):
            current.append(_changed(int(hunk[1]), int(hunk[2] or 1)))
            in_hunk = _length(line)
        elif other := _BINARY.match(line):
            binary.add(_path(other[1], other[2]))
    ranges = {path: Ranges(tuple(lines)) for path, lines in found.items() if path}
    return ranges | dict.fromkeys(binary, WHOLE)


def only_changed(report: Report, ranges: Ranges) -> Report:
    """Return `report` with the findings alone whose own place, or a related one, touches `ranges`."""
    if ranges.whole:
        return report
    spans = spans_of(report.text, ranges.lines)
    kept = tuple(finding for finding in report.findings if _touches(finding, spans))
    return report._replace(findings=kept)


def spans_of(text: str, lines: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the spans of ranges of lines, line ends included."""
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    starts.append(len(text))
    last = len(starts) - 1
    return [Span(starts[min(first, last) - 1], starts[min(to, last)]) for first, to in lines]


def _touches(finding: Finding, spans: list[Span]) -> bool:
    return any(
        _holds(spans, place)
        for place in (finding.span, *(related.span for related in finding.related))
    )


def _holds(spans: list[Span], place: Span) -> bool:
    """Tell whether one of `spans`, which are in order, shares a character with `place` or holds it."""
    at = bisect_right(spans, place.start, key=_end)
    return at < len(spans) and spans[at].start < max(place.end, place.start + 1)


def _end(span: Span) -> int:
    return span.end


def _changed(first: int, count: int) -> tuple[int, int]:
    if count:
        return first, first + count - 1
    return max(first, 1), first + 1


def _length(hunk: bytes) -> int:
    """Return how many lines of + and - follow the head of a hunk."""
    old, new = re.findall(rb"[-+]\d+(?:,(\d+))?", hunk.split(b" @@")[0])[:2]
    return int(old or 1) + int(new or 1)


def _path(plain: bytes | None, quoted: bytes | None) -> bytes:
    """Return a path as it is: git writes quotes, control characters and the like with backslashes."""
    if quoted is None:
        return plain or b""
    import codecs

    path: bytes = codecs.escape_decode(quoted)[0]
    return path
