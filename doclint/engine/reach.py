"""Fixes that can't be made where the text stands are shown, and never applied."""

from collections.abc import Iterable

from doclint.model.document import Map
from doclint.model.finding import Finding, Fix, Safety


def within_reach(findings: Iterable[Finding], map_: Map) -> tuple[Finding, ...]:
    """Return `findings`, each fix a suggestion where `map_` refuses one of its edits."""
    return tuple(_demoted(finding, map_) for finding in findings)


def _demoted(finding: Finding, map_: Map) -> Finding:
    fix = finding.fix
    if not fix or _can_be_made(fix, map_):
        return finding
    return finding._replace(fix=fix._replace(safety=Safety.SUGGESTED))


def _can_be_made(fix: Fix, map_: Map) -> bool:
    """Tell whether all edits are possible, and one at least is left to be made."""
    edits = [(*edit.span, edit.text) for edit in fix.edits]
    return all(map_.allows(*edit) for edit in edits) and not all(
        map_.is_automatic(*edit) for edit in edits
    )
