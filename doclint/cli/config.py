"""`doclint config`: what holds for a document, and where it comes from."""

import json
import os
from collections.abc import Mapping
from typing import Any

import click

from doclint.cli import options
from doclint.cli.settings import Effective, lookup
from doclint.engine.config_file import FIELDS
from doclint.engine.registry import rule_types
from doclint.model.finding import Severity

_UNSET = {
    "genre": "found from the text",
    "encoding": "found from the bytes",
    "language": "that of the document",
    "select": "every rule that is on by default",
    "baseline": "none",
}


@click.command(short_help="Print the settings that hold, and where each comes from.")
@click.argument("path", default=os.curdir)
@options.shared
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a config file instead.")
def command(path: str, schema: bool, **given: Any) -> None:
    """Print what holds for the document or folder at PATH, as TOML, and where each value comes from."""
    folder, name = (path, "") if os.path.isdir(path) else os.path.split(path)
    effective = lookup(options.given(**given))(folder, name)
    effective.validate()
    click.echo(_schema(effective) if schema else described(effective), nl=False)


def _schema(effective: Effective) -> str:
    from doclint.engine import schema

    made = schema.schema(rule_types(effective.config.plugins))
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def described(effective: Effective) -> str:
    """Return the settings as TOML, each with its origin as a comment."""
    plain: list[str] = []
    tables: list[str] = []
    for key, field in FIELDS.items():
        value = getattr(effective.config, field)
        origin = effective.origin(field)
        if field == "options":
            tables += _options(effective)
        elif field == "severities":
            tables += _severities(effective)
        elif value is None or (field == "select" and not value):
            plain.append(f"# {key}: {_UNSET[field]}  ({origin})")
        else:
            plain.append(f"{key} = {_toml(value)}  # {origin}")
    return "\n".join([*plain, *tables]) + "\n"


def _options(effective: Effective) -> list[str]:
    said = []
    for rule, given in effective.config.options.items():
        said += ["", f"[rules.{_name(rule)}]"]
        said += [
            f"{_name(name)} = {_toml(value)}  # {effective.origin('options', rule, name)}"
            for name, value in given.items()
        ]
    return said


def _severities(effective: Effective) -> list[str]:
    said = [
        f"{_name(rule)} = {_toml(level)}  # {effective.origin('severities', rule)}"
        for rule, level in effective.config.severities.items()
    ]
    return ["", "[severities]", *said] if said else []


def _name(key: str) -> str:
    bare = key.replace("-", "").replace("_", "")
    return key if bare.isascii() and bare.isalnum() else json.dumps(key, ensure_ascii=False)


def _toml(value: Any) -> str:
    if isinstance(value, Severity):
        return json.dumps(value.name.lower())
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(key)} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False, default=str)
