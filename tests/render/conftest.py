"""Reports that try every format: what is in them goes wrong in a careless one."""

import re

import pytest

from doclint.engine.error_rate import Estimate
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
from doclint.model.report import Crash, Report, Resolved
from doclint.model.span import Span
from doclint.render.formats import format_named
from doclint.render.tally import Tally
from doclint.render.terminal import Style

PATH = "./稿 件/甲:1,2%&<a>.txt"
TEXT = "一、𠮷野之事\r\n这里有𠮷𠮷错字，\x0b后有赘赘字。\r\n“引文”& <b>结尾。\r\n赘赘字又来。"


def at(words, start=0):
    begin = TEXT.index(words, start)
    return Span(begin, begin + len(words))


def finding(span, rule="spare-word", **given):
    settings = {"message": Message(f"有误：{rule}，100%", f"wrong: {rule}, 100%")} | given
    settings.setdefault("severity", Severity.WARNING)
    return Finding(rule=rule, group="text", span=span, **settings)


@pytest.fixture
def document():
    """A report with a finding of each kind in a text with CR LF, astral and control characters."""
    wrong = finding(
        at("错字"),
        "wrong-word",
        severity=Severity.ERROR,
        related=(Related(at("𠮷野"), Message("先见", "seen first")),),
        evidence={"copies": 2},
        fix=Fix(Message("换行", "new line"), (Edit(at("错字"), "𠮷\n字"),), Safety.SAFE),
    )
    both = (Edit(at("“"), "「"), Edit(at("”"), "」"))
    quotes = finding(
        at("“引文”& <b>"), "quotes", fix=Fix(Message("改引号", "quotes"), both, Safety.UNSAFE)
    )
    lines = finding(Span(TEXT.index("赘"), TEXT.index("“")), "two-lines", severity=Severity.INFO)
    hinted = finding(
        at("结尾"),
        "hinted",
        fix=Fix(Message("改", "mend"), (Edit(at("结尾"), "末尾"),), Safety.SUGGESTED),
    )
    last = at("赘", TEXT.rindex("\n"))
    allowed = finding(last, suppression=Suppression(Origin.ALLOWED, "引用\n原文"))
    known = finding(at("又来"), suppression=Suppression(Origin.BASELINE))
    return Report(
        path=PATH,
        format="txt",
        encoding="gb18030",
        language="zh",
        genre="report",
        chars=len(TEXT),
        text=TEXT,
        findings=(wrong, lines, quotes, hinted, allowed, known),
        crashes=(Crash("broken-rule", 'ValueError: "x" <y>\nz'),),
        baselined=True,
        resolved=(Resolved("gone-rule", "旧的 <词>"),),
    )


@pytest.fixture
def others():
    """A clean document, one that can't be read, one that the baseline knows and that is gone."""
    clean = Report("clean.md", "md", "utf-8", "en", "report", 5, "Fine.")
    lost = Report("lost.txt", "", "", "", "", 0, "", error="no such file")
    gone = Report("", "", "", "", "", 0, "", baselined=True)
    gone = gone._replace(path="gone.txt", resolved=(Resolved("spare-word", "赘"),))
    return clean, lost, gone


@pytest.fixture
def written():
    """Write reports in a format, as a run does."""

    def write(name, *reports, counted=False, complete=True, **given):
        form, style = format_named(name), Style(**given)
        tally = Tally()
        tally.estimate = Estimate() if counted else None
        said, parts = form.opening(), []
        for report in reports:
            tally.add(report, style.language)
            parts += form.document(report, style, tally)
        tally.is_complete = complete
        return said + form.SEPARATOR.join(parts) + form.closing(tally, style)

    return write


@pytest.fixture
def cut():
    """Cut the words out of a text that a format says a place has, by its own way of counting."""

    def part(text, encoding, start, end):
        width = {"utf-16-le": 2, "utf-8": 1}[encoding]
        lines = [line.encode(encoding) for line in re.split(r"(?<=\n)", text)]
        before = [b"".join(lines[: line - 1]) for line, _ in (start, end)]
        places = [
            len(whole) + (column - 1) * width
            for whole, (_, column) in zip(before, (start, end), strict=True)
        ]
        return text.encode(encoding)[places[0] : places[1]].decode(encoding)

    return part
