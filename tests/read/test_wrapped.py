from textwrap import fill, indent

from doclint.model.document import Kind
from doclint.read import source_of

ONE = (
    "The council met in the old mill on the first Monday of the month and heard the report of the "
    "road committee. Three bridges were inspected during the spring, and two of them were found to "
    "need new decking before the autumn rains begin."
)
TWO = (
    "Money for the work will come from the reserve that was set aside last year, and the remainder "
    "from a small levy on heavy vehicles that use the quarry road every working day of the week."
)
THREE = (
    "Nothing in this decision changes the rules for footpaths, which stay with the parishes as they "
    "have done since the last reform, nor does it touch the upkeep of private lanes."
)


def blocks(text):
    source = source_of(text, "-", "txt")
    return [(b.kind, " ".join(text[b.start : b.end].split())) for b in source.blocks]


def wrapped(*paragraphs, width=70):
    return "\n\n".join(fill(p, width) for p in paragraphs) + "\n"


def test_runs_of_wrapped_lines_are_paragraphs():
    assert blocks(wrapped(ONE, TWO, THREE)) == [(Kind.PARAGRAPH, p) for p in (ONE, TWO, THREE)]


def test_other_widths_line_ends_and_indents():
    for width in (60, 72, 79):
        text = indent(wrapped(ONE, TWO, THREE, width=width), "   ").replace("\n", "\r\n")
        assert [words for _, words in blocks(text)] == [ONE, TWO, THREE]


def test_headings_and_addresses_stay_lines():
    text = (
        wrapped(ONE, TWO) + "\nRoads\n\n" + wrapped(THREE) + "\nMill House\nLower Lane 3\nNewton\n"
    )
    assert [words for _, words in blocks(text)] == [
        ONE, TWO, "Roads", THREE, "Mill House", "Lower Lane 3", "Newton",
    ]  # fmt: skip


def test_a_paragraph_a_line_stays_so():
    text = f"{ONE}\n{TWO}\n{THREE}\nA short one.\nAnd one more."
    assert len(blocks(text)) == 5


def test_a_list_of_short_lines_stays_so():
    lines = ["Apples", "Pears and plums", "Quinces", "Medlars", "Cherries from the hill", "Sloes"]
    assert [words for _, words in blocks("\n".join(lines))] == lines


def test_verse_stays_so():
    lines = [
        "The river runs below the mill,",
        "the miller counts his grain,",
        "the children wait upon the hill",
    ]
    assert len(blocks("\n".join([*lines, "", *lines, "", *lines]))) == 9


def test_items_begin_blocks_and_bullets_are_no_words():
    text = (
        wrapped(ONE, TWO)
        + "\n- "
        + fill(ONE, 68, subsequent_indent="  ")
        + "\n- "
        + fill(THREE, 68, subsequent_indent="  ")
    )
    assert blocks(text)[2:] == [(Kind.ITEM, ONE), (Kind.ITEM, THREE)]


BY_HAND = """\
The road committee was sent to see what is left of the three bridges
after the flood, and it came back with a list
of what is to be done by the village itself and
of what must wait until the county sends help in
the spring of next year, when the stones are dry.
"""


def test_lines_broken_by_hand_that_read_on_are_paragraphs():
    whole = " ".join(BY_HAND.split())
    assert [words for _, words in blocks("\n".join([BY_HAND] * 3))] == [whole] * 3


def test_a_list_of_names_does_not_hide_how_the_rest_is_wrapped():
    names = [f"- Mill {name}" for name in ("Lane", "House", "Farm", "Race", "Pond", "Gate") * 5]
    found = blocks(wrapped(ONE, TWO, THREE) + "\n" + "\n".join(names))
    assert [words for _, words in found[:3]] == [ONE, TWO, THREE]
    assert len(found) == 3 + len(names)


def test_a_table_does_not_hide_how_the_rest_is_wrapped():
    cells = "\n".join(f"Mill {i:<20}   repaired   {i * 7} feet" for i in range(60))
    found = blocks(wrapped(ONE, TWO, THREE) + "\n" + cells)
    assert [words for _, words in found[:3]] == [ONE, TWO, THREE]
    assert [kind for kind, _ in found[3:]] == [Kind.TABLE]


def test_a_few_long_lines_do_not_hide_how_the_rest_is_wrapped():
    link = "See " + "/".join(["https://village.example"] + ["council"] * 20)
    found = blocks(wrapped(ONE, TWO, THREE, ONE, TWO, THREE) + "\n" + link + "\n")
    assert [words for _, words in found] == [ONE, TWO, THREE, ONE, TWO, THREE, link]


def test_numbers_of_three_parts_begin_blocks():
    text = wrapped(ONE, TWO) + "\n" + fill(f"3.1.1. {ONE}", 70) + "\n" + fill(f"3.1.2. {THREE}", 70)
    assert blocks(text)[2:] == [(Kind.ITEM, f"3.1.1. {ONE}"), (Kind.ITEM, f"3.1.2. {THREE}")]


def test_numbers_of_items_are_words():
    text = wrapped(ONE, TWO) + "\n" + fill(f"1. {ONE}", 70) + "\n" + fill(f"2. {THREE}", 70)
    assert blocks(text)[2:] == [(Kind.ITEM, f"1. {ONE}"), (Kind.ITEM, f"2. {THREE}")]


def test_boxes_contents_and_code_are_not_prose():
    text = (
        wrapped(ONE, TWO)
        + "\n1. Roads ............ 3\n2. Bridges .......... 5\n\n"
        + "   +------+------+\n   | mill | lane |\n   +------+------+\n\n"
        + wrapped(THREE)
        + "\nThe script reads::\n\n    for road in roads:\n        mend(road)\n"
    )
    assert [kind for kind, _ in blocks(text)] == [
        Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.TABLE, Kind.CODE, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.CODE,
    ]  # fmt: skip


def test_underlined_titles_are_headings():
    text = (
        "Report\n======\n\n"
        + wrapped(ONE)
        + "\nRoads\n-----\n"
        + wrapped(TWO)
        + "\nEnd\n===\n"
        + wrapped(THREE)
    )
    source = source_of(text, "-", "txt")
    headings = [(text[b.start : b.end], b.level) for b in source.blocks if b.kind is Kind.HEADING]
    assert headings == [("Report", 1), ("Roads", 2), ("End", 1)]


def hard_wrap(text, width):
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


CHINESE = (
    "全镇今年修通了三条村道并把老水塘清淤一遍旱季浇地的难题有了着落下一步要把养护的责任落到人",
    "学校换了新的桌椅和暖气孩子们冬天不再受冻家长们都说好来年还要修操场添图书把校门口的路灯装上",
    "集市从镇口搬到了新的大棚里摊位统一编号垃圾定时清运逢集不再堵车过往的客商也有了歇脚的地方了",
)


MANUAL = """\
道路养护
========

{}

学校
----

{}

集市的规矩：

* {}

清运时这样登记::

  $ register --market 老集市
  ok..

村里另有约定的从其约定。
""".format(
    hard_wrap(CHINESE[0] + "。", 20),
    hard_wrap(CHINESE[1] + "。", 20),
    hard_wrap(CHINESE[2] + "。", 19).replace("\n", "\n  "),
)


def test_chinese_laid_out_for_a_screen_is_read_by_its_blank_lines():
    found = [(kind, words.replace(" ", "")) for kind, words in blocks(MANUAL)]
    assert [kind for kind, _ in found] == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.ITEM,
        Kind.PARAGRAPH,
        Kind.CODE,
        Kind.PARAGRAPH,
    ]
    assert [words for _, words in found if len(words) > 30] == [p + "。" for p in CHINESE]


def test_long_lines_of_code_leave_chinese_laid_out():
    text = MANUAL.replace("  ok..\n", f"  {'ok ' * 30}\n" * 4)
    assert blocks(text)[1][0] is Kind.PARAGRAPH
    assert len(blocks(text)) == len(blocks(MANUAL))


def test_chinese_laid_out_whose_paragraphs_end_inside_the_lines_stays_a_line_a_block():
    text = MANUAL.replace("。\n\n", "。\n镇里另有通知。\n\n").replace("\n\n----", "\n----")
    assert len(blocks(text)) > 2 * len(blocks(MANUAL))


def test_chinese_without_layout_stays_a_line_a_block_though_blank_lines_part_its_paragraphs():
    text = "\n\n".join(hard_wrap(p + "。", 20) for p in CHINESE * 2)
    for each in (text, indent(text, "  ")):
        assert len(blocks(each)) == len(text.split())


def test_chinese_wrapped_without_blank_lines_stays_a_line_a_block():
    text = "\n".join(hard_wrap("　　" + p + "。", 20) for p in CHINESE)
    assert len(blocks(text)) == len(text.splitlines())


def test_chinese_short_lines_stay_so():
    text = "目录\n\n一、道路\n二、学校\n三、集市\n\n说明\n各单位遵照执行。\n不得拖延。\n"
    assert len(blocks(text)) == 7
