"""duplicate-sentence: a sentence that stands more than once."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from doclint.rule import (
    Document,
    Finding,
    Fix,
    Genre,
    Message,
    Related,
    Rule,
    Safety,
    Severity,
    Span,
    scaled,
    sentence_copies,
    without_sentence,
)

_SURE = 20  # Han characters; what is shorter may be said of several things
_PAIRS = ("（）", "()", "“”", "《》", "【】")
_STRICT = {"shortest": 160, "near": False}


class DuplicateSentence(Rule):
    """Sentences said twice, outside repeated paragraphs, sections and loops."""

    severity = Severity.WARNING
    genres: ClassVar[Mapping[Genre, Mapping[str, Any]]] = {
        Genre.LAW: _STRICT,
        Genre.TECHNICAL: _STRICT,
    }
    off_in = frozenset({Genre.LITERATURE})

    shortest: int = 15  # Han characters of a sentence; four times as many letters
    near: bool = True  # report long sentences that differ in a few characters

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each later copy."""
        shortest = scaled(self.shortest, document.language)
        for copy in sentence_copies(document):
            span, kept = copy.copy, copy.kept
            exact = copy.similarity == 1.0
            adjacent = exact and not document.text[kept.end : span.start].strip()
            if not adjacent and (span.end - span.start < shortest or not (exact or self.near)):
                continue
            long = span.end - span.start >= scaled(_SURE, document.language)
            safe = exact and (adjacent or long) and _is_whole(document, span)
            yield self.finding(
                span,
                _message(document.lines.position(kept.start).line, exact=exact),
                related=(Related(kept, Message("应保留的一处", "the copy to keep")),),
                evidence={"similarity": round(copy.similarity, 3), "copies": copy.copies},
                fix=Fix(
                    Message("删去重复的句子", "remove the repeated sentence"),
                    without_sentence(document, span.start),
                    Safety.SAFE if safe else Safety.UNSAFE,
                ),
            )


def _message(line: int, *, exact: bool) -> Message:
    if exact:
        return Message(
            f"这一句与第{line}行的一句逐字相同",
            f"this sentence is word for word one in line {line}",
        )
    return Message(
        f"这一句与第{line}行的一句只差几个字",
        f"this sentence differs in a few characters from one in line {line}",
    )


def _is_whole(document: Document, span: Span) -> bool:
    """Tell whether no bracket or quotation reaches over an end of the sentence."""
    words = span.of(document.text)
    return all(words.count(pair[0]) == words.count(pair[1]) for pair in _PAIRS)
