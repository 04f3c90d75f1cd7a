"""What is told to be page furniture, and what is left alone."""

import re

import pytest

from doclint.analysis.furniture import Role, furnishings, furniture
from doclint.analysis.inline_pages import inline_pages
from doclint.analysis.page_runs import page_runs
from doclint.parse import parse
from doclint.read import source_of

SENTENCES = [
    "全县坚持把项目建设作为头等大事，建立专班推进机制，逐项明确责任单位和完成时限",
    "农业生产稳步发展，粮食总产量连续三年增长，特色种植面积不断扩大，农民收入持续增加",
    "城乡面貌有了新的变化，老旧小区改造、农村公路建设和河道治理等工程按期完成",
    "教育医疗等公共服务进一步改善，县医院新院区投入使用，城区学校大班额问题得到缓解",
    "安全生产形势总体平稳，各类风险隐患得到及时排查和处置，群众安全感稳步提升",
    "营商环境不断优化，审批事项和办理时间大幅压减，新登记市场主体数量明显增加",
    "生态保护扎实推进，空气质量优良天数比例提高，河流断面水质全部达到规定标准",
    "文化事业繁荣发展，新建村级文化广场二十处，组织群众文艺演出一百余场次",
]


def paged(lines_of, pages=8, *, broken=True):
    out = []
    for n in range(pages):
        body = "，".join(SENTENCES[(n + k) % len(SENTENCES)] for k in range(6 + n % 2))
        out.append(f"{n + 1}是年，{body}" + ("" if broken else "。"))
        out += lines_of(n + 1)
    out.append("这些成绩来之不易，必须倍加珍惜。")
    return "\n".join(out) + "\n"


def document(text, format="txt"):  # noqa: A002
    return parse(source_of(text, "-", format))


def words(text):
    parsed = document(text)
    return [parsed.blocks[i].span.of(text) for i in furniture(parsed)]


@pytest.mark.parametrize(
    "manner", ["— {} —", "-{}-", "第{}页", "第 {} 页 共 8 页", "[Page {}]", "{}"]
)
@pytest.mark.parametrize("broken", [True, False])
def test_page_numbers(manner, broken):
    text = paged(lambda n: [manner.format(n)], broken=broken)
    assert words(text) == [manner.format(n) for n in range(1, 9)]
    assert all(piece.sure for piece in furnishings(document(text)))


def test_running_head_beside_page_numbers():
    text = paged(lambda n: [f"- {n} -", "某某县文件汇编"])
    pieces = furnishings(document(text))
    assert [piece.role for piece in pieces].count(Role.HEAD) == 8
    assert all(piece.sure for piece in pieces)


def test_running_head_inside_sentences():
    assert words(paged(lambda _: ["某某县文件汇编"])) == ["某某县文件汇编"] * 8


@pytest.mark.parametrize("form", ["txt", "md"])
@pytest.mark.parametrize("broken", [True, False])
def test_lines_at_regular_distances_are_running_heads_where_they_break_sentences(form, broken):
    text = "\n\n".join(paged(lambda _: ["本章要点"], broken=broken).splitlines())
    assert len(furniture(document(text, form))) == (8 if broken else 0)


def test_title_stays_where_it_is_the_title():
    text = "某某县政府工作报告\n" + paged(lambda n: [f"{n}", "某某县政府工作报告"])
    pieces = furnishings(document(text))
    assert min(piece.block for piece in pieces) > 0
    assert len(pieces) == 16


def test_a_single_number_in_dashes_is_not_sure():
    (piece,) = furnishings(document("全县经济\n— 7 —\n平稳发展。\n"))
    assert not piece.sure


@pytest.mark.parametrize(
    "text",
    [
        "各位代表！\n" * 9,
        "".join(f"{n}\n某项指标\n万元\n" for n in range(1, 30)),
        "".join(f"（{n}）完成投资，按期开工，质量合格。\n" for n in range(1, 9)),
        "2019\n2020\n2021\n2022\n",
        "第一节\n" + "正文内容在此。" * 60 + "\n第二节\n" + "正文内容在此。" * 60 + "\n",
    ],
    ids=["refrain", "table", "items", "years", "sections"],
)
def test_no_furniture(text):
    assert words(text) == []


def test_a_repeated_part_is_no_running_head():
    part = "工作安排\n" + "，".join(SENTENCES) + "。\n"
    assert words(part * 8) == []


def test_numbers_inside_a_paragraph():
    text = "".join(f"{SENTENCES[n % 8] * 10}在全 — {n + 1} — 县推开。" for n in range(6)) + "\n"
    found = inline_pages(document(text))
    assert [page.number for page in found] == [1, 2, 3, 4, 5, 6]
    assert {text[page.start : page.end] for page in found} == {f" — {n} — " for n in range(1, 7)}


def test_figures_in_dashes_are_no_pages():
    assert inline_pages(document("增速由 — 5 — 升到 — 9 — 再到 — 2 — 。\n" * 20)) == ()


@pytest.mark.parametrize("form", [".{}.", ",{},", ".{}..", ".{}-"])
def test_dots_around_a_page_number(form):
    found = words(paged(lambda n: [form.format(n)]))
    assert found == [form.format(n) for n in range(1, 9)]


def test_a_number_with_one_dot_is_that_of_an_item():
    assert words(paged(lambda n: [f"{n}."])) == []


def test_blanks_between_the_figures_of_a_page_number():
    found = words(paged(lambda n: [" ".join(str(n + 8))]))
    assert found == ["9", *(" ".join(str(n)) for n in range(10, 17))]


def stuck(number="{}", pages=9, bare=()):
    """Return text wrapped at 30 characters, each page of 16 lines opened by its number, stuck to a line."""
    prose = "".join(
        f"第{n}季度，{SENTENCES[n % 8]}；{SENTENCES[(n * 3 + 1) % 8]}，" for n in range(pages * 6)
    )
    lines = [prose[at : at + 30] for at in range(0, pages * 16 * 30, 30)]
    for page in range(1, pages):
        before = lines[page * 16 - 1]
        if page in bare:
            lines[page * 16 - 1] = before[:14] + "。"
            lines[page * 16] = f"一切顺利，{lines[page * 16]}"
        lines[page * 16] = number.format(page + 1) + lines[page * 16]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("number", ["{}", "{} "])
def test_numbers_stuck_to_lines(number):
    text = stuck(number)
    found = inline_pages(document(text))
    assert [page.number for page in found] == list(range(2, 10))
    assert {text[page.start : page.end].strip() for page in found} == {str(n) for n in range(2, 10)}


def test_a_number_stuck_to_the_first_line_of_a_paragraph():
    assert [page.number for page in inline_pages(document(stuck(bare={4})))] == list(range(2, 10))


def test_the_number_of_a_page_that_holds_one_line():
    lines = stuck(pages=13).splitlines()
    for n in (12, 13):
        at = (n - 1) * 16
        lines[at] = f"{n + 1}{lines[at].removeprefix(str(n))}"
    lines[10 * 16 + 1] = "12" + lines[10 * 16 + 1]
    found = inline_pages(document("\n".join(lines) + "\n"))
    assert [page.number for page in found] == list(range(2, 15))


def test_numbers_that_begin_paragraphs_are_those_of_a_list():
    assert inline_pages(document(stuck(bare=set(range(1, 9))))) == ()


@pytest.mark.parametrize(("first", "found"), [(10, 17), (11, 18), (20, 9)])
def test_numbers_stuck_to_tables_that_count_on_from_those_of_the_text(first, found):
    table = "".join(f"{SENTENCES[n % 8][:8]} 万元 {n * 37 % 90}%\n" for n in range(30))
    text = stuck() + "".join(f"{n}编号 指标 单位\n{table}" for n in range(first, first + 8))
    numbers = [page.number for page in inline_pages(document(text))]
    assert numbers == [n for n in range(2, found + 1) if n < 10 or n >= first]


def before_heading(pages, *, chapters=(5, 5, 6)):
    """Return wrapped text whose pages `pages` begin with a heading of two levels."""
    headings = dict(zip(pages, (f"{c}.{n}" for n, c in enumerate(chapters, 1)), strict=False))
    lines = stuck("{}", 13).splitlines()
    for page, heading in headings.items():
        at = (page - 1) * 16
        words_ = lines[at].removeprefix(str(page))
        lines[at - 1] = lines[at - 1][:14] + "。"
        lines[at] = f"{page}{heading} 推进重点项目建设\n{words_}"
    lines[3] = "5 发展目标"
    return "\n".join([*lines, *(f"{c}.{n} 保障措施" for c in (5, 6) for n in (4, 5))]) + "\n"


def test_a_number_stuck_to_that_of_a_heading():
    found = inline_pages(document(before_heading([4, 8, 10])))
    assert [page.number for page in found] == list(range(2, 14))
    assert {page.end - page.start for page in found if page.number in (4, 8, 10)} == {1, 2}


def test_a_heading_whose_number_begins_like_that_of_a_missing_page_stays_whole():
    chapters = "".join(f"{c}.1 保障措施\n" for c in range(40, 90))
    text = before_heading([4, 8]) + chapters
    numbers = [page.number for page in inline_pages(document(text))]
    assert numbers == [n for n in range(2, 14) if n not in (4, 8)]


def both_ways(form, alone, pages=13):
    """Return wrapped text with the number of each page stuck to its first line, or alone before it.

    A page with its number alone ends a paragraph.
    """
    lines = stuck("{}", pages).splitlines()
    for page in range(1, pages):
        at = page * 16
        number, words = form.format(page + 1), lines[at].removeprefix(str(page + 1))
        if page + 1 in alone:
            lines[at - 1] = f"{lines[at - 1][:14]}。"
            lines[at] = f"{number.rstrip()}\n{words}"
        else:
            lines[at] = number + words
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("form", ["{}", "{} ", "  {} "])
def test_numbers_stuck_to_lines_here_and_alone_there(form):
    text = both_ways(form, alone={5, 9, 12})
    parsed = document(text)
    assert words(text) == ["5", "9", "12"]
    assert not any(piece.sure for piece in furnishings(parsed))
    (run,) = page_runs(parsed)
    assert [one.number for one in run] == list(range(2, 14))
    assert inline_pages(parsed) == ()


@pytest.mark.parametrize("words_", ["——全县交通规划图", "G.3 流程", "31  绿地面积"])
def test_a_number_whose_indent_sets_it_off_may_be_stuck_to_anything(words_):
    text = both_ways("  {} ", alone={5, 9}).replace("  7 ", f"  7 {words_}")
    (run,) = page_runs(document(text))
    assert [one.number for one in run] == list(range(2, 14))
    everywhere = re.sub("(?m)^(?=\\S)", "  ", text)
    assert 7 not in [one.number for run in page_runs(document(everywhere)) for one in run]


def test_a_number_alone_where_its_page_does_not_end_is_none():
    text = both_ways("{}", alone={5}).replace("\n9", "\n")
    lines = text.splitlines()
    lines.insert(7 * 16 + 8, "9")
    assert words("\n".join(lines) + "\n") == ["5"]


def test_short_pages_at_the_end_whose_numbers_are_set_off():
    text = paged(lambda n: [f"  {n}  "], pages=12)
    text += "  13  \n附图目录如下\n  14  \n附图一\n"
    assert words(text) == [str(n) for n in range(1, 15)]


def test_numbers_that_are_not_set_off_need_a_page_between():
    text = paged(lambda n: [str(n)], pages=12) + "13\n附图目录如下\n14\n附图一\n"
    assert words(text) == [str(n) for n in range(1, 13)]


def test_blanks_between_the_figures_set_a_number_off():
    pages = paged(lambda n: [" ".join(str(n))], pages=12)
    text = re.sub(r"\d+是年", "这一年", pages) + "1 3\n附图目录如下\n1 4\n附图一\n"
    assert words(text)[-3:] == ["1 2", "1 3", "1 4"]


def test_rows_whose_numbers_stand_alone_here_and_before_words_there_are_no_pages():
    lines = []
    for n in range(1, 25):
        cell = "，".join(SENTENCES[n * k % 8][k:] for k in range(1, 8)) + f"，由第{n}专班牵头"
        row = [cell[at : at + 30] for at in range(0, len(cell), 30)]
        row[0] = row[0] if n % 4 == 0 else f"{n}{row[0]}"
        lines += [*row[:2], str(n), *row[2:]] if n % 4 == 0 else row
    parsed = document("\n".join(lines) + "\n")
    assert not [piece for piece in furnishings(parsed) if piece.role is Role.NUMBER]
    assert inline_pages(parsed) == ()


def test_cells_are_no_pages_though_their_numbers_go_on_from_a_page():
    table = "".join(f"{n}\n某项指标\n万元\n" for n in range(10, 40))
    text = both_ways("  {} ", alone={5, 9}) + table
    assert words(text) == ["5", "9"]


def test_running_heads_behind_the_numbers_of_the_pages_before():
    text = paged(lambda n: [f"{n} AB12/T 345—2020"])
    pieces = furnishings(document(text))
    assert words(text) == [f"{n} AB12/T 345—2020" for n in range(1, 9)]
    assert all(piece.sure and piece.role is Role.HEAD for piece in pieces)


def test_no_head_follows_the_number_of_the_last_page():
    text = paged(lambda n: [f"{n} AB12/T 345—2020"]) + "，".join(SENTENCES) + "。\n9\n"
    assert words(text)[-1] == "9"
    table = "".join(f"{n}\n某项指标\n万元\n" for n in (9, 10, 9))
    assert words(text.removesuffix("9\n") + table)[-1] == "8 AB12/T 345—2020"


@pytest.mark.parametrize(
    ("words_", "broken"), [("月份重点工作安排", True), ("AB12/T 345—2020", False)]
)
def test_counted_headings_are_no_running_heads(words_, broken):
    assert words(paged(lambda n: [f"{n} {words_}"], broken=broken)) == []


def test_words_that_a_number_follows_are_headings():
    assert words(paged(lambda n: [f"Chapter {n}"], broken=False)) == []
