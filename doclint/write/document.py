"""A mended text to the bytes of its file, and the file replaced."""

import os

from doclint.engine.fix import revised
from doclint.model.document import Source
from doclint.model.finding import Edit
from doclint.read import round_trips
from doclint.write import atomic, journal
from doclint.write.errors import WriteError


def revise(source: Source, edits: tuple[Edit, ...]) -> Source:
    """Return `source` with `edits` made, of any format."""
    if source.format == "html":
        from doclint.write import html

        return html.revised(source, edits)
    if source.format == "docx":
        from doclint.write import docx

        return docx.revised(source, edits)
    if source.format == "pdf":
        from doclint.write import pdf

        return pdf.revised(source, edits)
    return revised(source, edits)


def mended(source: Source, after: Source, data: bytes) -> bytes:
    """Return the bytes of `after`, which `source` became, encoded as `source` is.

    `data` is what `source` was read from: it comes back as it is where no text changed. Raises
    WriteError where it would not come back from that text, so that writing would change what no fix
    changed, or where the encoding lacks a character of `after`.
    """
    if after.text == source.text:
        return data
    if source.format == "pdf":
        raise WriteError(f"{source.name}: a PDF is not changed; give --output x.txt or x.md")
    if source.format == "docx":
        from doclint.write import docx

        _refuse_other(source, data, docx.data_of(source))
        return docx.data_of(after)
    if source.format == "html":
        from doclint.write import html

        source, after = html.page(source), html.page(after)
    return _encoded(source, after.text, data)


def mended_for(path: str, source: Source, after: Source, data: bytes) -> bytes:
    """Return the bytes of `after` as they go into the file at `path`; else as `mended` does."""
    if source.format == "pdf":
        from doclint.write import pdf

        return pdf.text_for(path, after)
    return mended(source, after, data)


def accepted(after: Source) -> Source:
    """Return `after` with the changes done that would else be tracked."""
    if after.format == "docx":
        from doclint.write import docx

        return docx.accepted(after)
    return after


def _refuse_other(source: Source, data: bytes, read: bytes) -> None:
    if data != read:
        raise WriteError(
            f"{source.name} was changed by something else meanwhile, so it is left alone; try again"
        )


def _encoded(source: Source, text: str, data: bytes) -> bytes:
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


def replace(source: Source, after: Source) -> bool:
    """Write `after` in place of the document of `source`; tell whether there was anything to write.

    What stood there goes into the journal first. Raises WriteError where the file is not any more
    what was read, or can't be written back byte for byte.
    """
    if after.text == source.text:
        return False
    before = data_of(source)
    data = mended(source, after, before)
    entry = journal.record(source.name, before, data)
    try:
        atomic.replace(source.name, data)
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
