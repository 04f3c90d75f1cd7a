"""What others build on: the pre-commit hooks, the GitHub action, completion in a shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FAULTY = "# 总结\n\n今年的工作很好，成绩也很大。" + "今年的工作很好，成绩也很大。" * 12 + "\n"


@pytest.fixture
def scratch(tmp_path, git):
    """A repository with a faulty document and a clean one."""
    git(tmp_path, "init", "-q")
    (tmp_path / "faulty.md").write_text(FAULTY, "utf-8")
    (tmp_path / "clean.txt").write_text("这里没有事。\n", "utf-8")
    (tmp_path / "code.py").write_text(FAULTY, "utf-8")
    git(tmp_path, "add", ".")
    return tmp_path


def pre_commit(scratch, hook, git):
    """Run `hook` as this checkout offers it, with pre-commit, on all files of `scratch`."""
    hooks = [
        h for h in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()) if h["id"] == hook
    ]
    # the environment of the tests holds what the hook's own would
    local = [{**each, "language": "system"} for each in hooks]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (scratch / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(scratch, "add", ".pre-commit-config.yaml")
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", "--color=never"],
        cwd=scratch,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PATH": paths, "PRE_COMMIT_HOME": str(scratch / ".home")},
    )


def test_hook_fails_on_what_is_found_and_names_it(scratch, git):
    run = pre_commit(scratch, "doclint", git)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "faulty.md:3" in run.stdout
    assert "looped-text" in run.stdout
    assert "code.py" not in run.stdout
    assert "2 个文件" in run.stdout


def test_hook_passes_on_what_is_clean(scratch, git):
    git(scratch, "rm", "-q", "-f", "faulty.md")
    run = pre_commit(scratch, "doclint", git)
    assert run.returncode == 0, run.stdout + run.stderr


def test_fixing_hook_changes_the_file_and_fails(scratch, git):
    run = pre_commit(scratch, "doclint-fix", git)
    assert run.returncode == 1, run.stdout + run.stderr
    assert (scratch / "faulty.md").read_text("utf-8").count("成绩也很大") == 1


def test_hooks_take_up_the_files_that_a_walk_takes_up():
    import re

    from doclint.read import SUFFIXES

    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        for suffix in set(SUFFIXES) - {".pdf"}:  # an extra, which the hook's environment lacks
            assert re.search(hook["files"], f"a/稿{suffix}"), suffix
            assert re.search(hook["files"], f"A{suffix.upper()}"), suffix


def test_action_passes_its_inputs_on(tmp_path):
    """The step that checks is run as it stands, with a doclint that writes down how it was called."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    [step] = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    program = tmp_path / "doclint" / "bin" / "doclint"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 1\n')
    program.chmod(0o755)
    output = tmp_path / "output"
    given = {"PATHS": "docs a*.md", "ARGS": "--severity error", "SINCE": "", "SARIF": "x y.sarif"}
    run = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, **given, "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(output)},
    )
    wanted = ["check", "--format", "github", "--format", "sarif", "--output", "x y.sarif"]
    assert run.stdout.splitlines() == [*wanted, "--severity", "error", "--", "docs", "a*.md"]
    assert run.returncode == 1
    assert output.read_text() == "status=1\n"
    assert set(step["env"]) == set(given)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_how_to_complete(shell):
    def asked(**env):
        run = subprocess.run(
            [sys.executable, "-m", "doclint"],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, **env},
        )
        return run.stdout

    assert "_DOCLINT_COMPLETE" in asked(_DOCLINT_COMPLETE=f"{shell}_source")
    words = {"COMP_WORDS": "doclint bas", "COMP_CWORD": "bas" if shell == "fish" else "1"}
    assert "baseline" in asked(_DOCLINT_COMPLETE=f"{shell}_complete", **words)
