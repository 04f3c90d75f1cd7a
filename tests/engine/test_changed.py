"""What git says of changed lines, and the findings that touch them."""

import pytest

from doclint.engine.changed import WHOLE, Ranges, only_changed, ranges_in, spans_of
from doclint.model.finding import Finding, Message, Related, Severity
from doclint.model.report import Report
from doclint.model.span import Span

DIFF = b"""\
diff --git a/a.txt b/a.txt
index 1..2 100644
--- a/a.txt
+++ b/a.txt
@@ -2 +2,2 @@
-old
+++ new
+new
@@ -9,2 +10,0 @@
-gone
--- gone
diff --git a/old.txt b/new name.txt
similarity index 90%
rename from old.txt
rename to new name.txt
--- a/old.txt
+++ b/new name.txt\t
@@ -1 +1 @@
-x
+y
\\ No newline at end of file
diff --git a/d.txt b/d.txt
--- a/d.txt
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git "a/q\\"\\303\\251.txt" "b/q\\"\\303\\251.txt"
--- "a/q\\"\\303\\251.txt"
+++ "b/q\\"\\303\\251.txt"
@@ -0,0 +1,3 @@
+1
+2
+3
Binary files a/w.docx and b/w.docx differ
"""


def test_what_git_says():
    assert ranges_in(DIFF) == {
        b"a.txt": Ranges(((2, 3), (10, 11))),
        b"new name.txt": Ranges(((1, 1),)),
        'q"é.txt'.encode(): Ranges(((1, 3),)),
        b"w.docx": WHOLE,
    }


def test_lines_are_ended_by_line_feeds_alone():
    assert spans_of("一\r二\n三\n四", [(2, 3)]) == [Span(4, 7)]
    assert spans_of("一\n", [(1, 1), (2, 2), (9, 9)]) == [Span(0, 2), Span(2, 2), Span(2, 2)]


def kept(place, related, lines):
    text = "一行\n二行\n三行\n四行\n五行\n"
    finding = Finding(
        "r",
        "g",
        Span(*place),
        Message("", ""),
        Severity.INFO,
        (Related(Span(*related), Message("", "")),),
    )
    report = Report("a", "txt", "utf-8", "zh", "report", len(text), text, (finding,))
    return bool(only_changed(report, Ranges(lines)).findings)


@pytest.mark.parametrize(
    ("place", "related", "lines", "is_kept"),
    [
        ((3, 5), (9, 11), ((2, 2),), True),
        ((3, 5), (9, 11), ((4, 4),), True),
        ((3, 5), (9, 11), ((1, 1), (3, 3), (5, 5)), False),
        ((0, 14), (9, 11), ((3, 3),), True),
        ((3, 3), (9, 9), ((2, 2),), True),
        ((3, 3), (9, 9), ((1, 1),), False),
        ((3, 5), (9, 11), (), False),
    ],
)
def test_own_or_related_place_touches_a_changed_line(place, related, lines, is_kept):
    assert kept(place, related, lines) is is_kept


def test_all_of_a_new_file_counts():
    text = "一行\n"
    finding = Finding("r", "g", Span(0, 1), Message("", ""), Severity.INFO)
    report = Report("a", "txt", "utf-8", "zh", "report", 3, text, (finding,))
    assert only_changed(report, WHOLE) is report
