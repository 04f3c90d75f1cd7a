"""What can't be read is told by name, with what to do."""

import resource
import sys

import pytest

from doclint.read import ReadError, read_bytes, takes_up
from doclint.read.pdf import child, pages


def reason(data):
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "x.pdf")
    assert caught.value.name == "x.pdf"
    return caught.value.reason


def test_pictures_alone(make):
    assert "run OCR" in reason(make.pdf([make.picture], [make.picture]))


def test_no_text_at_all(make):
    assert reason(make.pdf([])) == "it holds no text"


def test_password(make):
    assert "protected by a password" in reason(
        make.pdf(make.column(90, 700, ["x"]), encrypted=True)
    )


def test_cut_off_before_anything(make):
    assert "damaged" in reason(make.pdf(make.column(90, 700, ["words"]))[:60])


def test_another_format(make):
    assert make
    assert "no PDF" in reason(b"PK\x03\x04" + bytes(100))


def test_too_many_characters_on_a_page(make, monkeypatch):
    monkeypatch.setattr(pages, "_MOST_ON_A_PAGE", 100)
    with pytest.raises(ReadError, match="page 1 has more than 100 characters"):
        pages.pages_of(make.pdf(make.column(90, 700, ["word " * 10] * 4)), "x.pdf")


def test_too_many_pages(make, monkeypatch):
    monkeypatch.setattr(pages, "_MOST_PAGES", 2)
    with pytest.raises(ReadError, match="more than 2 pages"):
        pages.pages_of(make.pdf([], [], []), "x.pdf")


def test_a_page_that_takes_for_ever_is_given_up(make, monkeypatch):
    monkeypatch.setattr(child, "_SECONDS", 1.5)
    monkeypatch.setattr(child, "_SECONDS_A_MB", 0.0)
    assert "within 2 seconds" in reason(make.pdf(["0 0 m 1 1 l S " * 2_000_000]))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit of memory")
def test_a_page_that_takes_all_memory_is_given_up(make):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert "more than 1 GB of memory" in reason(make.pdf(["q " * 15_000_000]))
    assert max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) <= 2**20


def test_the_working_folder_is_not_trusted(make, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_bytes(make.pdf(make.column(90, 700, ["words"])), "x.pdf").text == "words\n"


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert 'pip install "doclint[pdf]"' in reason(b"%PDF-1.4")


def test_a_walk_takes_pdfs_up_only_with_the_extra(monkeypatch):
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert not takes_up("A.PDF")
    assert takes_up("a.docx")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    assert takes_up("A.PDF")
    assert not takes_up("a.py")
