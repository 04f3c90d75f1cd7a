"""`doclint check` as a gate: against a baseline, since a commit, with a cache and several processes."""

import json
import os
import signal
import subprocess
import sys

import pytest

CLEAN = "第一段没有事。\n"
FAULTY = "这里有赘一个字。\n"


def found(run, *arguments):
    """The places of what counts: path and line."""
    result = run("check", *arguments, "--format", "json")
    assert result.exit_code in (0, 1), result.output
    files = json.loads(result.stdout)["files"]
    return [(f["path"], g["start"]["line"]) for f in files for g in f["findings"]]


@pytest.fixture
def tree(folder):
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(CLEAN + FAULTY * 2, "utf-8")
    return folder


class TestBaseline:
    def test_what_was_there_does_not_count(self, run, tree):
        made = run("baseline")
        assert made.exit_code == 0
        assert made.output == "doclint-baseline.json: 4 findings in 2 files\n"
        assert run("check", "--baseline", "doclint-baseline.json").exit_code == 0
        (tree / "b.txt").write_text("新行。\n" * 3 + CLEAN + FAULTY * 3, "utf-8")
        result = run("check", "--baseline", "doclint-baseline.json")
        assert result.exit_code == 1
        assert found(run, "--baseline", "doclint-baseline.json") == [("b.txt", 7)]

    def test_what_went_is_said_and_does_not_fail(self, run, tree):
        run("baseline")
        (tree / "a.txt").write_text(CLEAN + FAULTY, "utf-8")
        result = run("check", "--baseline", "doclint-baseline.json", "--lang", "en")
        assert result.exit_code == 0
        assert "resolved" in result.output

    def test_file_that_went_is_resolved_and_one_that_moved_is_known(self, run, tree):
        run("baseline")
        (tree / "a.txt").rename(tree / "c.txt")
        assert found(run, "--baseline", "doclint-baseline.json") == []
        (tree / "c.txt").unlink()
        result = run("check", "--baseline", "doclint-baseline.json", "--format", "json")
        said = {f["path"]: len(f["resolved"]) for f in json.loads(result.stdout)["files"]}
        assert said == {"b.txt": 0, "a.txt": 2}
        assert json.loads(result.stdout)["summary"]["files"] == 1

    def test_only_the_paths_given_are_spoken_of(self, run, tree):
        run("baseline")
        (tree / "a.txt").unlink()
        result = run("check", "b.txt", "--baseline", "doclint-baseline.json", "--format", "json")
        assert [f["path"] for f in json.loads(result.stdout)["files"]] == ["b.txt"]

    def test_it_is_the_same_from_another_folder(self, run, tree, monkeypatch):
        (tree / "in").mkdir()
        (tree / "in" / "c.txt").write_text(FAULTY, "utf-8")
        run("baseline", "in", "--output", "in/known.json")
        monkeypatch.chdir(tree / "in")
        assert found(run, "--baseline", "known.json") == []

    def test_config_names_it(self, run, tree):
        config = tree / "doclint.toml"
        config.write_text('baseline = "known.json"\n' + config.read_text("utf-8"), "utf-8")
        assert run("baseline").output.startswith("known.json: 4")
        (tree / "in").mkdir()
        (tree / "in" / "c.txt").write_text(FAULTY, "utf-8")
        assert found(run) == [("in/c.txt", 1)]

    def test_fix_mends_what_the_baseline_knows(self, run, tree):
        run("baseline")
        run("fix")
        assert "赘" not in (tree / "a.txt").read_text("utf-8")

    def test_missing_or_damaged_one_is_named(self, run, tree):
        missing = run("check", "--baseline", "none.json")
        assert missing.exit_code == 2
        assert "none.json" in missing.stderr
        assert "doclint baseline" in missing.stderr
        (tree / "bad.json").write_text("{", "utf-8")
        damaged = run("check", "--baseline", "bad.json")
        assert damaged.exit_code == 2
        assert "bad.json" in damaged.stderr

    def test_unreadable_file_is_named_and_the_rest_is_taken_up(self, run, tree):
        (tree / "c.txt").write_bytes(b"\0\1\2\xff" * 100)
        made = run("baseline")
        assert made.exit_code == 2
        assert "c.txt" in made.stderr
        assert "4 findings in 2 files" in made.stdout


@pytest.fixture
def repository(tree, git):
    git(tree, "init", "-q", "-b", "main")
    git(tree, "add", ".")
    git(tree, "commit", "-q", "-m", "first")
    return tree


class TestSince:
    @pytest.mark.usefixtures("repository")
    def test_nothing_changed_nothing_said(self, run):
        assert found(run, "--since", "HEAD") == []

    def test_only_what_touches_changed_lines(self, run, repository, git):
        path = repository / "a.txt"
        path.write_text("新行。\n" * 2 + path.read_text("utf-8") + FAULTY, "utf-8")
        assert found(run, "--since", "HEAD") == [("a.txt", 6)]
        git(repository, "commit", "-q", "-a", "-m", "second")
        assert found(run, "--since", "HEAD") == []
        assert found(run, "--since", "HEAD~1") == [("a.txt", 6)]

    def test_related_place_counts(self, run, repository):
        path = repository / "b.txt"
        # the second finding refers to the first, whose line alone changed
        path.write_text(path.read_text("utf-8").replace("有赘一", "又有赘一", 1), "utf-8")
        assert found(run, "--since", "HEAD") == [("b.txt", 2), ("b.txt", 3)]

    def test_new_and_renamed_files(self, run, repository, git):
        git(repository, "mv", "a.txt", "moved 稿.txt")
        (repository / "new.txt").write_text(FAULTY, "utf-8")
        assert found(run, "--since", "HEAD") == [("new.txt", 1)]

    def test_what_main_got_meanwhile_does_not_count(self, run, repository, git):
        git(repository, "checkout", "-q", "-b", "work")
        (repository / "new.txt").write_text(FAULTY, "utf-8")
        git(repository, "add", ".")
        git(repository, "commit", "-q", "-m", "work")
        git(repository, "checkout", "-q", "main")
        (repository / "a.txt").write_text(CLEAN, "utf-8")
        git(repository, "commit", "-q", "-a", "-m", "main")
        git(repository, "checkout", "-q", "work")
        assert found(run, "--since", "main") == [("new.txt", 1)]

    def test_from_a_folder_below(self, run, repository, monkeypatch):
        (repository / "in").mkdir()
        (repository / "in" / "c.txt").write_text(FAULTY, "utf-8")
        monkeypatch.chdir(repository / "in")
        assert found(run, "--since", "HEAD") == [("c.txt", 1)]
        assert found(run, "--since", "HEAD", "..") == [("../in/c.txt", 1)]

    def test_unknown_commit_and_no_repository_are_named(self, run, repository, tmp_path):
        unknown = run("check", "--since", "none")
        assert unknown.exit_code == 2
        assert "git knows no commit none" in unknown.stderr
        assert run("check", "--since", "--output=x").exit_code == 2
        assert not (repository / "x").exists()
        (tmp_path / "apart.txt").write_text(FAULTY, "utf-8")
        outside = run("check", "--since", "HEAD", tmp_path / "apart.txt")
        assert outside.exit_code == 2
        assert "not in a git repository" in outside.stderr


class TestBadInput:
    def test_each_is_named_and_the_others_are_checked(self, run, tree):
        (tree / "empty.txt").touch()
        (tree / "binary.txt").write_bytes(bytes(range(256)) * 40)
        (tree / "loop").mkdir()
        (tree / "loop" / "back").symlink_to(tree, target_is_directory=True)
        (tree / "dangling.txt").symlink_to(tree / "none.txt")
        result = run("check", ".", "none.md", "--format", "json")
        files = {f["path"]: f for f in json.loads(result.stdout)["files"]}
        assert result.exit_code == 2
        assert [path for path in files if files[path]["error"]] == ["binary.txt", "none.md"]
        assert files["empty.txt"]["findings"] == []
        assert len(files["a.txt"]["findings"]) == 2
        assert len(files) == 5


def test_watch_checks_again_when_a_document_is_saved(folder, packs):
    path = folder / "draft.txt"
    path.write_text(CLEAN, "utf-8")
    paths = os.pathsep.join([str(packs), *(path for path in sys.path if path)])
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "doclint", "check", "--watch"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        assert "1 个文件：没有发现问题" in next(lines)
        assert "Ctrl-C" in next(lines)
        path.write_text(FAULTY, "utf-8")
        assert any("draft.txt:1:4" in line for line in lines)
        assert any("Ctrl-C" in line for line in lines)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
