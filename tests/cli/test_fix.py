"""`doclint fix`: what is written where, and taken back."""

import os
import stat
import subprocess

import pytest

SPOILT = "第一段没有事。\n这里有赘一个字，那里又有赘一个。\n疑是。荐之。\n"
SAFE = SPOILT.replace("赘", "")
UNSAFE = SAFE.replace("疑", "定")


def test_safe_fixes_in_place(run, draft):
    result = run("fix", draft.name)
    assert draft.read_text("utf-8") == SAFE
    assert result.exit_code == 1, "an unsafe finding remains"
    assert result.output == (
        "draft.txt:2:4  已修正  spare-word  改赘字\n"
        "draft.txt:2:13  已修正  spare-word  改赘字\n"
        "draft.txt:3:1  警告  unsure-word  有疑字\n"
        "draft.txt:3:4  提示  hinted-word  有荐字\n"
        "1 个文件：已修正 2 处；仍有 1 个警告，1 个提示\n"
    )


def test_unsafe_fixes_on_request_and_suggestions_never(run, draft):
    result = run("fix", draft.name, "--unsafe-fixes", "--lang", "en")
    assert draft.read_text("utf-8") == UNSAFE
    assert result.exit_code == 0
    assert result.output.endswith("1 file: 3 fixed; 1 info remain\n")


def test_second_run_changes_nothing_and_writes_nothing(run, draft):
    run("fix", draft.name)
    os.utime(draft, (1, 1))
    run("fix", draft.name)
    assert draft.stat().st_mtime == 1


def test_fixes_obey_select(run, draft):
    run("fix", draft.name, "--ignore", "spare-word")
    assert draft.read_text("utf-8") == SPOILT


def test_diff_changes_nothing_and_fits_the_file(run, draft):
    result = run("fix", draft.name, "--diff")
    assert draft.read_text("utf-8") == SPOILT
    assert result.exit_code == 1
    assert result.stdout == (
        "--- a/draft.txt\n"
        "+++ b/draft.txt\n"
        "@@ -1,3 +1,3 @@\n"
        " 第一段没有事。\n"
        "-这里有赘一个字，那里又有赘一个。\n"
        "+这里有一个字，那里又有一个。\n"
        " 疑是。荐之。\n"
    )
    assert "可修正 2 处" in result.stderr


def test_diff_of_a_stable_document_is_empty_and_status_0(run, folder):
    (folder / "a.txt").write_text("没有事。\n", "utf-8")
    result = run("fix", "a.txt", "--diff")
    assert (result.exit_code, result.stdout) == (0, "")


def test_diff_tells_by_its_status_that_it_would_change_something(run, folder):
    (folder / "a.txt").write_text("赘。\n", "utf-8")
    assert run("fix", "a.txt", "--diff").exit_code == 1
    assert run("fix", "a.txt").exit_code == 0


def test_output_to_a_file_leaves_the_original(run, draft, folder):
    draft.chmod(0o640)
    run("fix", draft.name, "--output", "out/mended.txt")
    assert draft.read_text("utf-8") == SPOILT
    assert (folder / "out" / "mended.txt").read_text("utf-8") == SAFE
    assert stat.S_IMODE((folder / "out" / "mended.txt").stat().st_mode) == 0o640


def test_output_to_a_folder_keeps_the_tree(run, folder):
    for name in ("in/a.txt", "in/deep/b.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("赘一。\n", "utf-8")
    run("fix", "in", "--output", "out")
    assert (folder / "out/a.txt").read_text("utf-8") == "一。\n"
    assert (folder / "out/deep/b.md").read_text("utf-8") == "一。\n"
    assert (folder / "in/a.txt").read_text("utf-8") == "赘一。\n"


def test_output_never_replaces_the_document_or_meets_itself(run, draft, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "draft.txt").write_text(SPOILT, "utf-8")
    same = run("fix", draft.name, "--output", draft.name)
    meet = run("fix", draft.name, "sub/draft.txt", "--output", "out")
    assert (same.exit_code, meet.exit_code) == (2, 2)
    assert "is the document itself" in same.output
    assert "would both become" in meet.output
    assert draft.read_text("utf-8") == SPOILT


def test_standard_input_to_standard_output(start):
    done = start("fix", "-", stdin="赘一。\r\n".encode("gb18030"), env={"X": ""})
    assert done.stdout == "一。\r\n".encode("gb18030")
    assert "已修正 1 处".encode() in done.stderr
    assert done.returncode == 0


def test_standard_input_without_defects_comes_back_as_it_is(start):
    data = "\ufeff没有事。\r\n\n".encode("utf-16-le")
    assert start("fix", "-", stdin=data).stdout == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encoding_mark_and_line_ends_stay(run, folder, end, encoding):
    path = folder / "a.txt"
    text = f"本段说明情况，文字须够长才好判断。{end}这里有赘一个字｜那里也有一个。{end}"
    path.write_bytes(text.encode(encoding))
    run("fix", "a.txt")
    mended = text.replace("赘", "").replace("｜", end)
    assert path.read_bytes() == mended.encode(encoding)


def test_line_ends_inserted_are_those_of_most_lines(run, folder):
    path = folder / "a.txt"
    path.write_bytes("一。\r\n二。\r\n三。\n四｜五。\r\n".encode())
    run("fix", "a.txt")
    assert path.read_bytes() == "一。\r\n二。\r\n三。\n四\r\n五。\r\n".encode()


def test_character_that_the_encoding_lacks_is_an_error(run, folder):
    path = folder / "a.txt"
    data = "這裡有一頭象在走，文字須夠長才好判斷。\n".encode("big5")
    path.write_bytes(data)
    result = run("fix", "a.txt", "--encoding", "big5")
    assert result.exit_code == 2
    assert "big5 has no '😀' (U+1F600)" in result.output
    assert path.read_bytes() == data


def test_mode_and_links_stay(run, draft, folder):
    draft.chmod(0o604)
    link = folder / "link.txt"
    link.symlink_to(draft.name)
    run("fix", "link.txt")
    assert link.is_symlink()
    assert draft.read_text("utf-8") == SAFE
    assert stat.S_IMODE(draft.stat().st_mode) == 0o604


def test_read_only_file_is_left_alone(run, draft):
    draft.chmod(0o444)
    result = run("fix", draft.name)
    assert result.exit_code == 2
    assert "draft.txt is read-only" in result.output
    assert draft.read_text("utf-8") == SPOILT
    assert run("fix", "--undo", draft.name).exit_code == 2, "nothing was changed"


def test_undo_gives_the_bytes_back_step_by_step(run, draft):
    run("fix", draft.name)
    run("fix", draft.name, "--unsafe-fixes")
    assert draft.read_text("utf-8") == UNSAFE
    assert run("fix", "--undo", draft.name).exit_code == 0
    assert draft.read_text("utf-8") == SAFE
    assert run("fix", "--undo").exit_code == 0
    assert draft.read_text("utf-8") == SPOILT
    assert "nothing to undo" in run("fix", "--undo", draft.name).output


def test_undo_refuses_a_document_changed_since(run, draft):
    run("fix", draft.name)
    draft.write_text(SAFE + "新加的话。\n", "utf-8")
    result = run("fix", "--undo", draft.name)
    assert result.exit_code == 2
    assert "draft.txt was changed since" in result.output
    assert draft.read_text("utf-8").endswith("新加的话。\n")


def test_interactive_mends_what_is_accepted(run, draft):
    result = run("fix", draft.name, "--interactive", stdin="n\ny\n")
    assert draft.read_text("utf-8") == SPOILT.replace("又有赘", "又有")
    assert "    - 第一段没有事。⏎这里有赘一个字，那里又有赘一个。…" in result.output
    assert "    + 第一段没有事。⏎这里有一个字，那里又有赘一个。…" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("a\n", UNSAFE),
        ("y\nq\n", SPOILT.replace("有赘一个字", "有一个字")),
        ("q\n", SPOILT),
        ("n\nn\ny\n", SPOILT.replace("疑", "定")),
    ],
)
def test_interactive_all_and_quit(run, draft, answers, text):
    run("fix", draft.name, "--interactive", "--unsafe-fixes", stdin=answers)
    assert draft.read_text("utf-8") == text


def test_interactive_stopped_in_the_middle_writes_nothing(run, draft):
    run("fix", draft.name, "--interactive", stdin="y\n")
    assert draft.read_text("utf-8") == SPOILT


def test_quarrelling_rules_are_named_and_nothing_is_changed(run, folder):
    (folder / "doclint.toml").write_text('plugins = ["quarrel_pack"]\nselect = ["quarrel_pack"]\n')
    path = folder / "a.txt"
    path.write_text("甲。\n", "utf-8")
    result = run("fix", "a.txt")
    assert result.exit_code == 2
    assert "a.txt: the fixes of no-word, yes-word undo each other" in result.output
    assert path.read_text("utf-8") == "甲。\n"


def test_missing_file_does_not_stop_the_others(run, draft):
    result = run("fix", "nowhere.txt", draft.name)
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr
    assert draft.read_text("utf-8") == SAFE


@pytest.mark.parametrize(
    "options",
    [
        ["--diff", "--output", "x"],
        ["--undo", "--diff"],
        ["--undo", "--interactive"],
        ["--interactive", "--diff"],
        ["--interactive", "-"],
    ],
)
def test_options_that_do_not_go_together(run, draft, options):
    assert run("fix", draft.name, *options).exit_code == 2
    assert draft.read_text("utf-8") == SPOILT


def test_crash_is_reported_and_the_rest_is_mended(run, draft, folder):
    words = 'plugins = ["probe_pack", "crash_pack"]\nselect = ["probes", "broken-rule"]\n'
    (folder / "doclint.toml").write_text(words, "utf-8")
    result = run("fix", draft.name)
    assert result.exit_code == 2
    said = "draft.txt: the rule broken-rule crashed: ZeroDivisionError: no such number"
    assert result.stderr.count(said) == 1
    assert draft.read_text("utf-8") == SAFE


def test_file_kept_open_for_reading_still_has_the_old_text(start, draft):
    with draft.open(encoding="utf-8") as held:
        done = start("fix", draft.name)
        assert held.read() == SPOILT
    assert isinstance(done, subprocess.CompletedProcess)
    assert draft.read_text("utf-8") == SAFE
    assert sorted(path.name for path in draft.parent.iterdir()) == ["doclint.toml", "draft.txt"]
