"""An estimate of the error rate (差错率) of a document by 《图书编校质量差错率计算方法》.

The regulation counts errors by kind and sets them against the characters of the book: more than one
in 10,000 fails. What a finding counts is read from what its fix changes, else from its group. It
stays an estimate: whether a repeated paragraph is one place with extra text or an error of logic is
for the examiner to say. Findings that are `info`, or do not count, count nothing.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from doclint.model.finding import Edit, Finding, Message, Severity
from doclint.model.report import Report

LIMIT = 1  # errors in 10,000 characters
_PER = 10_000


class Clause(NamedTuple):
    """A counting rule: what a place counts, and the most that all of one rule and document count."""

    weight: float
    words: Message
    most: float | None = None


ONE = Clause(
    1, Message("错字、多字、漏字，每处计1个差错", "a wrong, extra or missing character: 1")
)
FEW = Clause(2, Message("每处多、漏2～5个字，计2个差错", "2 to 5 characters extra or missing: 2"))
MANY = Clause(4, Message("每处多、漏5个字以上，计4个差错", "over 5 characters extra or missing: 4"))
LOGIC = Clause(
    2, Message("知识性、逻辑性、语法性差错，每处计2个差错", "an error of fact, logic or grammar: 2")
)
RUNNING_HEAD = Clause(
    1,
    Message(
        "书眉差错，每处计1个；重复出现的按基数加1倍计", "a running head: 1; repeated, twice that"
    ),
    most=2,
)
PUNCTUATION = Clause(
    0.1, Message("标点的错用、漏用、多用，每处计0.1个差错", "a punctuation mark: 0.1")
)
SPACING = Clause(
    0.1, Message("不合要求的另段、接排、空行，每处计0.1个差错", "a line break or blank: 0.1")
)
_NO_TEXT = frozenset({"allowances"})  # comments to doclint, not words of the document
_LOGICAL = frozenset({"numbering", "truncation", "headings"})


def clauses(report: Report) -> list[Clause | None]:
    """Return what each finding of `report` counts by, in their order; None for one that counts nothing.

    Findings that one and the same fix mends are one error.
    """
    seen: set[tuple[Edit, ...]] = set()
    found: list[Clause | None] = []
    for finding in report.findings:
        edits = finding.fix.edits if finding.fix else ()
        counts = _counts(finding) and edits not in seen
        found.append(clause(finding, report.text) if counts else None)
        if edits and counts:
            seen.add(edits)
    return found


def _counts(finding: Finding) -> bool:
    return (
        finding.suppression is None
        and finding.severity > Severity.INFO
        and finding.group not in _NO_TEXT
    )


def clause(finding: Finding, text: str) -> Clause:
    """Return what `finding` in `text` counts by."""
    changed = _changed(finding.fix.edits, text) if finding.fix else None
    if finding.group == "numbering":
        return LOGIC
    if finding.group == "layout":
        return RUNNING_HEAD if changed else SPACING
    if changed is not None:
        return _by_length(changed)
    if finding.group == "duplication":
        return _by_length(_visible(finding.span.of(text)))
    return LOGIC if finding.group in _LOGICAL else ONE


@dataclass(slots=True)
class Estimate:
    """What the documents of a run count, by rule and clause, and their characters."""

    chars: int = 0
    places: Counter[tuple[str, Clause]] = field(default_factory=Counter)
    errors: Counter[tuple[str, Clause]] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count `report`."""
        self.chars += report.chars
        pairs = zip(report.findings, clauses(report), strict=True)
        counted = Counter((finding.rule, by) for finding, by in pairs if by)
        for (rule, by), places in counted.items():
            errors = places * by.weight
            self.places[rule, by] += places
            self.errors[rule, by] += min(errors, by.most or errors)  # type: ignore[assignment]

    @property
    def total(self) -> float:
        """The errors counted."""
        return round(sum(self.errors.values()), 1)

    @property
    def rate(self) -> float:
        """The errors in 10,000 characters."""
        return round(self.total * _PER / self.chars, 2) if self.chars else 0.0


def _changed(edits: Iterable[Edit], text: str) -> str:
    """Return the visible characters that `edits` of `text` take out or, if those are more, put in."""
    removed, added = "", ""
    for span, new in edits:
        old = span.of(text)
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        removed += _visible(old[head : len(old) - tail])
        added += _visible(new[head : len(new) - tail])
    return max(removed, added, key=len)


def _common(one: str, other: str) -> int:
    """Return how many characters the beginnings of both share."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _visible(words: str) -> str:
    """Return `words` without white space and characters that do not show."""
    return "".join(one for one in words if unicodedata.category(one)[0] not in "CZ")


def _by_length(words: str) -> Clause:
    if not words:
        return SPACING
    if all(unicodedata.category(one)[0] in "PS" for one in words):
        return PUNCTUATION
    return ONE if len(words) == 1 else FEW if len(words) <= 5 else MANY
