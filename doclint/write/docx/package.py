"""A ZIP archive with some of its entries replaced: all others stay byte for byte, and in their order."""

import codecs
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_HAS_DESCRIPTOR = 0x08
_IS_UTF_8 = 0x800
_ZIP64 = 1  # the extra field of sizes past 4 GB, which no document has
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_IS_ASCII = re.compile(rb"<\?xml[^>]*encoding=[\"'](?:us-)?ascii", re.IGNORECASE)
_OLDEST_DATE = (0, 0x21)  # 1 January 1980: time and date as ZIP writes them


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the archive `data` with `parts`, XML in UTF-8, in place of those it has, new ones last.

    They are written in the encoding that they had.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        begin_of_directory = archive.start_dir
        comment = archive.comment
        names = {entry.filename for entry in entries}
        parts = {
            name: _encoded(xml, archive.read(name)) if name in names else xml
            for name, xml in parts.items()
        }
    starts = sorted([*(entry.header_offset for entry in entries), begin_of_directory])
    ends = dict(pairwise(starts))
    out = bytearray(data[: starts[0]])
    records = {}
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        at = len(out)
        if entry.filename in parts:
            entry = _with_content(entry, parts[entry.filename], out)  # noqa: PLW2901
        else:
            out += data[entry.header_offset : ends[entry.header_offset]]
        records[entry.filename] = _record(entry, at)
    for name in parts.keys() - records.keys():
        at = len(out)
        records[name] = _record(_with_content(_new(name), parts[name], out), at)
    directory = len(out)
    order = [entry.filename for entry in entries]
    for name in [*order, *(name for name in records if name not in order)]:
        out += records[name]
    size = len(out) - directory
    count = len(records)
    out += _END.pack(b"PK\5\6", 0, 0, count, count, size, directory, len(comment)) + comment
    return bytes(out)


def _encoded(xml: bytes, like: bytes) -> bytes:
    if like.startswith(_UTF16):
        return xml.decode().encode("utf-16")
    if _IS_ASCII.match(like):
        return xml.decode().encode("ascii", "xmlcharrefreplace")
    return xml


def _new(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _with_content(entry: zipfile.ZipInfo, content: bytes, out: bytearray) -> zipfile.ZipInfo:
    """Write `content` to `out` as what `entry` names, packed as before; return how it is listed."""
    packed = content
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = deflate.compress(content) + deflate.flush()
    made = _new(entry.filename)
    made.date_time = entry.date_time
    made.compress_type = entry.compress_type
    made.create_system, made.create_version = entry.create_system, entry.create_version
    made.extract_version = max(20, entry.extract_version)
    made.flag_bits = entry.flag_bits & ~_HAS_DESCRIPTOR
    made.internal_attr, made.external_attr = entry.internal_attr, entry.external_attr
    made.comment = entry.comment
    made.CRC = zlib.crc32(content)
    made.file_size, made.compress_size = len(content), len(packed)
    name, flags = _name(made)
    time, date = _date(made)
    out += _LOCAL.pack(
        b"PK\3\4",
        made.extract_version,
        flags,
        made.compress_type,
        time,
        date,
        made.CRC,
        made.compress_size,
        made.file_size,
        len(name),
        0,
    )
    out += name + packed
    return made


def _record(entry: zipfile.ZipInfo, at: int) -> bytes:
    """Return the entry of the central directory for what stands `at`."""
    name, flags = _name(entry)
    extra = _without_zip64(entry.extra)
    time, date = _date(entry)
    fields = _CENTRAL.pack(
        b"PK\1\2",
        entry.create_version | entry.create_system << 8,
        entry.extract_version,
        flags,
        entry.compress_type,
        time,
        date,
        entry.CRC,
        entry.compress_size,
        entry.file_size,
        len(name),
        len(extra),
        len(entry.comment),
        0,
        entry.internal_attr,
        entry.external_attr,
        at,
    )
    return fields + name + extra + entry.comment


def _name(entry: zipfile.ZipInfo) -> tuple[bytes, int]:
    """Return the name as bytes, and the flags that tell its encoding."""
    if entry.flag_bits & _IS_UTF_8:
        return entry.orig_filename.encode(), entry.flag_bits
    try:
        return entry.orig_filename.encode("cp437"), entry.flag_bits
    except UnicodeEncodeError:
        return entry.orig_filename.encode(), entry.flag_bits | _IS_UTF_8


def _date(entry: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    if year < 1980:
        return _OLDEST_DATE
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _without_zip64(extra: bytes) -> bytes:
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<2H", extra)
        if kind != _ZIP64:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept
