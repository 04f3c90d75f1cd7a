"""The real report that repeats itself: its repeats, at their lines, and nothing else."""

import pytest

from doclint.engine.config import Config
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.model.finding import Safety
from doclint.model.span import Lines
from doclint.read import read_file, source_of

RULES = ("duplication", "shared-body")
CONFIG = Config(select=RULES)


@pytest.fixture(scope="module")
def seed(corpus):
    return read_file(corpus / "seed" / "county-report-2024.txt")


def test_findings(seed):
    lines = Lines(seed.text)
    found = {}
    for finding in lint(seed, CONFIG).findings:
        place = lines.position(finding.span.start).line
        found.setdefault(finding.rule, []).append(place)
    assert found == {
        "duplicate-section": [63, 87, *range(107, 136, 4), 139, 145, 151, 157, 163],
        "shared-body": [81, 99],
        "duplicate-paragraph": [103],
        "repeated-heading": [169],
        "repeated-word": [29],
    }


def test_safe_fixes_number_on_what_stays(seed):
    text = mend(seed, CONFIG, Safety.SAFE).text
    plan = text.split("聚力实施九大行动。")[1]
    heads = [line[: line.index("）") + 1] for line in plan.splitlines() if line.startswith("（")]
    numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"]
    assert heads == [f"（{numeral}）" for numeral in numerals]


def test_unsafe_fixes_leave_each_section_once(seed):
    mended = mend(seed, CONFIG, Safety.UNSAFE)
    plan = mended.text.split("聚力实施九大行动。")[1]
    heads = [line for line in plan.splitlines() if line.startswith("（")]
    assert [head[: head.index("）")] for head in heads] == [f"（{n}" for n in "一二三四五六七"]
    assert len({head[3:] for head in heads}) == 7
    assert sum(f.rule == "shared-body" for f in mended.remaining.findings) == 2
    again = mend(source_of(mended.text, seed.name, seed.format), CONFIG, Safety.UNSAFE)
    assert again.text == mended.text
