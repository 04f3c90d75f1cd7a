"""TOML to settings."""

import pytest

from doclint.engine.config import Config, ConfigError
from doclint.engine.config_file import FIELDS, parsed
from doclint.model.document import Genre
from doclint.model.finding import Severity

WHOLE = """
select = ["numbering"]
ignore = ["numbering-gap"]
genre = "law"
encoding = "gbk"
lang = "zh"
severity = "error"
plugins = ["house_rules"]
exclude = ["old"]
baseline = "known.json"
cache = ".cache"
jobs = 2
[rules.some-rule]
at-least = 3
[severities]
some-rule = "info"
"""


def test_every_setting_can_be_made():
    settings = parsed(WHOLE, "doclint.toml").settings
    assert Config(**settings) == Config(
        select=("numbering",),
        ignore=("numbering-gap",),
        options={"some-rule": {"at-least": 3}},
        severities={"some-rule": Severity.INFO},
        genre=Genre.LAW,
        encoding="gbk",
        language="zh",
        fail_on=Severity.ERROR,
        plugins=("house_rules",),
        exclude=("old",),
        baseline="known.json",
        cache=".cache",
        jobs=2,
    )
    assert set(settings) == set(FIELDS.values())


def test_every_field_of_config_has_a_key():
    assert set(FIELDS.values()) == set(Config._fields)


def test_pyproject_holds_a_table():
    words = '[project]\nname = "x"\n[tool.doclint]\nlang = "en"\n'
    assert parsed(words, "some/pyproject.toml").settings == {"language": "en"}


@pytest.mark.parametrize("words", ["", '[project]\nname = "doclint"', "[tool.other]\nx = 1"])
def test_pyproject_without_the_table_says_nothing(words):
    assert parsed(words, "pyproject.toml") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lnag = 'zh'", "no setting is named lnag; did you mean lang?"),
        ("xyzzy = 1", "no setting is named xyzzy"),
        ("select = [1]", "select[0] must be a string, not an integer: 1"),
        ("exclude = 'a'", "exclude must be a list of strings, not a string: 'a'"),
        ("genre = 'novel'", "genre must be one of report, law, technical, literature, not 'novel'"),
        ("lang = 'fr'", "lang must be one of zh, en, not 'fr'"),
        ("severity = true", "severity must be a string, not a boolean: True"),
        ("encoding = 'utf-99'", "encoding: no encoding is named utf-99"),
        ("rules = 1", "rules must be a table, not an integer: 1"),
        ("[rules]\nx = 1", "rules.x must be a table, not an integer: 1"),
        ("[severities]\nx = 'bad'", "severities.x must be one of error, warning, info, not 'bad'"),
        ("lang = ", "is not valid TOML"),
    ],
)
def test_what_cannot_be_used_is_an_error_with_file_and_key(words, said):
    with pytest.raises(ConfigError) as raised:
        parsed(words, "sub/doclint.toml")
    assert str(raised.value).startswith("sub/doclint.toml")
    assert said in str(raised.value)


def test_keys_in_pyproject_are_named_whole():
    with pytest.raises(ConfigError, match=r"^pyproject.toml: tool.doclint.lang must be"):
        parsed("[tool.doclint]\nlang = 1", "pyproject.toml")
