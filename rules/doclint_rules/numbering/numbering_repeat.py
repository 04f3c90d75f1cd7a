"""A number stands twice in a run."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Finding,
    Fix,
    Message,
    Numbering,
    Related,
    Rule,
    Safety,
    Slip,
    Slipped,
    Span,
    cited,
    renumbered,
    slips,
    written,
)


class NumberingRepeat(Rule):
    """A number that stood before in the same run."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each number that its run holds already."""
        for slipped in slips(document):
            if slipped.twin and slipped.fault.slip in (Slip.REPEAT, Slip.WRONG):
                yield self._finding(document, slipped, slipped.twin.numbering)

    def _finding(self, document: Document, slipped: Slipped, other: Numbering) -> Finding:
        own = slipped.mark.numbering
        this = written(document, own, own.value)
        right = written(document, own, slipped.fault.expected[0])
        line = document.lines.position(other.start).line
        return self.finding(
            Span(own.start, own.end),
            Message(
                zh=f"编号“{this}”与第{line}行重复，依次应为“{right}”",
                en=f"the number “{this}” stands in line {line} too; by the order of the numbers this is “{right}”",
            ),
            related=(
                Related(
                    Span(other.start, other.end),
                    Message(zh=f"另一处“{this}”", en=f"the other “{this}”"),
                ),
            ),
            evidence={"expected": slipped.fault.expected[0], "run": len(slipped.run.marks)},
            fix=_fix(document, slipped),
        )


def _fix(document: Document, slipped: Slipped) -> Fix | None:
    edits = renumbered(document, slipped)
    if not edits:
        return None
    own, alone = slipped.mark.numbering, slipped.fault.slip is Slip.WRONG
    one_low = slipped.leaps == 1 and slipped.fault.expected[0] - own.value == 1
    sure = alone or (one_low and cited(document).get(own.style, 0) < own.value)
    title = (
        Message(zh="改正这个编号", en="correct this number")
        if alone
        else Message(zh="以下编号依次后移", en="raise the numbers from here on")
    )
    return Fix(title, edits, Safety.UNSAFE if sure else Safety.SUGGESTED)
