"""The contents list and the headings do not agree."""

from collections.abc import Iterator

from doclint.rule import (
    Difference,
    Document,
    Finding,
    Message,
    Mismatch,
    Related,
    Rule,
    contents_mismatches,
)

_SHOWN = 30  # code points of an entry or heading in a message


class ContentsMismatch(Rule):
    """An entry of the contents list without its heading, or a heading without its entry."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each difference between the contents list and the headings."""
        for mismatch in contents_mismatches(document):
            yield self._finding(document, mismatch)

    def _finding(self, document: Document, mismatch: Mismatch) -> Finding:
        other = mismatch.other
        related: tuple[Related, ...] = ()
        if other:
            related = (Related(other, Message(zh="对应的标题", en="the heading")),)
        return self.finding(mismatch.place, _message(document, mismatch), related=related)


def _message(document: Document, mismatch: Mismatch) -> Message:
    words = _shown(mismatch.place.of(document.text))
    other = _shown(mismatch.other.of(document.text)) if mismatch.other else ""
    line = document.lines.position(mismatch.other.start).line if mismatch.other else 0
    match mismatch.difference:
        case Difference.MISSING:
            return Message(
                zh=f"目录中有“{words}”，正文中没有这个标题",
                en=f"“{words}” is in the contents, but there is no such heading",
            )
        case Difference.REWORDED:
            return Message(
                zh=f"目录中作“{words}”，正文标题（第{line}行）作“{other}”",
                en=f"the contents say “{words}”, the heading in line {line} says “{other}”",
            )
        case Difference.MISPLACED:
            return Message(
                zh=f"目录中“{words}”的次序与正文不同，正文中（第{line}行）在上一条之前",
                en=f"“{words}” stands after the entry above in the contents, but before it in the text (line {line})",
            )
        case Difference.UNLISTED:
            return Message(
                zh=f"标题“{words}”不在目录中，而同级标题都在",
                en=f"the heading “{words}” is not in the contents, where others of its level are",
            )


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
