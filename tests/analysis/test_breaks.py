import pytest

from doclint.analysis.break_evidence import language_evidence
from doclint.analysis.breaks import Fate, breaks, gap, spliced_tails
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.parse import parse
from doclint.read import source_of

FIRST = "今年修路三公里，沿线安装路灯一百二十盏。新修的路由村里统一管护，每月检"
REST = "查两次，发现破损及时修补。"
NEW = "各位村民！过去一年，我们办成了三件大事，大家都看在眼里。"


def document(text):
    return parse(source_of(text, "-", "txt"))


def fates(text):
    return [(found.before, found.after, found.fate) for found in breaks(document(text))]


def test_finished_paragraphs_are_no_breaks():
    assert fates(f"{FIRST}{REST}\n\n{NEW}\n") == []


def test_a_sentence_that_reads_on_is_split():
    assert fates(f"{FIRST}\n\n{REST}\n\n{NEW}\n") == [(0, 1, Fate.SPLIT)]


def test_a_sentence_that_does_not_read_on_is_cut():
    assert fates(f"{FIRST}\n\n{NEW}\n") == [(0, 1, Fate.CUT)]


def test_nothing_that_reads_on_may_follow():
    text = f"{FIRST}\n\n（二）办好村里的小学。新建校舍两栋，添置课桌三百套。\n"
    assert [(found.after, found.fate) for found in breaks(document(text))] == [(-1, Fate.CUT)]


def test_the_number_of_a_figure_or_part_ends_no_sentence():
    for line in (
        "图 13.10. 村口的石桥加宽以后",
        "A.14. 别的",
        "Figure 16.213. The map of the parish",
    ):
        assert fates(f"{FIRST}{REST}\n\n{line}\n\n{NEW}\n") == []
    cut = "The bridge was closed to carts in 2012. It was to be opened again in the"
    assert fates(f"{cut}\n\nSchools are kept by the county. They open in May.\n")


def test_a_page_number_between_the_halves_is_passed_over():
    text = f"{FIRST}\n\n- 7 -\n\n{REST}\n\n{NEW}\n"
    found = document(text)
    assert fates(text) == [(0, 2, Fate.SPLIT)]
    (block,) = gap(found, breaks(found)[0])
    assert text[slice(*found.blocks[block].span)] == "- 7 -"


def test_a_tail_with_another_beginning_elsewhere_is_spliced():
    whole = "严格落实“校务公开”要求，每学期向家长报告收支情况，听取大家对办学的意见。"
    text = f"{whole}\n\n沟渠每年清理一次。深入推\n\n动{whole[4:]}\n"
    (found,) = breaks(document(text))
    assert found.fate is Fate.SPLICED
    assert found.source == text.index("“校务公开”")


def test_a_tail_with_the_same_beginning_elsewhere_is_split():
    whole = "深入推行“路长包干”办法，每条路定一名路长，每月检查两次，发现破损及时修补。"
    text = f"{whole}\n\n沟渠每年清理一次。深入推\n\n动{whole[4:]}\n"
    assert fates(text) == [(1, 2, Fate.SPLIT)]


def test_the_same_sentence_split_twice_is_split_twice():
    text = f"{FIRST}\n\n- 7 -\n\n{REST}\n\n" * 2
    assert [found.fate for found in breaks(document(text))] == [Fate.SPLIT] * 2


DOUBTFUL = "沟渠每年清理一次。新城\n\n绿化提速提效。工钱由村里补助。\n\n"


def test_other_splits_speak_for_a_doubtful_one():
    alone = breaks(document(DOUBTFUL))
    among = breaks(document(f"{FIRST}\n\n{REST}\n\n" * 6 + DOUBTFUL))
    assert alone[0].fate is Fate.CUT
    assert among[-1].fate is Fate.SPLIT


def test_other_splits_say_nothing_where_the_document_is_cut_too():
    text = f"{FIRST}\n\n{REST}\n\n" * 6 + f"{FIRST}\n\n{NEW}\n\n" + DOUBTFUL
    assert breaks(document(text))[-1].fate is Fate.CUT


def test_titles_signatures_and_captions_are_no_breaks():
    assert (
        fates(
            "在风雨中求进步、在进步中见实效，村里的面貌焕然一新，大家的日子越过越好\n\n"
            "今年修路三公里。图为新修的路。本报记者 石山 摄\n\n"
            "今年修路三公里，年底前建成通车。（村建设小组负责）\n\n村民委员会\n2031年5月4日\n"
        )
        == []
    )


def test_halves_make_one_passage_without_what_stands_between():
    found = document(f"{FIRST}\n\n- 7 -\n\n{REST}\n\n{NEW}\n")
    first, second = passages(found)
    assert first.words == FIRST + REST
    assert (first.first, first.last) == (0, 2)
    assert first.end == paragraphs(found)[2].end
    assert second.words == NEW


def test_english_halves_are_joined_by_a_blank():
    found = document(
        "The school was built in two years. The money came from the district and from the\n\n"
        "parents, who gave a tenth of it.\n\nA road leads to it.\n"
    )
    assert passages(found)[0].words.endswith("from the parents, who gave a tenth of it.")


def test_what_follows_the_lines_of_wrapped_text_is_one_passage():
    words = FIRST + REST + NEW
    lines = [words[i : i + 24] for i in range(0, len(words), 24)]
    text = "".join(f"　　{paragraph}\n" for paragraph in ["\n".join(lines)] * 8)
    assert all(found.fate is Fate.SPLIT for found in breaks(document(text)))


def test_where_page_ends_recur_the_layout_is_evidence_enough():
    halves = ["沟渠每年清理一次。工钱由村里补助，报名从优录用", "办法另行公布。"]
    page = "今年修路三公里，沿线安装路灯一百二十盏。" * 10
    text = f"{page}\n\n— 1 —\n\n{page}{halves[0]}\n\n— 2 —\n\n{halves[1]}\n\n{page}\n"
    assert [found.fate for found in breaks(document(text))] == [Fate.SPLIT]
    text = f"{page}{halves[0]}\n\n{halves[1]}\n\n{page}\n"
    assert [found.fate for found in breaks(document(text))] == [Fate.CUT]


def test_tails_of_other_sentences_are_known():
    whole = "严格落实“校务公开”要求，每学期向家长报告收支情况，听取大家对办学的意见。"
    found = document(f"{whole}\n\n沟渠每年清理一次。深入推\n\n动{whole[4:]}\n")
    assert spliced_tails(found) == {2}
    assert spliced_tails(document(f"{FIRST}\n\n{REST}\n")) == frozenset()


def test_an_english_sentence_alone_is_split_in_lower_case_only():
    first = "A school was built.\n\nThe money came from the district, and from many of the"
    assert fates(f"{first}\n\nparents who live there.\n\nIt is new.\n") == [(1, 2, Fate.SPLIT)]
    assert fates(f"{first}\n\nThe road leads to it.\n\nIt is new.\n") == []


def test_an_item_of_an_english_list_may_end_in_and():
    text = (
        "The villagers ask for these things, and they shall have them. First, a wider road; and\n\n"
        "second, a new roof for the school.\n"
    )
    assert fates(text) == []


def test_a_few_characters_alone_are_a_title():
    assert fates(f"{NEW}\n\n推进标准\n\n化建设，提高办学水平。\n") == []


def test_lines_of_verse_are_no_halves():
    verse = "采菊东篱畔，\n归来月满衣。\n邻翁相对饮，\n醉里说农时。"
    assert fates(f"{NEW}\n\n{verse}\n\n{NEW}\n") == []
    assert fates(f"{NEW}\n\n{FIRST}\n{REST}\n\n{NEW}\n") == [(1, 2, Fate.SPLIT)]


@pytest.mark.parametrize(
    "line",
    [
        "（王小明）",
        "读者看了有什么感想请告诉我们，也欢迎来信。———编者",
        "梅养正、龚世萍（女）、彭清源、韩汝琦、童石军、谢克昌、谢德体、蔡自兴（回族）、薛慕煊",
        "哦！酒",
    ],
)
def test_asides_and_names_are_no_broken_sentences(line):
    assert fates(f"{NEW}\n\n{line}\n\n好酒！\n\n{NEW}\n") == []


def test_an_answer_does_not_finish_a_sentence():
    first = "修路的事情已经办妥。要继续把它作为村里的头等大事来抓"
    assert fates(f"{NEW}\n\n{first}\n\n养护的钱由村里出，每年公布一次。\n") == [(1, 2, Fate.SPLIT)]
    assert fates(f"{NEW}\n\n{first}\n\n答：养护的钱由村里出，每年公布一次。\n") == [
        (1, 2, Fate.CUT)
    ]


def test_a_quotation_that_is_not_closed_speaks_against_a_split():
    right = "家长们每月检查一次。"
    assert language_evidence("大家都叫它“放心", right) < language_evidence("大家都叫它放心", right)
    assert language_evidence("大家都叫它“放心", "饭”，常来吃。") > 0


def test_a_row_of_a_table_is_no_sentence():
    assert fates(f"{NEW}\n\n村级公路 {FIRST}\n\n{REST}\n") == []


def test_a_page_number_in_dots_is_passed_over():
    assert fates(f"{FIRST}\n\n.7.\n\n{REST}\n\n{NEW}\n") == [(0, 2, Fate.SPLIT)]


def test_entries_of_a_form_are_not_torn():
    done = "年度目标：新建校舍两栋，添置课桌三百套，明年秋季开学前全部交付使用。"
    entry = "县教育局、县卫生健康局、县民政局、县人力资源和社会保障局、县农业农村局，各乡镇人民政府"

    def torn(*labels):
        text = "".join(f"{done}\n{label}：{entry}\n" for label in labels)
        return len(breaks(parse(source_of(text, "-", "txt"))))

    assert torn("主办单位", "主办单位", "主办单位") == 0
    assert torn("主办单位", "协办单位", "牵头单位") > 0
