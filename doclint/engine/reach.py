"""Fixes that can't be made where the text stands are shown, and never applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from doclint.model.document import Map
from doclint.model.finding import Finding, Safety


def within_reach(findings: Iterable[Finding], map_: Map) -> tuple[Finding, ...]:
    """Return `findings`, each fix a suggestion where `map_` refuses one of its edits."""
    return tuple(_demoted(finding, map_) for finding in findings)


def _demoted(finding: Finding, map_: Map) -> Finding:
    fix = finding.fix
    if not fix or all(map_.allows(*edit.span, edit.text) for edit in fix.edits):
        return finding
    return replace(finding, fix=replace(fix, safety=Safety.SUGGESTED))
