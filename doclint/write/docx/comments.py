"""Remarks on a document as comments in Word (ECMA-376 part 1, 17.13.4)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from posixpath import join
from typing import NamedTuple

from doclint.model.span import Span
from doclint.read.docx.editable import Editable
from doclint.read.docx.package import Package
from doclint.read.docx.source_map import Piece, Stuff
from doclint.write.docx.markup import AUTHOR, Pen, children, ids, namespace, prefix, tags, tokens
from doclint.write.docx.package import with_parts
from doclint.write.docx.runs import Cut, cut_up
from doclint.write.docx.splices import Splice, spliced
from doclint.write.errors import WriteError

_STRICT = "purl.oclc.org"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "[Content_Types].xml"
_ID = re.compile(rb"\bid=[\"'](-?\d+)[\"']", re.IGNORECASE)
_RELATION_ID = re.compile(rb"\bId=[\"']rId(\d+)[\"']")
_FLOATING = (Stuff.BOX, Stuff.MARK, Stuff.SEPARATOR, Stuff.NUMBER)


class Remark(NamedTuple):
    """What is said of a place in the text, line by line."""

    span: Span
    lines: tuple[str, ...]


class _Ends(NamedTuple):
    """The first and the last piece of what a comment is about, and how much of them."""

    first: Piece
    start: int
    last: Piece
    end: int


def annotated(document: Editable, remarks: Iterable[Remark], at: str) -> bytes:
    """Return the document with `remarks` as comments made `at` that time; the others stay.

    What can't hold a comment (a note, a text box, a number) has it at the nearest words.
    """
    package, main = document.package, document.there.document
    xml = package.xml(main)
    part = package.related(main).get("comments", "")
    if not prefix(xml):
        raise WriteError("its XML binds no prefix to WordprocessingML; save it in Word first")
    pen = Pen(prefix(xml), ids([xml, package.xml(part) if part else b""]), at)
    anchors = _Anchors(document)
    cuts: dict[int, list[Cut]] = defaultdict(list)
    splices: list[Splice] = []
    said = []
    for remark in remarks:
        ends = anchors.ends(remark.span)
        if ends is None:
            continue
        number = next(pen.ids)
        attribute = f'{pen.tag("id")}="{number}"'
        reference = pen.element("r", pen.element("commentReference", b"", attribute))
        opening = pen.element("commentRangeStart", b"", attribute)
        closing = pen.element("commentRangeEnd", b"", attribute) + reference
        anchors.put(ends.first, ends.start, opening, cuts, splices, is_end=False)
        anchors.put(ends.last, ends.end, closing, cuts, splices, is_end=True)
        said.append((number, remark))
    for run, made in cuts.items():
        where = document.there.runs[run]
        splices.append(Splice(where.start, where.end, cut_up(xml, where, made, pen)))
    parts = {main: spliced(xml, splices)}
    parts |= _comments(package, main, part, said, pen)
    return with_parts(document.data, parts)


class _Anchors:
    """Where comments can be in a document."""

    def __init__(self, document: Editable) -> None:
        self._document = document
        self._there = document.there
        self._xml = document.package.xml(document.there.document)

    def ends(self, span: Span) -> _Ends | None:
        """Return the words in `span`, else the nearest, None where there are none at all."""
        end = max(span.end, span.start + 1)
        inside = [piece for piece in self._there.over(span.start, end) if self._holds(piece)]
        if inside:
            first, last = inside[0], inside[-1]
            start = max(span.start, first.start) - first.start
            return _Ends(first, start, last, min(end, last.end) - last.start)
        piece = self._reference(span.start) or self._nearest(span.start)
        return piece and _Ends(piece, 0, piece, piece.end - piece.start)

    def put(
        self,
        piece: Piece,
        at: int,
        markup: bytes,
        cuts: dict[int, list[Cut]],
        splices: list[Splice],
        *,
        is_end: bool,
    ) -> None:
        """Put `markup` into the run of `piece` before its character `at`, or beside the whole."""
        if piece.stuff in (Stuff.TEXT, Stuff.ELEMENT) and self._is_in_run(piece):
            cuts[piece.run].append(Cut(piece.source.start, at, at, markup))
            return
        whole = self._there.runs[piece.run] if piece.run >= 0 else piece.source
        place = whole.end if is_end else whole.start
        splices.append(Splice(place, place, markup))

    def _holds(self, piece: Piece) -> bool:
        """Tell whether a comment can begin or end at what `piece` shows."""
        return (
            piece.start < piece.end
            and piece.stuff not in _FLOATING
            and self._there.paragraphs[piece.paragraph].part == self._there.document
        )

    def _is_in_run(self, piece: Piece) -> bool:
        run = self._there.runs[piece.run]
        items = children(self._xml, run.start, run.end)
        return any(item.start == piece.source.start for item in items)

    def _nearest(self, at: int) -> Piece | None:
        """Return words of the same paragraph, else those before, else those after."""
        pieces = [piece for piece in self._there.pieces if self._holds(piece)]
        paragraph = self._there.at(at).paragraph if self._there.pieces else -1
        same = [piece for piece in pieces if piece.paragraph == paragraph]
        before = [piece for piece in pieces if piece.end <= at]
        return next(iter(same or before[-1:] or pieces), None)

    def _reference(self, at: int) -> Piece | None:
        """Return what refers to the note that `at` is in."""
        if not self._there.pieces:
            return None
        paragraph = self._there.paragraphs[self._there.at(at).paragraph]
        if paragraph.part == self._there.document:
            return None
        xml = self._document.package.xml(paragraph.part)
        root = next(tokens(xml))
        for note in children(xml, root.start, len(xml)):
            if note.start <= paragraph.start < note.end:
                number = _ID.search(xml, note.start, note.opened)
                wanted = f"{note.name}Reference".encode()
                for piece in self._there.pieces:
                    shown = self._xml[piece.source.start : piece.source.end]
                    if piece.stuff is Stuff.ANCHOR and wanted in shown[:60] and number:
                        found = _ID.search(shown)
                        if found and found[1] == number[1]:
                            return piece
        return None


def _comments(
    package: Package, main: str, part: str, said: list[tuple[int, Remark]], pen: Pen
) -> dict[str, bytes]:
    """Return the part that holds the comments, and what must know of it where it is new."""
    uri = namespace(package.xml(main))
    if part:
        xml = package.xml(part)
        pen = pen._replace(prefix=prefix(xml) or pen.prefix)
        return {part: _appended(xml, b"".join(_comment(*each, pen) for each in said))}
    folder, _, file = main.rpartition("/")
    names = (join(folder, f"comments{i or ''}.xml") for i in range(10_000))
    part = next(name for name in names if name not in package)
    pen = pen._replace(prefix="w:")
    inner = b"".join(_comment(*each, pen) for each in said)
    relations = join(folder, "_rels", f"{file}.rels")
    return {
        part: _DECLARATION + pen.element("comments", inner, f'xmlns:w="{uri}"'),
        relations: _related(package, relations, part, is_strict=_STRICT in uri),
        _TYPES: _typed(package.xml(_TYPES), part),
    }


def _comment(number: int, remark: Remark, pen: Pen) -> bytes:
    w = pen.prefix
    said = f'{w}id="{number}" {w}author="{AUTHOR}" {w}date="{pen.at}" {w}initials="DL"'
    lines = (pen.element("p", pen.element("r", pen.words(line))) for line in remark.lines)
    return pen.element("comment", b"".join(lines), said)


def _related(package: Package, relations: str, part: str, *, is_strict: bool) -> bytes:
    empty = _DECLARATION + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
    xml = package.xml(relations) if relations in package else empty
    taken = {int(number) for number in _RELATION_ID.findall(xml)}
    number = max(taken, default=0) + 1
    said = f'Id="rId{number}" Type="{_RELATION[is_strict]}" Target="/{part}"'
    return _appended(xml, f"<{_prefix(xml)}Relationship {said}/>".encode())


def _typed(xml: bytes, part: str) -> bytes:
    said = f'PartName="/{part}" ContentType="{_TYPE}"'
    return _appended(xml, f"<{_prefix(xml)}Override {said}/>".encode())


def _prefix(xml: bytes) -> str:
    """Return what the name of the root begins with."""
    root = next(tokens(xml))
    before, colon, _ = xml[root.start + 1 : root.end].split(maxsplit=1)[0].rpartition(b":")
    return (before + colon).decode()


def _appended(xml: bytes, inner: bytes) -> bytes:
    """Return the part with `inner` at the end of its root."""
    root = next(tokens(xml))
    if root.closes:
        head, tail = tags(xml, root.start, root.end)
        return xml[: root.start] + head + inner + tail + xml[root.end :]
    *_, last = tokens(xml)
    return xml[: last.start] + inner + xml[last.start :]
