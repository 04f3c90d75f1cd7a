"""Word documents written: edits as tracked changes, which their reader accepts or rejects in Word.

Only what an edit touches is written anew; all other bytes of a part and all other parts stay.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from doclint.model.document import Source
from doclint.model.finding import Edit
from doclint.read import read_bytes
from doclint.read.docx.editable import Editable
from doclint.read.docx.source_map import Stuff
from doclint.write.docx import comments
from doclint.write.docx.changes import changed_parts
from doclint.write.docx.comments import Remark as Remark
from doclint.write.docx.package import with_parts
from doclint.write.docx.resolve import resolved
from doclint.write.errors import WriteError

_DATE = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """Return the time as Word writes it."""
    return datetime.now(UTC).strftime(_DATE)


def revised(source: Source, edits: tuple[Edit, ...], at: str | None = None) -> Source:
    """Return the document `source` with `edits` as changes tracked `at` that time, read again."""
    before = editable(source)
    parts = changed_parts(before, edits, at or now())
    if not parts:
        return source
    after = read_bytes(_packed(before, parts), source.name, format="docx")
    if _words(editable(after)) != _edited(before, edits):
        raise WriteError(
            f"{source.name}: its changes did not come out as meant, so it is left alone"
        )
    return after


def annotated(source: Source, remarks: Iterable[Remark], at: str | None = None) -> bytes:
    """Return the bytes of the document with `remarks` as comments."""
    return comments.annotated(editable(source), remarks, at or now())


def data_of(source: Source) -> bytes:
    """Return the bytes of the document that `source` is."""
    return editable(source).data


def accepted(source: Source) -> Source:
    """Return the document with all that doclint changed in it done."""
    return _settled(source, accept=True)


def rejected(source: Source) -> Source:
    """Return the document without all that doclint changed in it."""
    return _settled(source, accept=False)


def editable(source: Source) -> Editable:
    """Return `source` as it can be written."""
    assert isinstance(source.map, Editable)
    return source.map


def _settled(source: Source, *, accept: bool) -> Source:
    document = editable(source)
    names = {document.there.document, *(p.part for p in document.there.paragraphs)}
    before = {name: document.package.xml(name) for name in names}
    parts = {name: resolved(xml, accept=accept) for name, xml in before.items()}
    changed = {name: xml for name, xml in parts.items() if xml != before[name]}
    if not changed:
        return source
    return read_bytes(_packed(document, changed), source.name, format="docx")


def _packed(document: Editable, parts: dict[str, bytes]) -> bytes:
    return with_parts(document.data, parts)


def _edited(document: Editable, edits: tuple[Edit, ...]) -> str:
    """Return the text after `edits`, automatic numbers left out."""
    made = []
    at = 0
    for (start, end), text in sorted(edits):
        if not document.is_automatic(start, end, text):
            made += [_between(document, at, start), text]
            at = end
    return "".join([*made, _between(document, at, len(document.text))])


def _words(document: Editable) -> str:
    return _between(document, 0, len(document.text))


def _between(document: Editable, start: int, end: int) -> str:
    if start >= end:
        return ""
    return "".join(
        document.text[max(start, piece.start) : min(end, piece.end)]
        for piece in document.there.over(start, end)
        if piece.stuff is not Stuff.NUMBER
    )
