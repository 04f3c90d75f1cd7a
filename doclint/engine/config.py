"""What a run is asked to do, as plain data. Files and options on the command line become this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from doclint.engine.registry import rule_types
from doclint.model.document import Genre
from doclint.model.finding import Severity

if TYPE_CHECKING:
    from doclint.rule import Rule


class ConfigError(Exception):
    """A setting that can't be used: the message names it, the reason and what to do.

    `setting` is the field of Config that holds it, so that a face can say where it was made.
    """

    def __init__(self, message: str, setting: str = "") -> None:
        super().__init__(message)
        self.setting = setting


class Config(NamedTuple):
    """The settings of a run.

    `select` and `ignore` hold names of rules or groups; an empty `select` means every rule that is on
    by default. `options` is rule name to option name to value. `language` is that of messages: "zh",
    "en", or None for that of the document. `fail_on` is the severity that makes a run fail.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}
    severities: Mapping[str, Severity] = {}
    genre: Genre | None = None
    encoding: str | None = None
    language: str | None = None
    fail_on: Severity = Severity.WARNING
    plugins: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    cache: bool | str = True
    jobs: int = 0


def near(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean X?" for the known name nearest to `name`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def rules_for(config: Config, genre: Genre) -> list[Rule]:
    """Return the rules to run on a document of `genre`, with their options set.

    Raises ConfigError for an unknown rule, group or option, or a value of the wrong type.
    """
    known = rule_types(config.plugins)
    _check_names(config, known)
    rules = _running(known, config.select, config.ignore, genre)
    options = config.options
    made = {r.name: configured(r, options[r.name], genre) for r in known if r.name in options}
    return [made.get(rule.name, rule) for rule in rules]


def configured(rule: type[Rule], options: Mapping[str, Any], genre: Genre) -> Rule:
    """Return an instance of `rule`: its defaults, then those of the genre, then `options`.

    Raises ConfigError for an unknown option or a value of the wrong type.
    """
    usual = rule.genres.get(genre, {})
    if not options:
        return rule(**usual)
    defaults = {**rule.defaults, **usual}
    chosen = dict(usual)
    for key, value in options.items():
        name = key.replace("-", "_")
        if name not in defaults:
            options_of = [each.replace("_", "-") for each in defaults]
            raise ConfigError(f"{rule.name} has no option {key}{near(key, options_of)}", "options")
        chosen[name] = _checked(f"{rule.name}.{key}", value, defaults[name])
    return rule(**chosen)


@cache
def _running(
    known: tuple[type[Rule], ...], select: tuple[str, ...], ignore: tuple[str, ...], genre: Genre
) -> tuple[Rule, ...]:
    """Return those of `known` that run on a document of `genre`, with the options that it has."""
    return tuple(
        configured(rule, {}, genre) for rule in known if _runs(rule, select, ignore, genre)
    )


def _runs(rule: type[Rule], select: tuple[str, ...], ignore: tuple[str, ...], genre: Genre) -> bool:
    if ignore and (rule.name in ignore or (rule.group in ignore and rule.name not in select)):
        return False
    if select:
        return rule.name in select or rule.group in select
    return rule.default and genre not in rule.off_in


def _check_names(config: Config, known: tuple[type[Rule], ...]) -> None:
    if not (config.select or config.ignore or config.options or config.severities):
        return
    rules = {rule.name for rule in known}
    names = rules | {rule.group for rule in known}
    for setting, given, allowed in (
        ("select", config.select, names),
        ("ignore", config.ignore, names),
        ("options", config.options, rules),
        ("severities", config.severities, rules),
    ):
        what = "rule or group" if allowed is names else "rule"
        for name in given:
            if name not in allowed:
                raise ConfigError(f"no {what} is named {name}{near(name, allowed)}", setting)


def _checked(key: str, value: Any, default: Any) -> Any:
    wanted = type(default)
    if wanted is float and type(value) is int:
        return float(value)
    if wanted is tuple and isinstance(value, list | tuple):
        return tuple(value)
    if type(value) is not wanted:
        raise ConfigError(
            f"{key} must be {wanted.__name__}, not {type(value).__name__}: {value!r}", "options"
        )
    return value
