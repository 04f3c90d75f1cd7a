"""The contents list at the start of a document, and where it differs from the headings."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from doclint.model.document import Document, Kind, Section, derived
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Span
from doclint.parse.contents import without_page
from doclint.parse.numbering import numbering_at

_TITLES = frozenset(("目录", "目次", "contents", "tableofcontents"))
_SIGNS = tuple(map(re.compile, (r"目\s{0,10}[录次]", "ontents", "ONTENTS")))
_BESIDE = re.compile(r"\S\s*(?:\t|(?:[.．·…]\s?){4})\s*\S")
_WITHIN = 20_000  # code points in which a contents list begins
_MOST_LINES = 400
_LONGEST = 90  # code points of an entry
_PLAIN_LINES = 3  # lines without page number after which a list with page numbers is over
_FEWEST = 3
_INITIALS = (Style.LETTER, Style.ROMAN)
_NEAR = 20_000  # code points in which an entry may stand in another form
_SURE = 0.8  # of the entries that must stand as headings before one that does not is missed


class Difference(Enum):
    """How an entry and the headings differ."""

    MISSING = "missing"  # the entry has no heading
    REWORDED = "reworded"  # the heading with this number reads otherwise
    MISPLACED = "misplaced"  # the heading stands before that of the entry above
    UNLISTED = "unlisted"  # the heading has no entry


class Mismatch(NamedTuple):
    """One difference, at `place`: the heading for UNLISTED, else the entry; `other` is the counterpart."""

    difference: Difference
    place: Span
    other: Span | None


class _Entry(NamedTuple):
    span: Span
    key: str
    number: Numbering | None
    title: str  # the key of what stands behind the number


@derived
def contents_mismatches(document: Document) -> tuple[Mismatch, ...]:
    """Return where the contents list differs from the headings; nothing where it may be none."""
    entries, end = _entries(document)
    if len(entries) < _FEWEST or _are_beside(document, entries):
        return ()
    standing = _standing(document, end)
    places = _places(entries, standing)
    known = [place for place in places if place is not None]
    if len(known) < max(_FEWEST, min(_SURE * len(entries), len(entries) - 1)):
        return ()
    lines = "\n".join(standing)  # an entry may stand under a label: 附录 C, 表 3.1
    found = [*_unmatched(document, entries, places, end, lines), *_misplaced(entries, places)]
    known += [mismatch.other for mismatch in found if mismatch.other]
    found += _unlisted(document, entries, known)
    return tuple(sorted(found, key=lambda mismatch: mismatch.place))


def _entries(document: Document) -> tuple[list[_Entry], int]:
    """Return the entries of the contents list, and where it ends."""
    lines, text = document.lines, document.text
    first = _title_line(document)
    if first is None:
        return [], 0
    entries: list[_Entry] = []
    paged = plain = 0
    for line in range(first + 1, min(first + _MOST_LINES, len(lines.starts)) + 1):
        span = _stripped(text, lines.span(line))
        words, page = without_page(span.of(text))
        key = _key(words)
        if not key or key.isdecimal():
            continue
        paged, plain = (paged + 1, 0) if page else (paged, plain + 1)
        if len(words) > _LONGEST or (paged > _FEWEST and plain == _PLAIN_LINES):
            return entries[: len(entries) - plain + 1], span.start
        if words[-1] in "。；;":
            return entries, span.start
        numbering = numbering_at(text, span.start, span.end)
        title = _key(words[numbering.end - span.start :]) if numbering else ""
        if entries and (key == entries[0].key or (title and title == entries[0].title)):
            return entries, span.start
        entries.append(_Entry(Span(span.start, span.start + len(words)), key, numbering, title))
    return (entries, entries[-1].span.end) if entries else ([], 0)


def _are_beside(document: Document, entries: Sequence[_Entry]) -> bool:
    """Tell whether lines hold two entries each: a list in two columns that was read over both."""
    starts = [entry.number.end if entry.number else entry.span.start for entry in entries]
    ends = [entry.span.end for entry in entries]
    beside = (_BESIDE.search(document.text, *span) for span in zip(starts, ends, strict=True))
    return sum(map(bool, beside)) >= _FEWEST


def _title_line(document: Document) -> int | None:
    """Return the line that reads 目录 or Contents."""
    text = document.text
    for sign in _SIGNS:
        for found in sign.finditer(text, 0, _WITHIN):
            words = _line_around(text, found.start())
            if len(words) < _LONGEST and _key(words) in _TITLES:
                return document.lines.position(found.start()).line
    return None


def _line_around(text: str, at: int) -> str:
    """Return the line that holds `at`, without its end; of a long one only what is around."""
    before = text[max(0, at - _LONGEST) : at].replace("\r", "\n").rpartition("\n")[2]
    return before + text[at : at + _LONGEST].replace("\r", "\n").partition("\n")[0]


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] in "（(〔["):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _key(words: str) -> str:
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)
    return "".join(filter(str.isalnum, words.casefold()))


def _standing(document: Document, since: int) -> dict[str, list[Span]]:
    """Return the lines and headings after the list, by what they say; headings by value and title, too."""
    found: dict[str, list[Span]] = {}
    text, lines = document.text, document.lines
    for line in range(lines.position(since).line, len(lines.starts) + 1):
        span = lines.span(line)
        if 0 < span.end - span.start <= _LONGEST:
            found.setdefault(_key(span.of(text)), []).append(span)
    for section in document.outline.sections:
        heading, span = section.heading, section.heading.span
        if span.start < since:
            continue
        if heading.run_in or "\n" in span.of(text):
            found.setdefault(_key(span.of(text)), []).append(span)
        if heading.numbering:
            title = _key(text[heading.title_start : heading.title_end])
            found.setdefault(f"#{heading.numbering.value} {title}", []).append(span)
    return found


def _places(entries: Sequence[_Entry], standing: dict[str, list[Span]]) -> list[Span | None]:
    """Return the heading of each entry; an entry written on two lines has that of both on each.

    Of several that say the same it is the first after the heading of the entry before.
    """
    places: list[Span | None] = []
    last = -1
    for i, entry in enumerate(entries):
        spans = standing.get(entry.key)
        if spans is None and i + 1 < len(entries):
            spans = standing.get(entry.key + entries[i + 1].key)
        if spans is None and i:
            spans = standing.get(entries[i - 1].key + entry.key)
        if spans is None and entry.number:  # 2. Roads may be headed Chapter 2 Roads
            spans = standing.get(f"#{entry.number.value} {entry.title}")
        place = None
        if spans:
            after = bisect_right(spans, last, key=lambda span: span.start - 1)
            place = spans[after] if after < len(spans) else spans[0]
            last = place.start
        places.append(place)
    return places


def _unmatched(
    document: Document,
    entries: Sequence[_Entry],
    places: Sequence[Span | None],
    end: int,
    lines: str,
) -> Iterator[Mismatch]:
    for i, (entry, place) in enumerate(zip(entries, places, strict=True)):
        if place is not None or entry.number is None:
            continue
        since = next((p.end for p in reversed(places[:i]) if p), end)
        until = next((p.start for p in places[i + 1 :] if p), len(document.text))
        other = _with_number(document, entry.number, since, until)
        if other:
            yield Mismatch(Difference.REWORDED, entry.span, other.heading.span)
            continue
        near = _key(document.text[since : min(until, since + _NEAR)])
        if entry.key not in near and entry.key not in lines:
            yield Mismatch(Difference.MISSING, entry.span, None)


def _with_number(document: Document, number: Numbering, since: int, until: int) -> Section | None:
    """Return the heading there that has this number."""
    for section in document.outline.sections:
        heading, own = section.heading, section.heading.numbering
        if own is None or heading.run_in or not since <= heading.start < until:
            continue
        if own.style == number.style and own.path == number.path:
            return section
    return None


def _misplaced(entries: Sequence[_Entry], places: Sequence[Span | None]) -> Iterator[Mismatch]:
    """Yield the entries whose heading stands before that of the entry above, where it is one alone."""
    numbered = any(entry.number for entry in entries)
    matched = [
        (entry, place)
        for entry, place in zip(entries, places, strict=True)
        if place and (entry.number or not numbered)
    ]
    back = [(b, a) for a, b in pairwise(matched) if b[1].start < a[1].start]
    if len(back) == 1:
        (entry, place), _ = back[0]
        yield Mismatch(Difference.MISPLACED, entry.span, place)


def _unlisted(
    document: Document, entries: Sequence[_Entry], known: Sequence[Span]
) -> Iterator[Mismatch]:
    """Yield the headings among those listed that have no entry, where most of their kind have one."""
    keys = {entry.key for entry in entries}
    listed = {document.lines.position(place.start).line for place in known}
    kinds = {(e.number.style, len(e.number.path)) for e in entries if e.number}
    first, last = min(known).start, max(known).start
    by_kind: dict[tuple[int, int], list[Section]] = {}
    for section in document.outline.sections:
        number = section.heading.numbering
        if number is None or number.style in _INITIALS or 0 in number.path:
            continue  # T. Moth is a name, 5.0 is a quantity
        if document.blocks[section.heading.block].kind is Kind.ITEM:
            continue
        kind = (number.style, len(number.path))
        if kind in kinds and first <= section.heading.start <= last:
            by_kind.setdefault(kind, []).append(section)
    for sections in by_kind.values():
        without = [
            section
            for section in sections
            if document.lines.position(section.heading.start).line not in listed
            and _key(section.heading.span.of(document.text)) not in keys
        ]
        if len(without) == 1 or len(without) <= (1 - _SURE) * len(sections):
            for section in without:
                if not section.heading.run_in:
                    yield Mismatch(Difference.UNLISTED, section.heading.span, None)
