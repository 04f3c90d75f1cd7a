"""References to numbered parts of the document that it does not have."""

import re
from collections.abc import Iterator
from itertools import pairwise

from doclint.analysis.labels import Dangling, annexes, block_at, figures, notes, sees
from doclint.analysis.references import Reference, mentions
from doclint.model.document import Document, Genre, derived
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span

_ARTICLE, _BRACKET = Style.ARTICLE, Style.BRACKET
_LEAST = {Style.ARTICLE: 5, Style.CHAPTER: 3, Style.BOOK: 2, Style.PART: 2, Style.NODE: 3}
"""Parts that a document must have before one that it lacks is missed."""

_PAPERS = ("法", "法典", "条例", "规定", "办法", "规则", "细则", "决定", "解释", "章程", "公约")
_AMENDING = ("修正案", "关于修改", "关于修订", "关于废止", "关于修正")
_TITLE = 60  # code points in which the title stands
_FAR = (
    10  # an article that much beyond the last is another law's unless it is said to be this one's
)

_FOREIGN = r"\s+(?:of|in|from|to)\b(?!\s+this)|,?\s*[\[\"“]"
_LOOK_BACK = 16
_NEAR = 2_000  # code points around a reference in which another law is looked for
_PARAGRAPH = frozenset("第款一二三四五六七八九十")  # 第十条第一款第（五）项
_NOTHING = Reference(0, 0, Style.NOTE, (0,))


@derived
def dangling(document: Document) -> tuple[Dangling, ...]:
    """Return the references to parts that this document surely should have and has not, in order.

    A part is missed only beyond the last of its kind: one left out between is a gap in the numbers.
    """
    found = [*_units(document), *figures(document), *notes(document)]
    if document.language == "zh":
        found += [*annexes(document), *_branches(document)]
    return tuple(sorted(set(found)))


def _units(document: Document) -> Iterator[Dangling]:
    """Yield articles, chapters, sections and parts, and headings that are called parts."""
    if not mentions(document):
        return
    used, lasts = _lasts(document)
    for mention in mentions(document):
        if mention.style in lasts:
            last = lasts[mention.style]
            beyond = mention.path[0] - last.path[0]
        elif mention.style in used:
            continue
        elif mention.style is Style.PART and mention.own and _tops(document):
            last, count = _tops(document)[-1]
            beyond = mention.path[0] - count
        else:
            continue
        if beyond > 0 and _meant(document, mention, beyond):
            yield Dangling(mention.start, mention.end, _place(last))


def _branches(document: Document) -> Iterator[Dangling]:
    """Yield 本法第十条之二 and 本法第十条第（五）项 where article 10 has no such branch or item."""
    asked = [
        (mention, after)
        for mention, after in pairwise((*mentions(document), _NOTHING))
        if mention.style is _ARTICLE and (mention.own or after.style is _BRACKET)
    ]
    articles = _articles(document) if asked and not _amends(document) else {}
    if len(articles) < _LEAST[_ARTICLE]:
        return
    for mention, after in asked:
        here = articles.get(mention.path[:1])
        if not here:
            continue
        if mention.own and mention.path not in articles:
            yield Dangling(mention.start, mention.end, _place(here[0]))
        listed = articles.get(mention.path, ())[1:]
        if after.style is not _BRACKET or not 2 <= len(listed) < after.path[0]:
            continue
        if _PARAGRAPH.issuperset(document.text[mention.end : after.start - 1]):
            yield Dangling(after.start, after.end, _place(listed[-1]))


def _place(number: Numbering) -> Span:
    return Span(number.start, number.end)


def _articles(document: Document) -> dict[tuple[int, ...], list[Numbering]]:
    """Return each article by its number, and after it its items where they count from 1."""
    found: dict[tuple[int, ...], list[Numbering]] = {}
    here: list[Numbering] = []
    for number, _ in document.outline.marks:
        if number.style is _ARTICLE:
            here = found.setdefault(number.path, [])
            here.append(number)
        elif here and number.style is _BRACKET and number.path[-1] == len(here):
            here.append(number)
    return found


def _lasts(document: Document) -> tuple[set[Style], dict[Style, Numbering]]:
    """Return the kinds of number in use, and the highest of those that count from 1 far enough."""
    found: dict[Style, dict[int, Numbering]] = {}
    for number, _ in document.outline.marks:
        found.setdefault(number.style, {})[number.path[0]] = number
    lasts = {
        style: numbers[max(numbers)]
        for style, numbers in found.items()
        if 1 in numbers and len(numbers) >= _LEAST.get(style, len(numbers) + 1)
    }
    return set(found), lasts


@derived
def _tops(document: Document) -> tuple[tuple[Numbering, int], ...]:
    """Return the numbers of the topmost headings where they run from 1, each with the count of all."""
    sections = document.outline.sections
    tops = [section for section in sections if section.parent < 0]
    if len(tops) == 1 and tops[0].heading.numbering is None:
        tops = [sections[i] for i in tops[0].children]
    numbers = [number for section in tops if (number := section.heading.numbering)]
    in_order = [number.path for number in numbers] == [(i + 1,) for i in range(len(numbers))]
    return tuple((number, len(tops)) for number in numbers) if len(numbers) > 1 and in_order else ()


def _meant(document: Document, mention: Reference, beyond: int) -> bool:
    """Tell whether a mention is surely one of a part of this document."""
    text = document.text
    if document.language == "en":
        return _own_in_english(text, mention.start, mention.end)
    block = block_at(document, mention.start)
    if block is None or _quoted(text, block.start, mention.start):
        return False
    if mention.own:
        return mention.style is Style.PART or not _amends(document)
    if mention.style is not Style.ARTICLE or document.genre is not Genre.LAW or beyond > _FAR:
        return False
    words = text[max(block.start, mention.start - _NEAR) : min(block.end, mention.end + _NEAR)]
    return not (_amends(document) or "《" in words or _names_a_law(words))


def _own_in_english(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    return sees(before) and not re.match(_FOREIGN, text[end : end + _LOOK_BACK])


def _quoted(text: str, start: int, at: int) -> bool:
    start = max(start, at - _NEAR)
    return text.count("“", start, at) > text.count("”", start, at)


@derived
def _amends(document: Document) -> bool:
    """Tell whether the title says that another text is amended, whose parts it quotes."""
    title = document.text.lstrip()[:_TITLE]
    return any(word in title for word in _AMENDING)


def _names_a_law(words: str) -> bool:
    """Tell whether another law than this one is named with an article or rules: 刑法第, 税法规定."""
    for paper in _PAPERS:
        for after in ("第", "规定", "有关"):
            at = words.find(paper + after)
            while at >= 0:
                if at and words[at - 1] != "本":
                    return True
                at = words.find(paper + after, at + 1)
    return False
