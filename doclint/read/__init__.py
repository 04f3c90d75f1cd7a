"""From bytes to a source: encoding and format."""

from __future__ import annotations

import os
from pathlib import Path

from doclint.model.document import Source
from doclint.read.txt import blocks_of


class ReadError(Exception):
    """A file that can't be read: the message names it, the reason and what to do."""


def source_of(
    text: str, name: str, format: str, encoding: str = "utf-8", bom: bytes = b""
) -> Source:  # noqa: A002
    """Return the source that `text` makes when read as `format`."""
    return Source(name, format, text, blocks_of(text), encoding, bom)


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None) -> Source:
    """Return the source in the file at `path`."""
    return source_of(Path(path).read_text(encoding or "utf-8"), str(path), "txt")
