"""Everything a rule may import: the rule itself, the document, and what is shared between rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from doclint.analysis.breaks import Break, Fate, breaks
from doclint.analysis.edits import removal, renumbering
from doclint.analysis.passages import Passage, passages
from doclint.analysis.prose import paragraphs, sentences, squeezed
from doclint.analysis.references import Reference, references
from doclint.model.document import (
    PROSE,
    Block,
    Document,
    Genre,
    Heading,
    Kind,
    Mark,
    Outline,
    Paragraph,
    Section,
    Sentence,
    derived,
)
from doclint.model.finding import (
    Edit,
    Evidence,
    Finding,
    Fix,
    Message,
    Related,
    Safety,
    Severity,
)
from doclint.model.numbering import Numbering, Style
from doclint.model.span import Lines, Position, Span

__all__ = [
    "PROSE",
    "Block",
    "Break",
    "Document",
    "Edit",
    "Evidence",
    "Fate",
    "Finding",
    "Fix",
    "Genre",
    "Heading",
    "Kind",
    "Lines",
    "Mark",
    "Message",
    "Numbering",
    "Outline",
    "Paragraph",
    "Passage",
    "Position",
    "Reference",
    "Related",
    "Safety",
    "Section",
    "Sentence",
    "Severity",
    "Span",
    "Style",
    "breaks",
    "derived",
    "paragraphs",
    "passages",
    "references",
    "removal",
    "renumbering",
    "sentences",
    "squeezed",
]


@dataclass(frozen=True)
class Rule:
    """A check. A subclass is a frozen dataclass whose fields are its options.

    `name` and `group` come from the module: `duplication/looped_text.py` holds looped-text of the
    group duplication. `genres` gives option defaults for a genre; `off_in` are genres where the rule
    is silent unless selected by name.
    """

    name: ClassVar[str] = ""
    group: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[bool] = True
    genres: ClassVar[Mapping[Genre, Mapping[str, Any]]] = {}
    off_in: ClassVar[frozenset[Genre]] = frozenset()

    def __init_subclass__(cls) -> None:
        path = cls.__module__.split(".")
        cls.name = path[-1].replace("_", "-")
        cls.group = path[-2] if len(path) > 1 else path[-1]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what is wrong with `document`."""
        raise NotImplementedError

    def finding(
        self,
        span: Span,
        message: Message,
        *,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        evidence: Evidence | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """Return a finding of this rule at `span`."""
        return Finding(
            rule=self.name,
            group=self.group,
            span=span,
            message=message,
            severity=severity or type(self).severity,
            related=related,
            evidence=evidence or {},
            fix=fix,
        )
