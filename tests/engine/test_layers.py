"""Settings laid over one another."""

from doclint.engine.config import Config
from doclint.engine.layers import Layer, merged
from doclint.model.document import Genre
from doclint.model.finding import Severity


def config_of(*settings):
    return merged(Layer(each, str(place)) for place, each in enumerate(settings))[0]


def origins_of(*settings):
    return merged(Layer(each, str(place)) for place, each in enumerate(settings))[1]


def test_nothing_is_the_default():
    assert config_of() == Config()
    assert origins_of() == {}


def test_the_last_value_holds():
    layers = {"genre": Genre.LAW, "jobs": 2}, {"genre": Genre.REPORT}
    assert config_of(*layers) == Config(genre=Genre.REPORT, jobs=2)
    assert origins_of(*layers) == {("genre",): "1", ("jobs",): "0"}


def test_options_and_severities_are_laid_over_one_by_one():
    layers = (
        {"options": {"a": {"x": 1, "y": 1}}, "severities": {"a": Severity.INFO}},
        {"options": {"a": {"y": 2}, "b": {"z": 3}}, "severities": {"b": Severity.ERROR}},
    )
    config, origins = config_of(*layers), origins_of(*layers)
    assert config.options == {"a": {"x": 1, "y": 2}, "b": {"z": 3}}
    assert config.severities == {"a": Severity.INFO, "b": Severity.ERROR}
    assert origins["options", "a", "x"] == "0"
    assert origins["options", "a", "y"] == "1"
    assert origins["severities", "b"] == "1"
    assert layers[0]["options"] == {"a": {"x": 1, "y": 1}}, "a layer stays as it is"


def test_what_is_ignored_adds_up():
    layers = {"ignore": ("a", "b")}, {"ignore": ("b", "c")}
    assert config_of(*layers).ignore == ("a", "b", "c")
    assert origins_of(*layers) == {("ignore",): "0, 1"}


def test_a_new_selection_begins_anew():
    config = config_of({"select": ("a",), "ignore": ("b",)}, {"select": ("b",), "ignore": ("c",)})
    assert (config.select, config.ignore) == (("b",), ("c",))
