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


def test_page_numbers_go_before_lines_are_joined():
    lines = []
    for n in range(12):
        rest = f"第{'一二三四五六七八九十百千'[n]}次会议研究了工作安排。{BODY * 3}"
        lines += [rest[i : i + 30] for i in range(0, len(rest), 30)]
    whole = "".join(lines)
    for n, at in enumerate(range(9, len(lines), 10)):
        lines.insert(at, f"— {n + 1} —")
    mended = doclint.fix("\n".join(lines) + "\n", unsafe=True, config=LAYOUT)
    assert "".join(mended.text.split()) == whole
    assert mended.quarrel == ()
    assert mended.text.count("\n") < len(lines) / 3


def test_the_edge_of_a_page_needs_two_cues():
    text = f"{BODY}\n" * 3
    assert findings(text + "打印本页\n") == []
    assert findings(text + "打印本页\n关闭窗口\n") == [("web-furniture", len(text))]
