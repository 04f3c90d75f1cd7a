"""Running heads and page numbers are left out of the text, and reported when asked."""

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.read import read_bytes

BODY = [
    "The council met on Monday and spoke about the old bridge",
    "over the river, which was closed for repair in the early",
] * 5


def running(make, heads, feet):
    return read_bytes(
        make.pdf(
            *(
                [make.text(200, 800, head), *make.column(90, 760, BODY), make.text(280, 40, foot)]
                for head, foot in zip(heads, feet, strict=True)
            )
        ),
        "x.pdf",
    )


def test_heads_and_numbers_are_left_out(make):
    source = running(make, ["A Report"] * 4, ["- 1 -", "- 2 -", "- 3 -", "- 4 -"])
    assert "A Report" not in source.text
    assert "-" not in source.text
    assert len(source.blocks) == 1
    assert [(each.words, each.page) for each in source.omissions[:3]] == [
        ("A Report", 1),
        ("- 1 -", 1),
        ("A Report", 2),
    ]


def test_omissions_stand_where_the_pages_meet(make):
    source = running(make, ["A Report"] * 3, ["1", "2", "3"])
    first, number, second = source.omissions[:3]
    assert first.span == (0, 0)
    assert number.span == second.span
    assert source.text[: number.span.start] == " ".join(BODY)


def test_heads_of_odd_and_even_pages(make):
    source = running(make, ["Odd", "Even"] * 3, [f"Page {n} of 6" for n in range(1, 7)])
    assert len(source.omissions) == 12


def test_heads_of_chapters_beside_a_number_that_grows(make):
    chapters = ["The river", "The bridge", "The mill", "The harbour"]
    pages = [
        [make.text(90, 800, chapter), make.text(450, 800, f"{number}"), *make.column(90, 760, BODY)]
        for number, chapter in enumerate(chapters, 7)
    ]
    source = read_bytes(make.pdf(*pages), "x.pdf")
    assert [each.words for each in source.omissions] == [
        f"{chapter}\t{number}" for number, chapter in enumerate(chapters, 7)
    ]


def test_figures_that_do_not_grow_with_the_pages_are_text(make):
    source = running(make, ["A Report"] * 4, ["about 40", "about 12", "about 7", "about 31"])
    assert "about 12" in source.text


def test_words_that_stand_on_two_of_many_pages_are_text(make):
    source = running(make, ["Sum", "Sum", "New things", "Old things"], ["1", "2", "3", "4"])
    assert source.text.count("Sum") == 2
    assert "4" not in source.text


def test_a_lone_figure_on_the_only_page_is_text(make):
    assert "7" in running(make, ["Seven"], ["7"]).text


def test_running_lines_are_told_when_asked(make):
    source = running(make, ["A Report"] * 3, ["1", "2", "3"])
    report = lint(source, Config(select=("running-line",)))
    assert [finding.evidence["pages"] for finding in report.findings] == [3, 3]
    assert "A Report" in report.findings[0].message.en
    assert not any(f.rule == "running-line" for f in lint(source, Config()).findings)


def test_pages_that_are_pictures_are_named(make):
    pages = [make.column(90, 760, BODY), [make.picture], [make.picture], make.column(90, 760, BODY)]
    source = read_bytes(make.pdf(*pages, [make.picture]), "x.pdf")
    [found] = [f for f in lint(source, Config()).findings if f.rule == "unread-page"]
    assert "2–3, 5" in found.message.en
    assert "第 2–3、5 页" in found.message.zh


def test_an_empty_page_is_no_picture(make):
    source = read_bytes(make.pdf(make.column(90, 760, BODY), []), "x.pdf")
    assert source.omissions == ()


def test_a_picture_with_a_head_and_a_number_is_still_a_picture(make):
    def page(n, inner):
        return [make.text(200, 800, "A Report"), make.text(290, 40, str(n)), *inner]

    inner = [make.column(90, 760, BODY), [make.picture], make.column(90, 760, BODY), [make.picture]]
    source = read_bytes(make.pdf(*(page(n, each) for n, each in enumerate(inner, 1))), "x.pdf")
    assert [each.page for each in source.omissions if each.kind == "picture"] == [2, 4]
    assert "A Report" not in source.text
