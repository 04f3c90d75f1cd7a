"""Numerals to integers and back: Arabic, full-width, Chinese, Roman, circled, letters."""

from __future__ import annotations

import unicodedata

_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **dict(zip("贰貳叁參陆陸", (2, 2, 3, 3, 6, 6), strict=True)),
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "兩": 2,
    "弌": 1,
    "弍": 2,
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

CHINESE = "".join({**_DIGITS, **_TENS, **_UNITS, **_BIG})
"""Every character a Chinese numeral may hold."""


def from_chinese(numeral: str) -> int | None:
    """Read 二十三, 卅五, 百二十, 二〇二三, 壹佰贰拾叁, 两百零五; None where it is no number."""
    if not numeral or any(c not in CHINESE for c in numeral):
        return None
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = section = digit = 0
    pending = False  # a digit waits for its unit
    for c in numeral:
        if c in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[c], True
        elif c in _TENS:
            section, digit, pending = section + _TENS[c], 0, False
        elif c in _UNITS:
            section += (digit or 1) * _UNITS[c]
            digit, pending = 0, False
        else:
            total = (total + section + digit) * _BIG[c]
            section = digit = 0
            pending = False
    return total + section + digit


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


def number_of(numeral: str) -> int | None:
    """Read any numeral but Roman ones and letters."""
    if numeral.isdecimal():
        return int(numeral)
    value = from_chinese(numeral)
    return from_circled(numeral) if value is None else value


def like(numeral: str, number: int) -> str:
    """Write `number` in the manner of `numeral`: Arabic, full-width, Chinese, Roman, circled, letter.

    Raises ValueError where that manner cannot write it.
    """
    if numeral.isascii() and numeral.isdecimal():
        return str(number)
    if numeral.isdecimal():
        return "".join(chr(ord("０") + int(c)) for c in str(number))
    if from_chinese(numeral) is not None:
        return to_chinese(number)
    if from_circled(numeral) is not None:
        return _circled(numeral, number)
    if len(numeral) == 1 and numeral.isascii() and numeral.isalpha() and number <= 26:
        return chr(ord("A" if numeral.isupper() else "a") + number - 1)
    if from_roman(numeral) is not None:
        return _roman_like(numeral, number)
    raise ValueError(f"cannot write {number} like {numeral!r}")


def _circled(numeral: str, number: int) -> str:
    for first, last in (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛")):
        if first <= numeral <= last and ord(first) + number - 1 <= ord(last):
            return chr(ord(first) + number - 1)
    raise ValueError(f"cannot write {number} like {numeral!r}")


def _roman_like(numeral: str, number: int) -> str:
    written = to_roman(number)
    if "Ⅰ" <= numeral[0] <= "Ⅻ" and number <= 12:
        return chr(ord("Ⅰ") + number - 1)
    return written if numeral.isupper() else written.lower()
