"""`doclint rules`: the rules there are."""

import os

import click

from doclint.cli.options import Failure
from doclint.cli.settings import lookup
from doclint.engine import config_file
from doclint.engine.pages import examples, summary
from doclint.engine.registry import page, rule_types
from doclint.render.tally import Tally
from doclint.render.terminal import Style, language_of
from doclint.render.width import cells
from doclint.render.words import SEVERITIES
from doclint.rule import Rule


@click.command(short_help="List the rules.")
@click.option(
    "--lang",
    type=click.Choice(config_file.LANGUAGES),
    help="The language of the summaries.  [default: that of the environment]",
)
def command(lang: str | None) -> None:
    """List the rules there are: name, group, severity, whether on by default, fix, what it finds."""
    effective = lookup({})(os.curdir)
    effective.validate()
    config = effective.config
    language = language_of(Tally(), Style(language=lang or config.language))
    rows = [_row(rule, language) for rule in rule_types(config.plugins)]
    if not rows:
        raise Failure("no rules are installed")
    head = ("规则", "组", "级别", "默认", "修正", "说明")
    if language != "zh":
        head = ("rule", "group", "severity", "default", "fix", "what it finds")
    click.echo("\n".join(_aligned([head, *rows])))


def _row(rule: type[Rule], language: str) -> tuple[str, ...]:
    words = page(rule)
    severity = SEVERITIES[rule.severity].in_(language)
    on = ("开" if rule.default else "关") if language == "zh" else ("on" if rule.default else "off")
    return rule.name, rule.group, severity, on, _fixes(words), summary(words, language)


def _fixes(words: str) -> str:
    """Return the surest kind of fix that the examples of a page show, or nothing."""
    shown = examples(words)
    if any(example.safe is not None for example in shown):
        return "safe"
    return "unsafe" if any(example.fixed is not None for example in shown) else "-"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
