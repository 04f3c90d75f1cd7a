"""What doclint says of the documents in examples/, and what it makes of them.

`python tests/test_examples.py --write` writes the outputs anew; read what changed before it goes in.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import doclint
from doclint.model.finding import Severity
from doclint.model.span import Lines

EXAMPLES = Path(__file__).parents[1] / "examples"
FAULTY = ["county-report.txt", "work-plan.txt", "notice.md", "speech-en.txt"]
CLEAN = "clean-report.txt"

# What is wrong with each document, by line; what else is said at warning or above is false.
DEFECTS = {
    "county-report.txt": {
        *[(line, "split-sentence") for line in (17, 21, 27, 73, 77, 105, 127, 133, 139, 145)],
        (27, "repeated-word"),
        (43, "count-mismatch"),
        *[(line, "duplicate-section") for line in (65, 89, 109, 113, 117, 121, 125, 131, 137, 143)],
        (97, "spliced-sentence"),
        (83, "shared-body"),
        (101, "shared-body"),
        (105, "duplicate-paragraph"),
        (149, "repeated-heading"),
        (149, "unfinished-document"),
    },
    "work-plan.txt": {
        (9, "heading-in-paragraph"),
        (17, "unbalanced-pair"),
        (19, "numbering-gap"),
        (25, "looped-text"),
        (29, "numbering-order"),
        (39, "numbering-repeat"),
        (43, "empty-section"),
    },
    "notice.md": {
        (26, "count-mismatch"),
        (45, "numbering-gap"),
        (53, "duplicate-paragraph"),
    },
    "speech-en.txt": {
        (9, "repeated-word"),
        (11, "split-sentence"),
        (17, "duplicate-paragraph"),
        (19, "count-mismatch"),
        (25, "numbering-gap"),
    },
}


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "doclint", *arguments],
        cwd=EXAMPLES,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


def terminal(name):
    return run("check", name).stdout


def as_json(name):
    return json.loads(run("check", "--format", "json", name).stdout)


def fixed(name, folder):
    target = folder / name
    run("fix", "--unsafe-fixes", "--output", str(target), name)
    return target.read_text("utf-8")


def golden(name, kind):
    stem, _, ending = name.rpartition(".")
    return EXAMPLES / f"{stem}.{kind.replace('*', ending)}"


@pytest.mark.parametrize("name", FAULTY)
def test_terminal_output(name):
    assert terminal(name) == golden(name, "report.txt").read_text("utf-8")


@pytest.mark.parametrize("name", FAULTY)
def test_json(name):
    expected = json.loads(golden(name, "report.json").read_text("utf-8"))
    assert as_json(name) == {**expected, "doclint": doclint.__version__}


@pytest.mark.parametrize("name", FAULTY)
def test_fixed_text(name, tmp_path):
    assert fixed(name, tmp_path) == golden(name, "fixed.*").read_text("utf-8")


@pytest.mark.parametrize("name", FAULTY)
def test_fixed_text_is_stable(name):
    path = golden(name, "fixed.*")
    diff = run("fix", "--unsafe-fixes", "--diff", path.name)
    assert (diff.stdout, diff.returncode) == ("", run("check", path.name).returncode)


@pytest.mark.parametrize("name", FAULTY)
def test_says_what_is_wrong_and_nothing_else(name):
    report = doclint.lint_file(EXAMPLES / name)
    lines = Lines(report.text)
    said = {
        (lines.position(finding.span.start).line, finding.rule)
        for finding in report.findings
        if finding.severity >= Severity.WARNING
    }
    assert said == DEFECTS[name]


def test_a_sentence_whose_end_is_lost_stays_reported(tmp_path):
    text = fixed("county-report.txt", tmp_path)
    report = doclint.lint(text)
    broken = text.index("擦亮绿水青山底色。大力推")
    assert any(
        finding.rule in ("spliced-sentence", "unfinished-sentence")
        and finding.span.start >= broken
        and finding.span.start <= broken + 12
        for finding in report.findings
    )


def test_nothing_is_wrong_with_the_clean_one():
    assert doclint.lint_file(EXAMPLES / CLEAN).findings == ()
    assert run("check", CLEAN).returncode == 0


def test_every_document_is_tested():
    documents = {
        path.name
        for path in EXAMPLES.iterdir()
        if path.suffixes in ([".txt"], [".md"]) and path.name != "README.md"
    }
    assert documents == {*FAULTY, CLEAN}


def write():
    import tempfile

    for name in FAULTY:
        golden(name, "report.txt").write_text(terminal(name), "utf-8")
        pretty = json.dumps(as_json(name), ensure_ascii=False, indent=1) + "\n"
        golden(name, "report.json").write_text(pretty, "utf-8")
        with tempfile.TemporaryDirectory() as folder:
            golden(name, "fixed.*").write_text(fixed(name, Path(folder)), "utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    write()
