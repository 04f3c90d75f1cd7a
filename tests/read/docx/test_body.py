"""What a reader of the document sees, in the order in which it is read."""

import pytest

from doclint.model.document import Kind
from doclint.read import docx, read_bytes


def read(data):
    return docx.read(data, "a.docx")


def text(word, *body, **parts):
    return read(word.package("".join(body), **parts)).text


def blocks(document):
    return [(b.kind, document.text[b.start : b.end], b.level) for b in document.blocks]


def test_a_line_a_paragraph(word):
    document = read(word.package(word.p("第一", "段。") + word.p() + word.p("　　第二段。 ")))
    assert document.text == "第一段。\n\n　　第二段。 "
    assert blocks(document) == [
        (Kind.PARAGRAPH, "第一段。", 0),
        (Kind.PARAGRAPH, "第二段。", 0),
    ]
    first, second = document.blocks
    assert (first.outer_start, first.outer_end) == (0, 6)
    assert (second.outer_start, second.outer_end) == (6, len(document.text))


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:p/><w:p/>", "<w:tbl/>"])
def test_a_document_without_words(word, body):
    document = read(word.package(body))
    assert not document.text.strip()
    assert {block.kind for block in document.blocks} <= {Kind.BLANK}


def test_what_is_one_character(word):
    run = (
        '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings"'
        ' w:char="F0FE"/><w:br/><w:t>丙</w:t><w:cr/><w:sym w:font="Unknown" w:char="F041"/></w:r>'
    )
    assert text(word, word.p(run, properties='<w:tabs><w:tab w:pos="4"/></w:tabs>')) == (
        "甲\t乙-☑\n丙\n□"
    )


def test_blanks_at_the_edges_count_only_where_kept(word):
    run = "<w:r><w:t> 甲\n乙 </w:t><w:t xml:space='preserve'> 丙 </w:t></w:r>"
    assert text(word, word.p(run)) == "甲 乙 丙 "


def test_breaks_end_lines_and_so_blocks(word):
    run = "<w:r><w:t>甲。</w:t><w:br/><w:t>　乙。</w:t></w:r>"
    assert [b[1] for b in blocks(read(word.package(word.p(run))))] == ["甲。", "乙。"]


def test_hidden_words_are_not_seen(word):
    assert text(
        word, word.p("甲", word.r("乙", "<w:vanish/>"), word.r("丙", '<w:vanish w:val="0"/>'))
    ) == ("甲丙")


# tracked changes


def test_changes_are_accepted(word):
    body = word.p(
        "甲",
        '<w:ins w:id="1" w:author="a">' + word.r("乙") + "</w:ins>",
        '<w:del w:id="2" w:author="a"><w:r><w:delText>丙</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="3" w:author="a">' + word.r("丁") + "</w:moveFrom>",
        '<w:moveTo w:id="4" w:author="a">' + word.r("戊") + "</w:moveTo>",
        '<w:ins w:id="5" w:author="a"><w:del w:id="6" w:author="b"><w:r><w:delText>己</w:delText></w:r>'
        "</w:del></w:ins>",
    )
    assert text(word, body) == "甲乙戊"


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_deleted_mark_joins_two_paragraphs(word, change):
    gone = f'<w:rPr><w:{change} w:id="1" w:author="a"/></w:rPr>'
    body = word.p("前半", properties=gone) + word.p("后半。") + word.p("另一段。")
    assert text(word, body) == "前半后半。\n另一段。"


def test_a_whole_deleted_paragraph_leaves_no_line(word):
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    words = '<w:del w:id="2" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    assert text(word, word.p("一"), word.p(words, properties=gone), word.p("二")) == "一\n二"


def test_an_inserted_mark_is_there(word):
    new = '<w:rPr><w:ins w:id="1" w:author="a"/></w:rPr>'
    assert text(word, word.p("一", properties=new), word.p("二")) == "一\n二"


def test_deleted_rows_are_out(word):
    row = '<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    table = word.table(["甲", "乙"], ["丙", "丁"]).replace("</w:tbl>", row + "</w:tbl>")
    assert text(word, table) == "甲\t乙\n丙\t丁"


def test_former_properties_say_nothing(word):
    former = (
        '<w:pPrChange w:id="1" w:author="a"><w:pPr><w:pStyle w:val="H"/><w:outlineLvl w:val="0"/></w:pPr>'
        "</w:pPrChange>"
    )
    document = read(word.package(word.p("正文", properties=former)))
    assert blocks(document) == [(Kind.PARAGRAPH, "正文", 0)]


# fields, links, controls, ruby, equations


def test_fields_show_their_result(word):
    inner = word.field("IF 1 = 1", "内")
    body = word.p(
        "共",
        word.field("NUMPAGES", "9"),
        "页，见",
        word.field("REF ", inner, "外"),
        '<w:fldSimple w:instr=" DATE ">' + word.r("今日") + "</w:fldSimple>",
    )
    assert text(word, body) == "共9页，见内外今日"


def test_a_field_in_the_code_of_a_field_is_not_seen(word):
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + word.field("PAGE", "3")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + word.r("真")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(word, word.p(code, "后")) == "真后"


def test_a_field_over_paragraphs(word):
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text(word, word.p(begin, "第一章"), word.p("第二章", end), word.p("正文")) == (
        "第一章\n第二章\n正文"
    )


def test_what_holds_runs_is_looked_into(word):
    body = word.p(
        "<w:hyperlink>" + word.r("链") + "</w:hyperlink>",
        "<w:smartTag><w:smartTag>" + word.r("接") + "</w:smartTag></w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + word.r("控") + "</w:sdtContent></w:sdt>",
        '<w:bookmarkStart w:id="1" w:name="a"/><w:bdo w:val="ltr">' + word.r("件") + "</w:bdo>",
    )
    block = "<w:sdt><w:sdtContent>" + word.p("块") + "</w:sdtContent></w:sdt>"
    custom = "<w:customXml>" + word.p("自定") + "</w:customXml>"
    assert text(word, body, block, custom) == "链接控件\n块\n自定"


def test_ruby_shows_its_base(word):
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zì</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert text(word, word.p("汉", ruby, "表")) == "汉字表"


def test_equations_are_shown_in_a_line(word):
    equation = "<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath>"
    assert text(word, word.p("设", equation, "。")) == "设x=1。"


# tables


def test_cells_in_reading_order(word):
    document = read(
        word.package(word.p("前。") + word.table(["甲", "乙"], ["丙", "丁"]) + word.p("后。"))
    )
    assert document.text == "前。\n甲\t乙\n丙\t丁\n后。"
    assert blocks(document) == [
        (Kind.PARAGRAPH, "前。", 0),
        (Kind.TABLE, "甲\t乙\n丙\t丁", 0),
        (Kind.PARAGRAPH, "后。", 0),
    ]


def test_a_table_in_a_table_is_part_of_it(word):
    inner = word.table(["甲", "乙"])
    table = word.table([word.p("外") + inner + word.p(), "右"])
    document = read(word.package(table))
    assert document.text == "外\n甲\n乙\n\t右"
    assert [b.kind for b in document.blocks] == [Kind.TABLE]


def test_a_table_of_one_cell_is_a_frame(word):
    document = read(word.package(word.table([word.p("一、总则") + word.p("本办法施行。")])))
    assert [b[0] for b in blocks(document)] == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_two_tables_are_two_blocks(word):
    tables = word.table(["甲", "乙"]) + word.table(["丙", "丁"])
    assert [b[1] for b in blocks(read(word.package(tables)))] == ["甲\t乙", "丙\t丁"]


# text boxes, notes, headers


def box(word, words, *, choice=True):
    content = f"<w:txbxContent>{word.p(words)}</w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
    return (
        f"<w:r><mc:AlternateContent>{new if choice else ''}{fallback}</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize("choice", [True, False])
def test_a_text_box_is_read_once_after_its_paragraph(word, choice):
    body = word.p("前半", box(word, "框内", choice=choice), "后半。") + word.p("下一段。")
    document = read(word.package(body))
    assert document.text == "前半后半。\n框内\n下一段。"
    assert blocks(document) == [
        (Kind.PARAGRAPH, "前半后半。", 0),
        (Kind.TABLE, "框内", 0),
        (Kind.PARAGRAPH, "下一段。", 0),
    ]


def test_boxes_of_a_table_stand_after_it(word):
    table = word.table([word.p("甲", box(word, "框")), "乙"], ["丙", "丁"])
    assert text(word, table, word.p("后")) == "甲\t乙\n丙\t丁\n框\n后"


def test_notes_stand_at_the_end_and_are_no_prose(word):
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>注一。</w:t></w:r></w:p></w:footnote>'
    )
    end = '<w:endnote w:id="2"><w:p><w:r><w:t>尾注。</w:t></w:r></w:p></w:endnote>'
    body = word.p("正文", reference, "。")
    document = read(word.package(body, footnotes=notes, endnotes=end))
    assert document.text == "正文。\n注一。\n尾注。"
    assert [b[0] for b in blocks(document)] == [Kind.PARAGRAPH, Kind.MATTER, Kind.MATTER]


def test_headers_and_comments_are_no_part_of_the_text(word):
    header = word.part("hdr", word.p("页眉"))
    comments = word.part("comments", '<w:comment w:id="1">' + word.p("批注") + "</w:comment>")
    body = word.p(
        '<w:commentRangeStart w:id="1"/>', "正文", '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    parts = {"word/header1.xml": header, "word/comments.xml": comments}
    package = word.package(body)
    assert read(word.zip(word.unzip(package) | parts)).text == "正文"


# headings


def test_headings_by_style_name_and_outline_level(word):
    styles = (
        word.style("1", "heading 1")
        + word.style("a3", "标题 2")
        + word.style("Own", "My own", based_on="1")
        + word.style("Deep", properties='<w:outlineLvl w:val="3"/>')
        + word.style("T", "Title")
    )
    body = (
        word.p("文件名", style="T")
        + word.p("一级", style="1")
        + word.p("二级", style="a3")
        + word.p("也是一级", style="Own")
        + word.p("四级", style="Deep")
        + word.p("直接三级", properties='<w:outlineLvl w:val="2"/>')
        + word.p("正文", style="1", properties='<w:outlineLvl w:val="9"/>')
    )
    assert blocks(read(word.package(body, styles=styles))) == [
        (Kind.PARAGRAPH, "文件名", 0),  # the outline takes it for the title of the document
        (Kind.HEADING, "一级", 1),
        (Kind.HEADING, "二级", 2),
        (Kind.HEADING, "也是一级", 1),
        (Kind.HEADING, "四级", 4),
        (Kind.HEADING, "直接三级", 3),
        (Kind.PARAGRAPH, "正文", 0),
    ]


def test_a_title_of_two_lines_is_one_heading(word):
    run = "<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>"
    styles = word.style("1", "heading 1")
    assert blocks(read(word.package(word.p(run, style="1"), styles=styles))) == [
        (Kind.HEADING, "上\n下", 1)
    ]


def test_sentences_in_the_style_of_a_heading_are_a_paragraph(word):
    styles = word.style("1", "heading 1")
    long = "这一段话很长，被误设为标题样式。" * 8
    assert [b[0] for b in blocks(read(word.package(word.p(long, style="1"), styles=styles)))] == [
        Kind.PARAGRAPH
    ]


def test_a_circle_of_styles_ends(word):
    styles = word.style("A", based_on="B") + word.style("B", based_on="A")
    assert text(word, word.p("甲", style="A"), styles=styles) == "甲"


def test_the_reader_is_chosen_by_the_name(word):
    data = word.package(word.p("甲"))
    source = read_bytes(data, "报告.DOCX")
    assert (source.format, source.text, source.name) == ("docx", "甲", "报告.DOCX")
    assert read_bytes(data, "-", format="docx").text == "甲"


def test_the_strict_edition_is_read_too(word):
    xml = word.part("document", "<w:body>" + word.p("甲") + "</w:body>").decode()
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = xml.replace(transitional, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert text(word, parts={"word/document.xml": strict.encode()}) == "甲"


def test_comments_are_notes_on_the_words_they_are_about(word):
    def commented(words, number):
        return (
            f'<w:commentRangeStart w:id="{number}"/>{word.r(words)}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    body = word.p("前", commented("这一句", 1), "后。") + word.p(commented("又一段", 2))
    comment = '<w:comment w:id="{}" w:author="x">{}</w:comment>'
    said = [(1, "doclint: allow duplicate-sentence -- 引文"), (2, "好"), (9, "无处")]
    comments = "".join(comment.format(number, word.p(text)) for number, text in said)
    document = read(word.package(body, comments=comments))
    assert [(note.span.of(document.text), note.text) for note in document.notes] == [
        ("这一句", "doclint: allow duplicate-sentence -- 引文"),
        ("又一段", "好"),
    ]
