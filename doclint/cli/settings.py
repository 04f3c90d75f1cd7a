"""What holds for a document: defaults, config files, their overrides, the command line."""

import os
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple, Protocol

from doclint.cli.config_files import FILES, Part, parts_in
from doclint.cli.options import Failure
from doclint.engine.config import Config, ConfigError, rules_for
from doclint.engine.config_file import FIELDS, Settings
from doclint.engine.layers import Key, Layer, merged
from doclint.engine.registry import RegistryError
from doclint.model.document import Genre

__all__ = ["COMMAND_LINE", "DEFAULT", "FILES", "Effective", "SettingsOf", "lookup"]

COMMAND_LINE = "command line"
DEFAULT = "default"


class Effective(NamedTuple):
    """A config, and where each of its values comes from: a file, the command line or the default.

    `root` is the folder that its `exclude` patterns start from, "" without any; `files` are the config
    files that have a say. `validate` raises Failure where one of the values can't be used.
    """

    config: Config
    origins: Mapping[Key, str]
    root: str
    files: tuple[str, ...] = ()
    validate: Callable[[], None] = lambda: None

    def origin(self, *key: str) -> str:
        """Return where the value at `key` comes from: a field of Config, then rule and option."""
        return self.origins.get(key, DEFAULT)


class SettingsOf(Protocol):
    """What holds in `folder`, or, with a `name`, for the document called so in it."""

    def __call__(self, folder: str, name: str = "") -> Effective: ...  # noqa: D102


class _Tree:
    """What config files and the command line say about the documents below a folder."""

    def __init__(self, parts: tuple[Part, ...], files: tuple[str, ...]) -> None:
        self._parts = parts
        self._files = files
        self._validate = cache(partial(_refuse_unusable, parts))
        self._known: dict[tuple[int, ...], Effective] = {}

    def effective(self, path: str) -> Effective:
        """Return what holds for the document at the absolute `path`; in general where that is ""."""
        held = tuple(i for i, part in enumerate(self._parts) if part.holds_for(path))
        if held not in self._known:
            parts = [self._parts[i] for i in held]
            config, origins = merged(part.layer for part in parts)
            root = next((p.folder for p in reversed(parts) if "exclude" in p.layer.settings), "")
            self._known[held] = Effective(config, origins, root, self._files, self._validate)
        return self._known[held]


def lookup(given: Settings) -> SettingsOf:
    """Return the function that tells what holds where, under the options `given`.

    It reads each config file once. It raises Failure where the settings can't be used.
    """
    command_line = (Part(Layer(given, COMMAND_LINE)),) if given else ()

    @cache
    def tree_above(folder: str) -> _Tree:
        found = parts_in(folder)
        above = os.path.dirname(folder)
        if found is None and above != folder:
            return tree_above(above)
        parts, files = found or ((), ())
        parts += command_line
        return _Tree(parts, files)

    absolute = cache(os.path.abspath)

    def effective(folder: str, name: str = "") -> Effective:
        try:
            folder = absolute(folder)
            return tree_above(folder).effective(os.path.join(folder, name) if name else "")
        except ConfigError as error:
            raise Failure(str(error)) from error

    return effective


def _refuse_unusable(parts: tuple[Part, ...]) -> None:
    """Raise Failure where a rule, group or option that one of `parts` names is not there."""
    general, _ = merged(part.layer for part in parts if part.paths is None)
    for settings, origin in (part.layer for part in parts):
        config = Config(**{**settings, "plugins": general.plugins})
        try:
            rules_for(config, config.genre or Genre.REPORT)
        except ConfigError as error:
            raise Failure(f"{_place(error.setting, origin)}: {error}") from error
        except RegistryError as error:
            raise Failure(str(error)) from error


def _place(field: str, origin: str) -> str:
    """Return where the user wrote `field`: an option, or a key in a file."""
    keys = {field: key for key, field in FIELDS.items()}
    key = keys.get(field, field)
    return f"--{key}" if origin == COMMAND_LINE else f"{origin}: {key}"
