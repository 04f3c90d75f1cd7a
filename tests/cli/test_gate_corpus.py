"""The gate on a repository of damaged documents with thousands of old findings."""

import json
import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

SLIP = "村里的小学今年修了新校舍，明年秋天开学以前学生都能搬进去，老师的宿舍也一并修好。"


def doclint(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "doclint", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture
def tree(corpus, tmp_path):
    place = tmp_path / "documents"
    shutil.copytree(corpus / "corrupted", place)
    (place / "own.txt").write_text(f"{SLIP}\n\n另一段话在这里，说的是别的事情。\n", "utf-8")
    return place


def places(form, text):
    """Path and line of each finding that counts, as the form tells them."""
    if form in ("json", "jsonl"):
        files = json.loads(text)["files"] if form == "json" else map(json.loads, text.splitlines())
        return [(f["path"], g["start"]["line"]) for f in files for g in f["findings"]]
    if form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        new = [r for r in results if r["baselineState"] == "new"]
        where = [r["locations"][0]["physicalLocation"] for r in new]
        return [(w["artifactLocation"]["uri"], w["region"]["startLine"]) for w in where]
    if form == "gitlab":
        where = [each["location"] for each in json.loads(text)]
        return [(w["path"], w["lines"]["begin"]) for w in where]
    if form == "rdjson":
        where = [each["location"] for each in json.loads(text)["diagnostics"]]
        return [(w["path"], w["range"]["start"]["line"]) for w in where]
    if form == "junit":
        cases = ET.fromstring(text).iter("testcase")
        failed = [case for case in cases if case.find("failure") is not None]
        said = [(case.findtext("failure") or "").split(":") for case in failed]
        return [(path, int(line)) for path, line, *_ in said]
    if form == "github":
        lines = [line for line in text.splitlines() if line.startswith(("::error", "::warning"))]
        pairs = [
            dict(p.split("=") for p in li.split(" ", 1)[1].split("::")[0].split(","))
            for li in lines
        ]
        return [(pair["file"], int(pair["line"])) for pair in pairs]
    lines = [line for line in text.splitlines() if "  警告  " in line or "  错误  " in line]
    return [(line.split(":")[0], int(line.split(":")[1])) for line in lines]


FORMS = ("terminal", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson")


def test_only_what_is_new_counts_in_every_form(tree):
    made = doclint(tree, "baseline")
    assert made.returncode in (0, 2), made.stderr
    unread = made.stderr.count("\n")
    quiet = doclint(tree, "check", "--baseline", "doclint-baseline.json")
    assert quiet.returncode == (2 if unread else 0)
    assert places("terminal", quiet.stdout) == []

    own = tree / "own.txt"
    before = own.read_text("utf-8")
    own.write_text(f"新的第一行。\n\n又一行。\n\n{before}\n{SLIP}\n", "utf-8")
    options = [part for form in FORMS for part in ("--format", form, "--output", f"../out.{form}")]
    found = doclint(tree, "check", "--baseline", "doclint-baseline.json", *options)
    assert found.returncode == (2 if unread else 1)
    for form in FORMS:
        text = (tree.parent / f"out.{form}").read_text("utf-8")
        assert places(form, text) == [("own.txt", 9)], form

    own.write_text(before, "utf-8")
    next(tree.rglob("1954*.txt")).unlink()
    gone = doclint(tree, "check", "--baseline", "doclint-baseline.json", "--lang", "en")
    assert gone.returncode == (2 if unread else 0)
    assert "resolved" in gone.stdout
