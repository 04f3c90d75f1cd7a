"""Replace a file whole or not at all."""

import os
import stat
import tempfile
from contextlib import suppress

from doclint.write.errors import WriteError

_PERMISSIONS = 0o7777


def replace(path: str, data: bytes, *, like: str | None = None) -> None:
    """Make `data` the content of the file at `path`: a reader sees the old bytes or the new ones.

    Mode and, where that is permitted, owner stay; a new file takes the mode of the file `like`. A
    link stays a link: the file it leads to is replaced. Raises WriteError.
    """
    real = os.path.realpath(path)
    try:
        old = _status(real)
        _refuse(path, old)
        model = old or (os.stat(like) if like else None)
        _swap(real, data, model, keep_owner=old is not None)
    except OSError as error:
        raise WriteError(f"{path} can't be written: {error.strerror or error}") from error


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _refuse(path: str, old: os.stat_result | None) -> None:
    if old and not stat.S_ISREG(old.st_mode):
        raise WriteError(f"{path} is not a plain file; write to another place with --output")
    if old and not old.st_mode & 0o222:
        raise WriteError(f"{path} is read-only; make it writable, or use --output")
    if old and not os.access(path, os.W_OK):
        raise WriteError(f"{path} is not yours to write; use --output")


def _swap(real: str, data: bytes, model: os.stat_result | None, *, keep_owner: bool) -> None:
    folder, name = os.path.split(real)
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".doclint", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if model and keep_owner:
            with suppress(OSError, AttributeError):  # only root may give a file away
                os.chown(temporary, model.st_uid, model.st_gid)
        os.chmod(temporary, stat.S_IMODE(model.st_mode) & _PERMISSIONS if model else _new_mode())
        os.replace(temporary, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: str) -> None:
    """Make the rename itself last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
