"""Settings made in several places, laid over one another: files, overrides, the command line."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from doclint.engine.config import Config
from doclint.engine.config_file import Settings

Key = tuple[str, ...]
"""A field of Config, and in it a rule and its option: what has an origin of its own."""


class Layer(NamedTuple):
    """Settings and where they were made."""

    settings: Settings
    origin: str


def merged(layers: Iterable[Layer]) -> tuple[Config, Mapping[Key, str]]:
    """Return the config that `layers` make, each over those before it, and where its values come from.

    A value replaces the one below. Options and severities are laid over one by one, what is ignored
    adds up; but with a new `select` what to ignore begins anew, too.
    """
    made: dict[str, Any] = {}
    origins: dict[Key, str] = {}
    for settings, origin in layers:
        if "select" in settings:
            made.pop("ignore", None)
            origins.pop(("ignore",), None)
        for field, value in settings.items():
            if field == "options":
                _lay_options(made.setdefault(field, {}), origins, value, origin)
            elif field == "severities":
                made[field] = {**made.get(field, {}), **value}
                origins.update({(field, rule): origin for rule in value})
            elif field == "ignore":
                made[field] = tuple(dict.fromkeys([*made.get(field, ()), *value]))
                below = origins.get((field,))
                origins[(field,)] = f"{below}, {origin}" if below else origin
            else:
                made[field] = value
                origins[(field,)] = origin
    return Config(**made), origins


def _lay_options(
    made: dict[str, dict[str, Any]],
    origins: dict[Key, str],
    options: Mapping[str, Mapping[str, Any]],
    origin: str,
) -> None:
    for rule, given in options.items():
        made.setdefault(rule, {}).update(given)
        origins.update({("options", rule, name): origin for name in given})
