"""Where rules come from: packages named by the entry-point group `doclint.rules`, and plugins."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, TypeGuard

from doclint.engine.entry_points import entry_points

if TYPE_CHECKING:
    from doclint.rule import Rule

GROUP = "doclint.rules"


class RegistryError(Exception):
    """A rule pack that can't be used: the message names it, the reason and what to do."""


@cache
def rule_types(plugins: tuple[str, ...] = ()) -> tuple[type[Rule], ...]:
    """Return every rule of the installed packs and of `plugins` (package names), by group and name.

    Raises RegistryError where a pack can't be imported or two packs give one name to two rules.
    """
    found: dict[str, type[Rule]] = {}
    for package in dict.fromkeys([*entry_points(GROUP), *plugins]):
        for rule in rules_in(_imported(package)):
            other = found.setdefault(rule.name, rule)
            if other is not rule:
                raise RegistryError(
                    f"two rules are named {rule.name}: {other.__module__} and {rule.__module__};"
                    " remove one of the packs or ask its author for another name"
                )
    return tuple(sorted(found.values(), key=lambda rule: (rule.group, rule.name)))


def rules_in(package: ModuleType) -> Iterator[type[Rule]]:
    """Yield the rules defined in the modules of `package` and its subpackages."""
    for name in _modules(package):
        for value in vars(_imported(name)).values():
            if _is_rule(value) and value.__module__ == name:
                yield value


def page(rule: type[Rule]) -> str:
    """Return the rule's page, Markdown; empty where the pack ships none."""
    from pathlib import Path

    source = importlib.import_module(rule.__module__).__file__
    beside = Path(source or "").with_suffix(".md")
    return beside.read_text("utf-8") if beside.is_file() else ""


def _is_rule(value: object) -> TypeGuard[type[Rule]]:
    # what rules import is most of a start; a run that finds all documents unchanged needs none of it
    from doclint.rule import Rule

    return isinstance(value, type) and issubclass(value, Rule) and value is not Rule


def _modules(package: ModuleType) -> Iterable[str]:
    paths = getattr(package, "__path__", None)
    if paths is None:
        yield package.__name__
        return
    for info in pkgutil.iter_modules(paths, package.__name__ + "."):
        if info.ispkg:
            yield from _modules(_imported(info.name))
        else:
            yield info.name


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:
        raise RegistryError(
            f"the rule pack {name} can't be imported: {type(error).__name__}: {error};"
            " install it, or take it out of `plugins`"
        ) from error
