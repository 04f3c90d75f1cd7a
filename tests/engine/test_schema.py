"""The schema of a config file agrees with what is read."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from doclint.engine.config_file import EXTEND, FIELDS, OVERRIDABLE, OVERRIDES, PATHS, parsed
from doclint.engine.registry import rule_types
from doclint.engine.schema import schema

ROOT = Path(__file__).parent.parent.parent
MADE = schema(rule_types())
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "docs" / "configuration.md"]
SHOWN = [
    block
    for page in PAGES
    for block in re.findall(
        r"^```toml\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
]


@pytest.fixture
def is_valid():
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(MADE)
    return lambda words: validator.is_valid(tomllib.loads(words))


def test_the_copy_in_docs_is_what_is_made():
    copy = (ROOT / "docs" / "doclint.schema.json").read_text("utf-8")
    assert json.loads(copy) == MADE, (
        "write it anew: doclint config --schema > docs/doclint.schema.json"
    )


def test_it_is_a_schema():
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(MADE)


def test_it_knows_every_key():
    assert set(MADE["properties"]) == {*FIELDS, EXTEND, OVERRIDES}
    override = MADE["properties"][OVERRIDES]["items"]["properties"]
    assert set(override) == {PATHS, *OVERRIDABLE}


def test_every_option_is_described():
    rules = MADE["properties"]["rules"]["properties"]
    options = {
        f"{rule}.{name}": option
        for rule, table in rules.items()
        for name, option in table["properties"].items()
    }
    assert len(options) > 10
    assert [name for name, option in options.items() if "description" not in option] == []


@pytest.mark.parametrize("words", SHOWN, ids=range(len(SHOWN)))
def test_what_docs_show_is_valid(is_valid, words):
    if "tool.doclint" in words:
        words = words.replace("tool.doclint.", "").replace("[tool.doclint]\n", "")
    assert parsed(words, "doclint.toml")
    assert is_valid(words)


@pytest.mark.parametrize(
    "words",
    [
        'selct = ["duplication"]',
        'select = ["no-such-rule"]',
        'genre = "novel"',
        "jobs = -1",
        "cache = 1",
        "[rules.duplicate-paragraph]\nshortst = 3",
        '[rules.duplicate-paragraph]\nshortest = "much"',
        '[severities]\nlooped-text = "bad"',
        "[[overrides]]\ngenre = 'law'",
        "[[overrides]]\npaths = ['a']\njobs = 2",
    ],
)
def test_what_is_refused_is_not_valid(is_valid, words):
    assert not is_valid(words)


def test_only_the_rules_given_are_in_it():
    one = rule_types()[0]
    assert list(schema([one])["properties"]["rules"]["properties"]) == [one.name]
