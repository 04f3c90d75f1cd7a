"""What holds for every rule and every document."""

import pickle
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doclint.analysis.prose import sentences, squeezed
from doclint.engine.config import Config, rules_for
from doclint.engine.core import lint
from doclint.engine.fix import apply, mend
from doclint.model.document import Genre
from doclint.model.finding import Safety
from doclint.parse import parse
from doclint.read import source_of

CLAUSES = [
    "全县粮食播种面积稳定在四十万亩以上",
    "新建改建农村公路一百二十公里",
    "持续优化营商环境",
    "推动重点项目早开工、早建成",
    "城镇新增就业六千人",
    "实施“清水入湖”工程",
    "办好民生实事",
    "加快灌区（二期）续建配套",
    "完成投资3.5亿元",
    "让群众的日子越过越好",
]
TITLES = ["加快产业升级", "办好民生实事", "建设美丽乡村", "推进改革开放", "守牢安全底线"]
STYLES = ["（{}）", "{}、", "第{}章 "]
NUMERALS = "一二三四五六七八九"

sentence = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3).map(
    lambda clauses: "，".join(clauses) + "。"
)
paragraph = st.lists(sentence, min_size=1, max_size=4).map("".join)


@st.composite
def broken_paragraph(draw):
    text = draw(paragraph)
    cut = draw(st.integers(1, len(text) - 1))
    return draw(
        st.sampled_from(
            [
                f"{text[:cut]}\n\n{text[cut:]}",
                text[:cut],
                f"{text[:cut]}\n\n— 3 —\n\n{text[cut:]}",
                text[:cut] + text[max(0, cut - 4) : cut] * draw(st.integers(1, 30)) + text[cut:],
                text.replace("，", "，，", 1),
            ]
        )
    )


@st.composite
def section(draw):
    style = draw(st.sampled_from(STYLES))
    number = draw(st.sampled_from(NUMERALS))
    title = draw(st.sampled_from(TITLES))
    run_in = draw(st.booleans())
    body = draw(st.lists(st.one_of(paragraph, broken_paragraph()), max_size=3))
    heading = style.format(number) + title
    if run_in and body:
        return "\n\n".join([f"{heading}。{body[0]}", *body[1:]])
    return "\n\n".join([heading, *body])


@st.composite
def documents(draw):
    parts = draw(
        st.lists(
            st.one_of(
                section(),
                paragraph,
                broken_paragraph(),
                st.sampled_from(
                    ["工作报告", "各位代表：", "以下三个方面：", "", "　　附件", "1. 甲"]
                ),
            ),
            max_size=10,
        )
    )
    again = draw(st.lists(st.sampled_from(parts), max_size=3)) if parts else []
    text = "\n\n".join(parts + again)
    line_end = draw(st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]))
    return text.replace("\n", line_end) + draw(st.sampled_from(["", line_end]))


ANYTHING = st.one_of(documents(), st.text(max_size=200))
every_document = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)


@every_document
@given(ANYTHING, st.sampled_from(["txt", "md"]))
def test_blocks_tile_the_text(text, form):
    blocks = source_of(text, "-", form).blocks
    assert [b.outer_start for b in blocks] == [0, *(b.outer_end for b in blocks)][: len(blocks)]
    assert (blocks[-1].outer_end if blocks else 0) == len(text)
    for block in blocks:
        assert block.outer_start <= block.start <= block.end <= block.outer_end


@every_document
@given(ANYTHING, st.sampled_from(["txt", "md"]))
def test_findings_are_placed_sorted_and_the_same_each_time(text, form):
    source = source_of(text, "-", form)
    report = lint(source, Config())
    assert report.crashes == ()
    assert report == lint(source, Config())
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301
    for before, after in pairwise(report.findings):
        assert before.span.start <= after.span.start


@every_document
@given(documents(), st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
def test_fixing_settles(text, allow):
    done = mend(source_of(text, "-", "txt"), Config(), allow)
    assert done.quarrel == ()
    again = mend(source_of(done.text, "-", "txt"), Config(), allow)
    assert again.text == done.text
    back = done.text
    for edits in done.undo:
        back = apply(back, edits)
    assert back == text


@every_document
@given(documents())
def test_safe_fixes_lose_no_sentence(text):
    source = source_of(text, "-", "txt")
    done = mend(source, Config(), Safety.SAFE)
    looped = {"looped-text", "doubled-punctuation", "invisible-character"}
    if any(one.finding.rule in looped for one in done.applied):
        return  # these change a sentence; their own tests say how
    kept = "".join(squeezed(done.text).split())
    document = parse(source)
    for one in sentences(document):
        words = "".join(squeezed(text[one.start : one.end]).split())
        if words.strip("—-– 0123456789"):
            assert words in kept


def test_every_rule_can_be_made_for_every_genre():
    for genre in Genre:
        assert rules_for(Config(), genre)
