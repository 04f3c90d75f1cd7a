"""Lines wrapped at a width, paragraphs run together, words of a web page around the text."""

import re
from itertools import pairwise
from random import Random

from benchmarks.accuracy.places import announcers, paragraph_gap, prose
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Block, Document, Kind
from doclint.model.finding import Edit
from doclint.model.numbering import Style
from doclint.model.span import Span

RIGHT = ("layout",)
_NO_START = "，。、；：！？”’）》」』】%％,.;:!?)"
_BODY = 80  # code points a numbered block: what is shorter may be a list in a sentence
_LONG = 180
_HEADED = frozenset(
    {Style.PART, Style.CHAPTER, Style.ARTICLE, Style.COMMA, Style.BRACKET, Style.DIGIT}
)
_TAILS = (
    ("打印本页", "关闭窗口", "分享到："),
    ("【字体：大 中 小】", "打印", "上一篇：没有了", "下一篇：没有了"),
    ("扫一扫在手机打开当前页", "打印本页 关闭窗口"),
)


def hard_wrap(document: Document, rng: Random) -> Planted | None:
    """Wrap every paragraph at one width, 28 to 41 Han characters or 64 to 76 letters."""
    whole = [b for b in document.blocks if b.kind is Kind.PARAGRAPH]
    if document.source.format != "txt" or len(whole) < 8 or _wrapped(document):
        return None
    width = rng.randint(28, 41) if document.language == "zh" else rng.randint(64, 76)
    edits, places = [], []
    for block in whole:
        made = _breaks(document, block.start, block.end, width)
        edits += made
        places += [block.span] if made else []
    return plant(document, edits, RIGHT, places=places, inserted=False, repair=True)


def _wrapped(document: Document) -> bool:
    """Tell whether a fifth of the paragraphs don't end in a stop: such a text is wrapped already."""
    long = [b for b in document.blocks if b.kind is Kind.PARAGRAPH and b.end - b.start > 25]
    open_ = [b for b in long if document.text[b.end - 1] not in '。！？；：.!?;:”）")']
    return len(open_) * 5 > len(long)


def _breaks(document: Document, start: int, end: int, width: int) -> list[Edit]:
    text, edits = document.text, []
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    line = start
    while end - line > width:
        if document.language == "zh":
            at = line + width
            # type is set so: figures and words of Latin letters stay whole, stops stay on their line
            while at > line + 1 and text[at].isascii() and text[at - 1].isascii():
                at -= 1
            while at < end and text[at] in _NO_START:
                at += 1
            if at >= end:
                break
            edits.append(Edit(Span(at, at), end_of_line))
            line = at
        else:
            at = text.rfind(" ", line, line + width + 1)
            if at <= line or not text[at - 1 : at + 2].replace(" ", "", 1).strip():
                break
            edits.append(Edit(Span(at, at + 1), end_of_line))
            line = at + 1
    return edits


def glued_paragraphs(document: Document, rng: Random) -> Planted | None:
    """Run eight blocks together, two numbered headings or more among them; in English, two paragraphs.

    A row of 一是, 二是 or 第一， may stand in one paragraph, and so may a list of short items.
    """
    if document.language == "en":
        return _glued_pair(document, rng)
    blocks = [b for b in document.blocks if b.kind is not Kind.BLANK]
    numbered = {
        document.blocks[m.block].start
        for m in document.outline.marks
        if m.numbering.style in _HEADED
    }
    starts = [
        i
        for i in range(len(blocks) - 8)
        if _visible(document.text, blocks[i : i + 8], numbered)
        and all(b.kind is Kind.PARAGRAPH for b in blocks[i : i + 8])
    ]
    if not starts:
        return None
    first = rng.choice(starts)
    chosen = blocks[first : first + 8]
    edits = [Edit(Span(a.end, b.start)) for a, b in pairwise(chosen)]
    place = Span(chosen[0].start, chosen[-1].end)
    sections = document.outline.sections
    # what is glued is missing from the count that is announced above it
    above = [
        span
        for section in sections
        if place.start <= section.heading.start < place.end
        for span in announcers(document, section)
    ]
    return plant(
        document,
        edits,
        ("layout", "headings"),
        places=[place],
        also=[*(section.heading.span for section in sections), *above],
    )


def _visible(text: str, blocks: list[Block], numbered: set[int]) -> bool:
    """Tell whether two blocks or more after the first have numbers, with bodies to all of them.

    After a colon, numbered items are a list in the sentence unless they are as long as paragraphs.
    """
    heads = [i for i, block in enumerate(blocks) if block.start in numbered]
    if len(heads) - (heads[:1] == [0]) < 2:
        return False
    first = heads[heads[0] == 0]
    listed = text[blocks[first - 1].end - 1] in "：:"
    size = blocks[-1].end - blocks[first if listed else 0].start
    return size >= (_LONG if listed else _BODY) * len(heads)


def _glued_pair(document: Document, rng: Random) -> Planted | None:
    text = document.text
    pairs = [
        one
        for one in prose(document, 120)
        if one.gap
        and text[one.end - 1] == "."
        and re.match(r"[A-Z][a-z]* [a-z]", text[one.end + len(one.gap) :][:30])
    ]
    if not pairs:
        return None
    one = rng.choice(pairs)
    # a paragraph end lost with its line end: "…the end.The next …"
    edit = Edit(Span(one.end, one.end + len(one.gap)))
    return plant(document, [edit], ("layout",))


def web_tail(document: Document, rng: Random) -> Planted | None:
    """Leave the buttons of a web page after the text."""
    body = re.search(r"\s*\Z", document.text)
    if document.language != "zh" or document.source.format != "txt" or not body:
        return None
    gap = paragraph_gap(document)
    words = "".join(gap + line for line in rng.choice(_TAILS))
    at = body.start()
    return plant(document, [Edit(Span(at, at), words)], RIGHT, repair=True)
