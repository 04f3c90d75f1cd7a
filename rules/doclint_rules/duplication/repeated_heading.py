"""repeated-heading: a heading that stood before, over another text or over none."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Finding,
    Message,
    Related,
    Rule,
    Severity,
    heading_repeats,
    section_fixes,
)


class RepeatedHeading(Rule):
    """Headings with the same words, numbers aside, whose sections are not copies of each other."""

    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each later heading, or at the one with nothing under it."""
        fixes = section_fixes(document)
        sections = document.outline.sections
        for heading in heading_repeats(document):
            kept = sections[heading.kept].heading.span
            line = document.lines.position(kept.start).line
            if heading.empty:
                message = Message(
                    f"标题与第{line}行相同，下面没有内容",
                    f"this heading stands in line {line} too, and nothing stands under it",
                )
            else:
                message = Message(
                    f"标题与第{line}行相同，内容却不同",
                    f"this heading stands in line {line} too, over another text",
                )
            yield self.finding(
                sections[heading.copy].heading.span,
                message,
                related=(Related(kept, Message("同样的标题", "the same heading")),),
                fix=fixes.get(heading.copy) if heading.empty else None,
            )
