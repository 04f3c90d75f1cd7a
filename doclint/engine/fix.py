"""Apply fixes: whole or not at all, round by round until nothing changes.

The rounds and the rule that identical edits are shared and touching ones allowed follow ruff's
applier; the return to the original where rules quarrel follows sqlfluff.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.model.document import Genre, Source
from doclint.model.finding import Edit, Finding, Safety
from doclint.model.report import Report
from doclint.model.span import Span
from doclint.read import source_of

ROUNDS = 10
"""Rounds after which each further one must make the text shorter: what copies hid comes up one by one."""
MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Applied:
    """A finding whose fix was applied, and the round (1 is the first) in which it was."""

    finding: Finding
    round: int


@dataclass(frozen=True, slots=True)
class Mended:
    """The outcome of fixing one source.

    `source` is the stable one. `report` is that of the source as given, `remaining` that of `source`.
    `undo` holds, last round first, the edits that lead back from its text to the text given. `quarrel`
    names the rules whose fixes undid each other; then `source` is the one given.
    """

    source: Source
    report: Report
    remaining: Report
    applied: tuple[Applied, ...]
    undo: tuple[tuple[Edit, ...], ...]
    quarrel: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The stable text."""
        return self.source.text


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` made; they must be sorted and must not overlap."""
    pieces: list[str] = []
    at = 0
    for span, new in edits:
        pieces += (text[at : span.start], new)
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)


def revised(source: Source, edits: tuple[Edit, ...]) -> Source:
    """Return `source`, whose text is its file, with `edits` made."""
    text = apply(source.text, edits)
    return source_of(text, source.name, source.format, source.encoding, source.bom)


def inverse(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that take `apply(text, edits)` back to `text`."""
    back = []
    shift = 0
    for span, new in edits:
        start = span.start + shift
        back.append(Edit(Span(start, start + len(new)), span.of(text)))
        shift += len(new) - (span.end - span.start)
    return tuple(back)


def choose(findings: Sequence[Finding], allow: Safety) -> tuple[list[Finding], list[Edit]]:
    """Return the findings whose fixes go together, and all their edits in order.

    Surer fixes come first, then earlier ones. A fix one of whose edits overlaps an edit already
    taken waits; an edit identical to one taken is shared.
    """
    wanted = [f for f in findings if f.fix and f.fix.safety >= allow and f.fix.edits]
    wanted.sort(key=lambda f: (-f.fix.safety, f.fix.edits[0]) if f.fix else (0, Edit(f.span)))
    taken: list[Edit] = []
    chosen = []
    for finding in wanted:
        assert finding.fix
        fresh = [edit for edit in finding.fix.edits if not _held(taken, edit)]
        if any(_blocked(taken, edit) for edit in fresh):
            continue
        for edit in fresh:
            taken.insert(bisect_left(taken, edit), edit)
        chosen.append(finding)
    return chosen, taken


def _held(taken: list[Edit], edit: Edit) -> bool:
    place = bisect_left(taken, edit)
    return place < len(taken) and taken[place] == edit


def _blocked(taken: list[Edit], edit: Edit) -> bool:
    place = bisect_left(taken, edit)
    for other in taken[max(0, place - 2) : place + 2]:
        if other.span.overlaps(edit.span) or other.span == edit.span:
            return True
        # an insertion inside a replaced range has no place to go
        if other.span.start < edit.span.start and edit.span.end < other.span.end:
            return True
        if edit.span.start < other.span.start and other.span.end < edit.span.end:
            return True
    return False


def mend(
    source: Source,
    config: Config,
    allow: Safety,
    *,
    accept: Callable[[Finding, Report], bool] = lambda _finding, _report: True,
    revise: Callable[[Source, tuple[Edit, ...]], Source] = revised,
) -> Mended:
    """Fix `source` until nothing changes; rules that do not come to an end quarrel.

    `accept` is asked about each finding that has an allowed fix; what it refuses is left alone.
    `revise` makes edits in a source.
    """
    report = first = lint(source, config)
    config = config._replace(genre=Genre(first.genre))
    seen = {source.text}
    applied: list[Applied] = []
    undo: list[tuple[Edit, ...]] = []
    current = source
    last: list[Finding] = []
    for number in range(1, MOST_ROUNDS + 1):
        offered = [f for f in report.open if f.fix and f.fix.safety >= allow]
        chosen, edits = choose([f for f in offered if accept(f, report)], allow)
        after = revise(current, tuple(edits)) if edits else current
        if after.text == current.text:
            return Mended(current, first, report, tuple(applied), tuple(undo))
        last = [one.finding for one in applied if one.round == number - 1] + chosen
        if after.text in seen or (number > ROUNDS and len(after.text) >= len(current.text)):
            break
        applied += [Applied(finding, number) for finding in chosen]
        undo.insert(0, inverse(current.text, edits))
        seen.add(after.text)
        current = after
        report = lint(current, config)
    quarrel = tuple(sorted({finding.rule for finding in last}))
    return Mended(source, first, first, (), (), quarrel)
