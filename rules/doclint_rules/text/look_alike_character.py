"""Characters that look like the right one: 笫一, 2O24年, 12曰, ⼯作."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    LookAlike,
    Message,
    Rule,
    Safety,
    Span,
    drawn_alike,
    gathered,
    look_alikes,
)


class LookAlikeCharacter(Rule):
    """A character in the place of another that looks the same, where no other reading is possible."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a place; one a paragraph, or document, for forms that fonts draw alike."""
        for slip in look_alikes(document):
            yield self._look_alike(document, [slip])
        forms = drawn_alike(document)
        starts = [form.start for form in forms]
        for group in gathered(document, starts):
            first = bisect_left(starts, group[0])
            yield self._look_alike(document, forms[first : first + len(group)])

    def _look_alike(self, document: Document, places: Sequence[LookAlike]) -> Finding:
        start, end, right = places[0]
        span = Span(start, end)
        wrong = span.of(document.text)
        edits = [Edit(Span(place.start, place.end), place.right) for place in places]
        more = Message(f"，这样的字共 {len(places)} 个", f"; {len(places)} such characters")
        return self.finding(
            span,
            Message(
                f"“{wrong}”（U+{ord(_first_odd(wrong, right)):04X}）形似而非，应为“{right}”"
                + more.zh * (len(places) > 1),
                f"{wrong} (U+{ord(_first_odd(wrong, right)):04X}) only looks like {right}"
                + more.en * (len(places) > 1),
            ),
            evidence={"count": len(places)},
            fix=Fix(Message(f"改为“{right}”", f"write {right}"), tuple(edits), Safety.UNSAFE),
        )


def _first_odd(wrong: str, right: str) -> str:
    return next((a for a, b in zip(wrong, right, strict=False) if a != b), wrong[0])
