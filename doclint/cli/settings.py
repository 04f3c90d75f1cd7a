"""What holds for a file: defaults, the nearest config file, the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from doclint.cli.options import Failure
from doclint.engine.config import Config, ConfigError, rules_for
from doclint.engine.config_file import FIELDS, Settings, settings_in
from doclint.engine.registry import RegistryError
from doclint.model.document import Genre

FILES = ("doclint.toml", "pyproject.toml")
COMMAND_LINE = "command line"
DEFAULT = "default"


class Effective(NamedTuple):
    """A config, and where each of its fields comes from: a file, the command line or the default.

    `root` is the folder of the config file, which its `exclude` patterns start from; "" without one.
    """

    config: Config
    origins: dict[str, str]
    root: str

    def origin(self, field: str) -> str:
        """Return where the value of `field` comes from."""
        return self.origins.get(field, DEFAULT)


class _File(NamedTuple):
    settings: Settings
    name: str
    folder: str


SettingsOf = Callable[[str], Effective]
"""What holds in a folder."""


def lookup(given: Settings) -> SettingsOf:
    """Return the function that tells what holds in a folder under the options `given`.

    It reads each config file once. It raises Failure where the settings can't be used.
    """

    @cache
    def file_above(folder: str) -> _File | None:
        found = _file_in(folder)
        above = os.path.dirname(folder)
        return found or (file_above(above) if above != folder else None)

    @cache
    def effective(folder: str) -> Effective:
        try:
            return _merged(file_above(os.path.abspath(folder)), given)
        except (ConfigError, RegistryError) as error:
            raise Failure(str(error)) from error

    return effective


def _merged(file: _File | None, given: Settings) -> Effective:
    settings = {**(file.settings if file else {}), **given}
    origins = dict.fromkeys(file.settings, file.name) if file else {}
    origins |= dict.fromkeys(given, COMMAND_LINE)
    effective = Effective(Config(**settings), origins, file.folder if file else "")
    try:
        rules_for(effective.config, effective.config.genre or Genre.REPORT)
    except ConfigError as error:
        raise ConfigError(f"{_place(error.setting, effective)}: {error}") from error
    return effective


def _place(field: str, effective: Effective) -> str:
    """Return where the user wrote `field`: an option, or a key in a file."""
    keys = {field: key for key, field in FIELDS.items()}
    key = keys.get(field, field)
    origin = effective.origin(field)
    return f"--{key}" if origin == COMMAND_LINE else f"{origin}: {key}"


def _file_in(folder: str) -> _File | None:
    for name in FILES:
        path = os.path.join(folder, name)
        try:
            with open(path, "rb") as file:
                data = file.read()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ConfigError(f"{path} can't be read: {error.strerror}") from error
        if name == "pyproject.toml" and b"doclint" not in data:
            continue  # most projects say nothing of doclint: spare them the TOML parser
        settings = settings_in(_decoded(data, path), _shown(path))
        if settings is not None:
            return _File(settings, _shown(path), folder)
    return None


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8, as TOML must be: {error.reason}") from error


def _shown(path: str) -> str:
    """Return `path` as people know it: from the working folder where it is below that."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)
