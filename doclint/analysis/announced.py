"""What an announced count is, and how numbers and classifiers announce it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from doclint.analysis.runs import Run
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE

NUMBER = rf"(?<![\d.．第几数多{CHINESE}])(?P<n>[两二三四五六七八九十][一二三四五六七八九十]{{0,2}}|\d{{1,2}})"
CLASSIFIER = r"(?:个|项|条|大|点|件|类|种|步|篇|招|方面)"
"""Patterns of a small number, in the group n, and of what may follow it."""


class Link(Enum):
    """What ties an announced count to a list."""

    COLON = "colon"  # the announcement ends in a colon, the list follows
    GENERIC = "generic"  # it is the last sentence before the list: 重点抓好八个方面工作。
    NOUN = "noun"  # the last sentence before the list; each heading bears the noun counted
    INLINE = "inline"  # the items follow in the same paragraph: 三个方面：一是…
    QUOTED = "quoted"  # the items stand in quotes right before the count


class Count(NamedTuple):
    """An announced count and the list it announces. `start`..`end` is the count, in code points.

    `distinct` counts items with the same words once. `also` is what other ways of counting give:
    only up to where the list goes on under another heading, or with what begins again at 1. `first` and `last` are the numbers or words of the first and last item.
    """

    start: int
    end: int
    announced: int
    found: int
    distinct: int
    also: tuple[int, ...]
    link: Link
    first: Span
    last: Span
    run: Run | None = None

    @property
    def agrees(self) -> bool:
        """Tell whether the list holds what was announced, in one way of counting."""
        return self.announced in (self.found, self.distinct, *self.also)
