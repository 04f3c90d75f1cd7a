"""A mended text to the bytes of its file, and the file replaced."""

from __future__ import annotations

import os

from doclint.model.document import Source
from doclint.read import round_trips
from doclint.write import atomic, journal
from doclint.write.errors import WriteError


def mended(source: Source, text: str, data: bytes) -> bytes:
    """Return the bytes of `text`, in the encoding of `source` and with its byte order mark.

    `data` is what `source` was read from: it comes back as it is where `text` is the text that was
    read. Raises WriteError where it would not come back from that text, so that writing would change
    what no fix changed, or where the encoding lacks a character of `text`.
    """
    if text == source.text:
        return data
    if not round_trips(source, data):
        raise WriteError(
            f"{source.name}: its bytes do not come back from its text as {source.encoding}, so it is"
            " left alone; check --encoding, or that nothing else writes the file"
        )
    try:
        return source.to_bytes(text)
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise WriteError(
            f"{source.name}: {source.encoding} has no {character!r} (U+{ord(character):04X}), which"
            " a fix would write; convert the file to UTF-8 first"
        ) from error


def replace(source: Source, text: str) -> bool:
    """Write `text` in place of the document of `source`; tell whether there was anything to write.

    What stood there goes into the journal first. Raises WriteError where the file is not any more
    what was read, or can't be written back byte for byte.
    """
    if text == source.text:
        return False
    before = data_of(source)
    after = mended(source, text, before)
    entry = journal.record(source.name, before, after)
    try:
        atomic.replace(source.name, after)
    except WriteError:
        journal.forget(entry)
        raise
    return True


def create(path: str, data: bytes, *, like: str | None) -> None:
    """Write `data` to the file at `path`, making its folder; a new file takes the mode of `like`."""
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{path} can't be written: {error.strerror}") from error
    atomic.replace(path, data, like=like)


def data_of(source: Source) -> bytes:
    """Return the bytes of the file that `source` was read from."""
    try:
        with open(source.name, "rb") as file:
            return file.read()
    except OSError as error:
        raise WriteError(f"{source.name} can't be read again: {error.strerror}") from error
