"""Lines to paragraphs, columns and headings. Courier: a letter of 12 points is 7.2 points wide."""

from doclint.model.document import Kind
from doclint.read import read_bytes


def blocks(data):
    source = read_bytes(data, "x.pdf")
    return [source.text[block.start : block.end] for block in source.blocks]


FULL = "The council met on Monday and spoke about the old bridge"  # 56 letters
NEXT = "over the river, which was closed for repair in the early"
LAST = "spring of that year."


def test_lines_up_to_the_margin_are_one_paragraph_and_a_short_one_ends_it(make):
    lines = [FULL, NEXT, LAST, "Nobody objected to the plans, and the work began without"]
    data = make.pdf(make.column(90, 700, [*lines, "further delay."]))
    assert blocks(data) == [
        f"{FULL} {NEXT} {LAST}",
        "Nobody objected to the plans, and the work began without further delay.",
    ]


def test_an_indent_begins_a_paragraph(make):
    page = [
        make.text(108, 700, FULL[:53]),
        *make.column(90, 686, [FULL, NEXT]),
        make.text(108, 658, NEXT[:53]),
        *make.column(90, 644, [FULL, LAST]),
    ]
    assert blocks(make.pdf(page)) == [
        f"{FULL[:53]} {FULL} {NEXT}",
        f"{NEXT[:53]} {FULL} {LAST}",
    ]


def test_a_gap_begins_a_paragraph(make):
    page = [*make.column(90, 700, [FULL, NEXT, FULL]), *make.column(90, 644, [NEXT, FULL, LAST])]
    assert blocks(make.pdf(page)) == [f"{FULL} {NEXT} {FULL}", f"{NEXT} {FULL} {LAST}"]


def test_a_paragraph_goes_on_over_the_end_of_a_page(make):
    first = make.column(90, 700, [FULL, NEXT] * 4)
    second = make.column(90, 700, [FULL, LAST])
    [only] = blocks(make.pdf(first, second))
    assert only.endswith(f"{NEXT} {FULL} {LAST}")


def test_two_columns_are_read_one_after_the_other(make):
    left = [f"left words number {n} go on" for n in range(1, 8)]
    right = [f"right words number {n} too" for n in range(1, 8)]
    rows = zip(make.column(60, 600, left), make.column(320, 600, right), strict=True)
    title = make.text(100, 660, "A title over the two columns of this page")
    # as some programs do, row by row over both
    page = [title, *(piece for row in rows for piece in row)]
    words = " ".join(blocks(make.pdf(page)))
    assert words.index("title over") < words.index("left words number 1")
    assert words.index("left words number 7") < words.index("right words number 1")


def test_a_table_is_read_row_by_row(make):
    rows = [
        ("wheat", "12"),
        ("rye", "7"),
        ("oats", "31"),
        ("barley", "5"),
        ("hops", "2"),
        ("peas", "1"),
    ]
    page = [
        make.text(x, 700 - 14 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((60, 320), row, strict=True)
    ]
    assert kinds(make.pdf(page)) == [(Kind.TABLE, "\n".join(map("\t".join, rows)))]


def test_a_word_broken_at_the_end_of_a_line_is_whole_again(make):
    lines = [
        "The council met on Monday and spoke about the old brid-",
        "ge over the river, which was closed for a thorough re-",
        "pair in spring.",
    ]
    [only] = blocks(make.pdf(make.column(90, 700, lines)))
    assert "old bridge over" in only
    assert "thorough repair in" in only


def test_a_hyphen_of_the_words_own_stays(make):
    lines = [
        "A well-known man and other well-known people met a well-",
        "known woman of long standing and of self-made means with",
        "other people.",
    ]
    [only] = blocks(make.pdf(make.column(90, 700, lines)))
    assert "met a well-known woman" in only


def test_larger_and_short_is_a_heading_and_its_rank_the_level(make):
    page = [
        make.text(90, 780, "Annual Report", 24),
        make.text(90, 740, "The bridge", 16),
        *make.column(90, 700, [FULL, NEXT, LAST]),
        make.text(90, 640, "The harbour", 16),
        *make.column(90, 600, [NEXT, FULL, LAST]),
    ]
    source = read_bytes(make.pdf(page), "x.pdf")
    found = [(b.level, b.span.of(source.text)) for b in source.blocks if b.kind is Kind.HEADING]
    assert found == [(1, "Annual Report"), (2, "The bridge"), (2, "The harbour")]


def test_footnotes_do_not_part_the_paragraph_above_them(make):
    note = [make.text(90, 100, "1 In the year of the flood.", 8)]
    first = make.column(90, 700, [FULL, NEXT] * 4)
    second = make.column(90, 700, [FULL, LAST])
    body, below = blocks(make.pdf(first + note, second))
    assert body.endswith(f"{NEXT} {FULL} {LAST}")
    assert below == "1 In the year of the flood."


def test_a_turned_page_is_read_as_it_is_shown(make):
    def turned(x, y, words):
        return f"BT /F1 12 Tf 0 1 -1 0 {x} {y} Tm ({words}) Tj ET"

    page = [turned(100 + 14 * n, 90, line) for n, line in enumerate([FULL, NEXT, LAST])]
    assert blocks(make.pdf(page, rotate=90)) == [f"{FULL} {NEXT} {LAST}"]


def test_blocks_tile_the_text(make):
    source = read_bytes(make.pdf(make.column(90, 700, [FULL, LAST, FULL])), "x.pdf")
    ends = [0, *(block.outer_end for block in source.blocks)]
    assert [block.outer_start for block in source.blocks] == ends[:-1]
    assert ends[-1] == len(source.text)


def kinds(data):
    source = read_bytes(data, "x.pdf")
    return [(block.kind, source.text[block.start : block.end]) for block in source.blocks]


def test_a_number_apart_from_its_words_is_no_cell(make):
    page = [
        *(make.text(90, 700 - 42 * n, f"{n + 1}.") for n in range(3)),
        *(piece for n in range(3) for piece in make.column(118, 700 - 42 * n, [FULL[:52], LAST])),
    ]
    assert kinds(make.pdf(page)) == [
        (Kind.PARAGRAPH, f"{n}. {FULL[:52]} {LAST}") for n in (1, 2, 3)
    ]


def test_an_entry_of_contents_ends_its_line(make):
    titles = {"The council and the river": 3, "The bridge over the river": 5}
    entries = [f"{title} {'. ' * 14}{page}" for title, page in titles.items()]
    page = make.column(90, 700, [*entries, FULL, NEXT, LAST])
    assert kinds(make.pdf(page)) == [
        (Kind.TABLE, "\n".join(entries)),
        (Kind.PARAGRAPH, f"{FULL} {NEXT} {LAST}"),
    ]


def test_code_is_set_in_type_of_one_width_line_by_line(make):
    prose = make.column(90, 700, [FULL, NEXT, LAST], font="F2")
    code = make.column(90, 630, ["$ cat list", "    milk", "$ rm list"])
    more = make.column(90, 560, [FULL, NEXT, LAST], font="F2")
    found = kinds(make.pdf([*prose, *code, *more]))
    assert (Kind.CODE, "$ cat list\nmilk\n$ rm list") in found
    assert [kind for kind, _ in found if kind is not Kind.CODE] == [Kind.PARAGRAPH] * 2


def test_a_document_from_a_typewriter_is_no_code(make):
    assert [kind for kind, _ in kinds(make.pdf(make.column(90, 700, [FULL, NEXT, LAST])))] == [
        Kind.PARAGRAPH
    ]


def test_what_hangs_under_its_first_line_goes_on(make):
    page = [
        *make.column(90, 700, [FULL, NEXT, LAST]),
        make.text(90, 644, FULL),
        make.text(110, 630, LAST),
        make.text(90, 602, NEXT),
        make.text(110, 588, LAST),
    ]
    assert blocks(make.pdf(page)) == [
        f"{FULL} {NEXT} {LAST}",
        f"{FULL} {LAST}",
        f"{NEXT} {LAST}",
    ]


def test_two_lines_set_in_alike_are_one_paragraph(make):
    page = [
        *make.column(90, 700, [FULL, NEXT, LAST]),
        *make.column(110, 644, [FULL[:53], LAST]),
    ]
    assert blocks(make.pdf(page))[1] == f"{FULL[:53]} {LAST}"


def test_a_bullet_begins_an_item(make):
    lines = [FULL, NEXT, "\\225 The council met on Monday and spoke of it once more.", LAST]
    page = make.column(90, 700, lines)
    found = blocks(make.pdf([words.replace("\\\\225", "\\225") for words in page]))
    assert found[0] == f"{FULL} {NEXT}"
    assert found[1].startswith("• The council")


def test_a_few_lines_that_run_over_the_margin_do_not_widen_it(make):
    ragged = [f"someone {'word ' * 8}{'x' * (n % 7 + 1)}" for n in range(20)]
    pages = [make.column(90, 700, [*ragged, LAST] * 2) for _ in range(3)]
    pages[-1] += make.column(90, 60, ["x = " + "y" * 66] * 2)
    found = blocks(make.pdf(*pages))
    assert [words.count("someone") for words in found if "yyy" not in words] == [20] * 6


def test_a_figure_in_a_drawing_is_no_heading(make):
    page = [*make.column(90, 700, [FULL, NEXT, LAST]), make.text(200, 600, "10", 16)]
    assert [kind for kind, _ in kinds(make.pdf(page))] == [Kind.PARAGRAPH] * 2


def test_a_block_with_a_margin_of_its_own_is_one_paragraph(make):
    lines = [FULL[:40], NEXT[:36] + "that", FULL[:39] + "n", "river."]
    page = [
        *make.column(90, 700, [FULL, NEXT, LAST]),
        *make.column(120, 630, lines),
        *make.column(90, 550, [FULL, NEXT, LAST]),
    ]
    assert blocks(make.pdf(page))[1] == " ".join(lines)


def test_a_reference_hangs_under_its_number(make):
    text = [
        *(make.text(114, y, FULL[:52]) for y in (700, 658, 616)),
        *(piece for y in (686, 644, 602) for piece in make.column(90, y, [FULL, LAST])),
    ]
    reference = [make.text(90, 550, f"[1] {FULL[:52]}"), *make.column(114, 536, [NEXT[:52], LAST])]
    found = blocks(make.pdf([*text, *reference]))
    assert found == [f"{FULL[:52]} {FULL} {LAST}"] * 3 + [f"[1] {FULL[:52]} {NEXT[:52]} {LAST}"]


def test_a_page_that_is_set_in_as_a_whole_has_the_margin_of_the_others(make):
    whole = make.column(90, 700, [FULL, NEXT, FULL, LAST])
    lines = [f"the {'word ' * 8}{'x' * length}" for length in (6, 8, 7, 5)]
    inner = make.column(118, 700, [*lines, LAST])
    assert blocks(make.pdf(whole, whole, inner))[-1] == " ".join([*lines, LAST])


def test_a_heading_that_names_a_command_is_no_code(make):
    page = [make.text(90, 740, "6.3 doclint check", 16), *make.column(90, 700, [FULL], font="F2")]
    assert kinds(make.pdf(page))[0] == (Kind.HEADING, "6.3 doclint check")


def test_letters_of_another_make_are_one_size(make):
    small = f"{NEXT} early"
    page = [make.text(90, 700, FULL), make.text(90, 686, small, 10.8), make.text(90, 672, LAST)]
    assert blocks(make.pdf(page)) == [f"{FULL} {small} {LAST}"]
