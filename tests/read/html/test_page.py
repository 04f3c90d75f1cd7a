"""What a reader sees of a web page, and the way back to its source."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.read.html import read


def words(html):
    """The kind and the words of each block."""
    text, blocks, _ = read(html)
    return [(block.kind.value, text[block.start : block.end]) for block in blocks]


def texts(html):
    return [text for _, text in words(html)]


def test_blocks():
    assert words(
        "<h2>总 <b>则</b></h2><p>　　第一段<i>话</i>。</p>散文<br>下一行<ul><li>甲<li>乙</ul>末"
        "<blockquote><p>引文</p></blockquote><pre>a\n  b</pre>"
    ) == [
        ("heading", "总 则"),
        ("paragraph", "第一段话。"),
        ("paragraph", "散文"),
        ("paragraph", "下一行"),
        ("item", "甲"),
        ("item", "乙"),
        ("paragraph", "末"),
        ("quote", "引文"),
        ("code", "a\n  b"),
    ]
    _, blocks, _ = read("<h1>一</h1><h3>二</h3>")
    assert [block.level for block in blocks] == [1, 3]


def test_blocks_tile_the_text():
    text, blocks, _ = read("<p>甲</p><p> 乙 </p><div></div><p>丙</p>")
    assert blocks[0].outer_start == 0
    assert blocks[-1].outer_end == len(text)
    assert all(a.outer_end == b.outer_start for a, b in itertools.pairwise(blocks))


@pytest.mark.parametrize("html", ["", " \n", "<p></p>", "<script>x</script>"])
def test_nothing_to_read(html):
    assert read(html)[:2] == ("", ())


@pytest.mark.parametrize(
    "html",
    [
        "<script>if (a < b) { '</p>' }</script>",
        "<style>p { }</style>",
        "<head><title>题</title></head>",
        "<nav><ul><li>首页</ul><nav>x</nav>y</nav>",
        "<header>网站</header>",
        "<footer>版权</footer>",
        "<div hidden>a<div>b</div>c</div>",
        "<p style='display: none'>a</p>",
        '<div role="navigation">a</div>',
        "<!-- a -- > <p>b</p> -->",
        "<!DOCTYPE html>",
        "<?xml version='1.0'?>",
        "<svg><text>a</text></svg>",
    ],
)
def test_what_is_no_text_is_left_out(html):
    assert texts(f"<p>前</p>{html}<p>后</p>") == ["前", "后"]


def test_main_element_is_the_text_where_there_is_one():
    assert texts("<p>菜单</p><main><header>题</header><p>文</p></main><p>广告</p>") == ["题", "文"]
    assert texts("<article><header>题</header>文</article>") == ["题", "文"]


def test_white_space_is_as_a_browser_shows_it():
    assert texts("<p>a \n\t b</p>") == ["a b"]
    assert texts("<p>中国\n   人</p>") == ["中国人"]
    assert texts("<p> a <b> b </b> c </p>") == ["a b c"]


def test_references_and_what_looks_like_them():
    assert texts("<p>&ldquo;a&rdquo; &amp;lt; &#20013;&#x56fd; AT&T & x &nosuch; R&D;</p>") == [
        "“a” &lt; 中国 AT&T & x &nosuch; R&D;"
    ]


def test_tags_that_are_none_are_text():
    assert texts("<p>1 < 2, a<b 和 <3</p>")[0].startswith("1 < 2, a")
    assert texts('<p title="a > b">x</p>') == ["x"]


def test_tables_of_data_and_of_layout():
    assert words("<table><tr><th>年</th><td>五</td></tr></table>") == [
        ("table", "年"),
        ("table", "五"),
    ]
    long = "这一段话很长。" * 40
    assert words(f"<table><tr><td>{long}<td>短</table>") == [
        ("paragraph", long),
        ("paragraph", "短"),
    ]


def test_pieces_lead_to_the_source():
    html = "<p>甲&nbsp;乙 \n 丙</p>\n<p>丁<b>戊</b></p>"
    text, _, there = read(html)
    assert text == "甲\xa0乙丙\n\n丁戊"
    for piece in there.pieces:
        if piece.is_verbatim:
            assert text[piece.start : piece.end] == html[piece.source_start : piece.source_end]
    assert html[slice(*there.pieces[1][2:])] == "&nbsp;"


def edited(html, start, end, new):
    """The page after an edit, or None where that is not allowed."""
    _, _, there = read(html)
    if not there.allows(start, end, new):
        return None
    for first, last, words in sorted(there.splices([(start, end, new)]), reverse=True):
        html = html[:first] + words + html[last:]
    return html


PAGE = "<h1>题</h1><p>甲<b>乙</b>丙&lt;丁</p><p>戊</p>"  # 题 · 甲乙丙<丁 · 戊


@pytest.mark.parametrize(
    ("start", "end", "new", "after"),
    [
        (4, 5, "", "<h1>题</h1><p>甲<b></b>丙&lt;丁</p><p>戊</p>"),
        (3, 6, "x<y", "<h1>题</h1><p>x&lt;y<b></b>&lt;丁</p><p>戊</p>"),
        (6, 7, "", "<h1>题</h1><p>甲<b>乙</b>丙丁</p><p>戊</p>"),
        (5, 5, "新", "<h1>题</h1><p>甲<b>乙新</b>丙&lt;丁</p><p>戊</p>"),
        (3, 10, "", "<h1>题</h1><p><b></b></p><p>戊</p>"),
        (1, 8, "", "<h1>题</h1><p><b></b></p><p>戊</p>"),
        (0, 3, "", "<h1></h1><p>甲<b>乙</b>丙&lt;丁</p><p>戊</p>"),
        (8, 11, "", "<h1>题</h1><p>甲<b>乙</b>丙&lt;丁</p><p></p>"),
        (7, 11, "", None),  # the end of one block, the whole of another: 丁 and what parts them
        (6, 10, "", None),
        (1, 10, "", None),  # one block and what parts it from both others: they would be one
        (8, 10, "", None),
        (2, 4, "x", None),
        (4, 5, "一\n二", None),
    ],
)
def test_edits_go_into_the_text_or_nowhere(start, end, new, after):
    if (start, end) == (7, 11):
        after = "<h1>题</h1><p>甲<b>乙</b>丙&lt;</p><p></p>"  # 戊 goes whole, so the gap may go
    assert edited(PAGE, start, end, new) == after


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "甲", "乙 ", "&lt;", "\n", "<td>", "<nav>", "</nav>", "<", "&", "<li>", "</ul>", "<pre>", "</pre>", "<!--", "-->", "<a b='", "'>"]), max_size=30), st.data())  # fmt: skip
def test_any_allowed_deletion_gives_what_was_meant(parts, data):
    html = "".join(parts)
    text, _, _ = read(html)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    after = edited(html, start, end, "")
    if after is not None:
        meant = text[:start] + text[end:]
        assert read(after)[0].split() == meant.split()


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ('<a href="1.html">1.1 Roads</a>', "table"),
        ('<a href="1.html">1.1</a> <a href="1.html"><b>Roads</b></a>', "table"),
        ('<a href="1.html">1.1</a> Roads', "item"),
        ('<a name="roads">1.1 Roads</a>', "item"),
        ("1.1 Roads", "item"),
    ],
)
def test_an_item_that_is_a_link_is_an_entry(item, kind):
    found = words(f"<ul><li>{item}</li><li>2 Mills</li></ul>")
    assert found == [(kind, "1.1 Roads"), ("item", "2 Mills")]


@pytest.mark.parametrize("name", ["code", "big code", "programlisting"])
def test_a_paragraph_of_the_class_of_code_is_code(name):
    page = f'<p class="{name}">x = 1<p class="codex">words</p><p class={name[-4:]}>y</p>z'
    assert words(page)[:2] == [("code", "x = 1"), ("paragraph", "words")]
    assert words(page)[3:] == [("paragraph", "z")]
