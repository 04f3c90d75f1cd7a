"""The JSON Schema of a config file, made from the code, so that editors can complete and check one."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from doclint.engine.config import Config
from doclint.engine.config_file import (
    EXTEND,
    FIELDS,
    GENRES,
    LANGUAGES,
    LEVELS,
    OVERRIDABLE,
    OVERRIDES,
    PATHS,
)
from doclint.engine.pages import summary
from doclint.engine.registry import page
from doclint.rule import Rule

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", tuple: "array"}
_FENCE = re.compile(r"^(`{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_PLACES = {"type": "array", "items": {"type": "string"}}
_SAID = {
    "select": "Rules or groups to run; all that are on by default unless set.",
    "ignore": "Rules or groups not to run.",
    "genre": "What the documents are; found from the text unless set.",
    "encoding": "The encoding of the documents; found from the bytes unless set.",
    "lang": "The language of messages; that of the document unless set.",
    "severity": "The severity from which on findings make a run fail.",
    "plugins": "Python packages that hold rules of one's own.",
    "exclude": "Files and folders to pass over; patterns with * and **, from the folder of this file.",
    "baseline": "The file with the findings that are known, from the folder of this file.",
    "cache": "Whether reports on unchanged documents are remembered, or the folder where.",
    "jobs": "Processes; 0 for as many as there are processors.",
    "rules": "Options of rules.",
    "severities": "Severities of rules.",
    EXTEND: "The config file that this one builds on, from the folder of this file.",
    OVERRIDES: "Settings for some documents; later ones win.",
    PATHS: "The documents meant; patterns with * and **, from the folder of this file.",
}


def schema(rules: Iterable[type[Rule]]) -> dict[str, Any]:
    """Return the schema of a `doclint.toml` under which `rules` may run (JSON Schema 2020-12)."""
    rules = tuple(rules)
    keys = _keys(rules)
    overridable = {key: {"$ref": f"#/properties/{key}"} for key in OVERRIDABLE}
    override = {
        "type": "object",
        "additionalProperties": False,
        "required": [PATHS],
        "properties": {
            PATHS: _PLACES | {"description": _SAID[PATHS], "minItems": 1},
            **overridable,
        },
    }
    extra = {
        EXTEND: {"description": _SAID[EXTEND], "type": "string"},
        OVERRIDES: {"description": _SAID[OVERRIDES], "type": "array", "items": override},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "doclint.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {**keys, **extra},
    }


def _keys(rules: tuple[type[Rule], ...]) -> dict[str, Any]:
    names = [rule.name for rule in rules]
    groups = list(dict.fromkeys(rule.group for rule in rules))
    named = {"type": "array", "items": {"enum": [*groups, *names]}, "uniqueItems": True}
    forms: dict[str, dict[str, Any]] = {
        "select": named,
        "ignore": named,
        "genre": {"enum": list(GENRES)},
        "encoding": {"type": "string"},
        "lang": {"enum": list(LANGUAGES)},
        "severity": {"enum": list(LEVELS)},
        "plugins": _PLACES,
        "exclude": _PLACES,
        "baseline": {"type": "string"},
        "cache": {"type": ["boolean", "string"]},
        "jobs": {"type": "integer", "minimum": 0},
        "rules": _table({rule.name: _options(rule) for rule in rules}),
        "severities": _table({name: {"enum": list(LEVELS)} for name in names}),
    }
    usual = Config()
    made = {}
    for key, field in FIELDS.items():
        value = getattr(usual, field)
        default = {} if value is None or isinstance(value, Mapping) else {"default": _plain(value)}
        made[key] = {"description": _SAID[key], **forms[key], **default}
    return made


def _options(rule: type[Rule]) -> dict[str, Any]:
    words = page(rule)
    said = {"description": summary(words, "en") or rule.__doc__ or rule.name}
    return said | _table(
        {
            name.replace("_", "-"): _option(rule, name, usual, words)
            for name, usual in rule.defaults.items()
        }
    )


def _option(rule: type[Rule], option: str, usual: Any, words: str) -> dict[str, Any]:
    by_genre = [
        f"{genre.value}: {json.dumps(_plain(given[option]))}"
        for genre, given in rule.genres.items()
        if option in given
    ]
    said = " ".join(filter(None, [_sentence(option, words), "; ".join(by_genre)]))
    return ({"description": said} if said else {}) | {
        "type": _TYPES[type(usual)],
        "default": _plain(usual),
    }


def _sentence(option: str, words: str) -> str:
    """Return the sentence of a rule page that speaks of `option`."""
    name = f"`{option}`"
    for paragraph in _FENCE.sub("", words).split("\n\n"):
        for row in paragraph.splitlines() if paragraph.startswith("|") else ():
            if row.startswith(f"| {name} |"):
                return row.strip("| ").rpartition("|")[2].strip()
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(paragraph.split())):
            if name in sentence:
                return sentence
    return ""


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _plain(value: Any) -> Any:
    """Return `value` as JSON has it: a severity by its name, a tuple as a list."""
    if isinstance(value, tuple):
        return list(value)
    name = getattr(value, "name", None)
    return name.lower() if name else value
