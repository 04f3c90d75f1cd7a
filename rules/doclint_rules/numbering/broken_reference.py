"""The text refers to a part that the document does not have."""

from collections.abc import Iterator

from doclint.rule import Dangling, Document, Finding, Message, Related, Rule, Span, dangling


class BrokenReference(Rule):
    """A reference to an article, part, annex, table, figure or note beyond the last."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each reference that leads nowhere."""
        for reference in dangling(document):
            yield self._finding(document, reference)

    def _finding(self, document: Document, reference: Dangling) -> Finding:
        words = document.text[reference.start : reference.end]
        last = reference.last.of(document.text).strip()
        line = document.lines.position(reference.last.start).line
        return self.finding(
            Span(reference.start, reference.end),
            Message(
                zh=f"文中提到“{words}”，但本文没有这一部分，最后一个是第{line}行的“{last}”",
                en=f"“{words}” is referred to, but there is none: the last is “{last}” (line {line})",
            ),
            related=(Related(reference.last, Message(zh="最后一个", en="the last there is")),),
        )
