"""Which rules run, with which options."""

import pickle
from typing import ClassVar

import pytest

from doclint.engine import config as engine
from doclint.engine.config import Config, ConfigError, configured, near, rules_for
from doclint.model.document import Genre
from doclint.rule import Rule


class Loud(Rule):
    """On, but not in literature; stricter in laws."""

    at_least: int = 3
    share: float = 0.5
    words: tuple[str, ...] = ("a",)
    genres: ClassVar = {Genre.LAW: {"at_least": 8}}
    off_in: ClassVar = frozenset({Genre.LITERATURE})


class Quiet(Rule):
    """Off."""

    default: ClassVar = False


class Other(Rule):
    """On, in a group of its own."""


for rule, name, group in ((Loud, "loud", "one"), (Quiet, "quiet", "one"), (Other, "other", "two")):
    rule.name, rule.group = name, group


@pytest.fixture(autouse=True)
def _three_rules(monkeypatch):
    monkeypatch.setattr(engine, "rule_types", lambda _plugins: (Loud, Quiet, Other))


def names(genre=Genre.REPORT, **settings):
    return [rule.name for rule in rules_for(Config(**settings), genre)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ["loud", "other"]),
        ({"select": ("quiet",)}, ["quiet"]),
        ({"select": ("one",)}, ["loud", "quiet"]),
        ({"ignore": ("loud",)}, ["other"]),
        ({"ignore": ("one",)}, ["other"]),
        ({"select": ("loud",), "ignore": ("one",)}, ["loud"]),
        ({"select": ("one",), "ignore": ("loud",)}, ["quiet"]),
        ({"genre": Genre.LITERATURE}, ["other"]),
        ({"genre": Genre.LITERATURE, "select": ("loud",)}, ["loud"]),
    ],
)
def test_which_rules_run(settings, expected):
    assert names(**settings) == expected


def test_options_go_over_the_defaults_of_the_genre():
    assert configured(Loud, {}, Genre.REPORT).at_least == 3
    assert configured(Loud, {}, Genre.LAW).at_least == 8
    assert configured(Loud, {"at-least": 5}, Genre.LAW).at_least == 5


def test_rule_keeps_the_options_it_is_made_with():
    rule = Loud(at_least=4)
    assert (rule.at_least, Loud().at_least, Loud.defaults["at_least"]) == (4, 3, 3)
    assert list(Loud.defaults) == ["at_least", "share", "words"]
    with pytest.raises(AttributeError, match="loud is made with its options"):
        rule.at_least = 5
    with pytest.raises(TypeError, match="loud has no option at_most"):
        Loud(at_most=4)


def test_option_of_a_rule_that_does_not_run_is_checked():
    with pytest.raises(ConfigError, match="quiet has no option lod"):
        rules_for(Config(options={"quiet": {"lod": 1}}), Genre.REPORT)


def test_toml_numbers_and_lists_fit_their_options():
    rule = configured(Loud, {"share": 1, "words": ["b"]}, Genre.REPORT)
    assert (rule.share, type(rule.share), rule.words) == (1.0, float, ("b",))


@pytest.mark.parametrize(
    ("settings", "said", "setting"),
    [
        ({"select": ("lound",)}, "no rule or group is named lound; did you mean loud?", "select"),
        ({"ignore": ("xyz",)}, "no rule or group is named xyz", "ignore"),
        ({"options": {"one": {}}}, "no rule is named one", "options"),
        (
            {"options": {"quiet": {"x": 1}}},
            "quiet has no option x",  # though quiet does not run
            "options",
        ),
        (
            {"options": {"loud": {"at-lest": 1}}},
            "loud has no option at-lest; did you mean at-least?",
            "options",
        ),
        ({"options": {"loud": {"share": "much"}}}, "loud.share must be float, not str", "options"),
        ({"severities": {"lou": 1}}, "no rule is named lou; did you mean loud?", "severities"),
    ],
)
def test_errors_name_the_setting_and_the_near_name(settings, said, setting):
    with pytest.raises(ConfigError) as raised:
        names(**settings)
    assert said in str(raised.value)
    assert raised.value.setting == setting


def test_near_is_silent_where_nothing_is_near():
    assert near("xyzzy", ["loud", "quiet"]) == ""


def test_config_and_its_error_travel_between_processes():
    config = Config(select=("loud",), genre=Genre.LAW)
    assert pickle.loads(pickle.dumps(config)) == config  # noqa: S301 - our own bytes
    error = pickle.loads(pickle.dumps(ConfigError("no", "select")))  # noqa: S301
    assert (str(error), error.setting) == ("no", "select")
