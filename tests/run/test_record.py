"""A report comes back from its record as it was."""

import pytest

from doclint.model.finding import (
    Edit,
    Finding,
    Fix,
    Message,
    Origin,
    Related,
    Safety,
    Severity,
    Suppression,
)
from doclint.model.report import Report
from doclint.model.span import Span
from doclint.run.record import from_record, is_silent, to_record

FINDING = Finding(
    "some-rule",
    "group",
    Span(1, 2),
    Message("有“赘”字", "here"),
    Severity.ERROR,
    (Related(Span(3, 4), Message("先见", "first")),),
    {"similarity": 0.97, "copies": 2, "unit": "甲"},
    Fix(Message("删", "cut"), (Edit(Span(1, 2), ""), Edit(Span(3, 3), "\n")), Safety.UNSAFE),
    Suppression(Origin.ALLOWED, "引文"),
)


def report(*findings):
    return Report(
        "稿.txt", "txt", "gb18030", "zh", "report", 4, "甲乙丙丁", findings, genre_given=True
    )


def test_comes_back_equal():
    for one in (report(), report(FINDING), report(FINDING, FINDING)):
        back = from_record(to_record(one), one.path, one.text)
        assert back == one
        assert repr(back) == repr(one)


def test_silence_is_known_without_reading():
    assert is_silent(to_record(report()))
    assert not is_silent(to_record(report(FINDING)))


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", "[1,2,3,4,5,6,[7]]", '["a","b","c","d",1,true,[[]]]']
)
def test_what_is_no_record_raises(record):
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_record(record, "a", "")
