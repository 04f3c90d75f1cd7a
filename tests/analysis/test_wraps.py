"""Which line ends lie inside a paragraph."""

import textwrap
import time

import pytest

from doclint.analysis.wraps import wraps
from doclint.parse import parse
from doclint.read import source_of

PARAGRAPHS = [
    "过去一年，面对复杂多变的外部环境和繁重的改革发展任务，在县委的坚强领导下，全县上下坚定信心、迎难而上，较好地完成了各项目标任务，经济运行总体平稳。",
    "工业生产稳步回升，规模以上工业增加值比上年增长百分之六，新开工重点项目三十个，建成投产十八个，一批企业完成了技术改造，产品质量和市场竞争能力进一步提高。",
    "农业基础更加巩固，粮食播种面积稳定，特色产业加快发展，新建高标准农田两万亩，农村道路、供水和电网条件持续改善，农民收入增长快于城镇居民，城乡差距继续缩小。",
    "民生保障扎实有力，财政支出的八成用于教育、卫生、养老和住房等领域，新增城镇就业四千人，改造老旧小区十五个，群众反映强烈的看病难、停车难问题得到有效缓解。",
    "生态环境质量不断提升，主要河流断面水质全部达标，城区空气优良天数比例提高两个百分点，植树造林三千亩，生活垃圾分类处理覆盖所有乡镇，绿色生活方式逐步形成。",
]


def wrapped(width, *, indent="", trailing="", paragraphs=PARAGRAPHS, between="\n"):
    """Return the text with a line end after each `width` characters, and the paragraphs' first lines."""
    out = []
    for paragraph in paragraphs:
        rest, lines = indent + paragraph, []
        while len(rest) > width:
            cut = width + (rest[width] in "，。、；")
            lines.append(rest[:cut])
            rest = rest[cut:]
        out.append("\n".join([*lines, rest]) + trailing)
    return between.join(out) + "\n"


def joined(text, blank=""):
    document = parse(source_of(text, "-", "txt"))
    edits = {wrap.before for wrap in wraps(document)}
    out = ""
    for i, block in enumerate(document.blocks):
        out += block.span.of(text) + (blank if i in edits else "\n")
    return out.splitlines()


@pytest.mark.parametrize("width", [22, 28, 33, 40])
@pytest.mark.parametrize("marks", [{"indent": "　　"}, {"trailing": " "}, {}], ids=str)
def test_paragraphs_are_whole_again(width, marks):
    assert joined(wrapped(width, paragraphs=PARAGRAPHS * 2, **marks)) == PARAGRAPHS * 2


def test_numbers_and_headings_begin_lines():
    parts = ["第一条　" + PARAGRAPHS[0], "第二条　" + PARAGRAPHS[1], "（一）" + PARAGRAPHS[2]]
    assert joined(wrapped(27, paragraphs=parts * 2)) == parts * 2


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS * 6),
        "\n".join("某某镇人民政府办公室" for _ in range(40)),
        "\n".join(f"{n} 项目名称 建设单位 万元 建设地点在某某镇某某村" for n in range(40)),
        "\n".join("床前明月照窗台，" if n % 2 else "举头望月思故乡。" for n in range(40)),
    ],
    ids=["paragraphs", "names", "table", "verse"],
)
def test_no_wraps(text):
    assert joined(text + "\n") == text.splitlines()


ENGLISH_TEXT = """\
The council met in spring to look at the plan for the old harbour, which had been put off twice
for want of money. The members agreed that the work could not wait for another year.

A first part of the sum will come from the sale of two empty schools. The rest must be lent by
the savings bank, whose directors have asked to see the accounts of the last ten years.

Nobody doubts that the harbour will pay for itself in time. What the council doubts is how long
that time will be, and who is to bear the cost until then.

The mayor promised an answer before the summer and closed the meeting with thanks to all.
"""
ENGLISH = [" ".join(paragraph.split()) for paragraph in ENGLISH_TEXT.split("\n\n")]


@pytest.mark.parametrize("width", [50, 58, 72])
def test_english_paragraphs_without_blank_lines_are_whole_again(width):
    lines = [textwrap.fill(paragraph, width) for paragraph in ENGLISH * 3]
    assert joined("\n".join(lines) + "\n", " ") == ENGLISH * 3


def test_items_are_not_joined():
    names = [f"- Javier Martinez Canillas of Mill Lane {n}" for n in range(30)]
    assert joined("\n".join(["Who signed:", *names]) + "\n") == ["Who signed:", *names]


def test_english_paragraphs_with_blank_lines_are_wrapped_by_design():
    lines = [textwrap.fill(paragraph, 64) for paragraph in ENGLISH * 3]
    assert wraps(parse(source_of("\n\n".join(lines) + "\n", "-", "txt"))) == ()


def test_a_number_that_counts_on_inside_a_paragraph_is_joined():
    inner = "二是修好水渠，新建泵站三座灌溉面积比上年增加两千亩，旱涝保收的农田又多了一些。"
    part = "今年的工作：一是" + PARAGRAPHS[0] + inner + "三是" + PARAGRAPHS[2]
    whole = [*PARAGRAPHS[1:], part, *PARAGRAPHS[1:]]
    width = 30  # 三是 begins a line
    assert part.index("三是") % width == 0
    assert joined(wrapped(width, paragraphs=whole)) == whole


def test_a_heading_as_long_as_the_lines_is_not_joined():
    heading = "（一）坚持以项目建设为抓手推动全县经济社会持续平稳发展"
    whole = [*PARAGRAPHS, heading, *PARAGRAPHS]
    assert joined(wrapped(len(heading), paragraphs=whole)) == whole


def test_a_page_number_is_not_joined():
    lines = wrapped(28, paragraphs=PARAGRAPHS * 8).splitlines()
    for n, at in enumerate(range(20, len(lines), 20)):
        lines.insert(at, f"— {n + 1} —")
    assert [line for line in joined("\n".join(lines) + "\n") if "—" in line] == [
        f"— {n + 1} —" for n in range(sum("—" in line for line in lines))
    ]


def test_rows_of_a_table_are_not_joined():
    row = "村级公路 指连接各村的路，不论是否通车 含桥梁以及隧道等"
    whole = [*PARAGRAPHS, row, row, row, *PARAGRAPHS]
    assert len(row) == 28
    assert joined(wrapped(28, paragraphs=whole)) == whole


def test_lines_that_were_indented_after_they_were_wrapped():
    inner = "修好村路，" * 5 + "再通水。" + PARAGRAPHS[0]  # a stop hangs past the first line
    whole = ["".join(PARAGRAPHS), inner + PARAGRAPHS[1], *["".join(PARAGRAPHS)] * 3]
    lines = []
    for paragraph in whole:
        first, *others = wrapped(28, paragraphs=[paragraph]).splitlines()
        lines += ["　　" + first, *others]
    assert joined("\n".join(lines) + "\n") == whole


def test_markdown_wraps_by_design():
    document = parse(source_of(wrapped(28), "-", "md"))
    assert wraps(document) == ()


def test_time_is_linear():
    def seconds(times):
        document = parse(source_of(wrapped(28, paragraphs=PARAGRAPHS * times), "-", "txt"))
        start = time.process_time()
        wraps(document)
        return time.process_time() - start

    seconds(2)  # the table is read once
    assert seconds(400) < 40 * seconds(40)


def test_wrapped_history(corpus):
    folder = corpus / "corrupted" / "wrapped-pair"
    text = (folder / "orig__01史记.txt").read_bytes().decode("gb18030")
    whole = (folder / "01史记.txt").read_bytes().decode("gb18030")

    def letters(words):
        return "".join(c for c in words if not c.isspace() and not "\ue000" <= c <= "\uf8ff")

    document = parse(source_of(text, "-", "txt"))
    edits = {wrap.before for wrap in wraps(document)}
    stream = letters(whole)
    ends, at = set(), 0
    for line in whole.splitlines():
        at += len(letters(line))
        ends.add((stream[at - 9 : at], stream[at : at + 9]))
    pieces = [letters(block.span.of(text)) for block in document.blocks]
    mine = "".join(pieces)
    at = right = missed = wrong = 0
    for i, piece in enumerate(pieces[:-1]):
        at += len(piece)
        here = (mine[at - 9 : at], mine[at : at + 9])
        if here in ends:
            wrong += i in edits
        elif here[0] + here[1] in stream:
            right += i in edits
            missed += i not in edits
    assert right / (right + missed) >= 0.99
    assert wrong <= 0.002 * len(edits)
