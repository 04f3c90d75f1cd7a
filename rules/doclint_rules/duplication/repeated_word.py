"""repeated-word: a character or a word that stands twice by accident."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Message,
    Rule,
    Safety,
    Severity,
    Span,
    doublings,
)


class RepeatedWord(Rule):
    """Doubled characters that make no word, and doubled English function words."""

    severity = Severity.WARNING
    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each doubling, both of its halves."""
        for double in doublings(document):
            if double.score and document.genre is Genre.LAW:
                continue  # terms of laws are rare words: 退税缓税缓费
            word = document.text[double.start : double.end].strip()
            yield self.finding(
                Span(double.start - len(word), double.end),
                Message(f"“{word}”重复了一次", f"“{word}” stands twice"),
                evidence={"score": round(double.score, 1)},
                fix=Fix(
                    Message(f"删去一个“{word}”", f"remove one “{word}”"),
                    (Edit(Span(double.start, double.end)),),
                    Safety.UNSAFE,
                ),
            )
