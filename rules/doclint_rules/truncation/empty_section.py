"""A numbered heading has nothing under it."""

from collections.abc import Iterator

from doclint.rule import Document, Finding, Genre, Message, Rule, empty_sections


class EmptySection(Rule):
    """A numbered heading has nothing under it, though its siblings have."""

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each; a heading at the end of the text is left to unfinished-document."""
        for section in empty_sections(document):
            if not document.text[section.span.end :].strip():
                continue
            siblings = [
                other
                for other in document.outline.siblings(section)
                if other is not section and other.heading.numbering
            ]
            title = document.text[section.heading.title_start : section.heading.title_end]
            yield self.finding(
                section.heading.span,
                Message(
                    zh=f"标题“{title}”下没有内容，同级的其他标题下都有",
                    en=f"nothing stands under the heading “{title}”, though its siblings have text",
                ),
                evidence={"siblings": len(siblings)},
            )
