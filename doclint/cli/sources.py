"""From the paths on the command line to documents."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doclint.cli.settings import Effective, SettingsOf
from doclint.model.document import Source
from doclint.read import ReadError, read_bytes, read_file, takes_up

STDIN = "-"
_HERE = os.path.join(os.curdir, "")
_SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages"})


class Target(NamedTuple):
    """A document to work on.

    `path` is what the user calls it and `root` the argument it was found through; `error` tells why
    what is in a folder can't be told.
    """

    path: str
    root: str
    settings: Effective
    error: str | None = None


def targets(
    paths: Iterable[str], settings_of: SettingsOf, stdin_name: str = ""
) -> Iterator[Target]:
    """Yield the documents that `paths` name, each once; folders are walked in the order of names."""
    seen: set[str] = set()
    for path in paths:
        for real, target in _under(path, settings_of, stdin_name):
            if real not in seen:
                seen.add(real)
                yield target


def _under(path: str, settings_of: SettingsOf, stdin_name: str) -> Iterator[tuple[str, Target]]:
    """Yield the documents that `path` names, each after the path that no link leads to."""
    if path == STDIN:
        yield STDIN, Target(STDIN, STDIN, settings_of(*os.path.split(stdin_name)))
    elif os.path.isdir(path):
        yield from _walk(path, path, settings_of)
    else:
        yield os.path.realpath(path), Target(path, path, settings_of(*os.path.split(path)))


def _walk(folder: str, root: str, settings_of: SettingsOf) -> Iterator[tuple[str, Target]]:
    effective = settings_of(folder)
    real = os.path.realpath(folder)
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield real, Target(folder, root, effective, error.strerror or str(error))
        return
    for entry in entries:
        path = entry.path.removeprefix(_HERE) if root == os.curdir else entry.path
        if entry.name.startswith(".") or _is_excluded(path, effective):
            continue
        # a link to a folder may lead back up: only folders themselves are entered
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _SKIPPED and not _is_venv(path):
                yield from _walk(path, root, settings_of)
        elif takes_up(entry.name) and entry.is_file():
            own = os.path.realpath(path) if entry.is_symlink() else f"{real}{os.sep}{entry.name}"
            yield own, Target(path, root, settings_of(folder, entry.name))


def _is_venv(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "pyvenv.cfg"))


def _is_excluded(path: str, effective: Effective) -> bool:
    """Tell whether an `exclude` pattern matches `path`."""
    if not effective.config.exclude:
        return False
    from doclint.engine.globs import matches

    within = os.path.relpath(path, effective.root or None).replace(os.sep, "/")
    return any(matches(within, pattern) for pattern in effective.config.exclude)


def read(target: Target, stdin_name: str = "", stdin: bytes | None = None) -> Source:
    """Return the document of `target`; `stdin` is standard input where that was read already.

    Raises ReadError where it can't be read.
    """
    if target.error:
        raise ReadError(target.path, target.error)
    encoding = target.settings.config.encoding
    if target.path == STDIN:
        data = sys.stdin.buffer.read() if stdin is None else stdin
        return read_bytes(data, stdin_name or STDIN, encoding=encoding)
    return read_file(target.path, encoding=encoding)
