"""`doclint rule NAME`: the page of a rule."""

import os

import click

from doclint.cli.options import Failure
from doclint.cli.settings import lookup
from doclint.engine.config import near
from doclint.engine.registry import page, rule_types


@click.command(short_help="Print the page of a rule.")
@click.argument("name")
def command(name: str) -> None:
    """Print the page of the rule NAME: what it finds, why, when not, options, examples."""
    effective = lookup({})(os.curdir)
    effective.validate()
    config = effective.config
    rules = {rule.name: rule for rule in rule_types(config.plugins)}
    if name not in rules:
        raise Failure(f"no rule is named {name}{near(name, rules)}")
    words = page(rules[name]) or f"# {name}\n\n{rules[name].__doc__ or ''}\n"
    click.echo(words.rstrip("\n"))
