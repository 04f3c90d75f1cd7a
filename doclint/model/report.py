"""What a run says about one document."""

from __future__ import annotations

from dataclasses import dataclass

from doclint.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that raised: its name and the error, as one line."""

    rule: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in one document, sorted by place; or the reason why it could not be read.

    `chars` counts code points. `text` is the decoded text, for excerpts; empty where `error` is set.
    """

    path: str
    format: str
    encoding: str
    language: str
    genre: str
    chars: int
    text: str
    findings: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    error: str | None = None
