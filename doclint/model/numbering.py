"""Numbers that head a block: 第三章, 一、, （二）, 1.2.3, IV., ①, 其次."""

from enum import IntEnum
from typing import NamedTuple


class Style(IntEnum):
    """How a number is written. The order is that of rank: a lower style may hold a higher one."""

    PART = 1  # 第一部分, Part I
    BOOK = 2  # 第一编
    VOLUME = 3  # 第一卷, 第一篇
    CHAPTER = 4  # 第一章, Chapter 1
    NODE = 5  # 第一节, Section 1
    ARTICLE = 6  # 第一条, Article 1
    COMMA = 10  # 一、
    BRACKET = 11  # （一） (一)
    DIGIT = 12  # 1. １． 1、
    DECIMAL = 13  # 1.1, 1.1.2
    DIGIT_BRACKET = 14  # （1） (1)
    HALF_BRACKET = 15  # 1) 1）
    CIRCLED = 16  # ①
    ROMAN = 17  # Ⅱ. II.
    LETTER = 18  # A. a)
    LETTER_BRACKET = 19  # (a)
    ORDINAL = 20  # 第一，
    IS = 21  # 一是
    SEQUENCE = 22  # 首先 其次 再次 最后
    NOTE = 23  # 〔1〕 ［26］ [17]
    SMALL_ROMAN = 24  # (ii) ii. ⅱ）


class Numbering(NamedTuple):
    """A number found in the text.

    `start`, `end`: its place in code points, with its brackets or stop. `digits_start`, `digits_end`:
    the numeral alone. `path`: the value, one integer a level (`1.1.2` gives three, 第五条之二 two).
    """

    style: Style
    path: tuple[int, ...]
    start: int
    end: int
    digits_start: int
    digits_end: int

    @property
    def value(self) -> int:
        """The last number of the path: 2 in `1.1.2`."""
        return self.path[-1]
