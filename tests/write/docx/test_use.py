"""A report in Word, fixed as the same report in plain text is."""

import random
import shutil
import subprocess
from itertools import pairwise

import pytest
from click.testing import CliRunner

from doclint.cli import cli
from doclint.engine.config import Config
from doclint.engine.fix import mend
from doclint.model.finding import Safety
from doclint.model.span import Span
from doclint.read import read_bytes
from doclint.write import docx
from doclint.write.document import revise
from tests.write.docx.test_revise import looks_of

REPORT = """某镇工作总结
一、农田水利
今年要继续加大投入，完善基础设施，抓好农田水利建设，改善乡村道路，保障群众出行安全，办好每一所乡村学校。
全镇修复水渠十二条，清理河道三十公里，新打机井四十眼，旱能浇、涝能排的高标准农田扩大到两万亩。
二、乡村道路
修路三公里，沿线安装路灯一百二十盏，年底前全部建成通车。新修的路由村里统一管护，每月检
查两次，发现破损及时修补。
今年要继续加大投入，完善基础设施，抓好农田水利建设，改善乡村道路，保障群众出行安全，办好每一所乡村学校。
三、乡村道路
修路三公里，沿线安装路灯一百二十盏，年底前全部建成通车。新修的路由村里统一管护，每月检
查两次，发现破损及时修补。
四、教育
新建校舍两栋，明年开学前交付使用，三百名学生将搬进明亮的教室。
"""
LOOKS = ("", "<w:b/>", '<w:i/><w:color w:val="FF0000"/>')


def typeset(word, text):
    """Return a document of the lines of `text`, each in two or three runs that look different."""
    chance = random.Random(1)  # noqa: S311 - the same each time
    lines = []
    for line in text.rstrip("\n").splitlines():
        cuts = [0, *sorted(chance.sample(range(len(line) + 1), min(2, len(line)))), len(line)]
        parts = [line[start:end] for start, end in pairwise(cuts)]
        runs = (word.r(part, LOOKS[i % 3]) for i, part in enumerate(parts) if part)
        lines.append(word.p(*runs))
    return word.package("".join(lines))


@pytest.fixture(params=["invented", "seed"])
def text(request):
    if request.param == "invented":
        return REPORT
    seed = request.getfixturevalue("corpus") / "seed" / "county-report-2024.txt"
    return seed.read_text(encoding="utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("allow", [Safety.SAFE, Safety.UNSAFE])
def test_word_is_fixed_as_plain_text_is(word, text, allow):
    source = read_bytes(typeset(word, text), "a.docx")
    plain = mend(read_bytes(text.encode(), "a.txt"), Config(), allow)
    mended = mend(source, Config(), allow, revise=revise)
    assert mended.applied
    assert mended.text == plain.text.rstrip("\n")
    done = docx.accepted(mended.source)
    assert done.text == mended.text
    assert b"doclint" not in done.map.package.xml("word/document.xml")
    back = docx.rejected(mended.source)
    assert back.text == source.text
    assert looks_of(back) == looks_of(source)


@pytest.fixture
def report(word, tmp_path, monkeypatch):
    monkeypatch.setenv("DOCLINT_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "a.docx"
    path.write_bytes(typeset(word, REPORT))
    return path


def run(*arguments):
    done = CliRunner().invoke(cli, [str(each) for each in arguments])
    assert done.exit_code in (0, 1), done.output
    return done.output


def test_fix_tracks_and_undo_takes_back(report):
    before = report.read_bytes()
    run("fix", report)
    tracked = read_bytes(report.read_bytes(), "a.docx")
    assert b'w:author="doclint"' in tracked.map.package.xml("word/document.xml")
    assert docx.rejected(tracked).text == read_bytes(before, "a.docx").text
    run("fix", "--undo", report)
    assert report.read_bytes() == before


def test_fix_accepted_has_no_tracks(report, tmp_path):
    before = report.read_bytes()
    run("fix", report, "--output", tmp_path / "b.docx")
    run("fix", report, "--accept", "--output", tmp_path / "c.docx")
    assert report.read_bytes() == before
    tracked, done = (
        read_bytes((tmp_path / name).read_bytes(), name) for name in ("b.docx", "c.docx")
    )
    assert tracked.text == done.text
    assert b"doclint" not in done.map.package.xml("word/document.xml")


def test_diff_shows_the_text_and_changes_nothing(report):
    before = report.read_bytes()
    shown = run("fix", "--diff", report)
    assert "-今年要继续加大投入" in shown
    assert report.read_bytes() == before


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_an_office_opens_what_is_written(report, tmp_path):
    run("check", report, "--annotate", tmp_path / "annotated.docx")
    run("fix", report, "--output", tmp_path / "tracked.docx")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    names = [str(tmp_path / f"{name}.docx") for name in ("annotated", "tracked")]
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=120)
    for name in ("annotated", "tracked"):
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_a_fix_that_only_counts_again_is_not_offered(word):
    numbering = word.abstract(0, word.level(0, "decimal", "%1、")) + word.num(1, 0)
    source = read_bytes(word.package(word.p("甲", number=(1, 0)), numbering=numbering), "a.docx")
    assert source.map.allows(*Span(0, 1), "3")
    assert source.map.is_automatic(*Span(0, 1), "3")
    assert not source.map.is_automatic(*Span(0, 1), "（")
