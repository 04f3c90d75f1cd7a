import os
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.model.document import Kind
from doclint.model.span import Span
from doclint.read import (
    SUFFIXES,
    ReadError,
    byte_span,
    format_of,
    read_bytes,
    read_file,
    round_trips,
    source_of,
)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.md", "md"),
        ("A.MD", "md"),
        ("a.markdown", "md"),
        ("a.mdown", "md"),
        ("a.txt", "txt"),
        ("-", "txt"),
    ],
)
def test_the_name_says_the_format(name, format_):
    assert format_of(name) == format_
    assert read_bytes("# 一".encode(), name).format == format_


def test_a_given_format_wins():
    assert read_bytes("# 一".encode(), "-", format="md").blocks[0].kind is Kind.HEADING


def test_a_walk_takes_text_and_markdown():
    assert {".txt", ".md"} <= set(SUFFIXES)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"gone\.txt: there is no such file"):
        read_file(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ReadError, match="folder"):
        read_file(tmp_path)


def test_a_name_that_no_file_can_have():
    with pytest.raises(ReadError, match="null"):
        read_file("a\0b")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read all")
def test_a_forbidden_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    with pytest.raises(ReadError, match="not permitted"):
        read_file(path)


def test_a_file_too_large(tmp_path, monkeypatch):
    import doclint.read

    monkeypatch.setattr(doclint.read, "_MOST_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 11)
    with pytest.raises(ReadError, match="larger than"):
        read_file(path)


def test_an_error_survives_a_process_pool():
    error = pickle.loads(pickle.dumps(ReadError("a.txt", "why")))  # noqa: S301
    assert (error.name, error.reason, str(error)) == ("a.txt", "why", "a.txt: why")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_what_is_read_is_written_back_byte_for_byte(tmp_path, ends, last, codec):
    text = (
        ends.join(["　　第一段说明养护工作的安排。", "", "第二段说明经费的来源和去向。"])
        + ends * last
    )
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(codec))
    source = read_file(path)
    assert source.text == text
    assert source.to_bytes(source.text) == path.read_bytes()
    assert round_trips(source, path.read_bytes())
    assert [text[b.start : b.end][:3] for b in source.blocks] == ["第一段", "第二段"]


@given(
    st.text(st.characters(codec="gb18030", exclude_categories=["Co"]), max_size=40),
    st.data(),
    st.sampled_from(
        [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("gb18030", b"")]
    ),
)
def test_a_span_knows_its_bytes(text, data, written):
    codec, bom = written
    source = source_of(text, "-", "txt", codec, bom)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = byte_span(source, Span(start, end))
    assert source.to_bytes(text)[first:last] == text[start:end].encode(codec)
