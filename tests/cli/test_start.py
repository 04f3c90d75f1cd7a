"""What a check of a short text loads: each module costs time at every start."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from doclint.cli import main
sys.argv = ["doclint", "check", "--no-cache", "--jobs", "1", sys.argv[1]]
try:
    main()
finally:
    sys.stderr.write("\\n" + " ".join(sys.modules))
"""
HEAVY = {
    "asyncio",
    "concurrent.futures",
    "dataclasses",
    "difflib",
    "email",
    "hashlib",
    "html.parser",
    "http",
    "importlib.metadata",
    "json",
    "logging",
    "markdown_it",
    "multiprocessing",
    "numpy",
    "rapidfuzz",
    "regex",
    "rich",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "tomllib",
    "xml",
    "zipfile",
}
NOT_ASKED_FOR = {
    "doclint.cli.fix",
    "doclint.cli.rules",
    "doclint.engine.fix",
    "doclint.engine.pages",
    "doclint.read.docx",
    "doclint.read.frequency",
    "doclint.read.html",
    "doclint.read.markdown",
    "doclint.read.wrapped",
    "doclint.render.diff",
    "doclint.render.json",
    "doclint.render.junit",
    "doclint.render.sarif",
    "doclint.write",
}
LONG = (
    "全年修好渡口五处，其中三处添了雨棚和候船的长椅，两处换了新的缆桩，沿岸住户出门不再绕行；"
    "船工轮班制度照常执行，汛期停航二十一天，没有发生事故，群众来信比上年少了一半。"
)
TEXT = f"镇工作报告\n\n一、去年工作\n{LONG}\n二、今年打算\n再修三处渡口。\n"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("start")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, "-c", PROGRAM, "a.txt"]
    # what measures the coverage of a test run loads modules of its own
    env = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    modules = set(done.stderr.splitlines()[-1].split())
    assert "doclint.engine.core" in modules
    return modules


@pytest.mark.parametrize("module", sorted(HEAVY | NOT_ASKED_FOR))
def test_a_check_of_a_text_does_not_load(loaded, module):
    assert not [name for name in loaded if name == module or name.startswith(module + ".")]


def test_a_check_of_a_text_loads_what_it_needs(loaded):
    assert {"doclint.cli.check", "doclint.read.txt", "doclint.render.terminal"} <= loaded
