"""A count is announced, and the list holds another number of items."""

from collections.abc import Iterator

from doclint.rule import Count, Document, Finding, Message, Related, Rule, Span, counts


class CountMismatch(Rule):
    """An announced count that its list does not bear out."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each announced count that differs from the items of its list."""
        for count in counts(document):
            if not count.agrees:
                yield self._finding(document, count)

    def _finding(self, document: Document, count: Count) -> Finding:
        words = document.text[count.start : count.end].rstrip("：:，,")
        first, last = count.first.of(document.text), count.last.of(document.text)
        line = document.lines.position(count.last.start).line
        same = count.distinct < count.found
        evidence = {"announced": count.announced, "found": count.found}
        if same:
            evidence["distinct"] = count.distinct
        return self.finding(
            Span(count.start, count.end),
            Message(
                zh=f"此处说“{words}”，所列“{first}”至“{last}”（第{line}行）共{count.found}项"
                + (f"，去掉重复为{count.distinct}项" if same else ""),
                en=f"“{words}” announces {count.announced}, but the list from “{first}” to “{last}” (line {line}) has {count.found}"
                + (f" ({count.distinct} without repeats)" if same else ""),
            ),
            related=(
                Related(count.first, Message(zh="第一项", en="the first item")),
                Related(count.last, Message(zh="最后一项", en="the last item")),
            ),
            evidence=evidence,
        )
