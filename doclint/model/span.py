"""Places in a text: spans in code points, and lines at the edges."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple, Self

_LINE_END = re.compile(r"\r{0,2}\n|\r")  # bounded: `\r*` is quadratic on a run of CR


class Span(NamedTuple):
    """A half-open range of code points: 0-based, `end` exclusive."""

    start: int
    end: int

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two share a character; touching spans do not."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Self) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` in this span."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """A place as people count it: `line` and `column` are 1-based, `column` in code points."""

    line: int
    column: int
    offset: int


class Lines:
    """The line starts of a text. LF, CR, CR LF and CR CR LF each end one line."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the first character of each line, ascending; the first is 0."""
        if "\r" in self._text:
            return [0, *map(re.Match.end, _LINE_END.finditer(self._text))]
        starts = [0]
        while (end := self._text.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Return line and column of `offset` (code points, 0-based)."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1, offset)

    def span(self, line: int) -> Span:
        """Return the span of the 1-based `line`, without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":  # a line may be a whole document
            end -= 1
        return Span(start, end)
