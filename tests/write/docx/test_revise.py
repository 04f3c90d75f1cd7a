"""Any edits of any document: accepted they give the new text, rejected the old document."""

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.engine.fix import apply
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.read import read_bytes
from doclint.write import docx

AT = "2026-01-01T00:00:00Z"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = st.text("甲乙丙丁 &<a1，。", max_size=5)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="28"/><w:i/>'])


@st.composite
def runs(draw, word):
    looks = draw(LOOKS)
    kind = draw(st.sampled_from(["words"] * 4 + ["tab", "ins", "del", "link", "moved"]))
    words = draw(WORDS)
    if kind == "tab":
        rpr = f"<w:rPr>{looks}</w:rPr>" if looks else ""
        inner = '<w:tab/><w:t xml:space="preserve">丁 </w:t><w:br/>'
        return f"<w:r>{rpr}{inner}</w:r>"
    run = word.r(words, looks)
    said = f'w:id="{draw(st.integers(1, 9))}" w:author="某人" w:date="{AT}"'
    if kind == "ins":
        return f"<w:ins {said}>{run}{word.r(draw(WORDS))}</w:ins>"
    if kind == "moved":
        return f"<w:moveTo {said}>{run}</w:moveTo>"
    if kind == "del":
        gone = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<w:del {said}>{gone}</w:del>"
    return f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>' if kind == "link" else run


@st.composite
def paragraphs(draw, word, most):
    made = []
    for _ in range(draw(st.integers(1, most))):
        looks = draw(st.sampled_from(["", '<w:jc w:val="center"/>', '<w:ind w:left="420"/>']))
        mark = draw(st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr/>", "joined"]))
        if mark == "joined":
            mark = '<w:rPr><w:del w:id="3" w:author="某人"/></w:rPr>'
        content = draw(st.lists(runs(word), max_size=4))
        made.append(word.p(*content, properties=looks + mark) if content or looks else "<w:p/>")
    return "".join(made)


@st.composite
def documents(draw, word):
    body = draw(paragraphs(word, 4))
    if draw(st.booleans()):
        cells = st.tuples(paragraphs(word, 2), paragraphs(word, 2))
        body += word.table(*draw(st.lists(cells, min_size=1, max_size=2))) + draw(
            paragraphs(word, 3)
        )
    note = '<w:footnote w:id="2">' + draw(paragraphs(word, 2)) + "</w:footnote>"
    return word.package(body, footnotes=note, styles="")


@st.composite
def edit_lists(draw, source):
    """Edits that the document allows, sorted and apart."""
    made = []
    at = 0
    for _ in range(draw(st.integers(1, 4))):
        if at > len(source.text):
            break
        start = draw(st.integers(at, len(source.text)))
        end = draw(st.integers(start, min(len(source.text), start + 8)))
        text = draw(st.text("新旧\t\n", max_size=4))
        if source.map.allows(start, end, text) and (start < end or text):
            made.append(Edit(Span(start, end), text))
            at = end + 1
    return tuple(made)


def looks_of(source):
    """Return each character of each part with how it is written, and what each paragraph looks like."""
    found = []
    for part in sorted({p.part for p in source.map.there.paragraphs}):
        root = ET.fromstring(source.map.package.xml(part))
        for paragraph in root.iter(f"{W}p"):
            own = paragraph.find(f"{W}pPr")
            kinds = [] if own is None else [ET.tostring(e) for e in own if len(e) or e.attrib]
            letters = [
                (letter, ET.tostring(rpr) if (rpr := run.find(f"{W}rPr")) is not None else b"")
                for run in paragraph.iter(f"{W}r")
                for item in run
                if item.tag != f"{W}rPr"
                for letter in (item.text or item.tag)
            ]
            found.append((kinds, letters))
    return found


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_any_edits_of_any_document(word, data):
    before = data.draw(documents(word))
    source = read_bytes(before, "a.docx")
    current = source
    for _ in range(2):
        edits = data.draw(edit_lists(current))
        wanted = apply(current.text, edits)
        current = docx.revised(current, edits, AT)
        assert current.text == wanted
    assert docx.accepted(current).text == current.text
    back = docx.rejected(current)
    assert back.text == source.text
    assert looks_of(back) == looks_of(source)
    old, new = word.unzip(before), word.unzip(docx.data_of(current))
    assert list(old) == list(new)
    touched = {p.part for p in source.map.there.paragraphs}
    assert all(old[name] == new[name] for name in old if name not in touched)


def body(source):
    xml = source.map.package.xml("word/document.xml").decode()
    return xml.partition("<w:body>")[2].partition("</w:body>")[0]


def revise(data, *edits):
    source = read_bytes(data, "a.docx")
    made = tuple(Edit(Span(*edit[:2]), edit[2]) for edit in edits)
    assert all(source.map.allows(*edit) for edit in edits)
    return docx.revised(source, made, AT)


def test_a_run_is_split_and_keeps_its_looks(word):
    after = revise(word.package(word.p(word.r("甲乙丙", "<w:b/>"))), (1, 2, "新"))
    said = f'w:author="doclint" w:date="{AT}"'
    bold = "<w:rPr><w:b/></w:rPr>"
    assert body(after) == (
        f'<w:p><w:r>{bold}<w:t xml:space="preserve">甲</w:t></w:r>'
        f'<w:ins w:id="1" {said}><w:r>{bold}<w:t xml:space="preserve">新</w:t></w:r></w:ins>'
        f'<w:del w:id="2" {said}><w:r>{bold}<w:delText xml:space="preserve">乙</w:delText></w:r></w:del>'
        f'<w:r>{bold}<w:t xml:space="preserve">丙</w:t></w:r></w:p>'
    )


def test_a_paragraph_goes_with_its_mark(word):
    data = word.package(word.p("甲") + word.p("乙", style="Quote") + word.p("丙"))
    after = revise(data, (1, 3, ""))  # the line end before it is as good as its own
    assert after.text == "甲\n丙"
    assert body(docx.accepted(after)) == body(
        read_bytes(word.package(word.p("甲") + word.p("丙")), "a.docx")
    )


def test_joined_paragraphs_look_like_the_first(word):
    data = word.package(word.p("甲", style="One") + word.p("乙", style="Two"))
    after = revise(data, (1, 2, ""))
    assert after.text == "甲乙"
    assert "Two" not in body(docx.accepted(after))
    assert body(docx.accepted(after)).count('w:val="One"') == 1
    assert looks_of(docx.rejected(after)) == looks_of(read_bytes(data, "a.docx"))


def test_the_last_paragraph_goes_and_the_one_before_keeps_its_looks(word):
    data = word.package(word.p("甲", style="One") + word.p("乙", style="Two"))
    after = docx.accepted(revise(data, (1, 3, "")))
    assert after.text == "甲"
    assert body(after).count("<w:p>") == 1
    assert 'w:val="One"' in body(after)


def test_what_settles_before_one_empty_paragraph_keeps_its_order(word):
    after = revise(word.package(word.p() + word.p() + word.p()), (0, 0, "新"), (1, 1, "\n"))
    assert after.text == "新\n\n\n"
    assert docx.rejected(after).text == "\n\n"


def test_words_put_into_what_somebody_put_in_are_ours_alone(word):
    theirs = f'<w:ins w:id="5" w:author="某人" w:date="{AT}">{word.r("甲乙")}</w:ins>'
    after = revise(word.package(word.p(theirs)), (1, 1, "新"))
    root = ET.fromstring(after.map.package.xml("word/document.xml"))
    said = [(e.get(f"{W}author"), "".join(e.itertext())) for e in root.iter(f"{W}ins")]
    assert said == [("某人", "甲"), ("doclint", "新"), ("某人", "乙")]
    numbers = [e.get(f"{W}id") for e in root.iter(f"{W}ins")]
    assert len(set(numbers)) == 3


def test_numbers_count_on_by_themselves(word):
    numbering = word.abstract(0, word.level(0, "chineseCounting", "第%1条")) + word.num(1, 0)
    data = word.package(
        "".join(word.p(text, number=(1, 0)) for text in ("甲", "乙", "丙")) + word.p("末"),
        numbering=numbering,
    )
    source = read_bytes(data, "a.docx")
    assert source.text == "第一条甲\n第二条乙\n第三条丙\n末"
    after = revise(data, (5, 10, ""), (11, 12, "二"))
    assert after.text == "第一条甲\n第二条丙\n末"
    assert not source.map.allows(5, 8, "")  # a number can't go alone
    assert not source.map.allows(4, 5, "")  # nor come to stand within a line
    assert not source.map.allows(8, 8, "新\n")  # what is split off would be numbered


def test_a_number_that_word_counts_is_no_fix_of_its_own(word):
    fields = word.p("共", word.field("PAGE", "12"), "页")
    source = read_bytes(word.package(fields), "a.docx")
    assert not source.map.allows(1, 3, "")
    assert source.map.allows(0, 1, "")


def test_pictures_and_notes_do_not_go_with_the_words_around_them(word):
    run = '<w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/><w:t>乙</w:t></w:r>'
    comment = '<w:r><w:t>丙</w:t><w:commentReference w:id="1"/><w:t>丁</w:t></w:r>'
    source = read_bytes(word.package(word.p(run) + word.p(comment)), "a.docx")
    assert not source.map.allows(0, 2, "")
    assert source.map.allows(3, 5, "")
    assert "commentReference" in body(docx.accepted(revise(docx.data_of(source), (3, 5, ""))))


def test_a_protected_document_is_left_alone(word):
    settings_ = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    source = read_bytes(word.package(word.p("甲乙"), settings=settings_), "a.docx")
    assert not source.map.allows(0, 1, "")


def test_parts_in_another_encoding_stay_in_it(word):
    plain = word.package(word.p("甲乙"))
    xml = word.unzip(plain)["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    data = word.package("", parts={"word/document.xml": xml.encode("utf-16")})
    after = revise(data, (1, 1, "新"))
    assert after.text == "甲新乙"
    assert "新" in word.unzip(docx.data_of(after))["word/document.xml"].decode("utf-16")
