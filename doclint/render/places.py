"""Places and edits as other programs count them: columns in code units of UTF-16 or bytes of UTF-8."""

from functools import cached_property
from typing import NamedTuple

from doclint.engine.changes import with_line_ends
from doclint.model.finding import Edit
from doclint.model.report import Report
from doclint.model.span import Lines, Span

_BYTES = {"utf-16-le": 2, "utf-8": 1}  # of a code unit
_STEP = 1_024  # code points: so many are encoded for a column, however long its line is


class Place(NamedTuple):
    """A line and a column, both 1-based."""

    line: int
    column: int


class Places:
    """The places of a text, columns in code units of `encoding`: "utf-16-le" or "utf-8"."""

    def __init__(self, text: str, encoding: str) -> None:
        self.lines = Lines(text)
        self._text = text
        self._encoding = encoding

    def place(self, offset: int) -> Place:
        """Return line and column of `offset`."""
        at = self.lines.position(offset)
        start = offset - at.column + 1
        return Place(at.line, self._units(offset) - self._units(start) + 1)

    def last_line(self, span: Span) -> int:
        """Return the line of the last character of `span`: no line that it merely touches."""
        return self.lines.position(max(span.start, span.end - 1)).line

    @cached_property
    def _steps(self) -> list[int]:
        """How many code units stand before each `_STEP` code points."""
        steps = [0]
        for start in range(0, len(self._text), _STEP):
            steps.append(steps[-1] + self._length(start, start + _STEP))
        return steps

    def _units(self, offset: int) -> int:
        whole = offset // _STEP
        return self._steps[whole] + self._length(whole * _STEP, offset)

    def _length(self, start: int, end: int) -> int:
        encoded = self._text[start:end].encode(self._encoding, "surrogatepass")
        return len(encoded) // _BYTES[self._encoding]


def as_written(report: Report) -> dict[Edit, Edit]:
    """Return the edits that `report` offers, each with its new text as the document ends lines."""
    edits = [edit for finding in report.findings if finding.fix for edit in finding.fix.edits]
    return dict(zip(edits, with_line_ends(report.text, edits), strict=True))
