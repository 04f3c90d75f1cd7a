"""What can't be read is told by name, with what to do."""

import sys

import pytest

from doclint.read import ReadError, read_bytes, takes_up


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
    from doclint.read.pdf import pages

    monkeypatch.setattr(pages, "_MOST_ON_A_PAGE", 100)
    data = make.pdf(make.column(90, 700, ["word " * 10] * 4))
    assert "page 1 has more than 100 characters" in reason(data)


def test_too_many_pages(make, monkeypatch):
    from doclint.read.pdf import pages

    monkeypatch.setattr(pages, "_MOST_PAGES", 2)
    assert "more than 2 pages" in reason(make.pdf([], [], []))


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
