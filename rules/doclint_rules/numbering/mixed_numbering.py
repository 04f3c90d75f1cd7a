"""Numbers of one run are written in two manners."""

from collections import Counter
from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Mark,
    Message,
    Numbering,
    Related,
    Rule,
    Run,
    Safety,
    Severity,
    Span,
    Style,
    framing,
    in_manner_of,
    odd_numbers,
    runs,
)

_STYLES = (Style.COMMA, Style.BRACKET, Style.DIGIT, Style.DIGIT_BRACKET, Style.HALF_BRACKET)
_NAMED = 3  # other numbers named in a message
_ISOLATED = 4  # numbers of a run in which one alone in its manner is a slip, not a habit


class MixedNumbering(Rule):
    """A number in another manner than those it counts on from: 一、 二、 3、 or （一） （二） (三)."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the numbers of a run that differ from the others in one way."""
        odd = odd_numbers(document)
        for run in runs(document):
            strange = [mark for mark in run.marks if mark.numbering.start in odd] if odd else []
            if strange:
                sibling = odd[strange[0].numbering.start].sibling
                yield self._said(document, run, strange, sibling, Severity.WARNING)
            elif not run.faults and len(run.marks) > 2 and run.marks[0].numbering.style in _STYLES:
                yield from self._framed(document, run)

    def _framed(self, document: Document, run: Run) -> Iterator[Finding]:
        """Yield the numbers of a run whose brackets, stop or digits differ from most."""
        text = document.text
        # most runs are framed by the same characters throughout
        if len({_frame(text, mark.numbering) for mark in run.marks}) < 2:
            return
        manners = [_manner(document, mark) for mark in run.marks]
        if len(set(manners)) < 2:
            return
        (usual, most), *_ = Counter(manners).most_common()
        strange = [m for m, manner in zip(run.marks, manners, strict=True) if manner != usual]
        if most == len(strange) or len({manner for manner in manners if manner != usual}) > 1:
            return  # no manner is the usual one
        sibling = run.marks[manners.index(usual)]
        isolated = len(strange) == 1 and len(run.marks) >= _ISOLATED
        severity = Severity.WARNING if isolated else Severity.INFO
        yield self._said(document, run, strange, sibling, severity)

    def _said(
        self, document: Document, run: Run, strange: list[Mark], sibling: Mark, severity: Severity
    ) -> Finding:
        first = strange[0].numbering
        this = document.text[first.start : first.end].strip()
        other = document.text[sibling.numbering.start : sibling.numbering.end].strip()
        line = document.lines.position(sibling.numbering.start).line
        right = in_manner_of(document, sibling.numbering, first.value)
        more = len(strange) - 1
        return self.finding(
            Span(first.start, first.end),
            Message(
                zh=f"编号“{this}”与第{line}行的“{other}”同级而写法不同"
                + (f"，按同级写法应为“{right}”" if right else "")
                + (f"；另有{more}处" if more else ""),
                en=f"the number “{this}” counts on from “{other}” (line {line}), but is written in another manner"
                + (f"; in that of its run this is “{right}”" if right else "")
                + (f" (and {more} more)" if more else ""),
            ),
            severity=severity,
            related=(
                Related(
                    Span(sibling.numbering.start, sibling.numbering.end),
                    Message(zh="同级编号的写法", en="how the run is numbered"),
                ),
                *(
                    Related(Span(m.numbering.start, m.numbering.end), _ALSO)
                    for m in strange[1 : _NAMED + 1]
                ),
            ),
            evidence={"odd": len(strange), "run": len(run.marks)},
            fix=_fix(document, strange, sibling),
        )


_ALSO = Message(zh="同样的另一处", en="one more in the same manner")


def _frame(text: str, numbering: Numbering) -> tuple[str, str, bool]:
    """Return what stands around a numeral, blanks and all, and whether its digits are full-width."""
    _, _, start, end, digits_start, digits_end = numbering
    numeral = text[digits_start]
    wide = numeral.isdecimal() and not numeral.isascii()
    return text[start:digits_start], text[digits_end:end], wide


def _manner(document: Document, mark: Mark) -> tuple[str, str, bool]:
    """Return brackets and stop of a number, and whether its digits are full-width."""
    wide = _frame(document.text, mark.numbering)[2]
    return (*framing(document, mark.numbering), wide)


def _fix(document: Document, strange: list[Mark], sibling: Mark) -> Fix | None:
    edits = []
    for mark in strange:
        numbering = mark.numbering
        right = in_manner_of(document, sibling.numbering, numbering.value)
        if right is None:
            return None
        end = numbering.end
        while document.text[end - 1].isspace():
            end -= 1
        edits.append(Edit(Span(numbering.start, end), right))
    title = Message(zh="统一同级编号的写法", en="write the numbers of the run alike")
    return Fix(title, tuple(edits), Safety.UNSAFE)
