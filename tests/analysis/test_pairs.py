import pytest

from doclint.analysis.pairs import partner, unpaired
from doclint.parse import parse
from doclint.read import source_of


def alone(text, reach=12, spread=1):
    document = parse(source_of(text, "-", "txt"))
    return [one.mark for one in unpaired(document, reach, spread)]


@pytest.mark.parametrize("mark", "“‘「『（(【《〈”’」』）)】》〉")
def test_a_lonely_mark_is_found(mark):
    assert alone(f"今年修{mark}路三公里。\n\n年底通车。\n") == [mark]
    assert partner(mark)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_lonely_mark_is_found_among_lines_whose_marks_pair_off(end):
    lines = ["“一”（二）。", "他说“路要修好。", "《三》。"]
    assert alone((2 * end).join(lines), spread=0) == ["“"]


def test_halves_of_a_split_sentence_are_one():
    text = "今年修路三公里。新修的路叫“平安大\n\n道”，每月检查两次。\n"
    assert alone(text) == []


def test_a_quotation_is_given_up_beyond_its_reach():
    text = "他说：“路要修好。\n" + "沟渠要清理。\n" * 4 + "学校要办好。”\n"
    assert alone(text, reach=5) == []
    assert alone(text, reach=4) == ["“", "”"]


def test_a_quotation_whose_paragraphs_all_open_is_closed_once():
    text = "改为：“第一段。\n“第二段。\n“第三段。”\n"
    assert alone(text) == []


def test_items_of_a_quoted_law_need_not_open():
    text = "改为：“有下列情形的：\n（一）甲。\n（二）乙。\n“第二段。”\n"
    assert alone(text, spread=1) == ["“"]
    assert alone(text, spread=12) == []


def test_numbers_apostrophes_and_faces_need_no_partner():
    assert alone("办法有：1）修路；a）建校。大家说好:)\n") == []
    assert alone("1】先修路，再通水。 2】建成之后交给村里管护。\n") == []
    assert alone("先修路】，再通水。\n") == ["】"]
    assert alone("It’s the villagers’ road, and they’re proud of it.\n") == []


def test_a_mark_in_a_line_that_is_no_prose_closes_another_line_s():
    assert alone("（责任编辑：张三\n）\n") == []
    assert alone("他们编了《乡村道路养护办法\n（2021-2035）》（2020）》\n") == []


def test_a_mark_in_a_row_of_a_table_tells_nothing():
    assert alone("村级公路（含桥 指连接各村的路 数据来源于交通部门\n沟渠年底清完。\n") == []


def test_a_letter_that_names_a_rule():
    assert alone("不合本条a）款的，由村里改正，年底之前改完。\n") == []


def test_deep_pairs_find_their_partners():
    assert alone("修路“（《" * 40_000 + "》）”" * 40_000 + "\n") == []


def test_the_apostrophe_of_a_year():
    assert alone("’９８北京新年音乐会今晚举行，’99世博会正在筹备。\n") == []
    assert alone("他说，’新年音乐会今晚举行。\n") == ["’"]
