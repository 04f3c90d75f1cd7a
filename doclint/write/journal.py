"""What doclint changed, kept so that it can be taken back byte for byte.

An entry is a file in the user's state folder: a line of JSON, then the compressed bytes that stood
there before. Its name is the document's key and the time, so that the entries of one document sort.
"""

import json
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256

from doclint.write import atomic
from doclint.write.errors import WriteError
from doclint.write.folders import user_folder

MOST_BYTES = 256 * 2**20
MOST_AGE = 90 * 24 * 3600.0  # seconds
_SUFFIX = ".undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """A change of one document. `before` and `after` are SHA-256 digests, `at` seconds since 1970."""

    path: str
    before: str
    after: str
    at: float
    file: str


def folder() -> str:
    """Return the folder of the journal; it need not be there yet."""
    return os.path.join(user_folder("STATE"), "journal")


def record(path: str, before: bytes, after: bytes) -> Entry:
    """Keep `before`, the bytes of the document at `path`, which are about to become `after`.

    Raises WriteError where it can't be kept: then the document must not be changed.
    """
    real = os.path.realpath(path)
    now = time.time()
    name = f"{_key(real)}-{time.time_ns():020d}-{os.getpid()}{_SUFFIX}"
    entry = Entry(real, _digest(before), _digest(after), now, os.path.join(folder(), name))
    header = json.dumps({"version": 1, **asdict(entry)}).encode() + b"\n"
    try:
        os.makedirs(folder(), mode=0o700, exist_ok=True)
        _drop_old(now)
        atomic.replace(entry.file, header + zlib.compress(before, 6))
    except (OSError, WriteError) as error:
        raise WriteError(
            f"{path} is left alone: what it holds can't be kept for --undo ({error});"
            " set DOCLINT_STATE_DIR to a folder that can be written"
        ) from error
    return entry


def entries(path: str) -> list[Entry]:
    """Return the changes of the document at `path`, or of those below the folder, latest first."""
    real = os.path.realpath(path)
    prefix = "" if os.path.isdir(real) else _key(real)
    found = [entry for entry in _all(prefix) if _is_below(entry.path, real)]
    return sorted(found, key=lambda entry: os.path.basename(entry.file).split("-")[1], reverse=True)


def take_back(path: str) -> Entry:
    """Restore the document at `path` to what it was before doclint last changed it.

    Raises WriteError where there is nothing to take back, or the document was changed since.
    """
    current = _digest(_read(path))
    for entry in entries(path):
        if entry.before == current != entry.after:
            forget(entry)  # doclint was stopped before it changed the document
            continue
        if entry.after != current:
            raise WriteError(
                f"{path} was changed since doclint mended it on {date(entry.at)}, so it is left"
                " alone; put your later changes aside and bring back doclint's text to undo it"
            )
        atomic.replace(path, _original(entry))
        forget(entry)
        return entry
    raise WriteError(f"{path}: nothing to undo")


def date(at: float) -> str:
    """Return `at` (seconds since 1970) as local date and time."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def forget(entry: Entry) -> None:
    """Drop `entry` from the journal."""
    with suppress(OSError):
        os.unlink(entry.file)


def _original(entry: Entry) -> bytes:
    try:
        data = zlib.decompress(_read(entry.file).partition(b"\n")[2])
    except zlib.error:
        data = b""
    if _digest(data) != entry.before:
        raise WriteError(f"{entry.path}: its entry in the journal is damaged: {entry.file}")
    return data


def _all(prefix: str) -> Iterator[Entry]:
    for name in _names():
        if name.startswith(prefix):
            file = os.path.join(folder(), name)
            with suppress(OSError, ValueError, KeyError, TypeError), open(file, "rb") as stream:
                head = json.loads(stream.readline())
                yield Entry(head["path"], head["before"], head["after"], float(head["at"]), file)


def _names() -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder()) if name.endswith(_SUFFIX))
    except FileNotFoundError:
        return []


def _drop_old(now: float) -> None:
    """Drop entries past MOST_AGE, then the oldest of those past MOST_BYTES."""
    files = []
    for name in _names():
        file = os.path.join(folder(), name)
        with suppress(OSError):
            status = os.stat(file)
            files.append((status.st_mtime, status.st_size, file))
    room = MOST_BYTES
    for at, size, file in sorted(files, reverse=True):
        room -= size
        if room < 0 or now - at > MOST_AGE:
            with suppress(OSError):
                os.unlink(file)


def _is_below(path: str, real: str) -> bool:
    return path == real or path.startswith(os.path.join(real, ""))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise WriteError(f"{path} can't be read: {error.strerror}") from error


def _key(real: str) -> str:
    return _digest(os.fsencode(real))[:24]


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
