"""The paragraphs that end without a stop, and the paragraphs that may read on from them."""

import re
from collections import Counter

from doclint.analysis.furniture import furniture
from doclint.analysis.inline_headings import glued_headings
from doclint.analysis.line_widths import has_cells
from doclint.analysis.prose import paragraphs
from doclint.model.document import Document, Kind, derived
from doclint.model.patterns import compiled
from doclint.parse.sentences import CLOSERS

INNER_STOP = re.compile(r"[。！？；]|(?:[a-z)]|[A-Z]{2}|(?<![.\d])\d{2,4})[.!?][\"”]?\s")
_GOES_ON = frozenset("，、,“‘（《(「『【％%")
_OPENER_OF = {"）": "（", ")": "(", "】": "【", "〕": "〔", "]": "["}
_STOPS = frozenset("。！？!?…．.；;：:")
_ANY_STOP = re.compile(r"[。！？；，.!?;]")
_ITEM_ENDS = ("; and", "; or", ";\nand", ";\nor")
# a single one is not known as furniture
_PAGE_NUMBER = re.compile(r"[-—–·.,\s]*\d{1,4}[-—–·.,\s]*")
_CLAUSE_ENDS = frozenset("。！？；，")
_BRACKETED = r"[（(][^（）()]*[）)]"
_SIGNED = r"[。！？…”][—―－-]{1,3}[^\W\d_]{1,8}$"  # ———编者
_NAMES, _NAME = 3, 6  # names listed at least, and code points of one, its mark included
_MOST_BETWEEN = 3  # page number and running heads
_LABEL = 12  # code points, the colon included
_QUOTES = frozenset('“‘「『"')
_ENTRIES = 3  # paragraphs of one label without stop that are entries, not torn sentences
_LONG = 40  # code points of a paragraph that is no title though it holds no stop
_LONG_EN = 100  # and of an English one
_PARAGRAPH, _BLANK = Kind.PARAGRAPH, Kind.BLANK


@derived
def unfinished(document: Document) -> tuple[int, ...]:
    """Return the paragraphs that end without a stop, ascending."""
    text = document.text
    return tuple(
        i
        for i, (start, end, _) in enumerate(paragraphs(document))
        if text[end - 1] not in _STOPS and _is_open(text, start, end)
    )


def candidates(document: Document) -> list[tuple[int, int]]:
    """Return the unfinished paragraphs that may be broken sentences, with what may read on from each, or -1."""
    text = document.text
    whole = paragraphs(document)
    found = []
    outside = _furniture_blocks(document)
    chinese = document.language == "zh"
    # a heading that lost its line end is no unfinished sentence
    headed = {glued.block for glued in glued_headings(document)}
    open_ended = unfinished(document)
    labels = [_label(text, *whole[i][:2]) for i in open_ended]
    times = Counter(labels)
    for i, label in zip(open_ended, labels, strict=True):
        if label and times[label] >= _ENTRIES:
            continue  # 主办单位：…, an entry of a form
        start, end, block = whole[i]
        if document.blocks[block].kind is not _PARAGRAPH or block in outside or block in headed:
            continue
        if _PAGE_NUMBER.fullmatch(text, start, end) or (chinese and has_cells(text, start, end)):
            continue
        if chinese and _is_aside(text[start:end]):
            continue
        after = _following(document, i)
        if after == i + 1 and text.endswith(_ITEM_ENDS, start, end):
            continue  # of an English list
        if chinese and after >= 0 and has_cells(text, *whole[after][:2]):
            continue
        if after >= 0 or is_body(document, i):
            found.append((i, after))
    return found


def _is_aside(words: str) -> bool:
    """Tell whether a paragraph is all in brackets, is signed behind its last stop, or lists names."""
    bracketed = compiled(_BRACKETED)
    if words[0] in "（(" and bracketed.fullmatch(words):
        return True
    if ("—" in words or "－" in words) and compiled(_SIGNED).search(words):
        return True
    if words.count("、") < _NAMES:
        return False
    names = bracketed.sub("", words)
    long = len(names) > _NAME * (names.count("、") + 1)
    return not long and _CLAUSE_ENDS.isdisjoint(names)


def _label(text: str, start: int, end: int) -> str:
    """Return what stands before an early colon, that included; "" for none and before a quotation."""
    colon = text.find("：", start, min(end, start + _LABEL))
    return "" if colon < 0 or text[colon + 1] in _QUOTES else text[start : colon + 1]


def is_body(document: Document, i: int) -> bool:
    """Tell whether a paragraph is running text, not a title or a line of a list."""
    start, end, block = paragraphs(document)[i]
    text = document.text
    if start > document.blocks[block].start or INNER_STOP.search(text, start, end):
        return True  # it goes on after a heading run into it, or holds a sentence
    if text[end - 1].isascii():
        return end - start >= _LONG_EN and text[end - 1].islower()
    return end - start >= _LONG and text.find("，", start, end) >= 0


def _following(document: Document, before: int) -> int:
    """Return the paragraph that may read on after `before`, past page furniture, or -1."""
    text, blocks = document.text, document.blocks
    whole = paragraphs(document)
    outside = _furniture_blocks(document)
    after = before + 1
    while after < len(whole) and (
        whole[after].block in outside or _PAGE_NUMBER.fullmatch(text, *whole[after][:2])
    ):
        after += 1
    if after == len(whole) or after - before > _MOST_BETWEEN + 1:
        return -1
    block = whole[after].block
    inner = {whole[i].block for i in range(before + 1, after)}
    between = range(whole[before].block + 1, block)
    for i in between:
        if i not in outside and i not in inner and blocks[i].kind is not _BLANK:
            return -1
    if blocks[block].kind is not _PARAGRAPH or whole[after].start != blocks[block].start:
        return -1
    if block in _marked(document):
        return -1
    return after if _ANY_STOP.search(text, whole[after].start, whole[after].end) else -1


def _is_open(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last.isalnum() or last in _GOES_ON:
        return True
    if last not in CLOSERS:
        return False
    opener = _OPENER_OF.get(last)
    if opener:
        opened = text.rfind(opener, start, end)
        if opened > start and text[opened - 1] in _STOPS:
            return False  # a remark in brackets after the sentence
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end > start and (text[end - 1].isalnum() or text[end - 1] in "％%")


@derived
def _furniture_blocks(document: Document) -> frozenset[int]:
    return frozenset(furniture(document))


@derived
def _marked(document: Document) -> frozenset[int]:
    return frozenset(mark.block for mark in document.outline.marks)
