"""The READMEs name what is there, and nothing that is not."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from doclint.cli import COMMANDS, cli
from doclint.engine.config import Config, rules_for
from doclint.engine.config_file import parsed
from doclint.engine.registry import rule_types
from doclint.model.document import Genre

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
LISTED = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)
LONG = re.compile(r"(?<![\w-])--[a-z][a-z-]+")

readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


def blocks(path, language):
    words = path.read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", words, re.MULTILINE | re.DOTALL)


def options_of(command):
    return {option for param in command.params for option in (*param.opts, *param.secondary_opts)}


def commands():
    context = click.Context(cli)
    return {name: cli.get_command(context, name) for name in COMMANDS}


@readme
def test_lists_each_rule_once_and_no_other(readme):
    listed = LISTED.findall(readme.read_text("utf-8"))
    assert sorted(listed) == sorted(rule.name for rule in rule_types())


@readme
def test_lists_rules_under_their_group(readme):
    group = ""
    listed = {}
    for line in readme.read_text("utf-8").splitlines():
        if heading := re.match(r"\| \*\*(\w+)", line):
            group = heading[1]
        elif rule := LISTED.match(line):
            listed[rule[1]] = group
    assert listed == {rule.name: rule.group for rule in rule_types()}


@readme
def test_options_exist(readme):
    words = readme.read_text("utf-8")
    known = set().union(options_of(cli), *(options_of(command) for command in commands().values()))
    assert set(LONG.findall(words)) <= known


@readme
def test_shown_commands_take_their_options(readme):
    shown = re.findall(r"doclint ([a-z]+)([^\n`#]*)", "".join(blocks(readme, "(?:console|sh)")))
    assert len(shown) > 5
    for name, rest in shown:
        assert name in commands()
        assert set(LONG.findall(rest)) <= options_of(commands()[name])


@readme
def test_shown_settings_are_taken(readme):
    shown = blocks(readme, "toml")
    assert shown
    for block in shown:
        settings = dict(parsed(block, "doclint.toml").settings)
        settings.pop("plugins")  # the pack named there is the reader's own
        assert rules_for(Config(**settings), Genre.REPORT)


def test_both_give_the_same_commands():
    english, chinese = (blocks(path, "sh") for path in READMES)
    assert english == chinese
    assert len(english) == 2
    assert all(block.count("\n") == 1 for block in english), "a command is one line"


def test_install_what_the_project_declares():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    install, test = blocks(READMES[0], "sh")
    assert '-e ".[dev]"' in test
    assert "dev" in project["optional-dependencies"]
    assert project["requires-python"] == ">=3.11"
    named = re.search(r"examples/\S+", install)
    assert named
    assert (ROOT / named[0]).is_file()


@readme
def test_shown_findings_are_those_of_the_examples(readme):
    golden = {
        line
        for path in (ROOT / "examples").glob("*.report.txt")
        for line in path.read_text("utf-8").splitlines()
    }
    shown = "".join(blocks(readme, "text")).splitlines()
    assert shown
    assert [line for line in shown if line not in golden] == [], "take it anew from examples/"


@readme
def test_links_lead_somewhere(readme):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme.read_text("utf-8")):
        assert (ROOT / target).exists(), target
