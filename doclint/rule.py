"""Everything a rule may import: the rule itself, the document, and what is shared between rules."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, dataclass_transform

from doclint.analysis.allowances import Allowance, Named, Verb, allowances, without_names
from doclint.analysis.announced import Count, Link
from doclint.analysis.breaks import Break, Fate, breaks, gap, spliced_tails
from doclint.analysis.characters import gathered, hidden, strays
from doclint.analysis.contents_list import Difference, Mismatch, contents_mismatches
from doclint.analysis.counts import announced_for, counts
from doclint.analysis.cuts import without_paragraphs, without_sentence, without_sentences
from doclint.analysis.dangling import dangling
from doclint.analysis.doubled_numbers import DoubledNumber, doubled_numbers
from doclint.analysis.doublings import Doubling, doublings
from doclint.analysis.edits import removal, renumbering
from doclint.analysis.empty_sections import empty_sections
from doclint.analysis.furniture import Furnishing, Role, furnishings, furniture
from doclint.analysis.heading_repeats import HeadingRepeat, heading_repeats
from doclint.analysis.inline_headings import Glued, Pasted, glued_headings, pasted_headings
from doclint.analysis.inline_pages import InlinePage, inline_pages
from doclint.analysis.inline_runs import InlineGap, inline_gaps
from doclint.analysis.labels import Dangling
from doclint.analysis.likeness import Relation
from doclint.analysis.look_alikes import LookAlike, drawn_alike, look_alikes
from doclint.analysis.loops import Loop, loops
from doclint.analysis.misplaced import Misplaced, misplaced
from doclint.analysis.mojibake import Garble, Wrong, garbled
from doclint.analysis.odd_numbers import Odd, framing, in_manner_of, odd_numbers
from doclint.analysis.page_runs import PageNumber, page_runs
from doclint.analysis.pairs import is_opener, partner, unpaired
from doclint.analysis.passage_copies import PassageCopy, passage_copies
from doclint.analysis.passages import Passage, passages
from doclint.analysis.prose import paragraphs, sentences, squeezed
from doclint.analysis.references import Reference, cited, references
from doclint.analysis.run_together import inner_headings
from doclint.analysis.runs import Run, numbered_run, run_of, runs, written, written_in_row
from doclint.analysis.section_copies import SectionCopy, section_repeats
from doclint.analysis.section_fixes import section_fixes
from doclint.analysis.sentence_copies import SentenceCopy, sentence_copies
from doclint.analysis.shared_bodies import CommonBody, shared_bodies
from doclint.analysis.similarity import scaled
from doclint.analysis.slips import Slipped, renumbered, slips
from doclint.analysis.split_headings import SplitHeading, split_headings
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
    "Allowance",
    "Audit",
    "Block",
    "Break",
    "CommonBody",
    "Count",
    "Dangling",
    "Difference",
    "Document",
    "DoubledNumber",
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
    "Glued",
    "Heading",
    "HeadingRepeat",
    "InlineGap",
    "InlinePage",
    "Kind",
    "Lines",
    "Link",
    "LookAlike",
    "Loop",
    "Mark",
    "Message",
    "Mismatch",
    "Misplaced",
    "Named",
    "Numbering",
    "Odd",
    "Outline",
    "PageNumber",
    "Paragraph",
    "Passage",
    "PassageCopy",
    "Pasted",
    "Position",
    "Reference",
    "Related",
    "Relation",
    "Role",
    "Run",
    "Safety",
    "Said",
    "Section",
    "SectionCopy",
    "Sentence",
    "SentenceCopy",
    "Severity",
    "Slip",
    "Slipped",
    "Span",
    "SplitHeading",
    "Style",
    "Verb",
    "Wrap",
    "Wrong",
    "allowances",
    "announced_for",
    "breaks",
    "cited",
    "contents_mismatches",
    "counts",
    "dangling",
    "derived",
    "doubled_numbers",
    "doublings",
    "drawn_alike",
    "empty_sections",
    "framing",
    "furnishings",
    "furniture",
    "gap",
    "garbled",
    "gathered",
    "glued_headings",
    "heading_repeats",
    "hidden",
    "in_manner_of",
    "inline_gaps",
    "inline_pages",
    "inner_headings",
    "is_opener",
    "look_alikes",
    "loops",
    "misplaced",
    "numbered_run",
    "odd_numbers",
    "page_runs",
    "paragraphs",
    "partner",
    "passage_copies",
    "passages",
    "pasted_headings",
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
    "spliced_tails",
    "split_headings",
    "squeezed",
    "strays",
    "unpaired",
    "without_names",
    "without_paragraphs",
    "without_sentence",
    "without_sentences",
    "wraps",
    "written",
    "written_in_row",
]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Rule:
    """A check. The annotated attributes of a subclass are its options, with their defaults.

    It reads like a frozen dataclass, but thirty of those would take 15 ms to make at every start.

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
    defaults: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        path = cls.__module__.split(".")
        cls.name = path[-1].replace("_", "-")
        cls.group = path[-2] if len(path) > 1 else path[-1]
        cls.defaults = {
            name: getattr(cls, name)
            for kind in reversed(cls.__mro__[: cls.__mro__.index(Rule)])
            for name, type_ in vars(kind).get("__annotations__", {}).items()
            if "ClassVar" not in str(type_)
        }

    def __init__(self, **options: Any) -> None:
        """Raise TypeError for a name that is no option."""
        if not options.keys() <= self.defaults.keys():
            unknown = ", ".join(sorted(options.keys() - self.defaults.keys()))
            raise TypeError(f"{self.name} has no option {unknown}")
        vars(self).update(options)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self.name} is made with its options and keeps them: {name}")

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


class Said(NamedTuple):
    """What rules said of a document: their findings, every rule there is by name, those that ran."""

    findings: tuple[Finding, ...]
    rules: Mapping[str, type[Rule]]
    ran: frozenset[str]


class Audit(Rule):
    """A rule about what the others said; it runs after them."""

    def check(self, document: Document) -> Iterator[Finding]:  # noqa: ARG002 - a rule has it
        """Yield nothing: the document alone does not tell."""
        return iter(())

    def audit(self, document: Document, said: Said) -> Iterator[Finding]:
        """Yield what is wrong with what was `said` of `document`."""
        raise NotImplementedError
