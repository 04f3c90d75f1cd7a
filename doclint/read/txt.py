"""Plain text to blocks."""

from __future__ import annotations

import re

from doclint.model.document import Block, Kind

_LINE = re.compile(r"[^\r\n]*(?:\r*\n|\r|$)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return one paragraph a line that is not blank; blank lines belong to the block before them."""
    found: list[Block] = []
    at = 0
    pending = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            if found:
                found[-1] = found[-1]._replace(outer_end=at)
            found.append(
                Block(
                    Kind.PARAGRAPH,
                    start,
                    start + len(words),
                    pending if not found else at,
                    at + len(line),
                )
            )
        at += len(line)
        if found:
            found[-1] = found[-1]._replace(outer_end=at)
    if not found and text:
        found.append(Block(Kind.BLANK, 0, 0, 0, len(text)))
    return tuple(found)
