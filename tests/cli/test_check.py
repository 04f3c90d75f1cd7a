"""`doclint check`: what is found, in which form, with which exit status."""

import json
import os
import subprocess
import sys

import pytest

TERMINAL = """\
draft.txt · 报告（由文本判断） · utf-8 · 32 字

draft.txt:2:4  警告  spare-word  有赘字
 2 │ 这里有赘一个字，那里又有赘一个。
   │       ^^
   = 修正：改赘字（doclint fix）

draft.txt:2:13  警告  spare-word  有赘字
 2 │ 这里有赘一个字，那里又有赘一个。
   │                         ^^
   = 见第 2 行：先见「赘」
   = 修正：改赘字（doclint fix）

draft.txt:3:1  警告  unsure-word  有疑字
 3 │ 疑是。荐之。
   │ ^^
   = 修正：改疑字（doclint fix --unsafe-fixes）

draft.txt:3:4  提示  hinted-word  有荐字
 3 │ 疑是。荐之。
   │       ^^
   = 修正：改荐字（仅供参考，不会自动修改）

1 个文件：3 个警告，1 个提示；doclint fix 可修正 2 处，加 --unsafe-fixes 再修正 1 处
"""


def test_terminal_output(run, draft):
    result = run("check", draft.name)
    assert result.output == TERMINAL
    assert result.exit_code == 1


def test_english_words_on_request(run, draft):
    result = run("check", draft.name, "--lang", "en")
    assert "draft.txt:3:4  info  hinted-word  here is 荐\n" in result.output
    assert "   = see line 2: seen first “赘”\n" in result.output
    assert result.output.endswith(
        "1 file: 3 warnings, 1 info; 2 can be fixed with doclint fix, 1 more with --unsafe-fixes\n"
    )


def test_clean_document_says_so_in_one_line(run, folder):
    (folder / "clean.txt").write_text("没有事。\n", "utf-8")
    result = run("check")
    assert (result.exit_code, result.output) == (0, "1 个文件：没有发现问题\n")


def test_json_is_the_contract(run, draft):
    result = run("check", draft.name, "--format", "json")
    whole = json.loads(result.output)
    file = whole.pop("files")[0]
    findings = file.pop("findings")
    assert whole == {
        "version": 1,
        "doclint": whole["doclint"],
        "summary": {"files": 1, "error": 0, "warning": 3, "info": 1},
    }
    assert file == {
        "path": "draft.txt",
        "format": "txt",
        "encoding": "utf-8",
        "language": "zh",
        "genre": "report",
        "chars": 32,
        "error": None,
        "crashes": [],
        "suppressed": [],
        "resolved": [],
    }
    start, end = (
        {"line": 2, "column": 13, "offset": 20},
        {"line": 2, "column": 14, "offset": 21},
    )
    first = {"line": 2, "column": 4, "offset": 11}, {"line": 2, "column": 5, "offset": 12}
    assert findings[1] == {
        "rule": "spare-word",
        "group": "probes",
        "severity": "warning",
        "message": "有赘字",
        "start": start,
        "end": end,
        "related": [{"message": "先见", "start": first[0], "end": first[1]}],
        "evidence": {"copies": 2},
        "fix": {
            "safety": "safe",
            "title": "改赘字",
            "edits": [{"start": start, "end": end, "text": ""}],
        },
        "fingerprint": findings[1]["fingerprint"],
    }
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)


def test_finding_without_a_fix_has_null(run, folder):
    (folder / "a.txt").write_text("错。\n", "utf-8")
    whole = json.loads(run("check", "--format", "json").output)
    assert whole["files"][0]["findings"][0]["fix"] is None
    assert whole["summary"]["error"] == 1


def test_jsonl_is_an_object_a_file(run, folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("没有事。\n", "utf-8")
    lines = run("check", "--format", "jsonl").output.splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["a.txt", "b.txt"]


def test_json_of_nothing_is_json(run):
    assert json.loads(run("check", "--format", "json").output)["files"] == []


def test_output_goes_to_a_file(run, draft, folder):
    result = run("check", draft.name, "--output", "report.txt")
    assert result.output == ""
    assert (folder / "report.txt").read_text("utf-8") == TERMINAL


def test_output_that_cannot_be_written_is_status_2(run, draft):
    result = run("check", draft.name, "--output", "no/such/folder.txt")
    assert result.exit_code == 2
    assert "no/such/folder.txt can't be written" in result.output


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--severity", "error"], 0),
        (["--severity", "info"], 1),
        (["--exit-zero"], 0),
        (["--select", "hinted-word"], 0),
        (["--select", "hinted-word", "--severity", "info"], 1),
        (["--ignore", "spare-word,unsure-word"], 0),
        (["--ignore", "spare-word", "--ignore", "unsure-word"], 0),
        (["--ignore", "probes"], 0),
        (["--select", "no-such-rule"], 2),
        (["--genre", "novel"], 2),
        (["--encoding", "utf-99"], 2),
        (["--selct", "x"], 2),
    ],
)
def test_exit_status(run, draft, options, status):
    assert run("check", draft.name, *options).exit_code == status


def test_unknown_rule_gets_the_near_name(run, draft):
    result = run("check", draft.name, "--select", "spare-wrod")
    assert (
        "--select: no rule or group is named spare-wrod; did you mean spare-word?" in result.output
    )


def test_missing_file_is_named_and_the_others_are_checked(run, draft):
    result = run("check", "nowhere.txt", draft.name)
    assert result.exit_code == 2
    assert "nowhere.txt: " in result.stderr
    assert "draft.txt:2:4" in result.stdout
    assert "1 个文件未能读取" in result.stdout


def test_exit_zero_does_not_hide_that_a_file_was_not_read(run, draft):
    assert run("check", "nowhere.txt", draft.name, "--exit-zero").exit_code == 2


def test_missing_file_has_an_error_in_json(run, draft):
    result = run("check", "nowhere.txt", draft.name, "--format", "json")
    files = json.loads(result.stdout)["files"]
    assert files[0]["error"]
    assert files[0]["findings"] == []
    assert files[1]["error"] is None


def test_bytes_of_no_encoding_are_an_error_of_that_file(run, folder):
    (folder / "a.txt").write_bytes("正文。".encode() * 20 + b"\xff\xfe\xff\x80\x81")
    result = run("check", "a.txt", "--encoding", "utf-8")
    assert result.exit_code == 2
    assert "a.txt" in result.stderr


def test_crash_is_reported_and_the_other_rules_run(run, draft, folder):
    words = 'plugins = ["probe_pack", "crash_pack"]\nselect = ["probes", "broken-rule"]\n'
    (folder / "doclint.toml").write_text(words, "utf-8")
    result = run("check", draft.name)
    assert result.exit_code == 2
    assert "draft.txt  crash  broken-rule  ZeroDivisionError: no such number\n" in result.output
    assert "draft.txt:2:4  警告  spare-word" in result.output
    assert "规则出错 1 次" in result.output
    file = json.loads(run("check", draft.name, "--format", "json").stdout)["files"][0]
    assert file["crashes"] == [
        {"rule": "broken-rule", "error": "ZeroDivisionError: no such number"}
    ]


def test_two_rules_of_one_name_name_both_modules(run, draft, folder):
    words = 'plugins = ["probe_pack", "twin_pack"]\n'
    (folder / "doclint.toml").write_text(words, "utf-8")
    result = run("check", draft.name)
    assert result.exit_code == 2
    assert "probe_pack.probes.spare_word and twin_pack.spare_word" in result.output


def test_plugin_that_is_not_there_is_named(run, draft, folder):
    (folder / "doclint.toml").write_text('plugins = ["no_such_pack"]\n', "utf-8")
    result = run("check", draft.name)
    assert result.exit_code == 2
    assert "no_such_pack can't be imported" in result.output


def test_folders_are_walked_in_order_without_what_is_not_the_users(run, folder):
    for name in ("b/2.txt", "b/10.md", "a.txt", ".git/x.txt", "node_modules/y.md", "env/z.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("没有事。\n", "utf-8")
    (folder / "env" / "pyvenv.cfg").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "b" / "up").symlink_to(folder, target_is_directory=True)
    lines = run("check", "--format", "jsonl").output.splitlines()
    names = [json.loads(line)["path"].replace(os.sep, "/") for line in lines]
    assert names == ["a.txt", "b/10.md", "b/2.txt"]


def test_a_document_named_twice_is_checked_once(run, draft):
    lines = run("check", draft.name, ".", "--format", "jsonl").output.splitlines()
    assert len(lines) == 1


def test_exclude_holds_from_the_config_but_not_for_named_files(run, folder):
    config = folder / "doclint.toml"
    config.write_text(config.read_text() + 'exclude = ["old", "drafts/*.md", "*.bak.txt"]\n')
    for name in ("old/a.txt", "drafts/a.md", "drafts/a.txt", "c.bak.txt", "c.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("没有事。\n", "utf-8")

    def checked(*arguments):
        lines = run("check", *arguments, "--format", "jsonl").output.splitlines()
        return [json.loads(line)["path"].replace(os.sep, "/") for line in lines]

    assert checked() == ["c.txt", "drafts/a.txt"]
    assert checked("old/a.txt") == ["old/a.txt"]


def test_standard_input_under_a_given_name(run):
    result = run("check", "-", "--stdin-filename", "pasted.md", "--format", "json", stdin="赘。\n")
    file = json.loads(result.output)["files"][0]
    assert (file["path"], file["format"], len(file["findings"])) == ("pasted.md", "md", 1)
    assert result.exit_code == 1


def test_encoding_is_taken_from_the_option(run, folder):
    (folder / "a.txt").write_bytes("这里有赘字。".encode("gb18030"))
    result = run("check", "a.txt", "--encoding", "gb18030", "--format", "json")
    assert json.loads(result.output)["files"][0]["encoding"] == "gb18030"


def test_control_characters_do_not_reach_the_terminal(run, folder):
    (folder / "a.txt").write_text("\x1b[31m\t赘\u202e。\n", "utf-8")
    output = run("check", "a.txt").output
    assert "\x1b" not in output
    assert "\u202e" not in output
    assert " 1 │ ␛[31m 赘�。\n   │       ^^\n" in output


def test_utf8_whatever_the_locale(start, draft):
    env = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    result = start("check", draft.name, env=env)
    assert result.returncode == 1
    assert result.stdout.decode("utf-8") == TERMINAL


def test_reader_that_goes_away_is_no_error(folder, packs):
    for number in range(300):
        (folder / f"{number}.txt").write_text("赘" * 200 + "\n", "utf-8")
    paths = os.pathsep.join([str(packs), *(path for path in sys.path if path)])
    with subprocess.Popen(
        [sys.executable, "-m", "doclint", "check", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_no_colour_in_a_pipe(start, draft):
    assert b"\x1b" not in start("check", draft.name).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_on_a_terminal_only(folder, packs, draft, env, coloured):
    import pty

    paths = os.pathsep.join([str(packs), *(path for path in sys.path if path)])
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": paths, "TERM": "xterm", **env}
    with subprocess.Popen(
        [sys.executable, "-m", "doclint", "check", draft.name],
        stdout=theirs,
        cwd=folder,
        env=environment,
    ):
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # Linux tells the end of a terminal like this
                break
            if not piece:
                break
            said += piece
    os.close(ours)
    assert (b"\x1b[33m" in said) == coloured
    assert "赘字".encode() in said
