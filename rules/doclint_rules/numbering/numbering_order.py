"""Numbers of a run stand in the wrong order."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Finding,
    Fix,
    Message,
    Related,
    Rule,
    Safety,
    Slip,
    Slipped,
    Span,
    announced_for,
    renumbered,
    run_of,
    slips,
    written,
    written_in_row,
)


class NumberingOrder(Rule):
    """A number that is neither left out nor repeated, but not the one that comes next."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each number out of order; numbers that changed places are one finding."""
        for slipped in slips(document):
            match slipped.fault.slip:
                case Slip.SWAPPED:
                    yield self._swapped(document, slipped)
                case Slip.RESTART:
                    yield self._restart(document, slipped)
                case Slip.WRONG if slipped.twin is None:
                    yield self._wrong(document, slipped)

    def _swapped(self, document: Document, slipped: Slipped) -> Finding:
        run, fault = slipped.run, slipped.fault
        marks = [mark.numbering for mark in run.marks[fault.first : fault.last + 1]]
        order = written_in_row(document, ((n, n.value) for n in marks))
        right = written_in_row(document, zip(marks, fault.expected, strict=True))
        return self.finding(
            Span(marks[0].start, marks[0].end),
            Message(
                zh=f"编号顺序颠倒：“{order}”，依次应为“{right}”",
                en=f"the numbers stand in the order “{order}” instead of “{right}”",
            ),
            related=tuple(
                Related(Span(n.start, n.end), Message(zh="顺序颠倒", en="out of order"))
                for n in marks[1:]
            ),
            evidence={"numbers": len(marks), "run": len(run.marks)},
            fix=_fix(document, slipped, Safety.UNSAFE),
        )

    def _wrong(self, document: Document, slipped: Slipped) -> Finding:
        own = slipped.mark.numbering
        this = written(document, own, own.value)
        right = written(document, own, slipped.fault.expected[0])
        return self.finding(
            Span(own.start, own.end),
            Message(
                zh=f"编号“{this}”不连续，按前后编号应为“{right}”",
                en=f"the number “{this}” is out of line; by those around it this is “{right}”",
            ),
            evidence={"expected": slipped.fault.expected[0], "run": len(slipped.run.marks)},
            fix=_fix(document, slipped, Safety.UNSAFE),
        )

    def _restart(self, document: Document, slipped: Slipped) -> Finding:
        own, before = slipped.mark.numbering, slipped.run.before
        assert before
        this = written(document, own, own.value)
        last = written(document, before.numbering, before.numbering.value)
        line = document.lines.position(before.numbering.start).line
        return self.finding(
            Span(own.start, own.end),
            Message(
                zh=f"第{line}行的“{last}”之后又从“{this}”编起，中间没有上一级标题",
                en=f"after “{last}” (line {line}) the numbers begin again at “{this}” with no heading between",
            ),
            related=(
                Related(
                    Span(before.numbering.start, before.numbering.end),
                    Message(zh="前一个编号", en="the number before"),
                ),
            ),
            evidence={"run": len(slipped.run.marks)},
            fix=_fix(document, slipped, _sure_restart(document, slipped)),
        )


def _sure_restart(document: Document, slipped: Slipped) -> Safety:
    """Return UNSAFE where an announced count says that both lists are one."""
    before = slipped.run.before
    run = run_of(document, before.numbering) if before else None
    together = len(run.marks) + len(slipped.run.marks) if run else 0
    if run and announced_for(document, run) == together:
        return Safety.UNSAFE
    return Safety.SUGGESTED


def _fix(document: Document, slipped: Slipped, safety: Safety) -> Fix | None:
    edits = renumbered(document, slipped)
    if not edits:
        return None
    return Fix(Message(zh="改正编号", en="correct the numbers"), edits, safety)
