import pytest

from doclint.analysis.ngrams import packed, unpacked
from doclint.analysis.reads_on import _table, ends, folded, reads_on
from doclint.analysis.tables.reads_on import counted


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("新建的校舍年底前全部建成投入使", "用，添置课桌三百套。"),
        ("全面推进乡村振", "兴，改善人居环境，提高生活质量。"),
        ("每个村都有了自己的图书", "室、活动室。"),
        ("The money came from the district and from the", "parents, who gave a tenth."),
    ],
)
def test_halves_of_a_sentence_read_on(left, right):
    assert reads_on(left, right) > 3.2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("新建的校舍年底前全部建成投入使", "各位代表！过去一年，我们经受了考验。"),
        ("全面推进乡村振", "强化责任落实。严格执行各项规定，层层压实责任。"),
        ("The money came from the district and from", "3 See the report of the council."),
    ],
)
def test_a_new_paragraph_does_not_read_on(left, right):
    assert reads_on(left, right) < 0


def test_names_are_known_from_the_document():
    left, right = "今年再修两公里，一直修到柏", "溪滩，方便大家出行。"
    text = "\n" + folded("柏溪滩去年通了水。") * 3 + "\n"
    assert reads_on(left, right, text.count) > reads_on(left, right) + 1


def test_nothing_to_go_on_is_no_evidence():
    assert reads_on("", "用。") == 0
    assert reads_on("使", "") == 0


def test_a_sentence_ends_rather_after_a_phrase_than_inside_a_word():
    assert ends("我们要推动经济社会高质量发展") > ends("我们要推动经济社会高质量发") + 2
    assert ends("it was built by the") < ends("it was built by villagers")


def test_the_table_keeps_counts_roughly_and_knows_nothing_else():
    counts = {"路": 1, "修路": 7, "修路灯": 1000}
    table = unpacked(packed(counts))
    for gram, count in counts.items():
        assert table[gram] == pytest.approx(count, rel=0.05)
    assert table["灯"] == 0


def test_the_table_does_not_depend_on_the_order_of_texts():
    texts = [
        "一年来，我们修了路。\n大家都说好。",
        "新建校舍两栋，添置课桌三百套，明年交付使用，大家都说好。",
    ]
    assert packed(counted(texts)) == packed(counted(texts[::-1]))


def test_what_is_no_table_is_refused():
    with pytest.raises(ValueError, match="no table"):
        unpacked(b"something else")


def test_the_shipped_table_is_small():
    table = _table()
    assert len(table.buckets) * 4 + len(table.keys) * 3 < 1_000_000
