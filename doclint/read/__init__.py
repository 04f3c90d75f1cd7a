"""From bytes to a source: encoding and format."""

from __future__ import annotations

import os
from pathlib import Path

from doclint.model.document import Source
from doclint.read.encoding import decode
from doclint.read.errors import ReadError, UndecodableError
from doclint.read.source_map import byte_span
from doclint.read.txt import blocks_of

__all__ = [
    "SUFFIXES",
    "ReadError",
    "byte_span",
    "format_of",
    "read_bytes",
    "read_file",
    "round_trips",
    "source_of",
]

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".mdown", ".rst")
"""File name endings that a walk through a folder takes up."""

_MARKDOWN = (".md", ".markdown", ".mdown")
_MOST_BYTES = 256 * 2**20


def format_of(name: str) -> str:
    """Return "md" or "txt", by the ending of a file name."""
    return "md" if name.lower().endswith(_MARKDOWN) else "txt"


def source_of(
    text: str,
    name: str,
    format: str,  # noqa: A002
    encoding: str = "utf-8",
    bom: bytes = b"",
) -> Source:
    """Return the source that `text` makes when read as `format`: "txt" or "md"."""
    if format == "md":
        from doclint.read import markdown

        blocks = markdown.blocks_of(text)
    else:
        blocks = blocks_of(text)
    return Source(name, format, text, blocks, encoding, bom)


def read_bytes(
    data: bytes,
    name: str,
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Source:
    """Return the source in `data`. Encoding and format are found from data and name unless given.

    Raises ReadError where no encoding fits, or the given one does not.
    """
    try:
        decoded = decode(data, encoding)
    except UndecodableError as error:
        raise ReadError(name, str(error)) from None
    return source_of(decoded.text, name, format or format_of(name), decoded.encoding, decoded.bom)


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None) -> Source:
    """Return the source in the file at `path`.

    Raises ReadError where there is no such file, it can't be read or its encoding is not known.
    """
    name = os.fsdecode(path)
    return read_bytes(_bytes_of(name), name, encoding=encoding)


def round_trips(source: Source, data: bytes) -> bool:
    """Tell whether `source` gives back the bytes it was read from; if not, it must not be written."""
    try:
        return source.to_bytes(source.text) == data
    except UnicodeEncodeError:
        return False


def _bytes_of(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise ReadError(name, "there is no such file") from None
    except IsADirectoryError:
        raise ReadError(name, "this is a folder, not a file") from None
    except PermissionError:
        raise ReadError(name, "reading it is not permitted; change its mode or owner") from None
    except (OSError, ValueError) as error:
        raise ReadError(name, getattr(error, "strerror", None) or str(error)) from None
    if len(data) > _MOST_BYTES:
        most = _MOST_BYTES // 2**20
        raise ReadError(name, f"larger than {most} MB, the most that is read; split it")
    return data
