"""Several reports of one run: what goes where, and that nothing is left half-written."""

import json
import os
import signal
import subprocess
import sys
import time
from xml.etree import ElementTree as ET

import pytest

from doclint.render.formats import NAMES

READABLE = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "junit": ET.fromstring,
}


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_written(run, draft, name):
    result = run("check", draft.name, "--format", name)
    assert result.exit_code == 1
    assert "spare-word" in result.stdout
    READABLE.get(name, str)(result.stdout)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_closed_where_there_is_no_document(run, name):
    result = run("check", "--format", name)
    assert result.exit_code == 0
    READABLE.get(name, str)(result.stdout)


@pytest.mark.parametrize("name", ["github", "gitlab", "rdjson"])
def test_what_has_no_place_in_a_format_is_said_on_standard_error(run, draft, folder, name):
    words = 'plugins = ["probe_pack", "crash_pack"]\nselect = ["probes", "broken-rule"]\n'
    (folder / "doclint.toml").write_text(words, "utf-8")
    result = run("check", draft.name, "no.txt", "--format", name)
    assert result.exit_code == 2
    assert "draft.txt: broken-rule crashed: ZeroDivisionError: no such number\n" in result.stderr
    assert "doclint: no.txt: " in result.stderr


SARIF = ["--format", "sarif"]
X = ["--output", "x.sarif"]
TERMINAL = ["--format", "terminal"]


@pytest.mark.parametrize(
    "options",
    [
        [*SARIF, *X, *TERMINAL],
        [*TERMINAL, *SARIF, *X],
        ["--format=sarif", "--output=x.sarif", "--format=terminal"],
        [*SARIF, *X, *TERMINAL, "--output", "-"],
        [*SARIF, "--lang", "zh", *X, "--select", "probes", *TERMINAL],
    ],
)
def test_an_output_belongs_to_the_format_before_it(run, draft, folder, options):
    result = run("check", draft.name, *options)
    assert result.stdout.startswith("draft.txt · ")
    assert json.loads((folder / "x.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_options_may_stand_before_the_paths_and_between_them(run, draft, folder):
    result = run("check", *X, draft.name, *SARIF)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert json.loads((folder / "x.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_three_formats_in_one_run(run, draft, folder):
    files = {name: f"out.{name}" for name in ("json", "junit", "gitlab")}
    options = [
        each for name, file in files.items() for each in ("--format", name, "--output", file)
    ]
    assert run("check", draft.name, *options).stdout == ""
    for name, file in files.items():
        READABLE[name]((folder / file).read_text("utf-8"))


def test_one_run_says_the_same_as_several(run, draft, folder):
    run("check", draft.name, *SARIF, *X, "--format", "json", "--output", "x.json")
    assert (folder / "x.sarif").read_text("utf-8") == run("check", draft.name, *SARIF).stdout
    alone = run("check", draft.name, "--format", "json").stdout
    assert (folder / "x.json").read_text("utf-8") == alone


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([*SARIF, *TERMINAL], "--format sarif and --format terminal would both go to standard"),
        ([*SARIF, *SARIF], "would both go to standard output"),
        ([*SARIF, *X, *TERMINAL, "--output", "./x.sarif"], "both go to ./x.sarif"),
        ([*X, *SARIF, *TERMINAL], "put it after the --format it belongs to"),
        ([*SARIF, *X, "--output", "y"], "--format sarif has two outputs, x.sarif and y"),
        (["--output", "draft.txt"], "--output draft.txt: that is what is to be checked"),
        (["--output", "no/x.txt"], "there is no folder"),
        (["--output", "."], "can't be written"),
    ],
)
def test_what_is_not_clear_is_refused_before_anything_is_written(
    run, draft, folder, options, words
):
    before = listing(folder)
    result = run("check", draft.name, *options)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert listing(folder) == before
    assert "赘" in draft.read_text("utf-8")


def test_a_file_keeps_its_mode_and_a_link_stays_one(run, draft, folder):
    (folder / "real.txt").write_text("old")
    (folder / "real.txt").chmod(0o640)
    (folder / "link.txt").symlink_to("real.txt")
    run("check", draft.name, "--output", "link.txt")
    assert (folder / "link.txt").is_symlink()
    assert (folder / "real.txt").stat().st_mode & 0o777 == 0o640
    assert "spare-word" in (folder / "real.txt").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no devices as files")
def test_a_device_is_written_to_not_replaced(run, draft):
    assert run("check", draft.name, "--output", os.devnull).exit_code == 1
    assert not os.path.isfile(os.devnull)  # noqa: PTH113


def test_error_rate_on_request(run, draft):
    assert "差错率" not in run("check", draft.name).stdout
    said = run("check", draft.name, "--error-rate").stdout
    assert "差错率（估计）：" in said
    assert "  spare-word    2     2  错字、多字、漏字，每处计1个差错\n" in said
    whole = json.loads(run("check", draft.name, "--error-rate", "--format", "json").stdout)
    assert whole["summary"]["error_rate"]["chars"] == 32


def test_reader_that_goes_away_does_not_stop_the_other_report(folder, packs):
    for number in range(20):
        (folder / f"{number}.txt").write_text("赘" * 200 + "\n", "utf-8")
    with process(folder, packs, "check", ".", *SARIF, *X, *TERMINAL) as started:
        started.stdout.readline()
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 1
    whole = json.loads((folder / "x.sarif").read_text("utf-8"))
    assert len(whole["runs"][0]["results"]) == 20 * 200


SLOW = """
import time
from doclint.rule import Rule

class SlowRule(Rule):
    def check(self, document):
        if "慢" in document.text:
            open("reached", "w").close()
            time.sleep(30)
        return iter(())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_interrupted_run_leaves_reports_that_can_be_read(folder, packs, tmp_path):
    (tmp_path / "slow_pack").mkdir()
    (tmp_path / "slow_pack" / "__init__.py").touch()
    (tmp_path / "slow_pack" / "slow_rule.py").write_text(SLOW, "utf-8")
    config = 'plugins = ["probe_pack", "slow_pack"]\nselect = ["probes", "slow-rule"]\n'
    (folder / "doclint.toml").write_text(config, "utf-8")
    # documents are checked in batches, this one in a batch of its own
    (folder / "a.txt").write_text("赘。\n" + "无事。\n" * 10_000, "utf-8")
    (folder / "b.txt").write_text("慢。\n", "utf-8")
    options = [*SARIF, *X, "--format", "junit", "--output", "x.xml", *TERMINAL, "--lang", "en"]
    with process(folder, packs, "check", ".", "--jobs", "1", *options, more=tmp_path) as started:
        for _ in range(100):
            if (folder / "reached").exists():
                break
            time.sleep(0.1)
        started.send_signal(signal.SIGINT)
        out, _ = started.communicate(timeout=20)
    assert started.returncode == 130
    run = json.loads((folder / "x.sarif").read_text("utf-8"))["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["spare-word"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(ET.fromstring((folder / "x.xml").read_text("utf-8"))) == 1
    assert "broken off, the other files were not checked" in out.decode()
    assert not [name for name in listing(folder) if name.endswith(".doclint")]


def process(folder, packs, *arguments, more=""):
    paths = os.pathsep.join([str(packs), str(more), *(path for path in sys.path if path)])
    return subprocess.Popen(
        [sys.executable, "-m", "doclint", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
    )
