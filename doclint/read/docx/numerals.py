"""Numbers as Word writes them, by the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable

_LARGEST = 32_767  # Word counts no further
_WIDEST = 10

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "".join(
    map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
)
_PARENTHESISED = "".join(map(chr, range(0x2474, 0x2488)))
_FULL_STOPPED = "".join(map(chr, range(0x2488, 0x249C)))
_CIRCLED_IDEOGRAPHS = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def written(number: int, format: str, pattern: str = "") -> str:  # noqa: A002
    """Write `number` in a format of Word; an unknown format is read as decimal, as Word does.

    `pattern` is that of the format "custom": its first item, such as 001, tells the width.
    """
    number = min(number, _LARGEST)
    if format in ("none", "bullet"):
        return ""
    if format == "custom":
        return str(number).zfill(min(_WIDEST, len(pattern.partition(",")[0].strip())))
    if number < 0 or (number == 0 and format not in _WITH_ZERO):
        return str(number)
    return _FORMATS.get(format, str)(number)


def _one_of(family: str) -> Callable[[int], str]:
    """Return what writes numbers as members of `family`, and those past its end as decimals."""
    return lambda number: family[number - 1] if number <= len(family) else str(number)


def _letters(number: int) -> str:
    """Write A..Z, AA, BB, .. ZZ, AAA: the letter is repeated, not counted on."""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (turns + 1)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return str(number) + ("th" if teens else _ORDINALS.get(number % 10, "th"))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(c)) for c in str(number))


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(c)] for c in str(number))


def _up_to_99(digits: str) -> Callable[[int], str]:
    """Write 十一, 二十, 九十九 and from 100 on digit by digit."""
    count, spell = _counting(digits, "十百千"), _digit_by_digit(digits)
    return lambda number: count(number) if number < 100 else spell(number)


def _counting(
    digits: str, units: str, ten_thousand: str = "万", *, ones: bool = False, zeros: bool = True
) -> Callable[[int], str]:
    """Return what counts 十, 百, 千: 十二, 一百〇一.

    `ones` writes 一十 for 10..19 too; without `zeros` it is 百一, with neither zero nor one.
    """

    def below_ten_thousand(number: int) -> str:
        text, gap = "", False
        for place in (3, 2, 1, 0):
            digit = number // 10**place % 10
            if not digit:
                gap = bool(text)
                continue
            if gap and zeros:
                text += digits[0]
            gap = False
            alone = digit == 1 and place and not zeros
            text += ("" if alone else digits[digit]) + (units[place - 1] if place else "")
        return text

    def count(number: int) -> str:
        if number == 0:
            return digits[0]
        high, low = divmod(number, 10_000)
        text = below_ten_thousand(high) + ten_thousand if high else ""
        if high and zeros and 0 < low < 1000:
            text += digits[0]
        text += below_ten_thousand(low)
        short = not ones and text.startswith(digits[1] + units[0])
        return text[1:] if short else text

    return count


_SIMPLE = "一二三四五六七八九"
_COUNTED = _counting("〇" + _SIMPLE, "十百千")
_CIRCLE = _up_to_99("○" + _SIMPLE)
_DIGITS = _digit_by_digit("〇" + _SIMPLE)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of(_PARENTHESISED),
    "decimalEnclosedFullstop": _one_of(_FULL_STOPPED),
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
    "hex": "{:X}".format,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _CIRCLE,
    "chineseCountingThousand": _COUNTED,
    "chineseLegalSimplified": _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", ones=True),
    "taiwaneseCounting": _CIRCLE,
    "taiwaneseCountingThousand": _counting("〇" + _SIMPLE, "十百千", "萬"),
    "taiwaneseDigital": _digit_by_digit("○" + _SIMPLE),
    "ideographDigital": _DIGITS,
    "ideographEnclosedCircle": _one_of(_CIRCLED_IDEOGRAPHS),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", ones=True),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]
    ),
    "japaneseCounting": _counting("〇" + _SIMPLE, "十百千", zeros=False),
    "japaneseDigitalTenThousand": _DIGITS,
    "japaneseLegal": _counting("〇壱弐参四伍六七八九", "拾百阡", "萬", ones=True),
    "koreanDigital2": _digit_by_digit("零" + _SIMPLE),
    "ganada": _one_of(_GANADA),
    "chosung": _one_of(_CHOSUNG),
    "aiueo": _one_of(_AIUEO),
    "aiueoFullWidth": _one_of(_AIUEO),
    "iroha": _one_of(_IROHA),
    "irohaFullWidth": _one_of(_IROHA),
}
_WITH_ZERO = frozenset(
    [
        "decimalZero",
        "decimalFullWidth",
        "decimalFullWidth2",
        "numberInDash",
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "taiwaneseDigital",
        "ideographDigital",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "koreanDigital2",
    ]
)
