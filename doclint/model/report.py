"""What a run says about one document."""

from typing import NamedTuple

from doclint.model.finding import Finding


class Crash(NamedTuple):
    """A rule that raised: its name and the error, as one line."""

    rule: str
    error: str


class Resolved(NamedTuple):
    """A finding of the baseline that is no more: its rule and the words it stood at."""

    rule: str
    words: str


class Report(NamedTuple):
    """The findings in one document, sorted by place; or the reason why it could not be read.

    `chars` counts code points. `text` is the decoded text, for excerpts; empty where `error` is set.
    `genre_given` tells that the genre was set, not found from the text; `baselined` that the findings
    were held against a baseline, of which `resolved` are no more.
    """

    path: str
    format: str = ""
    encoding: str = ""
    language: str = ""
    genre: str = ""
    chars: int = 0
    text: str = ""
    findings: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    error: str | None = None
    genre_given: bool = False
    baselined: bool = False
    resolved: tuple[Resolved, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Tell whether this is about a document of the baseline that is no more."""
        return not self.format and self.error is None

    @property
    def is_silent(self) -> bool:
        """Tell whether there is nothing to say."""
        return not (self.findings or self.crashes or self.resolved or self.error)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count: those that nobody allowed and no baseline holds."""
        return tuple(finding for finding in self.findings if finding.suppression is None)
