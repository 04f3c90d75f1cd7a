"""Web pages are mended inside their text, and everything else stays as it was."""

import pytest

import doclint
from doclint.engine.config import Config
from doclint.engine.fix import mend
from doclint.model.finding import Edit, Safety
from doclint.model.span import Span
from doclint.read import read_bytes
from doclint.write.document import mended, revise

PARAGRAPH = "　　今年要继续加大投入，完善基础设施，抓好农田水利建设，改善乡村道路，保障群众出行安全，办好每一所乡村学校。"
PAGE = f"""<!DOCTYPE html>\r
<html><head><meta charset="gb2312"><title>报告</title></head>\r
<body><nav>首页</nav><h1>工作报告</h1>\r
<p>{PARAGRAPH}</p><p class="x">中间的一段&mdash;&mdash;另有内容。</p>\r
<p>{PARAGRAPH}</p></body></html>\r
"""


@pytest.fixture(params=["gb18030", "utf-8"])
def page(request):
    return PAGE.replace("gb2312", request.param).encode(request.param)


def test_a_repeat_goes_and_all_else_stays_byte_for_byte(page):
    source = read_bytes(page, "a.html")
    outcome = mend(source, Config(), Safety.SAFE, revise=revise)
    assert [one.finding.rule for one in outcome.applied] == ["duplicate-paragraph"]
    html = page.decode(source.encoding)
    last = html.rindex(PARAGRAPH)
    wanted = html[:last] + html[last + len(PARAGRAPH) :]
    assert mended(source, outcome.source, page).decode(source.encoding) == wanted
    again = mend(outcome.source, Config(), Safety.UNSAFE, revise=revise)
    assert again.source is outcome.source


def test_nothing_changed_gives_the_bytes_back(page):
    source = read_bytes(page, "a.html")
    assert mended(source, source, page) is page


def test_what_is_inserted_is_written_as_text():
    source = read_bytes("<p>甲 &amp; 乙</p>".encode(), "a.html")
    after = revise(source, (Edit(Span(1, 1), "<丙>"),))
    assert after.text == "甲<丙> & 乙"
    assert (
        mended(source, after, "<p>甲 &amp; 乙</p>".encode())
        == "<p>甲&lt;丙&gt; &amp; 乙</p>".encode()
    )


def test_paragraphs_can_not_be_joined_so_the_fix_is_only_shown():
    torn = "<p>今年修路三公里，沿线安装路灯一百二十盏，年底前全部建成通车。新修的路由村里统一管护，每月检</p><p>查两次，发现破损及时修补。</p><p>办好村里的小学。新建校舍两栋，明年开学前交付使用。</p>"
    report = doclint.lint(torn, format="html")
    [finding] = [f for f in report.findings if f.rule == "split-sentence"]
    assert finding.fix
    assert finding.fix.safety is Safety.SUGGESTED
    assert (
        mend(read_bytes(torn.encode(), "a.html"), Config(), Safety.UNSAFE, revise=revise).text
        == report.text
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="gbk">', "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=big5'>", "big5"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="no-such">', "utf-8"),
        ('<meta charset="ascii">', "utf-8"),
    ],
)
def test_encoding_is_the_one_the_page_names_where_it_fits(head, encoding):
    page = f"<html><head>{head}</head><p>這是一段中文的文字，有一二三四。</p>"
    codec = encoding if "no-such" not in head and "ascii" not in head else "utf-8"
    source = read_bytes(page.encode(codec), "a.html")
    assert source.text == "這是一段中文的文字，有一二三四。"
    assert source.encoding == encoding
