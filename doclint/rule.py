"""Everything a rule may import: the rule itself, the document, and what is shared between rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from doclint.analysis.announced import Count, Link
from doclint.analysis.breaks import Break, Fate, breaks, gap
from doclint.analysis.characters import gathered, hidden, strays
from doclint.analysis.counts import announced_for, counts
from doclint.analysis.cuts import without_paragraphs, without_sentences
from doclint.analysis.doublings import Doubling, doublings
from doclint.analysis.edits import removal, renumbering
from doclint.analysis.empty_sections import empty_sections
from doclint.analysis.furniture import Furnishing, Role, furnishings, furniture
from doclint.analysis.inline_pages import InlinePage, inline_pages
from doclint.analysis.likeness import Relation
from doclint.analysis.loops import Loop, loops
from doclint.analysis.misplaced import Misplaced, misplaced
from doclint.analysis.mojibake import Garble, Wrong, garbled
from doclint.analysis.pairs import is_opener, partner, unpaired
from doclint.analysis.passages import Passage, passages
from doclint.analysis.prose import paragraphs, sentences, squeezed
from doclint.analysis.references import Reference, cited, references
from doclint.analysis.repeats import PassageCopy, SentenceCopy, passage_copies, sentence_copies
from doclint.analysis.runs import Run, numbered_run, run_of, runs, written
from doclint.analysis.section_copies import HeadingRepeat, SectionCopy, section_repeats
from doclint.analysis.section_fixes import section_fixes
from doclint.analysis.shared_bodies import CommonBody, shared_bodies
from doclint.analysis.similarity import scaled
from doclint.analysis.slips import Slipped, renumbered, slips
from doclint.analysis.tracks import Fault, Slip
from doclint.analysis.wraps import Wrap, wraps
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
    "CommonBody",
    "Count",
    "Document",
    "Doubling",
    "Edit",
    "Evidence",
    "Fate",
    "Fault",
    "Finding",
    "Fix",
    "Furnishing",
    "Garble",
    "Genre",
    "Heading",
    "HeadingRepeat",
    "InlinePage",
    "Kind",
    "Lines",
    "Link",
    "Loop",
    "Mark",
    "Message",
    "Misplaced",
    "Numbering",
    "Outline",
    "Paragraph",
    "Passage",
    "PassageCopy",
    "Position",
    "Reference",
    "Related",
    "Relation",
    "Role",
    "Run",
    "Safety",
    "Section",
    "SectionCopy",
    "Sentence",
    "SentenceCopy",
    "Severity",
    "Slip",
    "Slipped",
    "Span",
    "Style",
    "Wrap",
    "Wrong",
    "announced_for",
    "breaks",
    "cited",
    "counts",
    "derived",
    "doublings",
    "empty_sections",
    "furnishings",
    "furniture",
    "gap",
    "garbled",
    "gathered",
    "hidden",
    "inline_pages",
    "is_opener",
    "loops",
    "misplaced",
    "numbered_run",
    "paragraphs",
    "partner",
    "passage_copies",
    "passages",
    "references",
    "removal",
    "renumbered",
    "renumbering",
    "run_of",
    "runs",
    "scaled",
    "section_fixes",
    "section_repeats",
    "sentence_copies",
    "sentences",
    "shared_bodies",
    "slips",
    "squeezed",
    "strays",
    "unpaired",
    "without_paragraphs",
    "without_sentences",
    "wraps",
    "written",
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
