"""Rules as SARIF describes them: what their pages say, and their usual level."""

from collections.abc import Iterable
from typing import Any

from doclint.engine.pages import summary
from doclint.engine.registry import page, rule_types
from doclint.model.finding import Severity
from doclint.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def descriptors(
    names: Iterable[str], plugins: Iterable[tuple[str, ...]], language: str
) -> list[dict[str, Any]]:
    """Return a description of each of the rules `names`, which may be from the packs `plugins`."""
    known = {rule.name: rule for packs in plugins for rule in rule_types(packs)}
    return [_descriptor(name, known.get(name), language) for name in names]


def _descriptor(name: str, rule: type[Rule] | None, language: str) -> dict[str, Any]:
    said: dict[str, Any] = {"id": name, "name": name.title().replace("-", "")}
    if rule is None:  # the baseline remembers a rule that is no more
        return said
    words = page(rule)
    sentences = {each: summary(words, each) or rule.__doc__ or name for each in ("zh", "en")}
    both = " ".join(dict.fromkeys(sentences.values()))
    return said | {
        "shortDescription": {"text": sentences.get(language, sentences["en"])},
        "fullDescription": {"text": both},
        "help": {"text": both, "markdown": words or both},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }
