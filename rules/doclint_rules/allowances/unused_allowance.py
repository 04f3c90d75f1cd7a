"""An allowance allows nothing."""

from bisect import bisect_left
from collections.abc import Iterator

from doclint.rule import (
    Allowance,
    Audit,
    Document,
    Finding,
    Fix,
    Message,
    Named,
    Safety,
    Said,
    Verb,
    allowances,
    without_names,
)


class UnusedAllowance(Audit):
    """Nothing is found where an allowance allows it."""

    def audit(self, document: Document, said: Said) -> Iterator[Finding]:
        """Yield each; what a rule that did not run would find can't be told."""
        found = _starts(said)
        for allowance in allowances(document):
            told = [named for named in allowance.names if _is_told(document, named, said)]
            idle = [named for named in told if not _is_used(allowance, named, found)]
            if allowance.verb and idle:
                yield self._finding(document, allowance, idle)

    def _finding(self, document: Document, allowance: Allowance, idle: list[Named]) -> Finding:
        names = ", ".join(named.name for named in idle)
        if allowance.verb is Verb.ENABLE:
            words = Message(zh=f"前面没有 disable {names}", en=f"no disable {names} is before it")
        else:
            words = Message(
                zh=f"这里没有发现 {names}，不必再写明允许",
                en=f"nothing here is found by {names}; there is nothing to allow",
            )
        return self.finding(allowance.span, words, fix=_fix(document, allowance, idle))


def _starts(said: Said) -> dict[str, list[int]]:
    """Return where the findings of each rule and each group start, in order."""
    starts: dict[str, list[int]] = {}
    for finding in said.findings:
        for name in (finding.rule, finding.group):
            starts.setdefault(name, []).append(finding.span.start)
    return starts


def _is_told(document: Document, named: Named, said: Said) -> bool:
    """Tell whether all rules ran that `named` speaks of; an audit is not done yet."""
    rules = [
        rule
        for rule in said.rules.values()
        if rule.name == named.name
        or (rule.group == named.name and rule.default and document.genre not in rule.off_in)
    ]
    return bool(rules) and all(
        rule.name in said.ran and not issubclass(rule, Audit) for rule in rules
    )


def _is_used(allowance: Allowance, named: Named, found: dict[str, list[int]]) -> bool:
    """Tell whether `named` covers a finding; an `enable`, whether it ends something."""
    start, end = named.covered
    if allowance.verb is Verb.ENABLE:
        return end > start
    starts = found.get(named.name, [])
    place = bisect_left(starts, start)
    return place < len(starts) and starts[place] < end


def _fix(document: Document, allowance: Allowance, idle: list[Named]) -> Fix | None:
    """Return the fix that takes the allowance out, or those of its names that are idle."""
    if allowance.is_note:
        return None
    title = Message("删去这条说明", "remove the allowance")
    return Fix(title, without_names(document, allowance, idle), Safety.UNSAFE)
