"""Documents to reports: remembered or checked, in order, in one process or several."""

import json
import os
import time
from pathlib import Path

import pytest

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.read import read_file
from doclint.run import workers
from doclint.run.checked import Document, reports
from doclint.run.workers import Task, Workers

LOOPED = "今年的工作很好，成绩很大。" * 12 + "\n"


@pytest.fixture
def documents(tmp_path):
    made = []
    for number in range(30):
        path = tmp_path / f"{number}.txt"
        path.write_text(
            f"第{number}篇文章的正文在这里。\n" + (LOOPED if number % 3 == 0 else ""), "utf-8"
        )
        os.utime(path, ns=(10**18, 10**18))
        made.append(Document(str(path), Config()))
    return made


@pytest.fixture
def settled(monkeypatch):
    """Files count as written long ago."""
    now = time.time_ns()
    monkeypatch.setattr("doclint.run.cache.time.time_ns", lambda: now + 10**10)


@pytest.fixture
def read(monkeypatch):
    """The documents that were checked in this process."""
    seen = []

    def run(task):
        seen.append(Path(task.path).name)
        return original(task)

    original = workers.examine
    monkeypatch.setattr(workers, "examine", run)
    return seen


def all_of(documents, *, jobs=1, remember=True):
    return list(reports(documents, jobs=jobs, remember=remember))


def test_reports_are_those_of_the_core_in_order(documents):
    found = [lint(read_file(path), config) for path, config, *_ in documents]
    assert 0 < sum(report.is_silent for report in found) < len(found)
    wanted = [report._replace(text="") if report.is_silent else report for report in found]
    assert all_of(documents, remember=False) == wanted
    assert all_of(documents) == wanted


@pytest.mark.usefixtures("settled")
def test_second_run_reads_only_what_changed(documents, read):
    first = all_of(documents)
    assert len(read) == 30
    read.clear()
    again = all_of(documents)
    assert read == []
    assert [r.findings for r in again] == [r.findings for r in first]
    assert [r.text for r in again if r.findings] == [r.text for r in first if r.findings]
    with Path(documents[4].path).open("a", encoding="utf-8") as file:
        file.write(LOOPED)
    assert all_of(documents)[4].findings
    assert read == ["4.txt"]


@pytest.mark.usefixtures("settled")
def test_touched_file_is_read_but_not_checked_again(documents, monkeypatch):
    all_of(documents)
    os.utime(documents[3].path, ns=(2, 2))
    monkeypatch.setattr("doclint.engine.core.lint", None)
    assert all_of(documents)[3].findings


def test_shortly_written_file_is_read_again(documents, read):
    all_of(documents)
    read.clear()
    all_of(documents)
    assert len(read) == 30


@pytest.mark.usefixtures("settled")
def test_settings_are_part_of_what_is_remembered(documents, read):
    all_of(documents)
    read.clear()
    other = [document._replace(config=Config(ignore=("looped-text",))) for document in documents]
    assert not any(f.rule == "looped-text" for r in all_of(other) for f in r.findings)
    assert len(read) == 30


@pytest.mark.usefixtures("settled")
def test_damaged_record_is_not_trusted(documents, monkeypatch):
    first = all_of(documents)
    monkeypatch.setattr("doclint.run.record.from_record", lambda *_: json.loads("{"))
    assert all_of(documents) == first


@pytest.mark.usefixtures("settled")
def test_cache_that_is_switched_off_keeps_nothing(documents, read):
    off = [document._replace(config=Config(cache=False)) for document in documents]
    all_of(off)
    read.clear()
    all_of(off)
    assert len(read) == 30


def test_several_processes_give_the_same(documents, monkeypatch):
    monkeypatch.setattr(workers, "_PAYS", 1_000)
    monkeypatch.setattr("doclint.run.checked._BATCH", 500)
    one = all_of(documents, remember=False)
    assert all_of(documents, jobs=3, remember=False) == one
    assert all_of(documents, jobs=3) == one


def test_what_can_not_be_read_is_said_and_the_rest_goes_on(documents, tmp_path):
    missing = Document(str(tmp_path / "missing.txt"), Config())
    found = all_of([documents[0], missing, documents[1]])
    assert [report.error is None for report in found] == [True, False, True]
    assert "no such file" in (found[1].error or "")


@pytest.mark.usefixtures("settled")
def test_file_that_vanishes_after_it_was_looked_at(documents):
    all_of(documents)
    steps = reports(documents, jobs=1, remember=True)
    next(steps)
    Path(documents[3].path).unlink()
    rest = list(steps)
    assert "no such file" in (rest[2].error or "")
    assert len(rest) == 29


def test_document_that_ends_its_process_is_named(documents, monkeypatch):
    monkeypatch.setattr(workers, "_PAYS", 0)
    original = workers.examine

    def run(task):
        if task.path.endswith("/7.txt"):
            os._exit(3)
        return original(task)

    monkeypatch.setattr(workers, "examine", run)
    monkeypatch.setattr("doclint.run.checked._BATCH", 500)
    found = all_of(documents, jobs=2, remember=False)
    failed = [report for report in found if report.error]
    assert [Path(report.path).name for report in failed] == ["7.txt"]
    assert "process" in (failed[0].error or "")
    assert len(found) == 30


def test_processes_start_after_one_batch_where_more_is_sure_to_come(documents):
    tasks = [Task(path, 10, config) for path, config, *_ in documents]
    with Workers(2) as some:
        some.expect(2**20)
        first = some.start(tasks[:3])
        assert some.ahead == 0
        second = some.start(tasks[3:6])
        assert some.ahead > 0
        names = [result.report.path for fetch in (first, second) for result in fetch()]
    assert names == [task.path for task in tasks[:6]]


def test_small_work_starts_no_process(documents):
    with Workers(4) as few:
        fetch = few.start([Task(path, 10, config) for path, config, *_ in documents])
        assert few.ahead == 0
        assert len(list(fetch())) == 30
