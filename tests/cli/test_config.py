"""Config files: which one counts, what they build on, what they say of which documents."""

import json
import tomllib

import pytest

PROBES = 'plugins = ["probe_pack"]\nselect = ["probes"]\n'


@pytest.fixture
def write(folder):
    def call(path, words):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(words, "utf-8")
        return place

    return call


def test_a_file_builds_on_another_from_its_own_folder(run, write):
    write("house/base.toml", PROBES + 'genre = "law"\nlang = "en"\n[rules.spare-word]\nmost = 1\n')
    write("house/team.toml", 'extend = "base.toml"\nlang = "zh"\n')
    write("doclint.toml", 'extend = "house/team.toml"\n[rules.wrong-word]\nmost = 2\n')
    output = run("config").output
    assert 'genre = "law"  # house/base.toml\n' in output
    assert 'lang = "zh"  # house/team.toml\n' in output
    assert "most = 1  # house/base.toml\n" in output
    assert "most = 2  # doclint.toml\n" in output
    assert tomllib.loads(output)["rules"] == {"spare-word": {"most": 1}, "wrong-word": {"most": 2}}


def test_a_project_file_can_build_on_another(run, write):
    write("doclint.toml", "")
    write("base.toml", PROBES + 'lang = "en"\n')
    write("deep/pyproject.toml", '[tool.doclint]\nextend = "../base.toml"\n')
    assert 'lang = "en"  # base.toml\n' in run("config", "deep").output


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"doclint.toml": 'extend = "no.toml"'}, "doclint.toml: extend: there is no file no.toml"),
        ({"doclint.toml": "extend = 1"}, "doclint.toml: extend must be a string, not an integer: 1"),
        (
            {"doclint.toml": 'extend = "a.toml"', "a.toml": 'extend = "./doclint.toml"'},
            "a.toml: extend leads back to a file before it: doclint.toml → a.toml → doclint.toml",
        ),
        ({"doclint.toml": 'extend = "a.toml"', "a.toml": "lnag = 'zh'"}, "a.toml: no setting is named lnag; did you mean lang?"),
        ({"doclint.toml": 'extend = "a.toml"', "a.toml": 'ignore = ["x-y"]'}, "a.toml: ignore: no rule or group is named x-y"),
        ({"doclint.toml": "overrides = 1"}, "overrides must be a list of tables, not an integer: 1"),
        ({"doclint.toml": "[[overrides]]\ngenre = 'law'"}, "overrides[0].paths must name the documents meant"),
        ({"doclint.toml": "[[overrides]]\npaths = 'x'"}, "overrides[0].paths must be a list of strings"),
        ({"doclint.toml": "[[overrides]]\npaths = ['x']\ngenre = 'lw'"}, "overrides[0].genre must be one of report, law"),
        ({"doclint.toml": "[[overrides]]\npaths = ['x']\ngener = 'law'"}, "no setting is named overrides[0].gener; did you mean genre?"),
        ({"doclint.toml": "[[overrides]]\npaths = ['x']\njobs = 1"}, "overrides[0].jobs can't be set for some documents only"),
        (
            {"doclint.toml": PROBES + "[[overrides]]\npaths = ['x']\nrules.spare-word.mots = 1"},
            "doclint.toml: overrides[0]: rules: spare-word has no option mots; did you mean most?",
        ),
        ({"doclint.toml": "jobs = true"}, "doclint.toml: jobs must be an integer from 0 on, not True"),
        ({"doclint.toml": "cache = 1"}, "doclint.toml: cache must be true, false or a folder"),
        ({"doclint.toml": "baseline = 1"}, "doclint.toml: baseline must be a string"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(run, write, draft, files, said):
    for path, words in files.items():
        write(path, words)
    result = run("check", draft.name)
    assert result.exit_code == 2
    assert said in result.output


def test_a_file_that_cannot_be_read_is_named(run, folder, draft):
    (folder / "doclint.toml").unlink()
    (folder / "doclint.toml").mkdir()
    result = run("check", draft.name)
    assert result.exit_code == 2
    assert "doclint.toml can't be read: Is a directory" in result.output
    (folder / "doclint.toml").rmdir()
    (folder / "doclint.toml").write_bytes(b'lang = "\xff"')
    assert "doclint.toml is not UTF-8" in run("check", draft.name).output


def test_overrides_hold_for_their_documents_and_later_ones_win(run, write):
    write(
        "doclint.toml",
        PROBES
        + """
ignore = ["wrong-word"]
[[overrides]]
paths = ["laws/**"]
genre = "law"
ignore = ["spare-word"]
[[overrides]]
paths = ["laws/new/*.txt"]
genre = "report"
severities.unsure-word = "info"
""",
    )
    for path in ("a.txt", "laws/b.txt", "laws/new/c.txt"):
        write(path, "赘。疑。错。\n")
    output = run("check", ".").output
    assert "a.txt:1:1" in output
    assert "laws/b.txt:1:1" not in output
    assert "laws/b.txt:1:3  警告  unsure-word" in output
    assert "laws/new/c.txt:1:3  提示  unsure-word" in output
    assert "wrong-word" not in output
    shown = run("config", "laws/new/c.txt").output
    assert 'genre = "report"  # doclint.toml: overrides[1]\n' in shown
    assert (
        'ignore = ["wrong-word", "spare-word"]  # doclint.toml, doclint.toml: overrides[0]\n'
        in shown
    )
    assert 'unsure-word = "info"  # doclint.toml: overrides[1]\n' in shown
    assert (
        'genre = "law"  # command line' in run("config", "laws/new/c.txt", "--genre", "law").output
    )


def test_overrides_hold_from_any_working_folder(run, write, folder, monkeypatch):
    write("doclint.toml", PROBES + "[[overrides]]\npaths = ['laws/*.txt']\nignore = ['probes']\n")
    write("laws/b.txt", "赘。\n")
    monkeypatch.chdir(folder / "laws")
    for path in ("b.txt", ".", "../laws", str(folder / "laws" / "b.txt")):
        assert run("check", path).exit_code == 0, path
    assert run("check", "-", "--stdin-filename", "b.txt", stdin="赘。\n").exit_code == 0
    assert run("check", "-", stdin="赘。\n").exit_code == 1


def test_settings_of_a_run_are_read_and_shown(run, write):
    write("sub/doclint.toml", PROBES + 'baseline = "known.json"\ncache = "../.cache"\njobs = 2\n')
    output = run("config", "sub").output
    assert 'baseline = "sub/known.json"  # sub/doclint.toml\n' in output
    assert 'cache = ".cache"  # sub/doclint.toml\n' in output
    assert "jobs = 2  # sub/doclint.toml\n" in output
    usual = run("config").output
    assert "# baseline: none  (default)\ncache = true  # default\njobs = 0  # default\n" in usual


def test_a_pattern_stays_with_the_file_it_stands_in(run, write):
    write("house/base.toml", PROBES + 'exclude = ["drafts/*.txt"]\n')
    write("house/drafts/a.txt", "赘。\n")
    write("house/doclint.toml", 'extend = "base.toml"\n')
    write("doclint.toml", 'extend = "house/base.toml"\n')
    write("drafts/b.txt", "赘。\n")
    output = run("check", ".").output
    assert "house/drafts/a.txt" not in output
    assert "drafts/b.txt:1:1" in output


def test_the_schema_knows_the_rules_there_are(run):
    made = json.loads(run("config", "--schema").output)
    assert made["properties"]["rules"]["properties"]["spare-word"]["properties"]["most"] == {
        "type": "integer",
        "default": 0,
    }
