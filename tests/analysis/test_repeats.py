"""What stands twice: sections, paragraphs and sentences, each copy once, net of what holds it."""

import pytest

from doclint.analysis.heading_repeats import heading_repeats
from doclint.analysis.likeness import Relation, relation
from doclint.analysis.passage_copies import passage_copies
from doclint.analysis.section_copies import section_repeats
from doclint.analysis.section_fixes import section_fixes
from doclint.analysis.sentence_copies import sentence_copies
from doclint.analysis.shared_bodies import shared_bodies
from doclint.engine.fix import apply
from doclint.model.document import Genre
from doclint.model.finding import Safety
from doclint.parse import parse
from doclint.read import source_of

ROAD = "新修水泥路三公里，沿线安装路灯一百二十盏，年底前全部通车，由各组轮流养护。"
SCHOOL = "翻修教室六间，添置课桌椅二百套，请来两位音乐老师，九月一日前全部到位。"
WATER = "沟渠每年清理一次，由各组轮流出工，费用从水费里开支，账目每季度公布。"
NEAR_ROAD = ROAD.replace("安装", "安上")


def document(*lines, genre=Genre.REPORT):
    return parse(source_of("\n\n".join(lines) + "\n", "-", "txt"), genre)


def lines_of(found, fix):
    return apply(found.text, fix.edits).split("\n\n")


def test_copies_are_a_group_with_one_to_keep():
    found = document(
        "（一）修路", ROAD, "（二）修路", ROAD, "（三）修路", ROAD, "（四）办学", SCHOOL
    )
    copies = section_repeats(found).copies
    assert [(copy.copy, copy.kept, copy.copies) for copy in copies] == [(1, 0, 3), (2, 0, 3)]
    assert all(copy.relation is Relation.EXACT and copy.verbatim for copy in copies)


def test_the_fullest_copy_is_kept_even_if_later():
    found = document("（一）修路", ROAD, "（二）修路", ROAD, WATER, "（三）办学", SCHOOL)
    (copy,) = section_repeats(found).copies
    assert (copy.copy, copy.kept, copy.relation) == (0, 1, Relation.CONTAINED)
    assert copy.verbatim


def test_the_fullest_near_copy_is_kept_even_if_later():
    found = document("（一）修路", NEAR_ROAD, "（二）修路", ROAD, WATER, "（三）办学", SCHOOL)
    (copy,) = section_repeats(found).copies
    assert (copy.copy, copy.kept, copy.relation) == (0, 1, Relation.CONTAINED)
    assert not copy.verbatim


def test_headings_of_the_same_words_have_one_level():
    works = ("加快修路通水", "第一，抓紧修路。" + ROAD, "第二，抓紧通水。" + WATER)
    part = (*works, "办好教育事业", SCHOOL + ROAD, WATER)
    found = document("各位代表：现在报告工作。", *part, *part)
    copies = section_repeats(found).copies
    assert [(copy.copy, copy.kept) for copy in copies] == [(2, 0), (3, 1)]


def test_a_copied_parent_stands_for_its_children_and_their_text():
    part = ("（一）修路", ROAD, "（二）办学", SCHOOL)
    found = document("一、惠民工程", *part, "二、惠民工程", *part)
    assert len(section_repeats(found).copies) == 1
    assert section_repeats(found).gone == {3, 4, 5}
    assert passage_copies(found) == ()
    assert sentence_copies(found) == ()


def test_word_for_word_copies_of_one_run_share_one_safe_fix():
    found = document(
        "（一）修路",
        ROAD,
        "（二）修路",
        ROAD,
        "（三）办学",
        SCHOOL,
        "（四）修路",
        ROAD,
        "（五）管水",
        WATER,
    )
    fixes = section_fixes(found)
    assert fixes[1] is fixes[3]
    assert fixes[1].safety is Safety.SAFE
    mended = lines_of(found, fixes[1])
    assert mended == ["（一）修路", ROAD, "（二）办学", SCHOOL, "（三）管水", WATER + "\n"]


def test_near_copies_wait_for_the_unsafe_fix_which_holds_the_safe_one():
    found = document(
        "（一）修路", ROAD, "（二）修路", ROAD, "（三）修路", NEAR_ROAD, "（四）管水", WATER
    )
    fixes = section_fixes(found)
    assert (fixes[1].safety, fixes[2].safety) == (Safety.SAFE, Safety.UNSAFE)
    assert lines_of(found, fixes[1])[2:] == ["（二）修路", NEAR_ROAD, "（三）管水", WATER + "\n"]
    assert lines_of(found, fixes[2])[2:] == ["（二）管水", WATER + "\n"]


def test_a_copy_with_a_sentence_or_figure_of_its_own_is_never_removed():
    twenty = ROAD.replace("三公里", "3公里")
    other = ROAD.replace("三公里", "8公里")
    found = document("（一）修路", twenty, "（二）修路", other, "（三）管水", WATER)
    assert section_fixes(found)[1].safety is Safety.SUGGESTED
    found = document("（一）修路", ROAD + SCHOOL, "（二）修路", ROAD + WATER)
    fixes = section_fixes(found)
    assert all(fix.safety is Safety.SUGGESTED for fix in fixes.values())


def test_a_copy_that_keeps_its_number_does_not_lower_the_next():
    found = document(
        "（一）修路", ROAD, "（二）办学", SCHOOL, "（二）办学", SCHOOL, "（三）管水", WATER
    )
    (fix,) = section_fixes(found).values()
    assert "（三）管水" in apply(found.text, fix.edits)


def test_laws_report_only_long_copies_word_for_word():
    lines = ("（一）修路", ROAD, "（二）修路", ROAD, "（三）办学", SCHOOL)
    assert section_repeats(document(*lines, genre=Genre.LAW)).copies == ()
    long = ROAD + SCHOOL + WATER
    lines = ("（一）修路", long, "（二）修路", long, "（三）办学", SCHOOL)
    assert len(section_repeats(document(*lines, genre=Genre.LAW)).copies) == 1


def test_one_body_under_two_headings_is_no_duplicate_paragraph():
    found = document("（一）修好道路", ROAD, "（二）办好小学", SCHOOL, "（三）管好用水", ROAD)
    (body,) = shared_bodies(found).bodies
    assert (body.section, body.others) == (2, (0,))
    assert passage_copies(found) == ()


def test_a_paragraph_strayed_into_another_section_is_a_duplicate_paragraph():
    found = document("（一）修好道路", ROAD, "（二）管好用水", WATER, SCHOOL, ROAD)
    assert shared_bodies(found).bodies == ()
    (copy,) = passage_copies(found)
    assert (copy.first, copy.kept, copy.relation) == (3, 0, Relation.EXACT)


def test_paragraphs_copied_in_a_row_are_one():
    found = document(
        "今年办三件事。", ROAD, SCHOOL, WATER, "以上各事年底完成。", ROAD, SCHOOL, WATER
    )
    (copy,) = passage_copies(found)
    assert (copy.first, copy.last, copy.kept) == (5, 7, 1)


def test_text_and_annex_may_say_the_same():
    assert passage_copies(document(ROAD, SCHOOL, "附件：", ROAD)) == ()


@pytest.mark.parametrize(
    "lines",
    [
        (
            ROAD,
            "责任单位：村民委员会、镇交通站、各组组长。",
            SCHOOL,
            "责任单位：村民委员会、镇交通站、各组组长。",
        ),
        ("问：如何修路？", "答：" + ROAD, "问：怎样养路？", "答：" + ROAD),
        (
            "（一）修路",
            ROAD,
            "此事由村民大会再议。",
            "（二）办学",
            SCHOOL,
            "此事由村民大会再议。",
            "（三）管水",
            WATER,
            "此事由村民大会再议。",
        ),
        ("警告：请勿将本产品浸入水中，以免触电。", ROAD, "警告：请勿将本产品浸入水中，以免触电。"),
        ("摘要：" + ROAD + SCHOOL, WATER, ROAD + SCHOOL),
        ("一、修路", ROAD + SCHOOL, WATER, "二、结论与建议", "今年办了两件事。" + ROAD, SCHOOL),
        ("【摘 要】", ROAD + SCHOOL, WATER, ROAD + SCHOOL),
        (
            "清清的小河，\n走遍天涯海角也不会忘记你的歌。",
            ROAD,
            "弯弯的小路，\n走遍天涯海角也不会忘记你的歌。",
        ),
    ],
)
def test_what_stands_twice_by_design(lines):
    found = document(*lines)
    assert passage_copies(found) == ()
    assert sentence_copies(found) == ()


@pytest.mark.parametrize(
    "lines",
    [
        (
            ROAD,
            "责任单位：村民委员会、镇交通站、各组组长。",
            "责任单位：村民委员会、镇交通站、各组组长。",
        ),
        ("会议指出：" + ROAD, SCHOOL, "会议指出：" + ROAD),
        ("责任单位：" + (ROAD + SCHOOL) * 2, WATER, "责任单位：" + (ROAD + SCHOOL) * 2),
        ("问：" + ROAD, "答：可以。", "问：" + ROAD, "答：可以。"),
    ],
)
def test_what_looks_like_an_entry_and_stands_twice_by_mistake(lines):
    assert passage_copies(document(*lines))


def test_what_a_bracket_says_of_each_item_is_no_copied_sentence():
    who = "（镇人民政府牵头，村民委员会、镇水利站配合。）"
    assert sentence_copies(document(ROAD + who, SCHOOL + who, WATER + who)) == ()


SERIES = (
    "（一）Ⅰ级响应",
    "发生特大险情时启动Ⅰ级响应，指挥部接到报告后立即组织有关单位赶赴现场处置，并向上级报告。",
    "（二）Ⅱ级响应",
    "发生重大险情时启动Ⅱ级响应，指挥部接到报告后立即组织有关单位赶赴现场处置，并向上级报告。",
    "（三）应急保障",
    WATER,
)


def test_parts_of_a_series_that_differ_in_their_ordinals_are_no_copies():
    found = document(*SERIES)
    assert section_repeats(found).copies == ()
    assert shared_bodies(found).bodies == ()
    assert passage_copies(found) == ()


def test_one_body_word_for_word_under_two_headings_of_a_series():
    lines = list(SERIES)
    lines[3] = lines[1]
    assert shared_bodies(document(*lines)).bodies


def test_items_of_two_lists_of_a_law_are_no_repeated_headings():
    lists = ("（一）保险合同；", "（二）所能提供的其他证明和资料。") * 2
    lines = ("申请时须提供：", *lists[:2], "再次申请时须提供：", *lists[2:])
    assert heading_repeats(document(*lines, genre=Genre.LAW)) == ()


STEPS = (
    "1. 接通电源。将电源线插入插座，按下电源键。",
    "2. 打开前盖，将墨盒推入卡槽，直到听到声响，再合上前盖。",
)


@pytest.mark.parametrize("form", ["txt", "md"])
def test_steps_of_two_lists_are_no_copies(form):
    lines = ("## 一、首次使用", *STEPS, "3. 放纸。", "## 二、更换墨盒", *STEPS, "3. 取出旧墨盒。")
    text = "\n\n".join(lines).replace("## ", "## " if form == "md" else "")
    found = parse(source_of(text, "-", form), Genre.REPORT)
    assert section_repeats(found).copies == ()
    assert passage_copies(found) == ()
    assert sentence_copies(found) == ()
    assert shared_bodies(found).bodies == ()


def test_a_step_that_stands_twice_in_one_list_is_a_copy():
    found = document(
        "一、首次使用",
        STEPS[0],
        "2. 放纸，调整好导纸板；",
        STEPS[0].replace("1", "3"),
        "4. 开机，等灯亮起；",
    )
    assert passage_copies(found)


def test_entries_under_two_headings_are_no_shared_body():
    entry = "责任单位：村民委员会、镇交通站、镇水利站、各村民小组组长。"
    found = document("（一）修路", entry, "（二）办学", entry, "（三）管水", entry)
    assert shared_bodies(found).bodies == ()


def test_a_sentence_is_found_where_its_paragraph_is_not():
    extra = "老街的招牌也要统一更换成木牌。"
    found = document(ROAD + extra, SCHOOL + extra + WATER)
    (copy,) = sentence_copies(found)
    assert copy.copy.of(found.text) == copy.kept.of(found.text) == extra
    assert copy.kept.start < copy.copy.start


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (ROAD, ROAD, Relation.EXACT),
        (NEAR_ROAD, ROAD, Relation.NEAR),
        (ROAD, WATER + ROAD, Relation.CONTAINED),
        (ROAD, WATER, None),
        ("可以施工。", "未经批准不可以施工。", None),
    ],
)
def test_relation(one, other, how):
    assert relation(one, other, "zh")[0] is how


def test_only_whole_sentences_word_for_word_count_fully():
    assert relation(ROAD + SCHOOL, WATER + ROAD + SCHOOL + WATER, "zh")[1] == 1.0
    assert relation(NEAR_ROAD + SCHOOL, WATER + ROAD + SCHOOL + WATER, "zh")[1] < 1.0


@pytest.mark.parametrize("alike", ["equal", "one character", "headings"])
def test_many_copies_cost_in_proportion(alike):
    count = 3_000
    spread = [chr(0x4E00 + i) if alike != "equal" else "某" for i in range(count)]
    if alike == "headings":
        lines = [line for c in spread for line in (f"（一）修好{c}村的道路", ROAD)]
    else:
        lines = [ROAD.replace("新", c) for c in spread]
    found = document(*lines)
    section_repeats(found)
    shared_bodies(found)
    assert len(passage_copies(found)) + len(sentence_copies(found)) < 2 * count


def test_the_copy_that_says_more_is_kept():
    spare = ROAD[:-1] + "，" + WATER
    fuller = spare.replace("，年底前", "，（鼓掌）年底前")
    street = "老街已经翻修，拆除违章棚屋四十间，铺设青石板路面，临街店铺统一更换招牌。"
    (sentence,) = sentence_copies(document(street + spare, SCHOOL + fuller))
    assert sentence.copy.start < sentence.kept.start
    (passage,) = passage_copies(document(spare, SCHOOL, fuller))
    assert (passage.first, passage.kept) == (0, 2)


def test_a_passage_with_words_left_out_is_part_of_the_whole_one():
    whole = ROAD[:-1] + "，" + WATER[:-1] + "，" + SCHOOL
    short = ROAD[:-1] + "，" + SCHOOL
    (copy,) = passage_copies(document(whole, "各组轮流清理沟渠，入冬前完成一遍。", short))
    assert (copy.first, copy.kept, copy.relation) == (2, 0, Relation.CONTAINED)
    assert not copy.verbatim
