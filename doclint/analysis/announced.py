"""What an announced count is, and how numbers and classifiers announce it."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from doclint.analysis.runs import Run
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE, number_of

_SIMPLE = frozenset("一二三四五六七八九十两")
_NUMERALS = frozenset(CHINESE)
_NO_COUNT = ".．第几数多"  # before a number: 第三个, 十几项
_LONGEST_NOUN = 12  # code points


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
    only up to where the list goes on under another heading, or with what begins again at 1. `first`
    and `last` are the numbers or words of the first and last item.
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


class Counted(NamedTuple):
    """A number with its classifier and noun: 五项, 八个方面, 九大行动. Offsets are code points.

    `unit_end` is the end of the classifier, `end` that of the Han characters behind it.
    """

    start: int
    unit_end: int
    end: int
    value: int


def counted(text: str, start: int, end: int) -> Iterator[Counted]:
    """Yield what is counted between `start` and `end`; what follows inside a noun is not looked at."""
    at = start
    while unit := _classifier().search(text, at, end):
        number = _number_before(text, unit.start())
        if number is None or number[0] < start:
            at = unit.start() + 1
            continue
        at = noun_end = unit.end()
        while noun_end < min(end, at + _LONGEST_NOUN) and is_han(text[noun_end]):
            noun_end += 1
        yield Counted(number[0], at, noun_end, number[1])
        at = noun_end


def is_han(character: str) -> bool:
    """Tell whether a character is a letter of no alphabet of ours."""
    return character.isalpha() and not character.isascii()


@cache
def _classifier() -> re.Pattern[str]:
    return re.compile("[个项条大点件类种步篇招]|方面")


def _number_before(text: str, end: int) -> tuple[int, int] | None:
    """Return start and value of the number that ends at `end`: two to ninety-nine, alone."""
    start = end
    while start and text[start - 1] in _NUMERALS:
        start -= 1
    if start == end:
        while start and text[start - 1].isdecimal():
            start -= 1
        simple = end - start <= 2
    else:
        simple = end - start <= 3 and text[start] != "一" and _SIMPLE.issuperset(text[start:end])
    before = text[start - 1] if start else " "
    if start == end or not simple or before.isdecimal() or before in _NO_COUNT:
        return None
    value = number_of(text[start:end])
    return (start, value) if value and value > 1 else None
