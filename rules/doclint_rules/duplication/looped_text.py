"""looped-text: a phrase, a sentence or a few lines that go round and round."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Loop,
    Message,
    Rule,
    Safety,
    Severity,
    Span,
    loops,
    squeezed,
    without_sentences,
)

_SHOWN = 12  # code points of the phrase in a message
_MARKS = "，。、；：！？,.;:!? "


class LoopedText(Rule):
    """Text that stands three times in a row or more, as text written by a machine that got stuck."""

    severity = Severity.ERROR
    genres: ClassVar[Mapping[Genre, Mapping[str, Any]]] = {
        Genre.LAW: {"turns": 4, "shortest": 18, "twice": False},
        Genre.TECHNICAL: {"turns": 6, "shortest": 18, "twice": False},
        Genre.LITERATURE: {"turns": 6, "shortest": 18, "twice": False},
    }

    turns: int = 3  # times that the text stands in a row
    shortest: int = 5  # code points of all turns together
    twice: bool = True  # report long phrases that stand twice in a row, too

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each loop, all its turns."""
        report = document.genre is Genre.REPORT
        for loop in loops(document):
            if loop.turns < self.turns and not (self.twice and loop.turns == 2):
                continue
            if loop.end - loop.start < self.shortest:
                continue
            shown = _shown(document.text[loop.start : loop.unit], whole=loop.first >= 0)
            yield self.finding(
                Span(loop.start, loop.end),
                Message(
                    f"“{shown}”连续重复了{loop.turns}遍",
                    f"“{shown}” stands {loop.turns} times in a row",
                ),
                severity=Severity.ERROR if report and loop.turns > 2 else Severity.WARNING,
                evidence={"turns": loop.turns},
                fix=_fix(document, loop),
            )


def _shown(unit: str, *, whole: bool) -> str:
    """Return a turn as a reader would tell it: from its first comma or stop on, if not of `whole` sentences."""
    words = squeezed(unit)
    mark = None if whole else re.search("[，。、；：！？]|[,.;:!?] ", words)
    if mark:
        blank = " " if unit.isascii() else ""
        words = (words[mark.end() :] + blank + words[: mark.end()]).strip(_MARKS)
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _fix(document: Document, loop: Loop) -> Fix:
    edits: tuple[Edit, ...] = (Edit(Span(loop.keep, loop.end)),)
    if loop.first >= 0:
        edits = without_sentences(document, loop.first, loop.last)
    title = Message("只留一遍", "keep one turn")
    likely = Safety.SAFE if loop.turns > 2 else Safety.UNSAFE
    return Fix(title, edits, Safety.SUGGESTED if loop.numbered else likely)
