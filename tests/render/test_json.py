"""Findings as programs read them."""

import json

from doclint.model.report import Report
from doclint.render.json import closing, dumped, file_object, opening
from doclint.render.paths import unicode_path
from doclint.render.tally import Tally
from doclint.render.terminal import Style


def test_name_that_is_not_utf8_is_still_json():
    name = b"\xff\xfe.txt".decode("utf-8", "surrogateescape")
    report = Report(name, "txt", "utf-8", "zh", "report", 1, "好")
    whole = json.loads(dumped(file_object(report)).encode("utf-8"))
    assert whole["path"] == unicode_path(name) == "\ufffd\ufffd.txt"


def test_an_object_is_one_line_whatever_the_text_holds():
    report = Report("a\n\u2028b", "txt", "utf-8", "zh", "report", 1, "好", error="line\nbreak")
    assert dumped(file_object(report)).count("\n") == 0


def test_opening_and_closing_make_an_object():
    whole = json.loads(opening() + closing(Tally(), Style()))
    assert whole["version"] == 1
    assert whole["summary"] == {"files": 0, "error": 0, "warning": 0, "info": 0}
