"""How authors speak to doclint in a document: `doclint: allow RULE -- reason`, marked off from the text.

In Markdown it is a comment; in plain text a line of its own, such a comment or in brackets, with
signs of either width.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.document import Block
from doclint.model.patterns import compiled

WORD = "doclint"
"""A text without it holds no remark."""

_GAP = r"[^\S\r\n]*"
# what a comment holds ends at the next one: a text of openings alone is read once
_COMMENT = rf"(?s)(?P<remark><!--\s*{WORD}\s*[:：](?P<words>(?:(?!-->|<!--).)*)-->)"
_LINE = (
    rf"(?m)^{_GAP}(?P<remark>"
    rf"[\[［【〔〖]{_GAP}{WORD}{_GAP}[:：](?P<words>[^\r\n]*)[\]］】〕〗]"
    rf"){_GAP}\r*$"
)
_COMMENT_LINE = (
    rf"(?m)^{_GAP}(?P<remark><!--{_GAP}{WORD}{_GAP}[:：](?P<words>[^\r\n]*)-->){_GAP}\r*$"
)


class Remark(NamedTuple):
    """A remark's place and, at `words_start`, what stands after the colon."""

    start: int
    end: int
    words: str
    words_start: int


def remarks_in(text: str, format: str) -> Iterator[Remark]:  # noqa: A002
    """Yield the remarks in a `text` of the format "md" or "txt"; those in code are not told apart."""
    if WORD not in text:
        return
    patterns = {"md": (_COMMENT,), "txt": (_LINE, _COMMENT_LINE)}.get(format, ())
    for pattern in patterns:
        for found in compiled(pattern).finditer(text):
            yield Remark(*found.span("remark"), found["words"], found.start("words"))


def without_remarks(text: str, blocks: list[Block]) -> list[Block]:
    """Return `blocks`, in order, without the remarks that their words end with in Markdown."""
    made = list(blocks)
    for remark in remarks_in(text, "md"):
        place = bisect_right(made, remark.start, key=lambda block: block.start) - 1
        if place >= 0 and made[place].start < remark.start and made[place].end == remark.end:
            words = made[place].span.of(text)[: remark.start - made[place].start]
            made[place] = made[place]._replace(end=made[place].start + len(words.rstrip()))
    return made
