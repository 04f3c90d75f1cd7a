"""Line ends that a fixed width put inside paragraphs."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Genre,
    Message,
    Rule,
    Safety,
    Span,
    wraps,
)


class HardWrap(Rule):
    """A document whose paragraphs are cut into lines of one width.

    `least` is the number of cut lines from which on it is told.
    """

    off_in = frozenset({Genre.TECHNICAL})
    least: int = 8

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding, at the first line that is cut."""
        found = wraps(document)
        if len(found) < self.least:
            return
        width = sorted(wrap.width for wrap in found)[len(found) // 2]
        wide = document.language == "zh"
        yield self.finding(
            document.blocks[found[0].before].span,
            Message(
                f"段落按固定宽度断行（每行约 {width // 2} 个汉字），共 {len(found)} 处断在段落中间",
                f"paragraphs are cut into lines of {width} columns, {len(found)} times",
            ),
            evidence={"wraps": len(found), "width": width // 2 if wide else width},
            fix=Fix(
                Message("把断开的行接回段落", "join the lines of each paragraph"),
                tuple(_join(document, wrap.before) for wrap in found),
                Safety.UNSAFE,
            ),
        )


def _join(document: Document, before: int) -> Edit:
    """Return the edit that takes the line end out; words of Latin letters keep a blank."""
    text = document.text
    start, end = document.blocks[before].end, document.blocks[before + 1].start
    last, first = text[start - 1], text[end]
    both = last.isascii() and first.isascii()
    figures = last.isdecimal() and first.isdecimal()
    return Edit(Span(start, end), " " if both and not figures else "")
