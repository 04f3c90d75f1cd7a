"""What the rules of the group layout leave to others, and what they do together."""

import doclint
from doclint.engine.config import Config

LAYOUT = Config(select=("layout",))
BODY = "全县坚持把项目建设作为头等大事，建立专班推进机制，逐项明确责任单位和完成时限，各项工程按期开工，质量和安全都有保证。"


def findings(text):
    return [(f.rule, f.span.start) for f in doclint.lint(text, config=LAYOUT).findings]


def test_one_heading_inside_a_paragraph_is_not_a_glued_paragraph():
    assert findings(f"{BODY}（二）改善民生。{BODY}第（三）项同样办理。\n") == []
    assert findings(f"{BODY}（二）改善民生。{BODY}（三）改进作风。{BODY}\n") == [
        ("glued-paragraphs", 0)
    ]


def wrapped(ordinals):
    """Return the lines of a paragraph for each of `ordinals`, of 30 code points."""
    parts = [f"第{one}次会议研究了工作安排。{BODY * 3}" for one in ordinals]
    return [part[i : i + 30] for part in parts for i in range(0, len(part), 30)]


def test_page_numbers_go_before_lines_are_joined():
    lines = wrapped("一二三四五六七八九十百千")
    whole = "".join(lines)
    for n, at in enumerate(range(9, len(lines), 10)):
        lines.insert(at, f"— {n + 1} —")
    mended = doclint.fix("\n".join(lines) + "\n", unsafe=True, config=LAYOUT)
    assert "".join(mended.text.split()) == whole
    assert mended.quarrel == ()
    assert mended.text.count("\n") < len(lines) / 3


def test_page_numbers_stuck_to_lines_and_alone_go_together():
    lines = wrapped("一二三四五六七八九十百千甲乙丙丁")
    whole = "".join(lines)
    for n, at in enumerate(range(9, len(lines), 9), start=1):
        lines[at] = f"{n}\n{lines[at]}" if n % 5 == 0 else f"{n}{lines[at]}"
    pages = Config(select=("page-furniture",))
    (one,) = doclint.lint("\n".join(lines), config=pages).findings
    assert one.fix
    assert len(one.fix.edits) == n
    mended = doclint.fix("\n".join(lines) + "\n", unsafe=True, config=LAYOUT)
    assert "".join(mended.text.split()) == whole


def test_the_edge_of_a_page_needs_two_cues():
    text = f"{BODY}\n" * 3
    assert findings(text + "打印本页\n") == []
    assert findings(text + "打印本页\n关闭窗口\n") == [("web-furniture", len(text))]


def test_a_heading_without_words_is_passed_over_at_the_edge_of_a_page():
    report = doclint.lint("正文。\n\n#\n\n打印本页\n\n关闭窗口\n", format="md", config=LAYOUT)
    assert report.crashes == ()
    assert [finding.rule for finding in report.findings] == ["web-furniture"]
    assert doclint.lint("#", format="md", config=LAYOUT).crashes == ()


def test_headings_without_a_stop_are_told_where_they_go_on_with_those_of_other_paragraphs():
    row = f"一、去年工作回顾\n\n{BODY}\n\n"
    glued = f"{BODY}二、2024年工作安排今年是建县第三十年，{BODY}抓好以下工作：（一）项目建设{BODY}{BODY}\n"
    second = f"\n（二）改善民生\n\n{BODY}\n"
    assert findings(row + glued + second) == [("glued-paragraphs", len(row))]
    assert findings(glued) == []


def test_a_list_that_a_colon_announces_is_none_even_where_a_later_paragraph_goes_on_with_it():
    listed = f"{BODY}抓好以下工作：（一）项目建设；（二）改善民生；（三）改进作风。{BODY}{BODY}\n"
    assert findings(listed + f"\n（四）其他工作\n\n{BODY}\n") == []


def test_articles_without_a_blank_after_their_number_are_told_and_references_are_not():
    assert findings(f"第一条{BODY}第二条{BODY}第三条{BODY}\n") == [("glued-paragraphs", 0)]
    assert findings(f"依法办理。{BODY}第二条规定，{BODY}第三条规定，{BODY}\n") == []
