"""From bytes to a source: encoding and format."""

import os

from doclint.model.document import Source
from doclint.read.encoding import Decoded, decode
from doclint.read.errors import ReadError, UndecodableError
from doclint.read.source_map import byte_span
from doclint.read.txt import blocks_of

__all__ = [
    "SUFFIXES",
    "ReadError",
    "byte_span",
    "bytes_of",
    "format_of",
    "read_bytes",
    "read_file",
    "round_trips",
    "source_of",
    "takes_up",
    "text_of",
]

_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown", ".mdown")
# the endings of Word's own format, and of those that its reader refuses by their names
_WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")
_PDF = ".pdf"
_MOST_BYTES = 256 * 2**20

SUFFIXES = (".txt", ".text", *_MARKDOWN, ".rst", ".docx", *_HTML, _PDF)
"""File name endings of documents."""


def takes_up(name: str) -> bool:
    """Tell whether a walk through a folder takes the file `name` up: PDFs only where they can be read."""
    ending = name.lower()
    if not ending.endswith(SUFFIXES):
        return False
    if not ending.endswith(_PDF):
        return True
    from importlib.util import find_spec

    return find_spec("pypdfium2") is not None


def format_of(name: str) -> str:
    """Return "md", "docx", "html", "pdf" or "txt", by the ending of a file name."""
    ending = name.lower()
    if ending.endswith(_PDF):
        return "pdf"
    if ending.endswith(_HTML):
        return "html"
    if ending.endswith(_WORD):
        return "docx"
    return "md" if ending.endswith(_MARKDOWN) else "txt"


def source_of(
    text: str,
    name: str,
    format: str,  # noqa: A002
    encoding: str = "utf-8",
    bom: bytes = b"",
) -> Source:
    """Return the source that `text` makes when read as `format`: "md", "html", or else lines."""
    if format == "html":
        from doclint.read import html

        words, blocks, there = html.read(text)
        return Source(name, format, words, blocks, encoding, bom, map=there)
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
    if (format or format_of(name)) == "docx":
        from doclint.read import docx

        document = docx.read(data, name)
        there = docx.Editable(data, document.text, document.map)
        return Source(name, "docx", document.text, document.blocks, notes=document.notes, map=there)
    if (format or format_of(name)) == "pdf":
        from doclint.read import pdf

        paper = pdf.read(data, name)
        return Source(name, "pdf", paper.text, paper.blocks, omissions=paper.omissions)
    if (format or format_of(name)) == "html" and encoding is None:
        from doclint.read.html.charset import charset_of

        encoding = charset_of(data)
    decoded = _decoded(data, name, encoding)
    return source_of(decoded.text, name, format or format_of(name), decoded.encoding, decoded.bom)


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None) -> Source:
    """Return the source in the file at `path`.

    Raises ReadError where there is no such file, it can't be read or its encoding is not known.
    """
    name = os.fsdecode(path)
    return read_bytes(bytes_of(name), name, encoding=encoding)


def text_of(path: str, *, encoding: str | None = None) -> str:
    """Return the text of the file at `path`, which takes less than its source. Raises ReadError."""
    if format_of(path) in ("docx", "html", "pdf"):
        return read_file(path).text
    return _decoded(bytes_of(path), path, encoding).text


def _decoded(data: bytes, name: str, encoding: str | None) -> Decoded:
    try:
        return decode(data, encoding)
    except UndecodableError as error:
        raise ReadError(name, str(error)) from None


def round_trips(source: Source, data: bytes) -> bool:
    """Tell whether `source` gives back the bytes it was read from; if not, it must not be written."""
    try:
        return source.to_bytes(source.text) == data
    except UnicodeEncodeError:
        return False


def bytes_of(name: str) -> bytes:
    """Return what the file called `name` holds. Raises ReadError where it can't be read."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - pathlib costs more than the reading
            size = os.fstat(file.fileno()).st_size
            # memory is set aside for as much as is asked for; a pipe tells no size
            data = file.read(size + 1 if 0 < size <= _MOST_BYTES else _MOST_BYTES + 1)
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
