"""The text of a config file to settings. Finding and reading the file is the caller's work."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from doclint.engine.config import ConfigError, near
from doclint.model.document import Genre
from doclint.model.finding import Severity

Settings = Mapping[str, Any]
"""Fields of Config and their values; a field that is not set is not there."""

FIELDS = {
    "select": "select",
    "ignore": "ignore",
    "genre": "genre",
    "encoding": "encoding",
    "lang": "language",
    "severity": "fail_on",
    "plugins": "plugins",
    "exclude": "exclude",
    "baseline": "baseline",
    "cache": "cache",
    "jobs": "jobs",
    "rules": "options",
    "severities": "severities",
}
"""The keys of a config file and the fields of Config that they set."""

EXTEND, OVERRIDES, PATHS = "extend", "overrides", "paths"
OVERRIDABLE = ("select", "ignore", "genre", "encoding", "lang", "severity", "rules", "severities")
"""The keys that may be set for some documents of a tree: the others are about a run."""

LANGUAGES = ("zh", "en")
GENRES = tuple(genre.value for genre in Genre)
LEVELS = tuple(level.name.lower() for level in sorted(Severity, reverse=True))


class Override(NamedTuple):
    """Settings for the documents whose paths, from the folder of the file, match a pattern."""

    paths: tuple[str, ...]
    settings: Settings


class ConfigFile(NamedTuple):
    """What a config file says: its settings, the file it builds on, settings for some documents."""

    settings: Settings
    extend: str | None = None
    overrides: tuple[Override, ...] = ()


def parsed(text: str, name: str) -> ConfigFile | None:
    """Return what the TOML `text` of the config file called `name` says.

    In a `pyproject.toml` they are the table `tool.doclint`; None where there is no such table.
    Raises ConfigError, which names the file and the key, for what can't be used.
    """
    import tomllib

    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name} is not valid TOML: {error}") from error
    at = ""
    if name.endswith("pyproject.toml"):
        at = "tool.doclint."
        table = table.get("tool", {})
        if not isinstance(table, dict) or "doclint" not in table:
            return None
        table = table["doclint"]
    try:
        return _file(_table("tool.doclint", table), at)
    except ConfigError as error:
        raise ConfigError(f"{name}: {error}", error.setting) from error


def genre(value: Any, key: str = "genre") -> Genre:
    """Return the genre called `value`."""
    return Genre(_one_of(key, value, GENRES))


def severity(value: Any, key: str = "severity") -> Severity:
    """Return the severity called `value`."""
    return Severity[_one_of(key, value, LEVELS).upper()]


def encoding(value: Any, key: str = "encoding") -> str:
    """Return the name of an encoding that Python has."""
    import codecs

    try:
        codecs.lookup(_text(key, value))
    except (LookupError, ValueError) as error:
        raise ConfigError(f"{key}: no encoding is named {value}") from error
    return str(value)


def _file(table: Mapping[str, Any], at: str) -> ConfigFile:
    allowed = (*FIELDS, EXTEND, OVERRIDES)
    extend = table.get(EXTEND)
    return ConfigFile(
        _settings(table, allowed, at),
        None if extend is None else _text(f"{at}{EXTEND}", extend),
        tuple(
            _override(_table(f"{at}{OVERRIDES}[{place}]", each), f"{at}{OVERRIDES}[{place}].")
            for place, each in enumerate(_list(f"{at}{OVERRIDES}", table.get(OVERRIDES, [])))
        ),
    )


def _override(table: Mapping[str, Any], at: str) -> Override:
    settings = _settings(table, (PATHS, *OVERRIDABLE), at)
    if not table.get(PATHS):
        raise ConfigError(f'{at}{PATHS} must name the documents meant, such as ["laws/**"]')
    return Override(_texts(f"{at}{PATHS}", table[PATHS]), settings)


def _settings(table: Mapping[str, Any], allowed: Iterable[str], at: str) -> Settings:
    made = {}
    for key, value in table.items():
        if key not in allowed:
            raise ConfigError(_refusal(key, allowed, at))
        if key in FIELDS:
            made[FIELDS[key]] = _READERS[key](f"{at}{key}", value)
    return made


def _refusal(key: str, allowed: Iterable[str], at: str) -> str:
    if key in FIELDS:
        return f"{at}{key} can't be set for some documents only; set it for all"
    return f"no setting is named {at}{key}{near(key, allowed)}"


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{key} must be a string, not {_kind(value)}: {value!r}")
    return value


def _texts(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ConfigError(f"{key} must be a list of strings, not {_kind(value)}: {value!r}")
    return tuple(_text(f"{key}[{place}]", each) for place, each in enumerate(value))


def _list(key: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ConfigError(f"{key} must be a list of tables, not {_kind(value)}: {value!r}")
    return value


def _cache(key: str, value: Any) -> bool | str:
    if not isinstance(value, bool | str):
        raise ConfigError(f"{key} must be true, false or a folder, not {_kind(value)}: {value!r}")
    return value


def _jobs(key: str, value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ConfigError(f"{key} must be an integer from 0 on, not {value!r}")
    return value


def _table(key: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{key} must be a table, not {_kind(value)}: {value!r}")
    return value


def _one_of(key: str, value: Any, allowed: tuple[str, ...]) -> str:
    if _text(key, value) not in allowed:
        raise ConfigError(f"{key} must be one of {', '.join(allowed)}, not {value!r}")
    return str(value)


def _kind(value: Any) -> str:
    names = {str: "a string", bool: "a boolean", int: "an integer", float: "a float"}
    return names.get(type(value), "a list" if isinstance(value, list) else "a table")


def _options(key: str, value: Any) -> Mapping[str, Mapping[str, Any]]:
    return {
        rule: {
            name.replace("_", "-"): each for name, each in _table(f"{key}.{rule}", given).items()
        }
        for rule, given in _table(key, value).items()
    }


def _severities(key: str, value: Any) -> Mapping[str, Severity]:
    levels = _table(key, value).items()
    return {rule: severity(level, f"{key}.{rule}") for rule, level in levels}


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "select": _texts,
    "ignore": _texts,
    "genre": lambda key, value: genre(value, key),
    "encoding": lambda key, value: encoding(value, key),
    "lang": lambda key, value: _one_of(key, value, LANGUAGES),
    "severity": lambda key, value: severity(value, key),
    "plugins": _texts,
    "exclude": _texts,
    "baseline": _text,
    "cache": _cache,
    "jobs": _jobs,
    "rules": _options,
    "severities": _severities,
}
