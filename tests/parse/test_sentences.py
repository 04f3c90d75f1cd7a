import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.parse.sentences import sentence_ends


def split(words):
    """Return the finished sentences, then what is left."""
    at = 0
    found = []
    for end in sentence_ends(words, 0, len(words)):
        found.append(words[at:end].strip())
        at = end
    return found, words[at:].strip()


@pytest.mark.parametrize(
    "sentences",
    [
        ["路修好了。", "桥还没有！", "明年修吗？"],
        ["他说：“修。”", "大家都同意。"],
        ["“修！”", "他说。"],
        ["「修。」", "「好。」"],
        ["（工期两年。）", "下一句。"],
        ["真的？！", "是的。"],
        ["“一句。", "二句。”", "三句。"],
        ["增长3.5%。", "达到3.5万元。"],
        ["速度为3．5米．", "迎接．"],
        ["完成.", "下一步."],
        ["They met at 3.5 miles.", "Then they left."],
        ["See No. 3 and Fig. 4.", "Mr. Hill wrote it."],
        ["Dr. A. B. Mill et al. wrote it.", "Fine."],
        ["The answer is no.", "We go on."],
        ["It came from the U.S. Army depot.", "It left."],
        ["He works in the U.S.", "He likes it."],
        ["He was born Jan. 5, 1990.", "He died."],
        ["He said “no.”", "She left."],
        ["“Why?” he asked.", "Nobody knew."],
        ["They sell nails, rope, etc."],
        ["Written by Mill Inc."],
        ["Use version 3.5.1 now.", "It works."],
        ["等等……", "他走了。"],
    ],
)
def test_sentences(sentences):
    glue = " " if any(c.isascii() and c.isalpha() for c in sentences[0]) else ""
    assert split(glue.join(sentences)) == (sentences, "")


@pytest.mark.parametrize(
    "words",
    [
        "路还没有",
        "修路，",
        "一、道路：",
        "3.",
        "一.总体",
        "1.2",
        "www.example.org/a",
        "“修！”，他说",
    ],
)
def test_what_is_not_finished(words):
    assert split(words) == ([], words)


@given(st.text('路。！？”’」）.a A3，…!"', max_size=30), st.integers(0, 5))
def test_ends_ascend_within_the_words(words, start):
    start = min(start, len(words))
    ends = list(sentence_ends(words, start, len(words)))
    assert ends == sorted(set(ends))
    assert all(start < end <= len(words) for end in ends)


@pytest.mark.parametrize(
    "words",
    ["。" * 100_000, "！”" * 50_000 + "，", ". " * 50_000, "A." * 50_000, "…" * 100_000 + "，"],
)
def test_long_odd_texts_end_in_order(words):
    ends = list(sentence_ends(words, 0, len(words)))
    assert ends == sorted(set(ends))
    assert all(0 < end <= len(words) for end in ends)
