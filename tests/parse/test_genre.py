"""What kind of text a document is, found from the text."""

import pytest

from doclint.model.document import Genre
from doclint.parse import parse
from doclint.read import source_of

ANNALS = """十二年春，河决于东郡，坏民田庐舍千余所。乃遣使者行视之，遂发卒三万人塞之。其秋，塞者复决。
有司奏曰不便，不听。十三年，东郡守卒，以其子为郎。郎者，其先微也，吾不知其所自出焉。
十四年冬，地震，坏城郭。使使祠其山川，遂免租一年，民皆悦之矣。"""
NOVEL = """他推开门，屋里一个人也没有。桌上的灯还亮着，她的围巾搭在椅背上。他站了很久，才想起该把窗子关了。
楼下有人咳了一声，他探出头去，她正沿着河岸慢慢地走，手里提着那只旧篮子。他没有喊她，只是看着她走远了。
第二天她来的时候，他什么也没有说。她把篮子放下，道了声早，又坐到窗边去了。"""
NOVEL_EN = """He put down the lamp and listened. Nobody answered him, and he went to her door and knocked. When she
opened it he saw that she had been crying. "They took his boat," she said, and gave him the letter. He read it twice before
he looked at her again, and then he told her what his brother had done."""
REPORT = """全市上下坚持稳中求进的工作总基调，完成全年的目标任务。新建学校三所，改造老旧小区十二个，群众的获得感更强。
困难家庭都得到帮扶，残疾人和老年人的服务也跟上了。一年来，他们当中有三千人找到工作，道路通到每一个村。
下一步，要落实责任，推进重点项目建设，办好民生实事，让发展成果惠及全体市民，努力把各项工作做得更好。"""
PATENT = """一种路灯，其特征在于，包括灯杆、横臂和灯罩，所述横臂固定于灯杆的上端，所述灯罩可拆卸地连接于所述横臂。根据权利要求
一所述的路灯，其特征在于，所述灯罩的内部设有反光板，所述反光板与所述灯罩一体成型。"""
REPORT_EN = """The council repaired four bridges last year and opened a new clinic. The mayor said that he would publish
the accounts in June. Members of the public may read them in the library, and questions will be answered by the treasurer."""


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (ANNALS, Genre.LITERATURE),
        (NOVEL, Genre.LITERATURE),
        (NOVEL_EN, Genre.LITERATURE),
        (PATENT, Genre.TECHNICAL),
        (REPORT, Genre.REPORT),
        (REPORT_EN, Genre.REPORT),
    ],
)
def test_the_words_of_a_text_tell_stories_and_annals_from_reports(text, genre):
    assert genre_of(text) is genre


@pytest.mark.parametrize("word", ["服务患者", "他的办法", "道路"])
def test_a_loop_does_not_make_a_story_of_a_report(word):
    assert genre_of(REPORT + word * 20) is Genre.REPORT


def test_a_word_or_two_of_the_old_language_leave_a_report_what_it_is():
    assert (
        genre_of(REPORT + "凡事预则立，不预则废。治国有常，而利民为本，此之谓也。") is Genre.REPORT
    )


RST = """养护手册
========

先把路面清扫一遍，再检查排水沟有没有堵塞。登记的办法如下::

  register --road 7

.. note::

  雨天不要施工，等路面干了再说。
"""


def test_the_marks_of_a_manual_make_a_technical_document_in_any_language():
    assert genre_of(RST) is Genre.TECHNICAL
    assert genre_of(RST.replace("=", "").replace("::", "：")) is Genre.REPORT


def genre_of(text):
    return parse(source_of(text, name="-", format="txt")).genre


@pytest.mark.parametrize(
    "text",
    [
        "群众都说新修的路又平又宽，走着放心，省了半小时。",
        "老区之路越走越宽。",
        "村支书说：“路修好了，山货也好卖了。”全村今年增收二十万元，户户有余粮。",
        "上述费用由所述单位承担，所述单位应当在月底前结清。",
        "He told her that his bridge had been repaired.",
    ],
)
def test_a_few_words_do_not_tell_the_kind_of_a_short_text(text):
    assert genre_of(text) is Genre.REPORT
