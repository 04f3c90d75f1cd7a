"""The cache gives back what it was given, or nothing."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from doclint.engine.config import Config
from doclint.model.document import Genre
from doclint.model.finding import Severity
from doclint.run.cache import Cache, Known, has_settled, key_of, signature_of, version_of

KNOWN = Known("signature", "digest", "record")


def remembered(folder, path="/a/b.txt", key="key"):
    cache = Cache(str(folder))
    known = cache.get(*os.path.split(path), key)
    cache.close()
    return known


def remember(folder, known=KNOWN, path="/a/b.txt", key="key"):
    cache = Cache(str(folder))
    cache.put(*os.path.split(path), key, known)
    cache.close()


def test_what_was_put_is_there_in_the_next_run(tmp_path):
    folder = tmp_path / "new" / "folder"
    assert remembered(folder) is None
    remember(folder)
    assert remembered(folder) == KNOWN
    remember(folder, Known("later", "d", "r"))
    assert remembered(folder) == Known("later", "d", "r")


def test_path_and_key_tell_documents_apart(tmp_path):
    remember(tmp_path)
    assert remembered(tmp_path, path="/a/c.txt") is None
    assert remembered(tmp_path, path="/a/b.txt/b.txt") is None
    assert remembered(tmp_path, key="other") is None


def test_name_that_is_not_text(tmp_path):
    path = os.fsdecode(b"/a/\xff\xe4.txt")
    remember(tmp_path, path=path)
    assert remembered(tmp_path, path=path) == KNOWN


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5_000])
def test_what_is_damaged_is_made_anew(tmp_path, data):
    (tmp_path / "reports.sqlite").write_bytes(data)
    assert remembered(tmp_path) is None
    remember(tmp_path)
    assert remembered(tmp_path) == KNOWN


def test_another_layout_is_made_anew(tmp_path):
    with sqlite3.connect(tmp_path / "reports.sqlite") as database:
        database.execute("create table reports (other text)")
    database.close()
    remember(tmp_path)
    assert remembered(tmp_path) == KNOWN


def test_damage_within_is_made_anew(tmp_path):
    for number in range(200):
        remember(tmp_path, path=f"/a/{number}", known=Known("s", "d", "r" * 500))
    file = tmp_path / "reports.sqlite"
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)
    remember(tmp_path)
    assert remembered(tmp_path) == KNOWN


def test_folder_that_can_not_be_made_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    remember(tmp_path / "file" / "cache")
    assert remembered(tmp_path / "file" / "cache") is None


def test_many_writers_at_once(tmp_path):
    def write(writer):
        for number in range(20):
            remember(tmp_path, path=f"/{writer}/{number}")

    remember(tmp_path)  # who comes second while the database is being made writes nothing down
    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [remembered(tmp_path, path=f"/{w}/{n}") for w in range(4) for n in range(20)]
    assert found == [KNOWN] * 80


def test_signature_changes_with_each_writing(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲")
    first = signature_of(path.stat())
    assert signature_of(path.stat()) == first
    os.utime(path, ns=(1, 1))
    second = signature_of(path.stat())
    other = tmp_path / "b.txt"
    other.write_text("乙")
    os.utime(other, ns=(1, 1))
    other.replace(path)
    assert len({first, second, signature_of(path.stat())}) == 3


def test_what_was_just_written_may_be_written_again_unseen(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲")
    assert not has_settled(path.stat())
    assert has_settled(Path(os.__file__).stat())


def test_key_rests_on_all_that_changes_a_report():
    configs = [
        Config(),
        Config(select=("a",)),
        Config(ignore=("a",)),
        Config(options={"a": {"b": 1}}),
        Config(options={"a": {"b": 2}}),
        Config(severities={"a": Severity.INFO}),
        Config(genre=Genre.LAW),
        Config(encoding="gbk"),
        Config(plugins=("p",)),
    ]
    keys = {key_of(config, "1") for config in configs} | {key_of(Config(), "2")}
    assert len(keys) == len(configs) + 1
    assert key_of(Config(language="en"), "1") == key_of(Config(), "1")


def test_version_changes_with_each_file_of_a_package(tmp_path, monkeypatch):
    pack = tmp_path / "some_pack"
    (pack / "inner").mkdir(parents=True)
    (pack / "__init__.py").touch()
    (pack / "inner" / "rule.py").write_text("1")
    monkeypatch.syspath_prepend(str(tmp_path))
    first = version_of(["some_pack"])
    assert version_of(["some_pack"]) == first
    (pack / "inner" / "rule.py").write_text("12")
    assert version_of(["some_pack"]) != first
    assert version_of(["no_such_pack"]) != first
