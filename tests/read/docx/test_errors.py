"""What can't be read is refused by name, with a reason and what to do, soon and in little memory."""

import io
import random
import sys
import time
import zipfile

import pytest

from doclint.read import ReadError, docx, read_bytes, read_file
from doclint.read.docx import package as package_
from doclint.read.docx import xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data, name="a.docx"):
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "protected by a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", r"an old \.doc or \.wps document"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.wps", r"an old \.doc or \.wps document"),
        (OLE, "a.doc", "an old office document"),
        (rb"{\rtf1\ansi}", "a.rtf", "an RTF document"),
        (rb"{\rtf1\ansi}", "a.doc", "an RTF document"),
        (b"<html><body></body></html>", "a.doc", "a web page or XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "a.doc", "a web page or XML"),
        ("一、总则".encode(), "a.docx", "not a Word document"),
    ],
)
def test_other_formats_are_named_with_what_to_do(data, name, said):
    import re

    reason = refused(data, name)
    assert re.search(said, reason)
    assert "save it as .docx" in reason


def test_open_document_is_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    assert "an OpenDocument text" in refused(out.getvalue(), "a.odt")


def test_an_empty_file():
    assert "empty" in refused(b"")


@pytest.mark.parametrize(("folder", "said"), [("xl", "a workbook"), ("ppt", "a presentation")])
def test_other_office_documents(word, folder, said):
    parts = word.unzip(word.package(word.p("甲")))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/", f"{folder}/".encode())
    parts[f"{folder}/document.xml"] = parts.pop("word/document.xml")
    assert said in refused(word.zip(parts))


def test_no_main_part(word):
    assert "has no word/document.xml" in refused(
        word.package("", parts={"word/document.xml": None})
    )


def test_a_main_part_of_another_kind(word):
    reason = refused(word.package("", parts={"word/document.xml": word.part("styles", "")}))
    assert "holds no Word document" in reason


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off(word, share):
    data = word.package(word.p("甲" * 5_000))
    assert "damaged" in refused(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "body", ["<w:p>", "<w:p></w:r>", "&nbsp;", "<w:p a='1' a='2'/>", "<x:p/>", "\x01"]
)
def test_xml_that_is_none(word, body):
    reason = refused(word.package(body))
    assert "word/document.xml: not well-formed XML" in reason
    assert "damaged" in reason


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">',
        "<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_a_doctype_is_refused_wherever_it_stands(word, part, doctype):
    data = word.package(word.p("甲"), styles="")
    whole = word.unzip(data)[part].replace(b"?>\n", f"?>\n{doctype}".encode())
    assert "DOCTYPE" in refused(word.package(word.p("甲"), styles="", parts={part: whole}))


def test_another_encoding_than_unicode(word):
    text = word.unzip(word.package(word.p("甲")))["word/document.xml"].decode()
    data = text.replace("UTF-8", "GB2312").encode("gb2312")
    assert "GB2312" in refused(word.package("", parts={"word/document.xml": data}))


@pytest.mark.parametrize("element", ["w:p", "w:tbl", "w:sdt", "w:ins", "x"])
def test_deep_nesting(word, element):
    body = f"<{element}>" * 10_000 + f"</{element}>" * 10_000
    assert "nested more than" in refused(word.package(body))


def test_nesting_as_deep_as_may_be(word):
    depth = 190
    body = "<w:ins>" * depth + word.p("甲") + "</w:ins>" * depth
    assert docx.read(word.package(body), "a.docx").text == "甲"


@pytest.mark.parametrize("limit", ["_MOST_ELEMENTS", "_MOST_NODES"])
def test_too_many_elements(word, monkeypatch, limit):
    monkeypatch.setattr(xml, limit, 100)
    assert "more than 100 elements" in refused(word.package("<w:p/>" * 101))


def test_a_part_that_grows_too_much(word):
    reason = refused(word.package(word.p("甲" * 5_000_000)))
    assert "grows 200 times when unpacked" in reason


def test_a_part_too_large(word, monkeypatch):
    monkeypatch.setattr(package_, "_MOST_BYTES", 1_000)
    assert "holds more than" in refused(word.package(word.p("甲" * 1_000)))


def test_parts_too_large_together(word, monkeypatch):
    data = word.package(word.p("甲"), styles=word.style("A"))
    size = len(word.unzip(data)["word/document.xml"])
    monkeypatch.setattr(package_, "_MOST_IN_ALL", size + 100)
    assert "holds more than" in refused(data)


def test_too_many_parts(word):
    parts = {f"a{i}": b"" for i in range(10_001)}
    assert "lists more than" in refused(word.zip(parts))


def test_a_part_behind_a_password(word):
    data = bytearray(word.package(word.p("甲")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert "password" in refused(bytes(data))


def test_a_way_of_packing_that_word_has_not(word):
    out = io.BytesIO()
    parts = word.unzip(word.package(word.p("甲")))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert "packed in a way" in refused(out.getvalue())


def test_a_million_zeros_in_numbers(word):
    numbering = word.abstract(0, word.level(0, "upperLetter", "%1", start="9" * 5_000)) + word.num(
        1, 0
    )
    text = docx.read(word.package(word.p("甲", number=(1, 0)), numbering=numbering), "a.docx").text
    assert len(text) < 2_000


def test_the_error_comes_through_the_front_door(tmp_path):
    path = tmp_path / "旧稿.doc"
    path.write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    with pytest.raises(ReadError, match=r"旧稿\.doc: an old \.doc"):
        read_file(path)


def test_plain_text_needs_none_of_this():
    """What a cold start does not need is not imported."""
    import subprocess

    code = (
        "import sys, doclint.read as r; r.read_bytes(b'a', 'a.txt');"
        "print([m for m in ('zipfile', 'pyexpat', 'doclint.read.docx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def damaged(data, chance):
    """The bytes with some flipped, a piece cut out, or two pieces swapped."""
    made = bytearray(data)
    match chance.randrange(4):
        case 0:
            for _ in range(chance.randint(1, 20)):
                made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        case 1:
            del made[chance.randrange(len(made)) :]
        case 2:
            at = chance.randrange(len(made))
            del made[at : at + chance.randint(1, 200)]
        case 3:
            a, b = sorted(chance.randrange(len(made)) for _ in range(2))
            made = made[b:] + made[a:b] + made[:a]
    return bytes(made)


def test_damaged_documents_give_a_report_or_an_error(word):
    chance = random.Random(5)  # noqa: S311 - no secret
    table = word.table(["甲", "乙"], ["丙", word.p("丁", number=(1, 0))])
    body = "".join(
        word.p(f"第{i}段的文字。", word.r("粗", "<w:b/>"), number=(1, 0)) for i in range(30)
    )
    parts = word.unzip(
        word.package(
            body + table,
            numbering=word.abstract(0, word.level(0, "decimal", "%1.")) + word.num(1, 0),
            styles=word.style("H", "heading 1"),
            footnotes='<w:footnote w:id="2">' + word.p("注") + "</w:footnote>",
        )
    )
    whole = word.zip(parts)
    outcomes = {"read": 0, "refused": 0}
    started = time.process_time()
    for i in range(300):
        if i % 2:
            data = damaged(whole, chance)
        else:  # the archive is whole, a part is not
            name = chance.choice(sorted(parts))
            data = word.zip(parts | {name: damaged(parts[name], chance)})
        try:
            docx.read(data, "a.docx")
        except ReadError:
            outcomes["refused"] += 1
        else:
            outcomes["read"] += 1
    assert outcomes["read"] > 5
    assert outcomes["refused"] > 100
    assert time.process_time() - started < 30
