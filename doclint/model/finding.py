"""What is said about a document: findings, and the fixes that mend them."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from itertools import pairwise
from typing import NamedTuple, Self

from doclint.model.span import Span


class Severity(IntEnum):
    """How much a finding matters; higher is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3


class Safety(IntEnum):
    """How sure a fix is; a user allows all from one level up.

    SAFE removes only what stands elsewhere in the document or is provably not its text. UNSAFE is
    probably right. SUGGESTED is shown and never applied.
    """

    SUGGESTED = 1
    UNSAFE = 2
    SAFE = 3


class Message(NamedTuple):
    """One statement in both languages."""

    zh: str
    en: str

    def in_(self, language: str) -> str:
        """Return the words in `language`: "zh", or English for any other."""
        return self.zh if language == "zh" else self.en


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`; an empty span inserts, an empty text deletes."""

    span: Span
    text: str = ""


class _Fix(NamedTuple):
    title: Message
    edits: tuple[Edit, ...]
    safety: Safety


class Fix(_Fix):
    """Edits that belong together: applied all, or none.

    Raises ValueError where edits overlap or insert twice at one place.
    """

    __slots__ = ()

    def __new__(cls, title: Message, edits: tuple[Edit, ...], safety: Safety) -> Self:
        """Put the edits in order."""
        ordered = tuple(sorted(edits))
        for before, after in pairwise(ordered):
            if before.span.end > after.span.start or before.span == after.span:
                raise ValueError(f"edits of one fix overlap: {before} and {after}")
        return super().__new__(cls, title, ordered, safety)


class Related(NamedTuple):
    """Another place that a finding refers to."""

    span: Span
    message: Message


Evidence = Mapping[str, str | int | float]


class Origin(StrEnum):
    """Who said that a finding does not count."""

    ALLOWED = "allowed"  # the author, in the document
    BASELINE = "baseline"  # it was there when the baseline was made


class Suppression(NamedTuple):
    """That a finding does not count, and why."""

    origin: Origin
    reason: str = ""


class Finding(NamedTuple):
    """A defect: where it is, what it is, what it rests on, what mends it.

    One with a `suppression` is told to programs that ask, and otherwise as if it were not there.
    """

    rule: str
    group: str
    span: Span
    message: Message
    severity: Severity
    related: tuple[Related, ...] = ()
    evidence: Evidence = {}  # noqa: RUF012 - a Mapping: nobody changes it
    fix: Fix | None = None
    suppression: Suppression | None = None
