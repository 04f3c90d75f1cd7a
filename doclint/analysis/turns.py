"""What stands several times in a row: a loop, or said so on purpose."""

import re

from doclint.analysis.similarity import scaled
from doclint.model.patterns import compiled
from doclint.parse.numerals import CHINESE

TURNS = 3
TURNS_OF_ONE = 5  # of one character
_STOP = r"[。！？!?]|\.\s"
_CALL = 12  # code points of a call, before an exclamation mark; four times as many letters
FEW = 6  # turns; what is said on purpose is said less often
_EXCLAIMED = ("！", "!")
_WORD = re.compile(r"[^\W\d_]")
_BARE = r"[\w\s'-]*"
_EMPHATIC = (
    "非常",
    "特别",
    "十分",
    "超级",
    "永远",
    "真的",
    "绝对",
    "无比",
    "相当",
    "一直",
    "不断",
    "最",
    "很",
    "太",
)
_ADVERB = 3  # code points, with the word that it stands before
_ONE_BY_ONE = 2  # code points: a character and the mark behind it
_WORDS = 3  # English words that are no longer one by one
_NOISE = r"(?i)^[哈呵嘿嘻啊呜哇噢哦嗷咚咯嘟滴嗒轰隆叮当咔嚓汪喵ha锟斤拷烫屯某口\W]+$"
_EMPHASIS = (
    " very so no yes many much more far long never really again and "  # said again on purpose
)


def speaks(words: str) -> bool:
    """Tell whether `words` hold words, and no noise: laughter, garbled bytes."""
    return bool(_WORD.search(words)) and not compiled(_NOISE).match(words)


def is_loop(unit: str, turns: int) -> bool:
    """Tell whether `unit`, so many times in a row, is no word, number or emphasis."""
    if not speaks(unit):
        return False
    if len(set(unit)) == 1:
        return turns >= TURNS_OF_ONE and unit[0] not in CHINESE and not unit.isascii()
    words = unit.split()
    if unit.isascii() and len(words) < _WORDS and turns < FEW:
        return not (unit.isprintable() and " " not in unit) and not any(
            f" {w} " in _EMPHASIS for w in words
        )
    return True


def is_said(text: str, start: int, end: int, unit: str) -> bool:
    """Tell whether a few turns from `start` to `end` are a call (加油！加油！加油！) or words said one by one.

    So are one or two English words, each with a mark behind it: location, location, location; U. S. S.
    """
    if unit.isascii() and len(unit.split()) < _WORDS and not compiled(_BARE).fullmatch(unit):
        return True
    if len(unit) <= _ADVERB and unit.startswith(_EMPHATIC):
        return True  # 非常非常非常好
    if len(unit) == _ONE_BY_ONE and not unit.isalnum():
        return True  # 王、王、王某
    if any(mark in unit for mark in _EXCLAIMED):
        return len(unit) <= scaled(_CALL, "en" if unit.isascii() else "zh")
    return end - start <= _CALL and text.startswith(_EXCLAIMED, end)  # 向前向前向前！


def stands_twice(text: str, start: int, end: int, period: int, least: int) -> bool:
    """Tell whether a long phrase stands twice from `start` on, white space at its end aside.

    Whole sentences are left to what looks for sentences; a path names its folder twice (/notes/notes.pdf).
    """
    unit = text[start : start + period].rstrip()
    if unit.isascii() and " " not in unit:
        return False
    twice = end - start >= period + len(unit) >= 2 * least
    return twice and speaks(unit) and not compiled(_STOP).search(unit)
