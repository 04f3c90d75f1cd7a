"""First halves that look like headings."""

from doclint.analysis.split_headings import split_headings
from doclint.parse import parse
from doclint.read import source_of

BODY = "今年修路三公里，沿线安装路灯一百二十盏，年底前全部建成通车。新修的路由村里统一管护。"
FIRST = "（二）村里的水由各组分片管理，每年清理一次，并且要在"
SECOND = "春天到来之前完成，逾期没有完成的由村里派人清理，费用由各组承担。"


def halves(between):
    text = f"（一）{BODY}\n\n{FIRST}\n\n{between}{SECOND}\n\n（三）{BODY}\n\n（四）{BODY}\n"
    document = parse(source_of(text, "-", "txt"))
    return [half.first.of(document.text) for half in split_headings(document)]


def test_a_page_end_between_the_halves_is_evidence():
    assert halves("— 3 —\n\n") == [FIRST]


def test_without_a_page_end_more_is_asked():
    assert halves("") == []


def test_one_of_several_titles_is_one_though_the_text_reads_on():
    lines = [
        "一、匆匆上任",
        "何某某三月调来本村，" + BODY,
        "二、修路办学",
        BODY,
        "三、安排明年",
        BODY,
    ]
    assert split_headings(parse(source_of("\n\n".join(lines), "-", "txt"))) == ()
    lines[2::2] = ["二、修路办学。" + BODY, "三、安排明年。" + BODY]
    assert split_headings(parse(source_of("\n\n".join(lines), "-", "txt")))
