"""Config files: which one counts in a folder, what it builds on, what it says of which documents."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from doclint.engine.config import ConfigError
from doclint.engine.config_file import ConfigFile, Settings, parsed
from doclint.engine.layers import Layer

FILES = ("doclint.toml", "pyproject.toml")


class Part(NamedTuple):
    """Settings, for all documents or for those whose paths from `folder` match one of `paths`."""

    layer: Layer
    folder: str = ""
    paths: tuple[str, ...] | None = None

    def holds_for(self, path: str) -> bool:
        """Tell whether this is about the document at the absolute `path`, "" for none."""
        if self.paths is None or not path:
            return self.paths is None
        from doclint.engine.globs import matches

        within = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return any(matches(within, pattern) for pattern in self.paths)


Read = tuple[tuple[Part, ...], tuple[str, ...]]
"""What config files say, and their paths."""


def parts_in(folder: str) -> Read | None:
    """Return what the config file in `folder` says, and those it builds on; None without one.

    The file that another builds on comes before it, and the overrides of a file after its settings.
    Raises ConfigError for what can't be used.
    """
    for name in FILES:
        path = os.path.join(folder, name)
        try:
            found = _read(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if found is not None:
            chain = _chain(path, found)
            parts = tuple(part for at, file in chain for part in _parts(at, file))
            return parts, tuple(at for at, _ in chain)
    return None


def _chain(path: str, file: ConfigFile) -> list[tuple[str, ConfigFile]]:
    """Return the file at `path` after those it builds on."""
    chain = [(path, file)]
    while file.extend is not None:
        base = os.path.normpath(os.path.join(os.path.dirname(path), file.extend))
        above = [at for at, _ in chain]
        if os.path.realpath(base) in map(os.path.realpath, above):
            circle = " → ".join(_shown(at) for at in [*reversed(above), base])
            raise ConfigError(f"{_shown(path)}: extend leads back to a file before it: {circle}")
        try:
            found = _read(base)
        except (FileNotFoundError, NotADirectoryError):
            raise ConfigError(f"{_shown(path)}: extend: there is no file {_shown(base)}") from None
        path, file = base, found or ConfigFile({})
        chain.insert(0, (path, file))
    return chain


def _parts(path: str, file: ConfigFile) -> Iterator[Part]:
    folder, shown = os.path.dirname(path), _shown(path)
    if file.settings:
        yield Part(Layer(_rooted(file.settings, folder), shown), folder)
    for place, override in enumerate(file.overrides):
        layer = Layer(override.settings, f"{shown}: overrides[{place}]")
        yield Part(layer, folder, override.paths)


def _rooted(settings: Settings, folder: str) -> Settings:
    """Return `settings` with the paths in them, which start from `folder`, as seen from here."""
    paths: Mapping[str, Any] = {
        field: _shown(os.path.normpath(os.path.join(folder, os.path.expanduser(value))))
        for field in ("baseline", "cache")
        if isinstance(value := settings.get(field), str)
    }
    return {**settings, **paths}


def _read(path: str) -> ConfigFile | None:
    """Return what the file at `path` says; None where it is a project's and says nothing of doclint."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise ConfigError(f"{_shown(path)} can't be read: {error.strerror}") from error
    if os.path.basename(path) == "pyproject.toml" and b"doclint" not in data:
        return None  # most projects say nothing of doclint: spare them the TOML parser
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{_shown(path)} is not UTF-8, as TOML must be: {error.reason}"
        ) from error
    return parsed(text, _shown(path))


def _shown(path: str) -> str:
    """Return `path` as people know it: from the working folder where it is below that."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)
