"""The package of a Word document: a ZIP archive of parts (ECMA-376 part 2), read within limits."""

import codecs
import re
import struct
import zipfile
import zlib
from io import BytesIO
from posixpath import join, normpath

from doclint.read.docx.xml import DAMAGED, Node, Refusal, tree
from doclint.read.errors import ReadError

_MOST_ENTRIES = 10_000
_MOST_BYTES = 64 * 2**20  # of one part; 1,000 pages of prose take 10 MB
_MOST_IN_ALL = 128 * 2**20
_RATIO = 200  # XML of documents shrinks to a 10th or 30th, zeros to a 1,000th
_RATIO_FROM = 2**20  # bytes; below, no ratio does harm
_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
_SAVE = "open it in Word or WPS and save it as .docx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument"
_USUAL = "word/document.xml"
_OTHERS = {"xl": "a workbook", "ppt": "a presentation"}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Package:
    """The parts of a Word document, by name.

    Raises ReadError, here and wherever a part is read, for what is no Word document or not whole.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._refuse_other_kinds(data)
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise ReadError(name, f"its archive lists more than {_MOST_ENTRIES} parts")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except _DAMAGE as error:
            raise self._damaged("its ZIP archive", error) from None
        self._data: dict[str, bytes] = {}
        self._read = 0
        self.document = self._main_part()

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def related(self, part: str) -> dict[str, str]:
        """Return the parts that `part` refers to, by the last word of the relation's type."""
        folder, _, file = part.rpartition("/")
        relations = join(folder, "_rels", f"{file}.rels")
        found: dict[str, str] = {}
        if relations not in self._entries:
            return found
        for relation in self.tree(relations).all("Relationship"):
            said = relation.attributes
            target = said.get("Target", "")
            target = target[1:] if target.startswith("/") else normpath(join(folder, target))
            if target in self._entries and "TargetMode" not in said:
                found.setdefault(said.get("Type", "").rpartition("/")[2], target)
        return found

    def tree(self, part: str) -> Node:
        """Return the root of the XML of `part`."""
        return tree(self.xml(part), self._bad_xml(part))

    def xml(self, part: str) -> bytes:
        """Return the XML of `part` as UTF-8: as it is, unless it is in UTF-16."""
        if part not in self._data:
            data = self._bytes(part)
            if data.startswith(_UTF16):
                try:
                    data = data.decode("utf-16").encode()
                except UnicodeError as error:
                    raise self._bad_xml(part)(str(error)) from None
            self._data[part] = data
        return self._data[part]

    def _bytes(self, part: str) -> bytes:
        entry = self._entries[part]
        if entry.flag_bits & 1:
            raise ReadError(self.name, f"protected by a password; {_SAVE}, without one")
        size = entry.file_size
        if entry.compress_type not in _METHODS:
            raise ReadError(self.name, f"{part} is packed in a way that Word does not write")
        if size > _RATIO_FROM and size > entry.compress_size * _RATIO:
            raise ReadError(
                self.name, f"{part} grows {_RATIO} times when unpacked: no document does"
            )
        self._read += size
        if size > _MOST_BYTES or self._read > _MOST_IN_ALL:
            most = _MOST_BYTES // 2**20
            raise ReadError(self.name, f"{part} holds more than {most} MB, the most that is read")
        try:
            data = self._zip.read(entry)
        except _DAMAGE as error:
            raise self._damaged(part, error) from None
        return data

    def _main_part(self) -> str:
        found = self.related("").get("officeDocument")
        if found is None and _USUAL in self._entries:
            return _USUAL
        if found is None:
            raise ReadError(self.name, f"has no {_USUAL}: not a Word document, or {DAMAGED}")
        other = _OTHERS.get(found.partition("/")[0])
        if other:
            raise ReadError(self.name, f"{other}, not a Word document")
        return found

    def _refuse_other_kinds(self, data: bytes) -> None:
        said = _other_kind(data)
        if said:
            raise ReadError(self.name, said)

    def _damaged(self, what: str, error: Exception) -> ReadError:
        return ReadError(self.name, f"{what} can't be read ({error}); the file is {DAMAGED}")

    def _bad_xml(self, part: str) -> Refusal:
        return lambda reason: ReadError(self.name, f"{part}: {reason}")


def _other_kind(data: bytes) -> str:
    """Say what the file is and what to do, "" where it may be a Word document."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return f"protected by a password; {_SAVE}, without one"
        if "WordDocument".encode("utf-16-le") in data:
            return f"an old .doc or .wps document; {_SAVE}"
        return f"an old office document; if it is a text, {_SAVE}"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return f"an RTF document; {_SAVE}"
    if data.startswith(b"PK"):
        return f"an OpenDocument text; {_SAVE}" if _ODT in data[:200] else ""
    if not data:
        return "empty; there is no document in it"
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data):
        return f"a web page or XML, not a Word document; {_SAVE}"
    return f"not a Word document, or cut off at its beginning; {_SAVE}"
