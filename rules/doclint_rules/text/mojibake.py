"""Text that was read in the wrong encoding: 锟斤拷, 鏂囨湰, ä¸­æ–‡."""

from bisect import bisect_left
from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Garble,
    Message,
    Rule,
    Safety,
    Severity,
    Span,
    Wrong,
    garbled,
    gathered,
)

_HOW = {
    Wrong.LOST: Message(
        "原字在转码时已丢失，须对照原稿补上", "the characters were lost; only the original has them"
    ),
    Wrong.UTF8_AS_GBK: Message("UTF-8 文本被当作 GBK 读入", "UTF-8 that was read as GBK"),
    Wrong.GBK_AS_LATIN: Message("GBK 文本被当作 Latin-1 读入", "GBK that was read as Latin-1"),
    Wrong.UTF8_AS_LATIN: Message(
        "UTF-8 文本被当作 Windows-1252 读入", "UTF-8 that was read as Windows-1252"
    ),
}


class Mojibake(Rule):
    """Text that shows as other characters because it was read in the wrong encoding."""

    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a paragraph and cause, or one for the document where it is full of them."""
        pieces = garbled(document)
        kinds = sorted({(piece.wrong.value, bool(piece.meant)) for piece in pieces})
        for wrong, told in kinds:
            same = [p for p in pieces if p.wrong.value == wrong and bool(p.meant) is told]
            starts = [piece.start for piece in same]
            for group in gathered(document, starts):
                first = bisect_left(starts, group[0])
                yield self._garbled(same[first : first + len(group)])

    def _garbled(self, pieces: list[Garble]) -> Finding:
        first = pieces[0]
        how = _HOW[first.wrong]
        meant = _short(first.meant)
        count = sum(piece.end - piece.start for piece in pieces)
        return self.finding(
            Span(first.start, first.end),
            Message(
                f"乱码 {count} 个字符：{how.zh}" + (f"，原文应为“{meant}”" if meant else ""),
                f"{count} garbled characters: {how.en}" + (f"; it was “{meant}”" if meant else ""),
            ),
            evidence={"pieces": len(pieces), "characters": count},
            fix=Fix(
                Message("还原乱码", "restore the text"),
                tuple(Edit(Span(p.start, p.end), p.meant) for p in pieces),
                Safety.UNSAFE,
            )
            if meant
            else None,
        )


def _short(words: str) -> str:
    return words if len(words) <= 12 else words[:11] + "…"
