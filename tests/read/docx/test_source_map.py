"""Each character of the text is traced back to the bytes that make it."""

import pickle
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.read import docx
from doclint.read.docx.source_map import EDITABLE, NOWHERE, Stuff


def read(data):
    return docx.read(data, "a.docx")


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def of(document, stuff):
    return [document.text[p.start : p.end] for p in document.map.pieces if p.stuff is stuff]


@pytest.fixture
def mixed(word):
    """A document with something of each kind."""
    bound = (
        '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>'
        + word.r("锁定")
        + "</w:sdtContent></w:sdt>"
    )
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + word.p("框内文字")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )
    body = (
        word.p("第一段", word.r("加粗", "<w:b/>"), "<w:r><w:tab/><w:t>后&amp;文</w:t></w:r>")
        + word.p("总则", number=(1, 0), properties="<w:rPr><w:b/></w:rPr>")
        + word.p("共", word.field("PAGE", "12"), "页", bound, ruby)
        + word.p("式", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", box)
        + word.table(["甲", "乙"], ["丙", "丁"])
        + word.p("<w:ins w:id='1'>" + word.r("插入") + "</w:ins>", "末段")
    )
    numbering = word.abstract(0, word.level(0, "decimal", "%1.", suffix="tab")) + word.num(1, 0)
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>脚注文字</w:t></w:r></w:p></w:footnote>'
    return word.package(body, numbering=numbering, footnotes=note)


def test_pieces_tile_the_text(mixed):
    document = read(mixed)
    at = 0
    for piece in document.map.pieces:
        assert piece.start == at <= piece.end
        assert (piece.start < piece.end) == (piece.stuff is not Stuff.ANCHOR)
        at = piece.end
    assert at == len(document.text)


def test_what_each_piece_is_made_of(mixed):
    document = read(mixed)
    assert of(document, Stuff.NUMBER) == ["1. "]
    assert of(document, Stuff.FIELD) == ["12"]
    assert of(document, Stuff.LOCKED) == ["锁定"]
    assert of(document, Stuff.EQUATION) == ["a+b"]
    assert of(document, Stuff.RUBY) == ["汉"]
    assert of(document, Stuff.BOX) == ["框内文字"]
    assert of(document, Stuff.ELEMENT) == ["\t"]
    assert "后&文" in of(document, Stuff.TEXT)
    assert "脚注文字" in of(document, Stuff.TEXT)


def test_the_bytes_of_a_piece_are_its_element(mixed):
    document = read(mixed)
    for piece in document.map.pieces:
        if piece.stuff is not Stuff.TEXT:
            continue
        xml = part(mixed, document.map.paragraphs[piece.paragraph].part)
        element = xml[piece.source.start : piece.source.end].decode()
        assert re.fullmatch(r"<w:t\b[^>]*>[^<]*</w:t>", element)
        words = document.text[piece.start : piece.end].replace("&", "&amp;")
        assert f">{words}</w:t>" in element


def test_the_bytes_of_runs_and_paragraphs(mixed):
    source = read(mixed).map
    for run in source.runs:
        xml = part(mixed, source.paragraphs[run.paragraph].part)
        element = xml[run.start : run.end]
        assert element.startswith(b"<w:r>")
        assert element.endswith(b"</w:r>")
        properties = xml[run.properties.start : run.properties.end]
        assert properties == (b"" if run.properties == NOWHERE else b"<w:rPr><w:b/></w:rPr>")
    for paragraph in source.paragraphs:
        xml = part(mixed, paragraph.part)
        assert xml[paragraph.start : paragraph.opened] == b"<w:p>"
        assert xml[: paragraph.end].endswith(b"</w:p>")
        if paragraph.properties != NOWHERE:
            assert paragraph.properties.start == paragraph.opened
            assert xml[: paragraph.properties.end].endswith(b"</w:pPr>")
        if paragraph.mark != NOWHERE:
            assert xml[paragraph.mark.start : paragraph.mark.end] == b"<w:rPr><w:b/></w:rPr>"
    assert sum(paragraph.mark != NOWHERE for paragraph in source.paragraphs) == 1


def test_a_run_knows_what_it_stands_in(mixed):
    document = read(mixed)
    within = {
        document.text[p.start : p.end]: document.map.runs[p.run].within
        for p in document.map.pieces
        if p.run >= 0 and p.start < p.end
    }
    assert within["插入"] == ("ins",)
    assert within["锁定"] == ("sdt", "sdtContent")
    assert within["末段"] == ()


def test_where_an_edit_can_go(mixed):
    document = read(mixed)

    def editable(words):
        at = document.text.index(words)
        return document.map.is_editable(at, at + len(words))

    assert editable("一段加粗\t后")
    assert editable("后&文\n") is True
    assert editable("脚注文字")
    for fixed in ("1. ", "共12", "锁定", "汉", "a+b", "框内", "甲\t", "末段\n"):
        assert not editable(fixed), fixed


def test_the_mark_of_a_last_paragraph_can_not_go(word):
    inner = word.p("一") + word.p("二")
    document = read(word.package(word.table([inner, "乙"]) + word.p("后") + word.p("末")))
    marks = [p.stuff for p in document.map.pieces if document.text[p.start : p.end] in "\n\t"]
    assert document.text == "一\n二\t乙\n后\n末"
    assert marks == [Stuff.MARK, Stuff.SEPARATOR, Stuff.SEPARATOR, Stuff.MARK]


def test_the_end_of_a_section_can_not_go(word):
    document = read(word.package(word.p("一", properties="<w:sectPr/>") + word.p("二")))
    assert document.map.at(1).stuff is Stuff.SEPARATOR


def test_pieces_over_a_span(word):
    run = '<w:r><w:t>甲乙</w:t><w:footnoteReference w:id="2"/><w:t>丙丁</w:t></w:r>'
    document = read(word.package(word.p(run)))
    assert [p.stuff for p in document.map.over(1, 3)] == [Stuff.TEXT, Stuff.ANCHOR, Stuff.TEXT]
    assert [p.stuff for p in document.map.over(0, 1)] == [Stuff.TEXT]
    assert document.map.at(2).end == 4


def test_a_document_with_prefixes_of_its_own(word):
    """The prefixes of a document are its own affair."""
    data = word.package(word.p("甲", word.r("乙")))
    xml = part(data).replace(b"w:", b"x:").replace(b"xmlns:w=", b"xmlns:x=")
    again = word.package("", parts={"word/document.xml": xml})
    document = read(again)
    assert document.text == "甲乙"
    piece = document.map.pieces[0]
    assert xml[piece.source.start : piece.source.end].endswith("甲</x:t>".encode())


def test_bytes_are_of_utf_8_where_a_part_is_in_utf_16(word):
    xml = part(word.package(word.p("甲乙"))).decode().replace("UTF-8", "UTF-16")
    data = word.package("", parts={"word/document.xml": xml.encode("utf-16")})
    document = read(data)
    piece = document.map.pieces[0]
    assert document.text == "甲乙"
    assert xml.encode()[piece.source.start : piece.source.end].endswith("甲乙</w:t>".encode())


def test_protection_is_known(word):
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    assert read(word.package(word.p("甲"), settings=settings)).map.is_protected
    assert not read(word.package(word.p("甲"), settings="")).map.is_protected


def test_what_is_read_survives_a_process_pool(mixed):
    document = read(mixed)
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs"), codec="utf-8"), max_size=8)


@given(
    paragraphs=st.lists(
        st.lists(st.tuples(WORDS, st.sampled_from(["", "<w:b/>", "<w:i/>"])), max_size=4)
    )
)
def test_text_in_any_runs_comes_back_from_its_bytes(word, paragraphs):
    data = word.package("".join(word.p(*(word.r(*run) for run in p)) for p in paragraphs))
    document = read(data)
    assert document.text == "\n".join("".join(words for words, _ in p) for p in paragraphs)
    xml = part(data)
    for piece in document.map.pieces:
        if piece.stuff is Stuff.TEXT:
            element = xml[piece.source.start : piece.source.end]
            named = element.replace(b"<w:t", b'<w:t xmlns:w="w"', 1)
            element = ET.fromstring(named)
            assert element.text == document.text[piece.start : piece.end]
    assert {p.stuff for p in document.map.pieces} <= EDITABLE
