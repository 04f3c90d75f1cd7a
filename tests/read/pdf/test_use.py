"""`doclint check` and `doclint fix` over a PDF."""

import pytest
from click.testing import CliRunner

from doclint.cli import cli
from doclint.model.document import Kind
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.read import read_bytes
from doclint.write.pdf import revised

TWICE = [
    "The council met on Monday and spoke about the old bridge over the",
    "river. It was closed for repair, and nobody could tell how long.",
]
OTHER = ["In summer the harbour was dredged for the first time in ten years."]


@pytest.fixture
def paper(make, tmp_path):
    page = [
        make.text(90, 780, "The bridge", 20),
        *make.column(90, 740, TWICE),
        *make.column(90, 690, OTHER),
        *make.column(90, 650, TWICE),
    ]
    path = tmp_path / "paper.pdf"
    path.write_bytes(make.pdf(page))
    return path


def run(*arguments):
    return CliRunner().invoke(cli, [str(each) for each in arguments])


def test_check(paper):
    result = run("check", paper)
    assert result.exit_code == 1
    assert "duplicate-paragraph" in result.output


def test_fix_writes_the_text(paper):
    before = paper.read_bytes()
    result = run("fix", paper, "--output", paper.with_suffix(".txt"))
    assert result.exit_code == 0, result.output
    text = paper.with_suffix(".txt").read_text("utf-8")
    assert text == f"The bridge\n\n{' '.join(TWICE)}\n\n{OTHER[0]}\n"
    assert paper.read_bytes() == before


def test_fix_writes_markdown_with_its_headings(paper):
    run("fix", paper, "--output", paper.with_suffix(".md"))
    assert paper.with_suffix(".md").read_text("utf-8").startswith("# The bridge\n\nThe council")


def test_fix_writes_markdown_with_its_code_fenced(make, tmp_path):
    words = make.column(90, 700, TWICE, font="F2") + make.column(90, 500, TWICE, font="F2")
    paper = tmp_path / "code.pdf"
    paper.write_bytes(make.pdf([*words, *make.column(90, 400, ["$ cat list", "$ rm list"])]))
    to = ("--output", paper.with_suffix(".md"))
    result = run("fix", paper, "--genre", "report", *to)
    assert result.exit_code == 0, result.output
    text = paper.with_suffix(".md").read_text("utf-8")
    assert text == f"{' '.join(TWICE)}\n\n```\n$ cat list\n$ rm list\n```\n"


def test_what_is_mended_keeps_its_headings_code_and_tables(make):
    rows = [make.text(x, 300 - 14 * n, f"{x + n}", font="F2") for n in range(3) for x in (90, 300)]
    page = [
        *make.column(90, 740, TWICE, font="F2"),
        make.text(90, 690, "The bridge", 20, font="F2"),
        *make.column(90, 640, ["$ cat list", "$ rm list"]),
        *make.column(90, 600, OTHER, font="F2"),
        *rows,
    ]
    source = read_bytes(make.pdf(page), "x.pdf")
    after = revised(source, (Edit(Span(0, source.blocks[1].start), ""),))
    assert [b.kind for b in source.blocks if b.kind is not Kind.BLANK] == [
        Kind.PARAGRAPH, Kind.HEADING, Kind.CODE, Kind.PARAGRAPH, Kind.TABLE
    ]  # fmt: skip
    assert [(b.kind, *b.span) for b in after.blocks] == [
        (b.kind, b.start - source.blocks[1].start, b.end - source.blocks[1].start)
        for b in source.blocks[1:]
    ]


def test_fix_of_a_folder_writes_markdown(paper):
    result = run("fix", paper.parent, "--output", paper.parent / "out")
    assert result.exit_code == 0, result.output
    assert (paper.parent / "out" / "paper.md").read_text("utf-8").startswith("# The bridge")


def test_fix_into_another_format_is_refused(paper):
    result = run("fix", paper, "--output", paper.with_suffix(".docx"))
    assert result.exit_code == 2
    assert "ends in .txt or .md" in result.output


def test_fix_without_output_is_refused(paper):
    result = run("fix", paper)
    assert result.exit_code == 2
    assert "a PDF is not changed; give --output" in result.output


def test_diff_shows_the_text(paper):
    result = run("fix", paper, "--diff")
    assert "-The council met on Monday" in result.output
