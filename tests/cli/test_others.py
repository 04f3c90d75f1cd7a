"""`doclint rules`, `rule`, `config`, `--version`, and what starting imports."""

import tomllib

import pytest

import doclint
from doclint.cli import COMMANDS


def test_version(run):
    assert run("--version").output == f"doclint, version {doclint.__version__}\n"


def test_every_command_has_help(run):
    listed = run("--help").output
    for name in COMMANDS:
        assert f"\n  {name} " in listed
        assert run(name, "--help").exit_code == 0


def test_unknown_command_is_status_2(run):
    assert run("chekc").exit_code == 2


def test_rules_are_listed_with_their_summary(run):
    lines = run("rules", "--lang", "zh").output.splitlines()
    assert lines[0].split() == ["规则", "组", "级别", "默认", "修正", "说明"]
    row = next(line for line in lines if line.startswith("spare-word "))
    assert row.split() == ["spare-word", "probes", "警告", "开", "safe", "查出多余的“赘”字。"]
    english = run("rules", "--lang", "en").output
    assert "on       safe    Finds a spare word.\n" in english


def test_rule_prints_its_page(run):
    assert run("rule", "spare-word").output.startswith("# spare-word\n\n查出多余的“赘”字。\n")


def test_unknown_rule_gets_the_near_name(run):
    result = run("rule", "spare-words")
    assert result.exit_code == 2
    assert "no rule is named spare-words; did you mean spare-word?" in result.output


def test_config_tells_where_each_value_comes_from(run, folder):
    (folder / "deep").mkdir()
    (folder / "doclint.toml").write_text(
        'plugins = ["probe_pack"]\ngenre = "law"\nlang = "en"\n'
        '[rules.spare-word]\nmost = 2\n[severities]\nunsure-word = "info"\n'
    )
    output = run("config", "deep", "--lang", "zh", "--select", "probes").output
    assert 'genre = "law"  # doclint.toml\n' in output
    assert 'lang = "zh"  # command line\n' in output
    assert 'select = ["probes"]  # command line\n' in output
    assert 'severity = "warning"  # default\n' in output
    assert "# encoding: found from the bytes  (default)\n" in output
    assert tomllib.loads(output)["rules"] == {"spare-word": {"most": 2}}
    assert tomllib.loads(output)["severities"] == {"unsure-word": "info"}


def test_nearest_config_wins_and_options_of_rules_hold(run, folder):
    deep = folder / "deep"
    deep.mkdir()
    (deep / "pyproject.toml").write_text(
        '[tool.doclint]\nplugins = ["probe_pack"]\nselect = ["probes"]\n'
        "[tool.doclint.rules.spare-word]\nmost = 1\n"
    )
    for place in (folder, deep):
        (place / "a.txt").write_text("赘、赘。\n", "utf-8")
    output = run("check").output
    assert output.count("\na.txt:1:") == 2
    assert output.count("\ndeep/a.txt:1:") == 1


def test_severities_of_the_config_hold(run, folder):
    config = folder / "doclint.toml"
    config.write_text(config.read_text() + '[severities]\nspare-word = "info"\n')
    (folder / "a.txt").write_text("赘。\n", "utf-8")
    result = run("check")
    assert result.exit_code == 0
    assert "提示  spare-word" in result.output


def test_pyproject_that_does_not_speak_of_doclint_is_passed_over(run, folder):
    deep = folder / "deep"
    deep.mkdir()
    (deep / "pyproject.toml").write_text("this is not TOML, and not ours to judge")
    (deep / "a.txt").write_text("赘。\n", "utf-8")
    assert run("check", "deep").exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('slect = ["x"]', "doclint.toml: no setting is named slect; did you mean select?"),
        ('select = "x"', "doclint.toml: select must be a list of strings, not a string: 'x'"),
        ('severity = "fatal"', "doclint.toml: severity must be one of error, warning, info"),
        ("genre = ", "doclint.toml is not valid TOML"),
        ('select = ["numbring"]', "doclint.toml: select: no rule or group is named numbring"),
        (
            'plugins = ["probe_pack"]\n[rules.spare-word]\nmots = 1',
            "doclint.toml: rules: spare-word has no option mots; did you mean most?",
        ),
        (
            'plugins = ["probe_pack"]\n[rules.spare-word]\nmost = "many"',
            "doclint.toml: rules: spare-word.most must be int, not str: 'many'",
        ),
        (
            'plugins = ["probe_pack"]\n[rules.spare-wrod]\nmost = 1',
            "doclint.toml: rules: no rule is named spare-wrod; did you mean spare-word?",
        ),
    ],
)
def test_config_errors_name_file_key_and_near_name(run, draft, folder, words, said):
    (folder / "doclint.toml").write_text(words)
    result = run("check", draft.name)
    assert result.exit_code == 2
    assert said in result.output
