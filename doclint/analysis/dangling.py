"""References to numbered parts of the document that it does not have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from doclint.analysis.references import Reference, mentions, number_at
from doclint.model.document import PROSE, Block, Document, Genre, Kind, derived
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span

_LEAST = {Style.ARTICLE: 5, Style.CHAPTER: 3, Style.BOOK: 2, Style.PART: 2, Style.NODE: 3}
"""Parts that a document must have before one that it lacks is missed."""

_PAPERS = ("法", "法典", "条例", "规定", "办法", "规则", "细则", "决定", "解释", "章程", "公约")
_AMENDING = ("修正案", "关于修改", "关于修订", "关于废止", "关于修正")
_TITLE = 60  # code points in which the title stands
_FAR = (
    10  # an article that much beyond the last is another law's unless it is said to be this one's
)

_CHINESE_FIGURE = r"([表图])\s?(\d{1,3})(?![\d\-–—－]|\.\d)"
_ENGLISH_FIGURE = r"\b([Tt]able|[Ff]igure)\s(\d{1,3})(?![\d\-–—]|\.\d)"
_CHINESE_LEADS = ("见", "如", "参照")
_NOTE = re.compile(r"(?<![A-Za-z0-9_\]\[/`])[〔［\[](\d{1,3})[〕］\]](?![(:\[A-Za-z0-9_`])")
_FEWEST_NOTES = 3
_MOST_FIGURES = 2
_SEE = r"(?:\bsee|\()\s*(?:also\s+)?(?:the\s+)?$"
_FOREIGN = r"\s+(?:of|in|from|to)\b(?!\s+this)|,?\s*[\[\"“]"
_LOOK_BACK = 16
_PARAGRAPH = frozenset("第款一二三四五六七八九十")  # 第十条第一款第（五）项
_NOTHING = Reference(0, 0, Style.NOTE, (0,))


class Dangling(NamedTuple):
    """A reference to a part beyond the last of its kind; `last` is where that stands."""

    start: int
    end: int
    last: Span


@derived
def dangling(document: Document) -> tuple[Dangling, ...]:
    """Return the references to parts that this document surely should have and has not, in order.

    A part is missed only beyond the last of its kind: one left out between is a gap in the numbers.
    """
    found = [*_units(document), *_figures(document), *_notes(document)]
    if document.language == "zh":
        found += [*_annexes(document), *_branches(document)]
    return tuple(sorted(set(found)))


def _units(document: Document) -> Iterator[Dangling]:
    """Yield articles, chapters, sections and parts, and headings that are called parts."""
    known = _numbered(document)
    for mention in mentions(document):
        standing = known.get(mention.style, {})
        if standing:
            last = standing[max(standing)]
            if 1 not in standing or len(standing) < _LEAST.get(mention.style, len(standing) + 1):
                continue
            beyond = mention.path[0] - last.path[0]
        elif mention.style is Style.PART and mention.own and _tops(document):
            last, count = _tops(document)[-1]
            beyond = mention.path[0] - count
        else:
            continue
        if beyond > 0 and _meant(document, mention, beyond):
            yield Dangling(mention.start, mention.end, Span(last.start, last.end))


def _branches(document: Document) -> Iterator[Dangling]:
    """Yield 本法第十条之二 and 本法第十条第（五）项 where article 10 has no such branch or item."""
    articles = _articles(document)
    if len(articles) < _LEAST[Style.ARTICLE] or _amends(document):
        return
    for mention, after in pairwise((*mentions(document), _NOTHING)):
        here = articles.get(mention.path[:1])
        if mention.style is not Style.ARTICLE or not here:
            continue
        if mention.own and mention.path not in articles:
            yield Dangling(mention.start, mention.end, here[0])
        listed = articles.get(mention.path, ())[1:]
        of_it = _PARAGRAPH.issuperset(document.text[mention.end : after.start - 1])
        if of_it and after.style is Style.BRACKET and 2 <= len(listed) < after.path[0]:
            yield Dangling(after.start, after.end, listed[-1])


def _articles(document: Document) -> dict[tuple[int, ...], list[Span]]:
    """Return by its number where each article is, and after that its items where they count from 1."""
    found: dict[tuple[int, ...], list[Span]] = {}
    here: list[Span] = []
    for mark in document.outline.marks:
        number = mark.numbering
        if number.style is Style.ARTICLE:
            here = found.setdefault(number.path, [])
            here.append(Span(number.start, number.end))
        elif number.style is Style.BRACKET and number.value == len(here) > 0:
            here.append(Span(number.start, number.end))
    return found


def _numbered(document: Document) -> Mapping[Style, Mapping[int, Numbering]]:
    found: dict[Style, dict[int, Numbering]] = {}
    for mark in document.outline.marks:
        if mark.numbering.style in _LEAST:
            found.setdefault(mark.numbering.style, {})[mark.numbering.path[0]] = mark.numbering
    return found


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
    block = _block_at(document, mention.start)
    if block is None or _quoted(text, block.start, mention.start):
        return False
    if mention.own:
        return mention.style is Style.PART or not _amends(document)
    if mention.style is not Style.ARTICLE or document.genre is not Genre.LAW or beyond > _FAR:
        return False
    words = text[block.start : block.end]
    return not (_amends(document) or "《" in words or _names_a_law(words))


def _own_in_english(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    return bool(re.search(_SEE, before, re.IGNORECASE)) and not re.match(
        _FOREIGN, text[end : end + _LOOK_BACK]
    )


def _quoted(text: str, start: int, at: int) -> bool:
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


@derived
def _block_starts(document: Document) -> list[int]:
    return [block.outer_start for block in document.blocks]


def _block_at(document: Document, at: int) -> Block | None:
    block = document.blocks[bisect_right(_block_starts(document), at) - 1]
    return block if block.kind in PROSE or block.kind is Kind.HEADING else None


def _annexes(document: Document) -> Iterator[Dangling]:
    """Yield 见附件3 where annexes 1 to 2 are there or listed."""
    text = document.text
    standing: dict[int, Span] = {}
    asked: list[tuple[int, int, int]] = []
    at = text.find("附件")
    while at >= 0:
        found = number_at(text, at + 2)
        block = _block_at(document, at)
        first = block is not None and block.start == at
        if first and text[at + 2 : at + 3] in ("：", ":"):
            standing.update(_listed(document, at))
        elif found and first:
            standing.setdefault(found[0], Span(at, found[1]))
        elif found and block and text[max(0, at - 2) : at].endswith(("见", "按", "照", "（", "(")):
            asked.append((at, found[1], found[0]))
        at = text.find("附件", at + 2)
    if 1 not in standing:
        return
    highest = max(standing)
    for start, end, value in asked:
        if value > highest and text[end : end + 1] not in ("个", "份", "项", "年", "》"):
            yield Dangling(start, end, standing[highest])


def _listed(document: Document, at: int) -> dict[int, Span]:
    """Return the annexes listed after 附件：, the first on that line."""
    text = document.text
    first = number_at(text, at + 3)
    if not first or first[0] != 1:
        return {}
    found = {1: Span(at, first[1])}
    block = bisect_right(_block_starts(document), at) - 1
    by_block = _numbers_by_block(document)
    while (number := by_block.get(block + 1)) and number.path == (len(found) + 1,):
        found[number.value] = Span(number.start, number.end)
        block += 1
    return found


@derived
def _numbers_by_block(document: Document) -> dict[int, Numbering]:
    return {mark.block: mark.numbering for mark in document.outline.marks}


def _figures(document: Document) -> Iterator[Dangling]:
    """Yield 见表9 and see Table 9 where tables 1 to 8 are there, and figures likewise."""
    text, chinese = document.text, document.language == "zh"
    standing: dict[str, dict[int, Span]] = {}
    asked: list[tuple[str, int, Span]] = []
    for found in re.finditer(_CHINESE_FIGURE if chinese else _ENGLISH_FIGURE, text):
        kind, value, place = found[1].lower(), int(found[2]), Span(*found.span())
        before = text[max(0, place.start - _LOOK_BACK) : place.start]
        sees = (
            before.endswith(_CHINESE_LEADS) if chinese else re.search(_SEE, before, re.IGNORECASE)
        )
        if sees:
            asked.append((kind, value, place))
        else:
            standing.setdefault(kind, {}).setdefault(value, place)
    for kind, here in standing.items():
        beyond = [(value, place) for k, value, place in asked if k == kind and value > max(here)]
        # where more are asked for than one or two, their captions are lost, or not written as such
        if 1 in here and 2 in here and len({value for value, _ in beyond}) <= _MOST_FIGURES:
            for _, place in beyond:
                if _block_at(document, place.start):
                    yield Dangling(place.start, place.end, here[max(here)])


def _notes(document: Document) -> Iterator[Dangling]:
    """Yield [12] in the text where the notes or sources listed end with [11]."""
    standing = {
        mark.numbering.value: mark.numbering
        for mark in document.outline.marks
        if mark.numbering.style is Style.NOTE
    }
    if len(standing) < _FEWEST_NOTES or sorted(standing) != list(range(1, len(standing) + 1)):
        return
    asked = [
        (int(found[1]), found)
        for found in _NOTE.finditer(document.text)
        if (block := _block_at(document, found.start())) and found.start() > block.start
    ]
    answered = {value for value, _ in asked if value in standing}
    if len(answered) * 2 < len(standing):
        return  # these numbers do not refer to that list
    last = standing[len(standing)]
    for value, found in asked:
        if value > len(standing):
            yield Dangling(*found.span(), Span(last.start, last.end))
