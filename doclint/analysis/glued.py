"""Numbers that stand inside a paragraph, across a line end or in another style: not lost at all."""

import re
from bisect import bisect_left
from contextlib import suppress

from doclint.model.document import Document, derived
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE, like, to_chinese

_LOOKED_FOR = 9  # of a longer gap the first numbers tell enough

# {n} is the number, which a line end may split; a page number may be glued to its front.
# （三） after 第 or before 项 is a reference.
_PATTERNS = {
    Style.PART: r"第\s*{n}\s*部\s*分",
    Style.BOOK: r"第\s*{n}\s*编",
    Style.VOLUME: r"第\s*{n}\s*[卷篇]",
    Style.CHAPTER: r"第\s*{n}\s*[章回]",
    Style.NODE: r"第\s*{n}\s*节",
    Style.ARTICLE: r"(?:^|[。；”\s])第\s*{n}\s*条",
    Style.COMMA: r"(?:^|[。；：！？”）…\s>#*\d]){n}\s*[、．.]",
    Style.BRACKET: r"(?<!第)[（(]\s*{n}\s*[）)](?![项款])",
    Style.DIGIT: r"(?<![\d.．]){n}\s*[.．、](?!\d)|^\W*\d{0,4}{n}[.．、]",
    Style.DIGIT_BRACKET: r"(?<![\d第]){n}\s*[）)](?![项款])",
    Style.HALF_BRACKET: r"(?<![\d第]){n}\s*[）)](?![项款])",
    Style.ORDINAL: r"第\s*{n}[，、,是]",
    Style.IS: r"{n}\s*[是要]",
    Style.NOTE: r"[〔［\[【]\s*{n}\s*[〕］\]】]",
}
_ANYWHERE = r"(?<!\w){n}(?!\w)|^\W*\d{0,4}{n}(?!\w)"


def absent(document: Document, where: Span, mark: Numbering, values: range) -> list[int]:
    """Return those of `values` that do not stand as numbers like `mark` in `where`."""
    return [
        value
        for value in values[:_LOOKED_FOR]
        if not _inside(document, where, mark, value)
        and not _otherwise(document, where, mark, value)
    ]


def _inside(document: Document, where: Span, mark: Numbering, value: int) -> bool:
    pattern = _PATTERNS.get(mark.style, _ANYWHERE)
    numeral = document.text[mark.digits_start : mark.digits_end]
    letter = mark.style in (Style.LETTER, Style.LETTER_BRACKET)
    if mark.style is Style.DECIMAL:
        numbers = ".".join(map(str, (*mark.path[:-1], value)))
        wanted = [re.escape(numbers)]
    else:
        wanted = [r"\s*".join(map(re.escape, n)) for n in _ways(numeral, value, letter=letter)]
    whole = re.compile(pattern.replace("{n}", f"(?:{'|'.join(wanted)})"), re.MULTILINE)
    return bool(whole.search(_as_meant(document), *where))


def _ways(numeral: str, value: int, *, letter: bool) -> set[str]:
    ways = {str(value)} if numeral.isdecimal() else set()
    if numeral[0] in CHINESE:
        with suppress(ValueError):
            ways.add(to_chinese(value))
    with suppress(ValueError):
        ways.add(like(numeral, value, letter=letter))
    return ways


@derived
def _as_meant(document: Document) -> str:
    """Return the text with the character that is taken for 第 read as 第."""
    return document.text.replace("笫", "第")


@derived
def _starts(document: Document) -> list[int]:
    return [mark.numbering.start for mark in document.outline.marks]


def _otherwise(document: Document, where: Span, mark: Numbering, value: int) -> bool:
    """Tell whether a block there starts with `value` in another style, outside a list."""
    starts = _starts(document)
    first, end = bisect_left(starts, where.start), bisect_left(starts, where.end)
    marks = [other.numbering for other in document.outline.marks[first:end]]
    for i, other in enumerate(marks):
        if other.value != value or other.style == mark.style:
            continue
        neighbours = marks[max(0, i - 1) : i] + marks[i + 1 : i + 2]
        if not any(n.style == other.style for n in neighbours):
            return True
    return False
