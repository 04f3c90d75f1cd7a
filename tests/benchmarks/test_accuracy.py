import json
import re
from itertools import pairwise
from random import Random

import pytest

from benchmarks.accuracy.__main__ import main, spread
from benchmarks.accuracy.judge import Linter, cases, judge, lines
from benchmarks.accuracy.planted import moved, plant
from benchmarks.accuracy.planters import KINDS
from benchmarks.accuracy.table import rows_of, table, wilson
from doclint.engine.fix import apply, inverse
from doclint.model.finding import Edit, Finding, Message, Severity
from doclint.model.report import Report
from doclint.model.span import Span
from doclint.parse import parse
from doclint.read import source_of

FIELDS = [
    ("渔港建设提速增效", "渔港", "防波堤", "渔船", "码头"),
    ("茶山面貌焕然一新", "茶园", "采摘道", "茶农", "加工坊"),
    ("市政设施日益完善", "街巷", "排水沟", "住户", "路灯"),
    ("校舍条件持续改善", "学校", "图书室", "学生", "操场"),
    ("河湖治理成效明显", "河道", "拦污坝", "沿岸村民", "湿地"),
]
FRAMES = [
    "全年整修{0}{n}处，新建{1}{m}米，{2}反映强烈的难题得到解决。",
    "我们组织力量逐一核对{3}的底账，把“{0}台账”公开上墙（含电子版），请{2}监督。",
    "针对{1}年久失修的情况，筹集资金{m}万元，分期分批更换旧件，做到当年见效。",
    "{3}的管护责任落实到人，巡查次数比上年增加{n}次，损坏的部位当天报修、当周修好。",
    "通过召开座谈会听取{2}对{0}的意见，汇总整理为{n}条，已经办结的占到九成以上。",
    "同时要看到，{0}与{3}之间的衔接还不顺畅，{1}的标准偏低，需要在下一步工作中补上。",
]
EN_FRAMES = [
    """During the year the board inspected every one of the {thing} under its care, and found that
 most of them could remain in service for {n} more seasons. The engineers, who reported in spring,
 asked for new timber and a second crew to keep the {thing} safe.""".replace("\n", ""),
    """The merchants' guild wrote to us about the {thing} on several occasions, and we answered that
 repairs to the {other} would have to be finished before any larger work begins. A visitor to the
 {thing} will notice fresh paint, better lamps and wider steps, each of which was paid for out of
 the fees collected from vessels that use the {other}.""".replace("\n", ""),
]
ROUNDS = ["回顾情况", "安排任务", "落实保障"]


def zh_report():
    """An invented report of three parts, five sections each."""
    blocks = ["青禾镇年度工作报告", "各位代表：", "现在，我代表镇政府向大会作报告，请予审议。"]
    for part, name in enumerate(ROUNDS):
        blocks += [
            f"{'一二三'[part]}、{name}",
            f"围绕{name}，第一，抓统筹；第二，抓落实，做了如下安排。",
        ]
        for i, (title, *words) in enumerate(FIELDS):
            numbers = {"n": 3 + 7 * i + 31 * part, "m": 120 + 53 * i + 17 * part}
            said = [frame.format(*words, **numbers) for frame in FRAMES]
            said = [f"{name}中，{one}" for one in said[part:] + said[:part]]
            blocks += [f"（{'一二三四五'[i]}）{name}{title}", "".join(said[:3]), "".join(said[3:])]
        blocks.append(
            f"{name}方面还有三件事要办。一是{words[0]}补缺。二是{words[1]}加固。三是{words[3]}扩面。"
        )
    blocks.append("各位代表，让我们从眼前的小事做起，为建成宜居的青禾镇而努力！")
    return "\n\n".join(blocks) + "\n"


def en_report():
    """An invented report in English, with numbered sections."""
    blocks = ["Annual Report of the Harbour Board"]
    things = ["piers", "ferries", "warehouses", "lighthouses", "slipways", "cranes"]
    for i, thing in enumerate(things):
        other = things[(i + 2) % len(things)]
        blocks.append(f"{i + 1}. The State of the {thing.title()}")
        blocks += [words.format(thing=thing, other=other, n=i + 4) for words in EN_FRAMES]
    return "\n\n".join(blocks) + "\n"


def seeded(seed):
    return Random(seed)  # noqa: S311 - the same places each time are what is wanted


DOCUMENTS = {
    "zh": parse(source_of(zh_report(), "zh.txt", "txt")),
    "en": parse(source_of(en_report(), "en.txt", "txt")),
}


def planted_by(kind, seed=1):
    """Return the documents that have a place for `kind`, each with what was planted."""
    found = ((d, KINDS[kind](d, seeded(seed))) for d in DOCUMENTS.values())
    return [(document, planted) for document, planted in found if planted]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_place_in_a_small_report(kind):
    assert planted_by(kind)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("kind", KINDS)
def test_text_differs_where_it_says_and_can_be_undone(kind, seed):
    for document, planted in planted_by(kind, seed):
        clean = document.text
        assert planted.text != clean
        assert apply(planted.text, inverse(clean, planted.edits)) == clean
        for edit in planted.edits:
            assert edit.span.of(clean) != edit.text
        gaps = [Span(0, 0), *(edit.span for edit in planted.edits), Span(len(clean), len(clean))]
        for before, after in pairwise(gaps):
            kept = Span(before.end, after.start)
            assert moved(planted.edits, kept).of(planted.text) == kept.of(clean)


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_gives_the_same_text_and_another_seed_another(kind):
    first = [planted for _, planted in planted_by(kind, 1)]
    assert [planted for _, planted in planted_by(kind, 1)] == first
    texts = {planted.text for seed in range(1, 13) for _, planted in planted_by(kind, seed)}
    assert len(texts) > len(first)


@pytest.mark.parametrize("kind", KINDS)
def test_places_are_inside_the_text_and_enough(kind):
    for _, planted in planted_by(kind):
        assert planted.places
        assert 1 <= planted.needed <= len(planted.places)
        for start, end in planted.places:
            assert 0 <= start < end <= len(planted.text)


def numbers_of(text):
    return re.findall(r"^（(.)）", text, re.MULTILINE)


def test_skipped_number_is_missing_and_the_rest_run_on():
    planted = KINDS["number-skipped"](DOCUMENTS["zh"], seeded(4))
    runs = "".join(numbers_of(planted.text)).replace("一", " 一").split()
    [broken] = [run for run in runs if run != "一二三四五"]
    assert broken in ("一三四五六", "一二四五六", "一二三五六", "一二三四六")


def test_section_of_twelve_stands_twelve_times():
    planted = KINDS["section-repeated-12"](DOCUMENTS["zh"], seeded(1))
    assert planted.needed == 11
    titles = re.findall(r"^（.{1,3}）(.*)$", planted.text, re.MULTILINE)
    assert max(titles.count(title) for title in titles) == 12


def test_near_copy_differs_by_one_to_six_percent_and_is_no_longer():
    document = DOCUMENTS["zh"]
    planted = KINDS["section-repeated-near"](document, seeded(1))
    original, copy = (place.of(planted.text).strip() for place in planted.places)
    assert len(copy) <= len(original)
    changed = sum(a != b for a, b in zip(original, copy, strict=False))
    assert changed


def test_cut_sentence_has_no_stop_at_its_end():
    for seed in range(20):
        planted = KINDS["sentence-cut"](DOCUMENTS["zh"], seeded(seed))
        [edit] = planted.edits
        assert re.fullmatch(r"[\u4e00-\u9fff]", planted.text[edit.span.start - 1])
        assert planted.text[edit.span.start] == "\n"


def test_nothing_is_planted_where_there_is_no_fair_place():
    short = parse(source_of("青禾镇通知\n\n下周一停水。\n", "-", "txt"))
    none = {kind for kind, planter in KINDS.items() if planter(short, seeded(1)) is None}
    assert set(KINDS) - none <= {"web-tail"}


def test_no_half_width_comma_is_planted_among_others():
    text = "村里修了路，大家都说好，山货也卖得出去。\n\n" * 20
    assert KINDS["comma-half-width"](parse(source_of(text, "a", "txt")), seeded(1))
    mixed = text + "渠水清了,鱼也多了。\n"
    assert KINDS["comma-half-width"](parse(source_of(mixed, "a", "txt")), seeded(1)) is None


@pytest.mark.parametrize(("number", "fair"), [("（{}）", True), ("{}是", False)])
def test_paragraphs_are_glued_only_where_their_numbers_show_it(number, fair):
    body = "村里修了路，大家都说好，山货也卖得出去，收入比上年有了明显的增加。" * 4
    rows = [number.format(n) + "修路架桥。" + body for n in "一二三四五六七八九"]
    document = parse(source_of("\n\n".join([body, *rows, body]) + "\n", "a", "txt"))
    assert (KINDS["paragraphs-glued"](document, seeded(1)) is not None) is fair


def test_place_moves_with_the_text_before_it():
    edits = (Edit(Span(2, 4)), Edit(Span(6, 6), "新新新"))
    text = "甲乙丙丁戊己庚辛"
    after = apply(text, edits)
    assert moved(edits, Span(4, 6)).of(after) == "戊己"
    assert moved(edits, Span(6, 8)).of(after) == "庚辛"
    assert moved(edits, Span(4, 8)).of(after) == "戊己新新新庚辛"
    assert moved(edits, Span(3, 5)).of(after) == "戊"


def test_lines_see_a_lost_paragraph_end_but_no_blanks():
    assert lines("甲 乙\n\n丙\n") == lines("　甲乙\n丙")
    assert lines("甲\n乙") != lines("甲乙")


def test_interval_is_wilsons():
    low, high = wilson(95, 100)
    assert low == pytest.approx(0.8883, abs=1e-4)
    assert high == pytest.approx(0.9785, abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


# A linter made up for the test: it sees loops of six or more characters and mends them, takes every
# look-alike for a loop, and finds the doubled comma where it does not stand.
LOOP = re.compile(r"(.{1,60}?)\1{3,}")


def finding(rule, group, span, severity=Severity.WARNING):
    return Finding(rule, group, span, Message("错", "wrong"), severity)


def fake_lint(source):
    text = source.text
    found = [finding("looped-text", "duplication", Span(*m.span())) for m in LOOP.finditer(text)]
    found += [
        finding("looped-text", "duplication", Span(m.start(), m.end()))
        for m in re.finditer("笫", text)
    ]
    if "，，" in text:
        found.append(finding("doubled-punctuation", "text", Span(0, 2)))
    found.append(finding("split-sentence", "truncation", Span(3, 5)))  # in the clean text, too
    return Report("-", "txt", "utf-8", "zh", "report", len(text), text, tuple(found))


FAKE = Linter(fake_lint, lambda source: (fake_lint(source), LOOP.sub(r"\1", source.text)))


def test_table_has_the_right_totals():
    kinds = ["loop-clause", "look-alike", "stop-doubled", "count-right"]
    source = source_of(zh_report(), "zh.txt", "txt")
    planters = [(kind, KINDS[kind]) for kind in kinds]
    judged = cases(source, planters, [1, 2, 3], FAKE)
    rows = {row.kind: row for row in rows_of(judged, kinds)}
    loop, alike, stop = rows["loop-clause"], rows["look-alike"], rows["stop-doubled"]
    assert (loop.cases, loop.found, loop.repaired, loop.repairable) == (3, 3, 3, 3)
    assert (alike.cases, alike.found, alike.otherwise, alike.repaired) == (3, 0, 3, 0)
    assert (stop.found, stop.otherwise) == (0, 0)
    commas = sum("，，" in KINDS["stop-doubled"](parse(source), r).text for r in seeds_of(source))
    assert stop.elsewhere == commas
    assert (rows["count-right"].control, rows["count-right"].found) == (True, 3)
    total = rows["total"]
    assert (total.cases, total.found, total.elsewhere) == (9, 3, commas)
    assert len(table(rows.values()).splitlines()) == 6


def seeds_of(source):
    return [seeded(f"{seed}:stop-doubled:{len(source.text)}") for seed in (1, 2, 3)]


def test_finding_below_warning_is_found_but_not_loud():
    document = DOCUMENTS["zh"]
    source = document.source

    def quiet(changed):
        place = Span(0, len(changed.text)) if changed.text != source.text else Span(0, 1)
        found = finding("looped-text", "duplication", place, Severity.INFO)
        return Report("-", "txt", "utf-8", "zh", "report", 1, changed.text, (found,))

    [case] = cases(
        source,
        [("loop-clause", KINDS["loop-clause"])],
        [1],
        Linter(quiet, lambda s: (quiet(s), s.text)),
    )
    assert (case.found, case.loudly, case.elsewhere, case.repaired) == (True, False, (), False)


CLEAN = Report("-", "txt", "utf-8", "zh", "report", 0, "")


@pytest.mark.parametrize(("copies", "found"), [(range(11), True), ([0, 4], False), ([], False)])
def test_every_copy_must_be_named_and_none_counts_as_elsewhere(copies, found):
    planted = KINDS["section-repeated-12"](DOCUMENTS["zh"], seeded(1))
    said = [finding("duplicate-section", "duplication", planted.places[i]) for i in copies]
    length = len(planted.text)
    said.append(finding("looped-text", "duplication", Span(length - 3, length)))
    report = Report("-", "txt", "utf-8", "zh", "report", length, planted.text, tuple(said))
    case = judge("section-repeated-12", 1, planted, report, CLEAN, None)
    assert case.found is found
    assert [one.rule for one in case.elsewhere] == ["looped-text"]


def test_finding_that_the_clean_text_has_is_not_new_where_it_moved():
    document = DOCUMENTS["zh"]
    place = Span(60, 75)
    planted = plant(document, [Edit(Span(10, 10), "多余"), Edit(Span(70, 70), "又")], ["text"])
    length = len(document.text)
    said = finding("unfinished-sentence", "truncation", place)
    clean = Report("-", "txt", "utf-8", "zh", "report", length, document.text, (said,))
    again = finding("unfinished-sentence", "truncation", moved(planted.edits, place))
    other = finding("unfinished-sentence", "truncation", Span(200, 210))
    report = Report("-", "txt", "utf-8", "zh", "report", length, planted.text, (again, other))
    case = judge("look-alike", 1, planted, report, clean, None)
    assert [one.line for one in case.elsewhere] == [planted.text.count("\n", 0, 200) + 1]


def test_deleted_text_has_a_place_around_it():
    document = DOCUMENTS["zh"]
    planted = plant(document, [Edit(Span(50, 60))], ["truncation"])
    assert planted.places == (Span(38, 62),)


def test_command_writes_table_and_json(tmp_path, capsys):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(zh_report(), "utf-8")
    out = tmp_path / "out.json"
    assert main([str(tmp_path), "--kinds", "loop", "--seeds", "2", "--json", str(out)]) == 0
    assert capsys.readouterr().out.startswith("kind")
    data = json.loads(out.read_text("utf-8"))
    assert data["files"] == 2
    assert [kind["kind"] for kind in data["kinds"]] == [
        "loop-character",
        "loop-phrase",
        "loop-clause",
        "total",
    ]
    assert data["kinds"][-1]["cases"] == len(data["cases"]) == 12


def test_files_are_spread_over_the_folder(tmp_path):
    for i in range(10):
        (tmp_path / f"{i}.txt").touch()
    assert [path.stem for path in spread(tmp_path, 3)] == ["0", "3", "6"]
    assert len(spread(tmp_path, None)) == 10
