"""Which numbers of a document belong together."""

from doclint.analysis.runs import numbered_run, run_of, runs, written
from doclint.parse import parse
from doclint.read import source_of


def document(text):
    return parse(source_of(text, "-", "txt"))


def values(text):
    return [[mark.numbering.value for mark in run.marks] for run in runs(document(text))]


BODY = "这一段写得足够长，说的是村里一年来做过的事情，没有编号。"


def test_a_run_begins_anew_under_each_parent():
    text = "一、路\n（一）修\n（二）养\n二、水\n（一）引\n（二）排\n（三）蓄\n"
    assert sorted(values(text)) == [[1, 2], [1, 2], [1, 2, 3]]


def test_a_run_goes_on_across_parents():
    text = "（一）路\n1.修\n2.养\n（二）水\n3.引\n4.排\n"
    assert sorted(values(text)) == [[1, 2], [1, 2, 3, 4]]


def test_articles_with_a_branch_do_not_count():
    text = "第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。\n"
    assert values(text) == [[1, 2, 3]]


def test_numbered_run_gives_the_sections_numbered_together():
    text = f"村里的报告\n去年的事\n（一）修路\n{BODY}\n（二）治水\n{BODY}\n今年的事\n（一）种树\n{BODY}\n（二）办学\n{BODY}\n"
    whole = document(text)
    sections = {
        text[s.heading.title_start : s.heading.title_end]: s for s in whole.outline.sections
    }
    together = numbered_run(whole, sections["种树"])
    assert together == (sections["种树"], sections["办学"])
    assert numbered_run(whole, sections["去年的事"]) == ()


def test_a_number_is_written_in_its_own_manner():
    whole = document("（十）甲\n２．乙\n3.4 丙丁\n④戊\n")
    written_next = [
        written(whole, mark.numbering, mark.numbering.value + 1) for mark in whole.outline.marks
    ]
    assert written_next == ["（十一）", "３．", "3.5", "⑤"]


def test_a_mark_finds_its_run():
    whole = document("1.甲\n2.乙\n3.丙\n")
    assert {run_of(whole, mark.numbering) for mark in whole.outline.marks} == set(runs(whole))
