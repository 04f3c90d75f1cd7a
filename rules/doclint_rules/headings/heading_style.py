"""A heading or the opening words of a paragraph are written otherwise than their siblings."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Message,
    Paragraph,
    Related,
    Rule,
    Safety,
    Section,
    Severity,
    Span,
    derived,
    numbered_run,
    paragraphs,
)

_SIBLINGS = 4  # headings of a run of which one alone may be out of line
_PARAGRAPHS = 3  # paragraphs under a heading that open alike
_LEAD = range(4, 11)  # code points of the words that open a paragraph


class HeadingStyle(Rule):
    """One of several siblings that ends or opens otherwise than all the others."""

    severity = Severity.INFO
    off_in = frozenset({Genre.LAW, Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the headings out of line, then the opening words."""
        seen: set[int] = set()
        for section in document.outline.sections:
            if section.place not in seen and section.heading.numbering:
                run = numbered_run(document, section)
                seen.update(other.place for other in run)
                if len(run) >= _SIBLINGS:
                    yield from self._headings(document, run)
        if document.language == "zh":
            yield from self._leads(document)

    def _headings(self, document: Document, run: Sequence[Section]) -> Iterator[Finding]:
        for words, of in _WAYS:
            ways = of(document, run)
            if True not in ways or False not in ways:
                continue
            known = [w for w in ways if w is not None]
            for way in (True, False):
                if len(known) >= _SIBLINGS and known.count(way) == 1 == len(set(known)) - 1:
                    odd = run[ways.index(way)]
                    other = run[next(i for i, w in enumerate(ways) if w is (not way))]
                    yield self._said(odd.heading.span, other.heading.span, words[way])

    def _said(self, place: Span, other: Span, words: Message) -> Finding:
        return self.finding(
            place,
            words,
            related=(Related(other, Message(zh="同级的写法", en="how the others are written")),),
        )

    def _leads(self, document: Document) -> Iterator[Finding]:
        """Yield opening words that end with a comma where those of all siblings end with a stop."""
        for leads in _leads_by_section(document):
            odd = [lead for lead in leads if document.text[lead.end - 1] == "，"]
            usual = [lead for lead in leads if document.text[lead.end - 1] == "。"]
            lengths = {lead.end - lead.start for lead in usual}
            if len(odd) != 1 or len(usual) < _PARAGRAPHS - 1 or len(leads) != len(usual) + 1:
                continue
            if lengths != {odd[0].end - odd[0].start}:
                continue
            comma = Span(odd[0].end - 1, odd[0].end)
            words = document.text[odd[0].start : comma.start]
            line = document.lines.position(usual[0].start).line
            yield self.finding(
                odd[0],
                Message(
                    zh=f"段首“{words}”以逗号结尾，同级各段（如第{line}行）以句号结尾",
                    en=f"the opening words “{words}” end with a comma, those of their siblings (line {line}) with a stop",
                ),
                related=(Related(usual[0], Message(zh="同级的写法", en="a sibling")),),
                fix=Fix(
                    Message(zh="逗号改为句号", en="make the comma a stop"),
                    (Edit(comma, "。"),),
                    Safety.SUGGESTED,
                ),
            )


def _are_run_in(document: Document, run: Sequence[Section]) -> list[bool | None]:
    """Tell whether text follows in the line of each heading; None where a list or other headings do.

    Nothing where all are the same.
    """
    if len({section.heading.run_in for section in run}) == 1:
        return []
    return [_is_run_in(document, section) for section in run]


def _is_run_in(document: Document, section: Section) -> bool | None:
    heading = section.heading
    if section.children or (not heading.run_in and heading.block + 1 in _numbered(document)):
        return None
    return heading.run_in


@derived
def _numbered(document: Document) -> frozenset[int]:
    return frozenset(mark.block for mark in document.outline.marks)


def _are_closed(document: Document, run: Sequence[Section]) -> list[bool | None]:
    """Tell whether each heading ends with a stop; None where text follows it."""
    text, heads = document.text, [section.heading for section in run]
    return [None if head.run_in else text[head.end - 1] in "。.！" for head in heads]


_WAYS = (
    (
        {
            True: Message(
                zh="正文接在标题后面，同级标题都单独成行",
                en="text follows in the line of this heading; its siblings stand alone",
            ),
            False: Message(
                zh="标题单独成行，同级标题后面都接正文",
                en="this heading stands alone; text follows in the lines of its siblings",
            ),
        },
        _are_run_in,
    ),
    (
        {
            True: Message(
                zh="标题末尾有句号，同级标题都没有",
                en="this heading ends with a stop, its siblings do not",
            ),
            False: Message(
                zh="标题末尾没有句号，同级标题都有",
                en="this heading ends without a stop, its siblings end with one",
            ),
        },
        _are_closed,
    ),
)


def _leads_by_section(document: Document) -> Iterator[list[Span]]:
    """Yield the opening words of the paragraphs right under each heading, their stops included."""
    whole = paragraphs(document)
    if len(whole) < _PARAGRAPHS:
        return
    starts = [paragraph.start for paragraph in whole]
    for section in document.outline.sections:
        first = bisect_left(starts, section.heading.end)
        third = starts[first + _PARAGRAPHS - 1 : first + _PARAGRAPHS]
        if third and third[0] < section.body.end:
            last = bisect_left(starts, section.body.end, first)
            leads = (_lead(document.text, paragraph) for paragraph in whole[first:last])
            found = list(takewhile(bool, leads))
            if len(found) == last - first:
                yield [lead for lead in found if lead]


def _lead(text: str, paragraph: Paragraph) -> Span | None:
    """Return the first clause of a paragraph with its stop, where it is as short as a heading."""
    start = paragraph.start
    opening = text[start + 1 : min(start + _LEAD.stop, paragraph.end)]
    words, stop, _ = opening.replace("，", "。").partition("。")
    end = start + 1 + len(words)
    return Span(start, end + 1) if stop and words.isalnum() and end - start in _LEAD else None
