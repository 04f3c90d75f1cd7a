"""duplicate-section: a section that stands more than once."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Finding,
    Genre,
    Message,
    Related,
    Relation,
    Rule,
    SectionCopy,
    Severity,
    section_fixes,
    section_repeats,
)


class DuplicateSection(Rule):
    """Sections with one heading and one body: each copy is found, the fullest is kept."""

    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at the heading of each copy."""
        fixes = section_fixes(document)
        sections = document.outline.sections
        for copy in section_repeats(document).copies:
            exact = copy.relation is Relation.EXACT and document.genre is Genre.REPORT
            yield self.finding(
                sections[copy.copy].heading.span,
                _message(document, copy),
                severity=Severity.ERROR if exact else Severity.WARNING,
                related=_related(document, copy),
                evidence={"similarity": round(copy.similarity, 3), "copies": copy.copies},
                fix=fixes.get(copy.copy),
            )


def _message(document: Document, copy: SectionCopy) -> Message:
    line = _line(document, copy.kept)
    percent = min(99, int(copy.similarity * 100))
    if copy.relation is Relation.EXACT:
        return Message(
            f"这一节与第{line}行同题的一节逐字相同，应留第{line}行",
            f"this section is word for word the one in line {line}; keep line {line}",
        )
    if copy.relation is Relation.CONTAINED and copy.similarity == 1.0:
        return Message(
            f"这一节全部包含在第{line}行同题的一节里，应留较全的第{line}行",
            f"all of this section stands in the one in line {line}; keep line {line}, the fuller one",
        )
    if copy.relation is Relation.CONTAINED:
        return Message(
            f"这一节几乎全部包含在第{line}行同题的一节里（{percent}%），应留较全的第{line}行",
            f"nearly all of this section ({percent} %) stands in the one in line {line};"
            f" keep line {line}, the fuller one",
        )
    return Message(
        f"这一节与第{line}行的一节几乎相同（{percent}%），应留在前的第{line}行"
        if copy.kept < copy.copy
        else f"这一节与第{line}行的一节几乎相同（{percent}%），应留较全的第{line}行",
        f"this section is nearly the one in line {line} ({percent} %); keep line {line}, the "
        + ("earlier one" if copy.kept < copy.copy else "fuller one"),
    )


def _related(document: Document, copy: SectionCopy) -> tuple[Related, ...]:
    sections = document.outline.sections
    kept = Related(sections[copy.kept].heading.span, Message("应保留的一节", "the section to keep"))
    if not copy.verbatim or copy.twin == copy.kept:
        return (kept,)
    words = Message("与这一节逐字相同", "word for word this section")
    return (kept, Related(sections[copy.twin].heading.span, words))


def _line(document: Document, section: int) -> int:
    return document.lines.position(document.outline.sections[section].heading.start).line
