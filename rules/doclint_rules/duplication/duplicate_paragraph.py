"""duplicate-paragraph: a paragraph, or several in a row, that stands more than once."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from doclint.rule import (
    Document,
    Finding,
    Fix,
    Genre,
    Message,
    PassageCopy,
    Related,
    Relation,
    Rule,
    Safety,
    Severity,
    Span,
    passage_copies,
    passages,
    scaled,
    without_paragraphs,
)

_SURE = 35  # Han characters; a sentence that is shorter may be said of several things
_STOPS = ("。", "！", "？", "!", "?", ". ")
_STRICT = {"shortest": 160, "near": False}


class DuplicateParagraph(Rule):
    """Paragraphs that are the same, nearly the same, or part of another, outside copied sections."""

    severity = Severity.WARNING
    genres: ClassVar[Mapping[Genre, Mapping[str, Any]]] = {
        Genre.LAW: _STRICT,
        Genre.TECHNICAL: _STRICT,
        Genre.LITERATURE: _STRICT,
    }

    shortest: int = 15  # Han characters of a paragraph; four times as many letters
    near: bool = True  # report paragraphs nearly the same, and those that are part of another

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each copy; paragraphs copied in a row are one."""
        whole = passages(document)
        for copy in passage_copies(document):
            span = Span(whole[copy.first].start, whole[copy.last].end)
            same = copy.relation is Relation.EXACT
            shortest = scaled(self.shortest, document.language)
            if len(whole[copy.first].words) < shortest or not (same or self.near):
                continue
            exact = same and document.genre is Genre.REPORT
            count = copy.last - copy.first + 1
            kept = Span(whole[copy.kept].start, whole[copy.kept + count - 1].end)
            yield self.finding(
                span,
                _message(document.lines.position(kept.start).line, copy, count),
                severity=Severity.ERROR if exact else Severity.WARNING,
                related=(Related(kept, Message("应保留的一处", "the copy to keep")),),
                evidence={"similarity": round(copy.similarity, 3), "copies": copy.copies},
                fix=_fix(document, copy),
            )


def _message(line: int, copy: PassageCopy, count: int) -> Message:
    percent = min(99, int(copy.similarity * 100))
    if count > 1:
        return Message(
            f"这里连续{count}段与第{line}行起的{count}段逐字相同",
            f"these {count} paragraphs are word for word those from line {line} on",
        )
    if copy.relation is Relation.EXACT:
        return Message(
            f"这一段与第{line}行的一段逐字相同",
            f"this paragraph is word for word the one in line {line}",
        )
    if copy.relation is Relation.CONTAINED:
        return Message(
            f"这一段包含在第{line}行的一段里",
            f"this paragraph is part of the one in line {line}",
        )
    return Message(
        f"这一段与第{line}行的一段几乎相同（{percent}%）",
        f"this paragraph is nearly the one in line {line} ({percent} %)",
    )


def _fix(document: Document, copy: PassageCopy) -> Fix:
    whole = passages(document)
    words = whole[copy.first].words
    lone = copy.first == copy.last and not copy.adjacent and sum(map(f"{words} ".count, _STOPS)) < 2
    short = lone and len(words) < scaled(_SURE, document.language)
    if copy.alone or copy.numbered or not copy.covered:
        safety = Safety.SUGGESTED  # a heading without text, a gap, or a sentence lost
    elif copy.verbatim and not short:
        safety = Safety.SAFE
    else:
        safety = Safety.UNSAFE
    title = Message("删去重复的段落", "remove the repeated text")
    edits = without_paragraphs(document, whole[copy.first].first, whole[copy.last].last)
    return Fix(title, edits, safety)
