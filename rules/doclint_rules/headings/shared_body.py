"""shared-body: one text under different headings."""

from collections import Counter
from collections.abc import Iterator

from doclint.rule import (
    CommonBody,
    Document,
    Finding,
    Genre,
    Message,
    Related,
    Rule,
    Severity,
    section_repeats,
    shared_bodies,
)

_SHOWN = 24  # code points of a heading in a message
_NAMED = 3  # other headings named in a message


class SharedBody(Rule):
    """Sections of different headings that consist for the most part of the same text."""

    severity = Severity.WARNING
    off_in = frozenset({Genre.LAW, Genre.TECHNICAL, Genre.LITERATURE})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding at each heading over such a text but the one it fits least of."""
        copies = Counter(copy.kept for copy in section_repeats(document).copies)
        sections = document.outline.sections
        for body in shared_bodies(document).bodies:
            words = Message("这个标题下也有同样的内容", "the same text under this heading")
            yield self.finding(
                sections[body.section].heading.span,
                _message(document, body),
                related=tuple(Related(sections[o].heading.span, words) for o in body.others),
                evidence={
                    "share": round(body.share, 3),
                    "headings": len(body.others) + 1,
                    "copies": sum(copies[s] for s in (body.section, *body.others)),
                },
            )


def _message(document: Document, body: CommonBody) -> Message:
    named = [_named(document, other) for other in body.others[:_NAMED]]
    rest = len(body.others) - len(named)
    return Message(
        f"这个标题下的内容也在{'、'.join(f'第{line}行“{title}”' for line, title in named)}"
        f"{f'等{len(body.others)}个标题' if rest else ''}下，标题与内容必有一处不合",
        f"what stands under this heading also stands under "
        f"{', '.join(f'“{title}” in line {line}' for line, title in named)}"
        f"{f' and {rest} more' if rest else ''}; one of the headings is not its own",
    )


def _named(document: Document, section: int) -> tuple[int, str]:
    heading = document.outline.sections[section].heading
    title = document.text[heading.title_start : heading.title_end]
    if len(title) > _SHOWN:
        title = title[:_SHOWN] + "…"
    return document.lines.position(heading.start).line, title
