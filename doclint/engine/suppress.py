"""What the author allowed: findings that do not count, and fixes that must leave a passage in place."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from doclint.analysis.allowances import Allowance, Verb, allowances, is_spoken_to
from doclint.model.document import Document
from doclint.model.finding import Finding, Fix, Origin, Safety, Suppression
from doclint.model.span import Span


class _Kept(NamedTuple):
    """A block that the author allows something in, and the remark before it."""

    block: Span
    remark: Span


class _Ranges:
    """Spans with reasons; asked where one is."""

    def __init__(self, spans: Iterable[tuple[Span, str]]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span, _ in ordered]
        self._reach = list(accumulate(((span.end, reason) for span, reason in ordered), max))

    def reason_at(self, span: Span) -> str | None:
        """Return the reason of a range that holds a character of `span`, or None."""
        before = bisect_left(self._starts, max(span.end, span.start + 1))
        if before and self._reach[before - 1][0] > span.start:
            return self._reach[before - 1][1]
        return None


def suppressed(document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return `findings`, those marked that the author allowed.

    A finding is allowed by its own start; related places do not count. Where its fix would touch a
    passage allowed under its rule or group, or take out one that is allowed anything while the remark
    stays, the fix is only suggested.
    """
    if not is_spoken_to(document):
        return findings
    told = [one for one in allowances(document) if one.verb not in (None, Verb.ENABLE)]
    covered = _by_name((n.name, n.covered, one.reason) for one in told for n in one.names)
    guarded = _by_name((n.name, n.guarded, one.reason) for one in told for n in one.names)
    kept = _kept(told)
    return tuple(_judged(finding, covered, guarded, kept) for finding in findings)


def _by_name(said: Iterable[tuple[str, Span, str]]) -> dict[str, _Ranges]:
    spans: dict[str, list[tuple[Span, str]]] = {}
    for name, span, reason in said:
        spans.setdefault(name, []).append((span, reason))
    return {name: _Ranges(each) for name, each in spans.items()}


def _kept(told: Iterable[Allowance]) -> list[_Kept]:
    return sorted(
        _Kept(one.names[0].guarded, one.span)
        for one in told
        if one.verb is Verb.ALLOW and one.names and not one.is_note
    )


def _judged(
    finding: Finding,
    covered: dict[str, _Ranges],
    guarded: dict[str, _Ranges],
    kept: list[_Kept],
) -> Finding:
    start = finding.span.start
    names = (finding.rule, finding.group)
    for name in names:
        reason = covered[name].reason_at(Span(start, start)) if name in covered else None
        if reason is not None:
            return finding._replace(suppression=Suppression(Origin.ALLOWED, reason))
    fix = finding.fix
    if fix and (
        any(_touches(fix, guarded[name]) for name in names if name in guarded)
        or _uproots(fix, kept)
    ):
        return finding._replace(fix=fix._replace(safety=Safety.SUGGESTED))
    return finding


def _touches(fix: Fix, guarded: _Ranges) -> bool:
    return any(guarded.reason_at(edit.span) is not None for edit in fix.edits)


def _uproots(fix: Fix, kept: list[_Kept]) -> bool:
    """Tell whether `fix` takes out a block whole, and not the remark that allows something in it."""
    for span, _ in fix.edits:
        place = bisect_left(kept, span.start, key=lambda one: one.block.start)
        first = kept[place] if place < len(kept) else None
        if first and span.contains(first.block) and not span.contains(first.remark):
            return True
    return False
