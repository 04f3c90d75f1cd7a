"""Numerals to integers and back: Arabic, full-width, Chinese, Roman, circled, letters."""

import unicodedata
from functools import lru_cache

_FORMAL = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN = "零一二三四五六七八九十百千"
_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip(_FORMAL[:10], range(10), strict=True)),
    **dict(zip("○Ｏ弌弍两兩貳參叄叁陸", (0, 0, 1, 2, 2, 2, 2, 3, 3, 3, 6), strict=True)),
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_CIRCLED = (
    "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))),
    "".join(map(chr, range(0x2474, 0x2488))),
    "".join(map(chr, range(0x2488, 0x249C))),
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

CHINESE = "".join({**_DIGITS, **_TENS, **_UNITS, **_BIG})
"""Every character a Chinese numeral may hold."""


def from_chinese(numeral: str) -> int | None:
    """Read 二十三, 卅五, 百二十, 一百二, 二〇二三, 壹佰贰拾叁, 两百零五; None where it is no number."""
    if not numeral or any(c not in CHINESE for c in numeral):
        return None
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = section = 0
    digit: int | None = None
    last, big = _ENDLESS, _ENDLESS  # the units that the next must stay below
    for place, c in enumerate(numeral):
        value = _DIGITS.get(c)
        if value is not None:
            zero = numeral[place - 1] in _DIGITS if place else False
            if digit is not None or (zero and value == 0):
                return None
            digit = value or None
        elif c in _TENS:
            if digit is not None or last <= 10:
                return None
            section, last = section + _TENS[c], 10
        elif c in _UNITS:
            if _UNITS[c] >= last:
                return None
            last = _UNITS[c]
            section, digit = section + (digit or 1) * last, None
        else:
            held = section + (digit or 0)
            if not total + held:
                return None
            total = total + held * _BIG[c] if _BIG[c] < big else (total + held) * _BIG[c]
            section, digit, last, big = 0, None, _ENDLESS, _BIG[c]
    if digit and len(numeral) > 1 and numeral[-2] not in _DIGITS:
        digit *= _place_after(numeral[-2])
    return total + section + (digit or 0)


_ENDLESS = 10**9


def _place_after(unit: str) -> int:
    """Return what a last digit right after `unit` counts: 二 in 一百二 is twenty, in 一百零二 two."""
    return max((_UNITS.get(unit) or _BIG.get(unit) or 10) // 10, 1)


def to_chinese(number: int) -> str:
    """Write 1..9999 as reports number their parts: 一, 十, 十一, 二十三, 一百零五."""
    if not 0 < number < 10_000:
        raise ValueError(f"no Chinese numeral for {number}")
    digits = "零一二三四五六七八九"
    written = ""
    zero = False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += ("零" if zero else "") + digits[digit] + unit
            zero = False
        elif written:
            zero = True
    return written[1:] if written.startswith("一十") else written


def from_roman(numeral: str) -> int | None:
    """Read IV, xii, Ⅳ; None where it is no well-formed Roman number."""
    letters = unicodedata.normalize("NFKC", numeral).upper()
    if not letters or any(c not in _ROMAN for c in letters):
        return None
    values = [_ROMAN[c] for c in letters]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if to_roman(total) == letters else None


def to_roman(number: int) -> str:
    """Write 1..3999 as capital Roman letters."""
    written = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        written += letters * (number // value)
        number %= value
    return written


def from_circled(character: str) -> int | None:
    """Read ① to ㊿, ⑴ and ⒈; None for any other character."""
    if len(character) != 1 or unicodedata.category(character) != "No":
        return None
    plain = unicodedata.normalize("NFKC", character).strip("().")
    return int(plain) if plain.isdecimal() else None


@lru_cache(maxsize=1_000)
def number_of(numeral: str) -> int | None:
    """Read any numeral but Roman ones and letters."""
    if numeral.isdecimal():
        return int(numeral)
    value = from_chinese(numeral)
    return from_circled(numeral) if value is None else value


def like(numeral: str, number: int, *, letter: bool = False) -> str:
    """Write `number` in the manner of `numeral`: Arabic, full-width, Chinese, Roman, circled, letter.

    A letter that is a Roman number too is read as one unless `letter`. Raises ValueError where that
    manner cannot write it.
    """
    if number < 1:
        raise ValueError(f"cannot write {number} like {numeral!r}")
    if numeral.isascii() and numeral.isdecimal():
        return str(number)
    return _like(numeral, number, letter=letter)


@lru_cache(maxsize=1_000)
def _like(numeral: str, number: int, *, letter: bool) -> str:
    if numeral.isdecimal():
        return "".join(chr(ord("０") + int(c)) for c in str(number))
    if from_chinese(numeral) is not None:
        return _chinese_like(numeral, number)
    if from_circled(numeral) is not None:
        return _circled_like(numeral, number)
    if not letter and from_roman(numeral) is not None:
        return _roman_like(numeral, number)
    first = _FIRST.get(numeral)
    if first and number <= 26:
        return chr(ord(first) + number - 1)
    raise ValueError(f"cannot write {number} like {numeral!r}")


_LETTERS = ("A", "a", "Ａ", "ａ")
_FIRST = {chr(ord(first) + i): first for first in _LETTERS for i in range(26)}


def _chinese_like(numeral: str, number: int) -> str:
    if len(numeral) > 1 and all(c in _DIGITS for c in numeral):
        written = "".join("〇一二三四五六七八九"[int(c)] for c in str(number))
    else:
        written = to_chinese(number)
    if any(c in _FORMAL[1:] for c in numeral):
        return written.translate(str.maketrans(_PLAIN, _FORMAL))
    return written


def _circled_like(numeral: str, number: int) -> str:
    for family in _CIRCLED:
        if numeral in family and number <= len(family):
            return family[number - 1]
    raise ValueError(f"cannot write {number} like {numeral!r}")


def _roman_like(numeral: str, number: int) -> str:
    if number > 3999:
        raise ValueError(f"cannot write {number} like {numeral!r}")
    for first, last in (("Ⅰ", "Ⅻ"), ("ⅰ", "ⅻ")):
        if first <= numeral[0] <= last and number <= 12:
            return chr(ord(first) + number - 1)
    written = to_roman(number)
    return written if numeral.isupper() else written.lower()
