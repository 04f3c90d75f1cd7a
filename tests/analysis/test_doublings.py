"""Doubled characters and words: accidents are told from words."""

import pytest

from doclint.analysis.doublings import doublings
from doclint.parse import parse
from doclint.read import source_of


def found_in(text):
    return [text[d.start : d.end] for d in doublings(parse(source_of(text, "-", "txt")))]


def test_an_accident():
    assert found_in("青年友好型街区建设设有关工作受到居民好评，建设方案和建设进度都已公布。") == [
        "设"
    ]


def test_english_function_words():
    assert found_in("It was agreed that the the bridge should be repaired.") == [" the"]


@pytest.mark.parametrize(
    "text",
    [
        "徒河河道清理完毕，河道两岸种上柳树，徒河风光更好。",
        "国有林场场长会议在县城召开，林场职工代表参加。",
        "“救助助”服务站天天有人值守，救助工作常常受到好评。",
        "人人动手，家家出力，踏踏实实地办好这件事。",
        "She had had enough, and he said that that was fine.",
    ],
)
def test_what_is_right(text):
    assert found_in(text) == []
