"""Findings as comments: at their place, beside those that are there, and nothing else changed."""

from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from doclint.cli import cli
from doclint.model.span import Span
from doclint.read import read_bytes
from doclint.write.docx import Remark, annotated

AT = "2026-01-01T00:00:00Z"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def noted(data, *remarks):
    """Return the document with remarks, each as (start, end, words)."""
    source = read_bytes(data, "a.docx")
    made = [Remark(Span(start, end), (words,)) for start, end, words in remarks]
    return annotated(source, made, AT)


def said(data):
    source = read_bytes(data, "a.docx")
    return [(note.span.of(source.text), note.text) for note in source.notes]


def test_a_comment_stands_at_its_words(word):
    data = word.package(word.p("甲乙", word.r("丙丁", "<w:b/>"), "戊"))
    after = noted(data, (1, 3, "一 <1>"), (2, 3, "二"), (0, 5, "三"))
    assert said(after) == [("乙丙", "一 <1>"), ("丙", "二"), ("甲乙丙丁戊", "三")]
    assert read_bytes(after, "a.docx").text == "甲乙丙丁戊"
    comments = ET.fromstring(word.unzip(after)["word/comments.xml"])
    assert {comment.get(f"{W}author") for comment in comments} == {"doclint"}
    assert {comment.get(f"{W}initials") for comment in comments} == {"DL"}


def test_comments_that_are_there_stay(word):
    theirs = '<w:comment w:id="0" w:author="某人"><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:comment>'
    anchor = (
        '<w:commentRangeStart w:id="0"/>'
        + word.r("甲")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    data = word.package(word.p(anchor, "乙"), comments=theirs)
    after = noted(data, (0, 2, "新"))
    assert said(after) == [("甲", "旧"), ("甲乙", "新")]
    old, new = word.unzip(data), word.unzip(after)
    changed = {name for name in new if old.get(name) != new[name]}
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_what_holds_no_comment_has_it_nearby(word):
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + word.p("框内")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word.package(
        word.p("甲", box)
        + word.p("乙", reference)
        + word.p()
        + word.p("共", word.field("PAGE", "12")),
        footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>',
    )
    text = read_bytes(data, "a.docx").text
    places = [text.index("框内"), text.index("脚注"), text.index("\n\n") + 1, text.index("12")]
    after = noted(
        data, *((at, at + 1, words) for at, words in zip(places, "框脚空域", strict=True))
    )
    assert [(place, words) for place, words in said(after)] == [
        ("甲", "框"),
        ("", "脚"),
        ("乙", "空"),
        ("12", "域"),
    ]
    assert "脚注" in read_bytes(after, "a.docx").text


def test_a_document_without_words_has_none(word):
    data = word.package("<w:p/>")
    assert said(noted(data, (0, 0, "空"))) == []


@pytest.fixture
def report(word, tmp_path):
    again = "今年要继续加大投入，完善基础设施，抓好农田水利建设，改善乡村道路，保障群众出行安全，办好每一所乡村学校。"
    path = tmp_path / "a.docx"
    path.write_bytes(word.package(word.p(again) + word.p("中间的一段另有内容。") + word.p(again)))
    return path


def test_check_writes_a_copy_with_comments(report, tmp_path):
    out = tmp_path / "out" / "b.docx"
    before = report.read_bytes()
    done = CliRunner().invoke(cli, ["check", str(report), "--annotate", str(out), "--lang", "en"])
    assert done.exit_code == 1, done.output
    [(place, words)] = said(out.read_bytes())
    assert place.startswith("今年要继续")
    assert words.startswith("duplicate-paragraph: ")
    assert "Fix: " in words
    assert report.read_bytes() == before


@pytest.mark.parametrize(
    ("paths", "out", "reason"),
    [
        (["a.txt"], "b.docx", "only Word documents hold comments"),
        (["a.docx", "c.docx"], "b.docx", "takes one .docx document"),
        (["a.docx"], "b.txt", "must end in .docx"),
        (["a.docx"], "a.docx", "is the document itself"),
        ([], "b.docx", "takes one .docx document"),
    ],
)
def test_what_can_not_be_annotated_is_refused(paths, out, reason):
    done = CliRunner().invoke(cli, ["check", *paths, "--annotate", out])
    assert done.exit_code == 2
    assert reason in done.output
