"""Files are replaced whole or not at all, and can be taken back."""

import os
import stat
from pathlib import Path

import pytest

from doclint.read import read_file, source_of
from doclint.write import atomic, document, journal
from doclint.write.errors import WriteError


@pytest.fixture(autouse=True)
def _state(tmp_path, monkeypatch):
    monkeypatch.setenv("DOCLINT_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def file(place):
    path = place / "a.txt"
    path.write_text("原文一段。\n", "utf-8")
    return path


def made(source, text):
    return source_of(text, source.name, source.format, source.encoding, source.bom)


def mend(path, text):
    source = read_file(path)
    return document.replace(source, made(source, text))


def test_failure_leaves_the_file_and_no_litter(file, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left"):
        atomic.replace(str(file), b"new")
    assert file.read_text("utf-8") == "原文一段。\n"
    assert list(file.parent.iterdir()) == [file]


def test_journal_comes_before_the_change(file, monkeypatch):
    """Where what stood there can't be kept, it is not changed."""
    blocked = file.parent / "state"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("DOCLINT_STATE_DIR", str(blocked))
    with pytest.raises(WriteError, match=r"left alone.*DOCLINT_STATE_DIR"):
        mend(file, "新文。\n")
    assert file.read_text("utf-8") == "原文一段。\n"


def test_entry_is_written_before_the_file(file, monkeypatch):
    seen = []

    def stop(path, _data, **_):
        seen.append((path, len(journal.entries(str(file)))))
        raise WriteError("stopped")

    monkeypatch.setattr(document.atomic, "replace", stop_unless_journal(stop))
    with pytest.raises(WriteError, match="stopped"):
        mend(file, "新文。\n")
    assert seen == [(str(file), 1)]
    assert journal.entries(str(file)) == [], "what did not happen can't be undone"


def stop_unless_journal(stop):
    real = atomic.replace

    def replace(path, data, **more):
        return real(path, data, **more) if path.endswith(".undo") else stop(path, data, **more)

    return replace


def test_unchanged_document_is_not_written(file):
    os.utime(file, (1, 1))
    assert not mend(file, "原文一段。\n")
    assert file.stat().st_mtime == 1
    assert journal.entries(str(file)) == []


def test_document_changed_meanwhile_is_left_alone(file):
    source = read_file(file)
    file.write_text("别人写的。\n", "utf-8")
    with pytest.raises(WriteError, match="nothing else writes the file"):
        document.replace(source, made(source, "新文。\n"))
    assert file.read_text("utf-8") == "别人写的。\n"


def test_bytes_that_do_not_come_back_are_left_alone(file):
    source = read_file(file)
    with pytest.raises(WriteError, match="do not come back"):
        document.mended(source, made(source, "新文。\n"), b"other bytes")


def test_owner_and_mode_stay(file):
    file.chmod(0o640)
    before = file.stat()
    mend(file, "新文。\n")
    after = file.stat()
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_special_file_is_refused(place):
    pipe = place / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(WriteError, match="not a plain file"):
        atomic.replace(str(pipe), b"x")


def test_name_of_the_greatest_length_can_be_replaced(place):
    path = place / ("长" * 83 + ".txt")
    path.write_text("原文一段。\n", "utf-8")
    mend(path, "新文。\n")
    assert path.read_text("utf-8") == "新文。\n"


def test_changes_are_taken_back_last_first(file):
    for text in ("第二稿。\n", "第三稿。\n"):
        mend(file, text)
    journal.take_back(str(file))
    assert file.read_text("utf-8") == "第二稿。\n"
    journal.take_back(str(file))
    assert file.read_text("utf-8") == "原文一段。\n"
    with pytest.raises(WriteError, match="nothing to undo"):
        journal.take_back(str(file))


def test_entry_of_a_change_that_was_not_made_is_passed_over(file):
    mend(file, "第二稿。\n")
    journal.record(str(file), file.read_bytes(), "没写成。\n".encode())
    journal.take_back(str(file))
    assert file.read_text("utf-8") == "原文一段。\n"
    assert journal.entries(str(file)) == []


@pytest.mark.parametrize("at", [-6, -1])
def test_damaged_entry_is_an_error(file, at):
    mend(file, "第二稿。\n")
    (entry,) = journal.entries(str(file))
    kept = Path(entry.file)
    data = bytearray(kept.read_bytes())
    data[at] ^= 0xFF
    kept.write_bytes(data)
    with pytest.raises(WriteError, match="damaged"):
        journal.take_back(str(file))
    assert file.read_text("utf-8") == "第二稿。\n"


def test_journal_is_found_through_a_link_and_by_folder(file, place):
    link = place / "link.txt"
    link.symlink_to(file)
    mend(link, "第二稿。\n")
    assert len(journal.entries(str(link))) == len(journal.entries(str(place))) == 1
    assert journal.entries(str(place / "b")) == []


def test_journal_is_bounded_in_size(file, monkeypatch):
    monkeypatch.setattr(journal, "MOST_BYTES", 2_000)
    for number in range(12):
        mend(file, f"第{number}稿。\n")
    sizes = [Path(entry.file).stat().st_size for entry in journal.entries(str(file))]
    assert 2 <= len(sizes) < 12
    assert sum(sizes[1:]) <= 2_000
    journal.take_back(str(file))
    assert file.read_text("utf-8") == "第10稿。\n"


def test_journal_is_bounded_in_age(file):
    mend(file, "第二稿。\n")
    (old,) = journal.entries(str(file))
    os.utime(old.file, (1, 1))
    mend(file, "第三稿。\n")
    assert [entry.file for entry in journal.entries(str(file))] != []
    assert not Path(old.file).exists()


def test_journal_is_for_its_owner_alone(file):
    mend(file, "第二稿。\n")
    (entry,) = journal.entries(str(file))
    assert stat.S_IMODE(Path(entry.file).parent.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize(
    ("env", "end"),
    [
        ({"DOCLINT_STATE_DIR": "/s"}, "/s/journal"),
        ({"XDG_STATE_HOME": "/x"}, "/x/doclint/journal"),
        ({"HOME": "/h"}, "/h/.local/state/doclint/journal"),
    ],
)
def test_where_the_journal_is(env, end, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DOCLINT_STATE_DIR", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert journal.folder() == end
