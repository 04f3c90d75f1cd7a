"""A number is left out of a run."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Finding,
    Fix,
    Genre,
    InlineGap,
    Message,
    Related,
    Rule,
    Safety,
    Slip,
    Slipped,
    Span,
    Style,
    announced_for,
    cited,
    inline_gaps,
    renumbered,
    renumbering,
    slips,
    written,
    written_in_row,
)

_LAW_UNITS = frozenset({Style.ARTICLE, Style.CHAPTER, Style.NODE, Style.BOOK})


class NumberingGap(Rule):
    """Numbers that count on from one another skip one."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each number before which others are missing."""
        for slipped in slips(document):
            if slipped.fault.slip is Slip.GAP:
                yield self._gap(document, slipped)
            elif slipped.fault.slip is Slip.LATE:
                yield self._late(document, slipped)
        for gap in inline_gaps(document):
            yield self._inline(document, gap)

    def _inline(self, document: Document, gap: InlineGap) -> Finding:
        last = written(document, gap.before, gap.before.value)
        this = written(document, gap.after, gap.after.value)
        missing = written_in_row(document, ((gap.after, value) for value in gap.missing))
        evidence = {"missing": len(gap.missing), "run": gap.length}
        if gap.announced:
            evidence["announced"] = gap.announced
        return self.finding(
            Span(gap.after.start, gap.after.end),
            Message(
                zh=f"段内编号从“{last}”跳到“{this}”，缺“{missing}”；可能漏了一部分，也可能是编号跳号",
                en=f"the numbers in this paragraph skip from “{last}” to “{this}”: “{missing}” is missing; a part may be lost, or the numbers may be wrong",
            ),
            related=(
                Related(
                    Span(gap.before.start, gap.before.end),
                    Message(zh="前一个编号", en="the number before"),
                ),
            ),
            evidence=evidence,
            fix=_inline_fix(document, gap),
        )

    def _gap(self, document: Document, slipped: Slipped) -> Finding:
        own = slipped.mark.numbering
        before = slipped.run.marks[slipped.fault.first - 1].numbering
        missing = _missing(document, slipped)
        last, this = written(document, before, before.value), written(document, own, own.value)
        line = document.lines.position(before.start).line
        return self.finding(
            Span(own.start, own.end),
            Message(
                zh=f"编号从第{line}行的“{last}”跳到“{this}”，缺“{missing}”；可能漏了一部分，也可能是编号跳号",
                en=f"the numbers skip from “{last}” (line {line}) to “{this}”: “{missing}” is missing; a part may be lost, or the numbers may be wrong",
            ),
            related=(
                Related(
                    Span(before.start, before.end),
                    Message(zh="前一个编号", en="the number before"),
                ),
            ),
            evidence=_evidence(document, slipped),
            fix=_fix(document, slipped),
        )

    def _late(self, document: Document, slipped: Slipped) -> Finding:
        own = slipped.mark.numbering
        this, missing = written(document, own, own.value), _missing(document, slipped)
        return self.finding(
            Span(own.start, own.end),
            Message(
                zh=f"本级编号从“{this}”开始，缺“{missing}”；可能漏了一部分，也可能是编号有误",
                en=f"the numbers begin at “{this}”: “{missing}” is missing; a part may be lost, or the numbers may be wrong",
            ),
            evidence=_evidence(document, slipped),
        )


def _missing(document: Document, slipped: Slipped) -> str:
    own = slipped.mark.numbering
    return written_in_row(document, ((own, value) for value in slipped.missing))


def _evidence(document: Document, slipped: Slipped) -> dict[str, int]:
    evidence = {"missing": len(slipped.missing), "run": len(slipped.run.marks)}
    announced = announced_for(document, slipped.run)
    return evidence if announced is None else {**evidence, "announced": announced}


def _fix(document: Document, slipped: Slipped) -> Fix | None:
    edits = renumbered(document, slipped)
    if not edits:
        return None
    run, own = slipped.run, slipped.mark.numbering
    sure = (
        slipped.leaps == 1
        and len(run.marks) > 2
        and own.value - slipped.fault.expected[0] == 1
        and announced_for(document, run) in (None, len(run.marks))
        and cited(document).get(own.style, 0) < own.value
        and not (document.genre is Genre.LAW and own.style in _LAW_UNITS)
    )
    return Fix(_LOWER, edits, Safety.UNSAFE if sure else Safety.SUGGESTED)


def _inline_fix(document: Document, gap: InlineGap) -> Fix | None:
    by = len(gap.missing)
    edits = [renumbering(document, number, number.value - by) for number in gap.following]
    if not all(edits):
        return None
    sure = by == 1 and gap.announced in (None, gap.length)
    safety = Safety.UNSAFE if sure else Safety.SUGGESTED
    return Fix(_LOWER, tuple(edit for edit in edits if edit), safety)


_LOWER = Message(zh="以下编号依次前移", en="lower the numbers from here on")
