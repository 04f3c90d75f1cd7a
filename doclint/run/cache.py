"""Reports of earlier runs, kept by content, settings and version, so that what is unchanged is not read.

A database of SQLite: several processes may use it at once. Whatever is wrong with it, it is thrown
away and made anew; a run without it only takes longer.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from doclint.engine.config import Config

if TYPE_CHECKING:
    import sqlite3

_NAME = "reports.sqlite"
_LAYOUT = 1
_KEPT = 30 * 24 * 3600  # seconds
_LARGE = 64 * 2**20  # bytes, from which on reports that are older are dropped
_SETTLED = (
    2 * 10**9
)  # nanoseconds: FAT counts every two seconds, so a later write may look the same
_WAIT = 5.0  # seconds for another process that writes
_TABLE = """
create table if not exists reports (
  folder text, name text, key text, signature text, digest text, record text, made integer,
  primary key (folder, name, key)
) without rowid
"""


class Known(NamedTuple):
    """What is remembered of a document: the state of its file, a digest of its bytes, its report."""

    signature: str
    digest: str
    record: str


class Cache:
    """The reports in the database of `folder`; nothing is kept where it can't be opened."""

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, _NAME)
        self._database: sqlite3.Connection | None = None
        self._is_usable = True
        self._folder: tuple[str, str] = "", ""
        self._in_folder: dict[str, Known] = {}
        self._fresh: list[tuple[str, str, str, Known]] = []

    def get(self, folder: str, name: str, key: str) -> Known | None:
        """Return what is remembered of the document `name` in the absolute `folder`, checked as `key`."""
        if self._folder != (folder, key):
            # documents come folder by folder: one question a folder, not one a document
            self._folder = folder, key
            self._in_folder = {
                name: Known(*known)
                for name, *known in self._rows(
                    "select name, signature, digest, record from reports where folder = ? and key = ?",
                    (_encodable(folder), key),
                )
            }
        return self._in_folder.get(_encodable(name))

    def put(self, folder: str, name: str, key: str, known: Known) -> None:
        """Remember `known`; it is written by `close`, or when there is much to write."""
        self._fresh.append((folder, name, key, known))
        if len(self._fresh) >= 1_000:
            self._flush()

    def close(self) -> None:
        """Write what is new."""
        self._flush()
        if self._database:
            self._database.close()
            self._database = None

    def _flush(self) -> None:
        now = int(time.time())
        rows = [
            (_encodable(folder), _encodable(name), key, *known, now)
            for folder, name, key, known in self._fresh
        ]
        self._fresh.clear()
        if rows:
            self._write("insert or replace into reports values (?, ?, ?, ?, ?, ?, ?)", rows)
            if self._is_large():
                self._write("delete from reports where made < ?", [(now - _KEPT,)])

    def _rows(self, query: str, given: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
        return self._tried(lambda database: database.execute(query, given).fetchall())

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        def write(database: sqlite3.Connection) -> list[Any]:
            with database:
                database.execute("begin immediate")
                database.executemany(statement, rows)
            return []

        self._tried(write)

    def _tried(self, work: Callable[[sqlite3.Connection], list[Any]]) -> list[Any]:
        """Return what `work` gives; nothing where the database is of no use, or held by another."""
        import sqlite3

        for is_last in (False, True):
            if not self._is_usable:
                break
            try:
                return work(self._opened())
            except sqlite3.OperationalError as error:
                if "locked" in str(error):
                    return []
                self._start_anew(is_last=is_last)
            except (sqlite3.Error, OSError):
                self._start_anew(is_last=is_last)
        return []

    def _opened(self) -> sqlite3.Connection:
        if self._database:
            return self._database
        import sqlite3

        os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        self._database = database
        database.execute("pragma journal_mode = wal")
        # what a power cut takes is made again
        database.execute("pragma synchronous = off")
        (layout,) = database.execute("pragma user_version").fetchone()
        if layout != _LAYOUT:
            database.execute("drop table if exists reports")
            database.execute(f"pragma user_version = {_LAYOUT}")
        database.execute(_TABLE)
        return database

    def _is_large(self) -> bool:
        try:
            return os.path.getsize(self._path) > _LARGE
        except OSError:
            return False

    def _start_anew(self, *, is_last: bool) -> None:
        """Throw the database away; the second time it is left alone for this run."""
        if self._database:
            with suppress(Exception):
                self._database.close()
            self._database = None
        if is_last:
            self._is_usable = False
            return
        for name in (self._path, f"{self._path}-wal", f"{self._path}-shm"):
            with suppress(OSError):
                os.unlink(name)


def signature_of(state: os.stat_result) -> str:
    """Return the state of a file as one word: another one means that it was written."""
    return f"{state.st_size}:{state.st_mtime_ns}:{state.st_ctime_ns}:{state.st_ino}"


def has_settled(state: os.stat_result) -> bool:
    """Tell whether a file was last written so long ago that another write would show."""
    return time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) > _SETTLED


def folder_of(config: Config) -> str:
    """Return the folder of the cache: the one that is set, else that of the user."""
    if isinstance(config.cache, str):
        return config.cache
    from doclint.write.folders import user_folder

    return user_folder("CACHE")


def key_of(config: Config, version: str) -> str:
    """Return what a report depends on besides the document."""
    facts = (
        version,
        config.select,
        config.ignore,
        sorted((rule, sorted(given.items())) for rule, given in config.options.items()),
        sorted(config.severities.items()),
        config.genre,
        config.encoding,
        config.plugins,
    )
    return digest_of(repr(facts).encode("utf-8", "surrogatepass"))


def version_of(packages: Iterable[str]) -> str:
    """Return a name for the code in `packages`: another one when a file of theirs was written."""
    from importlib.util import find_spec

    facts: list[object] = [sys.version_info[:3]]
    for package in packages:
        spec = find_spec(package)
        folders = spec.submodule_search_locations if spec else None
        if folders is None:
            facts.append((package, _state(spec.origin) if spec and spec.origin else ""))
        for folder in folders or ():
            facts.append(package)
            _add_files(folder, facts)
    return digest_of(repr(facts).encode())


def digest_of(data: bytes) -> str:
    """Return a name for `data`."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def _state(path: str) -> str:
    return signature_of(os.stat(path))


def _add_files(folder: str, facts: list[object]) -> None:
    with os.scandir(folder) as listing:
        for entry in sorted(listing, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    _add_files(entry.path, facts)
            else:
                state = entry.stat()
                facts.append((entry.name, state.st_size, state.st_mtime_ns))


def _encodable(path: str) -> str:
    """Return `path` as SQLite can hold it: a name need not be text."""
    return path.encode("utf-8", "surrogateescape").decode("latin-1")
