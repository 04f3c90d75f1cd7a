"""Findings as people read them at a terminal."""

import pytest

from doclint.model.finding import Finding, Fix, Message, Related, Safety, Severity
from doclint.model.report import Crash, Report
from doclint.model.span import Span
from doclint.render.tally import Tally
from doclint.render.terminal import Style, report_text, summary_text
from doclint.render.width import cells, plain, window


def report(text, *findings, language="zh", crashes=()):
    return Report("稿.txt", "txt", "utf-8", language, "report", len(text), text, findings, crashes)


def finding(start, end, *, severity=Severity.WARNING, related=(), fix=None):
    message = Message("有误", "is wrong")
    return Finding("a-rule", "g", Span(start, end), message, severity, related, {}, fix)


def excerpt(text, start, end, width=60):
    lines = report_text(report(text, finding(start, end)), Style(width)).splitlines()
    return lines[3], lines[4]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("汉字", 4),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝｶｸ", 4),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("か\u3099", 2),
        ("한글", 4),
        ("\u3000", 2),
        ("😀", 2),
        ("𠀀", 2),
        ("“…”", 3),
    ],
)
def test_cells(text, width):
    assert cells(text) == width


def test_mark_stands_under_the_place():
    line, mark = excerpt("ab汉字e\u0301，错字在此", 7, 9)
    assert line == " 1 │ ab汉字e\u0301，错字在此"
    assert mark == "   │          ^^^^"
    assert cells(line[: line.index("错")]) == cells(mark[: mark.index("^")])


def test_long_paragraph_is_cut_to_a_window_around_the_place():
    text = "前" * 300 + "错字" + "后" * 300
    line, mark = excerpt(text, 300, 302)
    assert cells(line) <= 60
    assert line.startswith(" 1 │ …前")
    assert line.endswith("后…")
    assert cells(line[: line.index("错字")]) == mark.index("^")
    assert mark.endswith("^^^^")


@pytest.mark.parametrize(("start", "end"), [(0, 2), (598, 600)])
def test_window_at_the_ends_of_a_long_line_is_full(start, end):
    line, mark = excerpt("字" * 600, start, end)
    assert 58 <= cells(line) <= 60
    assert line.count("…") == 1
    assert mark.count("^") == 4


def test_very_long_line_costs_no_more_than_its_window(monkeypatch):
    from doclint.render import width

    asked = []
    real = width._width  # noqa: SLF001
    monkeypatch.setattr(width, "_width", lambda one: asked.append(one) or real(one))
    window("字" * 1_000_000, 0, 1_000_000, 500_000, 80)
    assert len(asked) < 1_000


def test_several_lines_mark_the_first():
    line, mark = excerpt("前文，错在\n这里。", 3, 8)
    assert line.endswith("前文，错在")
    assert mark.endswith(" ^^^^")


def test_empty_place_has_a_mark():
    assert excerpt("短句", 2, 2)[1].endswith("│     ^")
    assert excerpt("短句\n", 3, 3)[1] == "   │ ^"


def test_place_longer_than_the_window_is_marked_as_far_as_it_shows():
    line, mark = excerpt("错" * 200, 0, 200)
    assert cells(line) <= 60
    assert mark.count("^") == 2 * line.count("错")


def test_narrow_terminal_still_shows_something():
    assert "错" in excerpt("错" * 50, 3, 4, width=5)[0]


def test_many_related_places_are_counted():
    text = "".join(f"第{n}处\n" for n in range(1, 10))
    related = tuple(Related(Span(n * 4, n * 4 + 3), Message("又", "again")) for n in range(1, 9))
    said = report_text(report(text, finding(0, 3, related=related)), Style())
    assert said.count("见第 ") == 3
    assert "= 另有 5 处" in said
    assert "= 见第 2 行：又「第2处」" in said


@pytest.mark.parametrize(
    ("safety", "zh", "en"),
    [
        (Safety.SAFE, "修正：改（doclint fix）", "fix: mend (doclint fix)"),
        (
            Safety.UNSAFE,
            "修正：改（doclint fix --unsafe-fixes）",
            "fix: mend (doclint fix --unsafe-fixes)",
        ),
        (
            Safety.SUGGESTED,
            "修正：改（仅供参考，不会自动修改）",
            "fix: mend (a suggestion, never applied)",
        ),
    ],
)
def test_what_a_fix_would_do(safety, zh, en):
    one = report("错", finding(0, 1, fix=Fix(Message("改", "mend"), (), safety)))
    assert f"   = {zh}\n" in report_text(one, Style())
    assert f"   = {en}\n" in report_text(one, Style(language="en"))


def test_genre_and_where_it_comes_from_are_said_once():
    one = report("错错", finding(0, 1), finding(1, 2))
    assert report_text(one, Style()).count("报告（由文本判断）") == 1
    assert "报告（指定）" in report_text(one._replace(genre_given=True), Style())


def test_document_without_findings_says_nothing():
    assert report_text(report("好"), Style()) == ""


def test_crash_is_said_though_nothing_was_found():
    said = report_text(report("好", crashes=(Crash("a-rule", "ValueError: x"),)), Style())
    assert "稿.txt  crash  a-rule  ValueError: x\n" in said


def test_colour_is_asked_for():
    one = report("错", finding(0, 1, severity=Severity.ERROR))
    assert "\x1b[31m错误\x1b[0m" in report_text(one, Style(colour=True))
    assert "\x1b" not in report_text(one, Style())


def test_every_control_character_is_shown():
    codes = [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x2028]
    words = "".join(map(chr, codes))
    assert len(plain(words)) == len(words)
    assert all(one.isprintable() for one in plain(words))


def counted(*reports):
    tally = Tally()
    for one in reports:
        tally.add(one)
    return tally


def test_summary_counts_and_tells_what_can_be_mended():
    def fix(safety):
        from doclint.model.finding import Edit

        return Fix(Message("改", "mend"), (Edit(Span(0, 1)),), safety)

    one = report(
        "错",
        finding(0, 1, severity=Severity.ERROR, fix=fix(Safety.SAFE)),
        finding(0, 1, fix=fix(Safety.UNSAFE)),
        finding(0, 1, fix=fix(Safety.SUGGESTED)),
        crashes=(Crash("a-rule", "x"),),
    )
    lost = Report("b", "", "", "", "", 0, "", error="gone")
    tally = counted(one, lost)
    assert summary_text(tally, Style()) == (
        "2 个文件：1 个错误，2 个警告；doclint fix 可修正 1 处，加 --unsafe-fixes 再修正 1 处"
        "；1 个文件未能读取；规则出错 1 次\n"
    )
    assert summary_text(tally, Style(language="en")) == (
        "2 files: 1 error, 2 warnings; 1 can be fixed with doclint fix, 1 more with --unsafe-fixes"
        "; 1 file could not be read; 1 rule crash\n"
    )


def test_summary_is_in_the_language_of_most_documents(monkeypatch):
    zh, en = report("好"), report("fine", language="en")
    assert "没有发现问题" in summary_text(counted(zh, zh, en), Style())
    assert "nothing found" in summary_text(counted(zh, en, en), Style())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有发现问题" in summary_text(counted(), Style())
    monkeypatch.setenv("LC_ALL", "C")
    assert "nothing found" in summary_text(counted(), Style())
