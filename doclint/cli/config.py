"""`doclint config`: what holds for a document, and where it comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

import click

from doclint.cli import options
from doclint.cli.settings import Effective, lookup
from doclint.engine.config_file import FIELDS
from doclint.model.finding import Severity

_UNSET = {
    "genre": "found from the text",
    "encoding": "found from the bytes",
    "language": "that of the document",
    "select": "every rule that is on by default",
}


@click.command(short_help="Print the settings that hold, and where each comes from.")
@click.argument("path", default=os.curdir)
@options.shared
def command(path: str, **given: Any) -> None:
    """Print what holds for the document or folder at PATH, as TOML, and where each value comes from."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    click.echo(described(lookup(options.given(**given))(folder)), nl=False)


def described(effective: Effective) -> str:
    """Return the settings as TOML, each with its origin as a comment."""
    plain: list[str] = []
    tables: list[str] = []
    for key, field in FIELDS.items():
        value = getattr(effective.config, field)
        origin = effective.origin(field)
        if isinstance(value, Mapping):
            tables += _tables(key, value, origin)
        elif value is None or (field == "select" and not value):
            plain.append(f"# {key}: {_UNSET[field]}  ({origin})")
        else:
            plain.append(f"{key} = {_toml(value)}  # {origin}")
    return "\n".join([*plain, *tables]) + "\n"


def _tables(key: str, value: Mapping[str, Any], origin: str) -> list[str]:
    if not value:
        return []
    if key == "severities":
        levels = [f"{_name(rule)} = {_toml(level)}" for rule, level in value.items()]
        return ["", f"[{key}]  # {origin}", *levels]
    said = []
    for rule, given in value.items():
        said += ["", f"[{key}.{_name(rule)}]  # {origin}"]
        said += [f"{_name(name)} = {_toml(each)}" for name, each in given.items()]
    return said


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
