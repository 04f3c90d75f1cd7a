"""Page numbers and running heads that came into the text with it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Furnishing,
    Genre,
    InlinePage,
    Message,
    PageNumber,
    Related,
    Role,
    Rule,
    Safety,
    Span,
    furnishings,
    inline_pages,
    page_runs,
    removal,
)

_TOLD = 20  # other places that a finding names


class PageFurniture(Rule):
    """Lines that belong to a page, not to the text."""

    off_in = frozenset({Genre.TECHNICAL})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for what recurs, one a run that goes through paragraphs, and one a single line."""
        pieces = furnishings(document)
        sure = [piece for piece in pieces if piece.sure]
        if sure:
            yield self._recurring(document, sure)
        unsure = {piece.block: piece for piece in pieces if not piece.sure}
        for run in page_runs(document) if pieces else ():
            inside = [one for one in run if not one.alone]
            # without its neighbours no one of a run could be told in a later round
            lines = [one.block for one in run if one.alone and unsure.pop(one.block, False)]
            if inside:
                yield self._inside(document, inside, lines)
        for piece in unsure.values():
            yield self._single(document, piece)
        pages = inline_pages(document)
        if pages:
            yield self._inside(document, pages)

    def _recurring(self, document: Document, pieces: Sequence[Furnishing]) -> Finding:
        numbers = [piece.role for piece in pieces].count(Role.NUMBER)
        heads = len(pieces) - numbers
        zh = [f"页码 {numbers} 行"] * bool(numbers) + [f"页眉或页脚 {heads} 行"] * bool(heads)
        en = [f"{numbers} page numbers"] * bool(numbers) + [f"{heads} running heads"] * bool(heads)
        blocks = document.blocks
        return self.finding(
            blocks[pieces[0].block].span,
            Message(
                f"正文里混有{'、'.join(zh)}",
                f"{' and '.join(en)} stand in the text",
            ),
            related=tuple(
                Related(blocks[piece.block].span, Message("又一处", "another"))
                for piece in pieces[1 : _TOLD + 1]
            ),
            evidence={"numbers": numbers, "heads": heads},
            fix=Fix(
                Message("删去页码和页眉", "remove them"),
                tuple(_removals(document, [piece.block for piece in pieces])),
                Safety.SAFE,
            ),
        )

    def _single(self, document: Document, piece: Furnishing) -> Finding:
        span = document.blocks[piece.block].span
        what = Message("页码", "a page number")
        if piece.role is Role.HEAD:
            what = Message("页眉", "a running head")
        return self.finding(
            span,
            Message(
                f"“{span.of(document.text)}”像是混进正文的{what.zh}",
                f"“{span.of(document.text)}” looks like {what.en} in the text",
            ),
            evidence={"lines": 1},
            fix=Fix(
                Message(f"删去{what.zh}", f"remove {what.en}"),
                (removal(document, piece.block, piece.block),),
                Safety.UNSAFE,
            ),
        )

    def _inside(
        self,
        document: Document,
        pages: Sequence[InlinePage | PageNumber],
        lines: Sequence[int] = (),
    ) -> Finding:
        """Return the finding that tells of `pages` inside the text and the blocks `lines` that count with them."""
        text = document.text
        first, last = pages[0].number, pages[-1].number
        zh, en = f"段落里夹着页码 {first}", f"the page number {first} stands inside a paragraph"
        if len(pages) > 1:
            zh = f"段落里夹着页码 {len(pages)} 处（{first} 到 {last}）"
            en = f"{len(pages)} page numbers stand inside paragraphs ({first} to {last})"
        if lines:
            zh += f"，还有 {len(lines)} 个独占一行"
            en += f", {len(lines)} more on lines of their own"
        removed = _removals(document, lines) if lines else ()
        edits = [Edit(Span(p.start, p.end), _glue(text, p.start, p.end)) for p in pages]
        return self.finding(
            Span(pages[0].start, pages[0].end),
            Message(zh, en),
            evidence={"numbers": len(pages) + len(lines)},
            fix=Fix(
                Message("删去页码", "remove them"),
                tuple(sorted([*edits, *removed])),
                Safety.UNSAFE,
            ),
        )


def _removals(document: Document, blocks: Sequence[int]) -> Iterator[Edit]:
    """Yield one edit a run of neighbouring blocks."""
    first = blocks[0]
    for block, after in pairwise([*blocks, -1]):
        if after != block + 1:
            yield removal(document, first, block)
            first = after


def _glue(text: str, start: int, end: int) -> str:
    """Return the blank that two words need between them; none stands beside Han characters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return " " if before.isascii() and after.isascii() and not before.isspace() else ""
