from math import sqrt

import pytest

from doclint.analysis.misplaced import exchanges, misplaced
from doclint.analysis.topics import (
    READ,
    SIZE,
    ZERO,
    direction,
    packed,
    table,
    unpacked,
    words,
    words_of_heading,
)
from doclint.parse import parse
from doclint.read import source_of

FARMING = "全面推进乡村振兴，加快农业农村现代化"
SCIENCE = "坚持创新驱动，加快科技成果转化"
NATURE = "加强生态保护，建设美丽家园"
FIELDS = (
    "严守耕地红线，新建高标准农田六万亩，粮食产量稳定在三亿斤以上。发展设施农业和特色种植，培育家庭农场"
    "和农民合作社，改造农村公路和供水管网，整治农村人居环境，带动农民增收。"
)
LABORATORIES = (
    "突出企业创新主体地位，新认定高新技术企业三十家，科技型中小企业一百二十家。支持企业与高校院所共建"
    "实验室和技术研发中心，加快科技成果转化，引进高层次科技人才二十名，全社会研发投入明显提高。"
)
RIVERS = (
    "打好蓝天碧水净土保卫战，空气优良天数比例达到九成。推进河道综合治理和污水处理厂提标改造，造林绿化"
    "一万亩，单位生产总值能耗下降百分之三，节能减排任务全面完成，群众身边的环境问题得到解决。"
)
TITLES = (FARMING, SCIENCE, NATURE)


def report(*bodies: str) -> str:
    numbers = "一二三"
    return "\n\n".join(f"（{numbers[i]}）{TITLES[i]}\n\n{body}" for i, body in enumerate(bodies))


def test_bodies_where_they_belong() -> None:
    assert exchanges(TITLES, (FIELDS, LABORATORIES, RIVERS)) == []


@pytest.mark.parametrize("mark", ["", "- ", "```\n"])
def test_lists_and_code_are_not_compared(mark: str) -> None:
    text = report(*(mark + body for body in (LABORATORIES, FIELDS, RIVERS)))
    found = misplaced(parse(source_of(text.replace("（", "# （"), "-", "md")))
    assert bool(found) == (mark == "")


@pytest.mark.parametrize(
    ("bodies", "places"),
    [
        ((LABORATORIES, FIELDS, RIVERS), (0, 1)),
        ((RIVERS, LABORATORIES, FIELDS), (0, 2)),
        ((FIELDS, RIVERS, LABORATORIES), (1, 2)),
    ],
)
def test_exchanged_pair(bodies: tuple[str, ...], places: tuple[int, ...]) -> None:
    [found] = exchanges(TITLES, bodies)
    assert found.places == places
    assert found.mutual
    assert found.gain > 0.5


def test_pair_in_a_document() -> None:
    document = parse(source_of(report(LABORATORIES, FIELDS, RIVERS), "-", "txt"))
    [found] = misplaced(document)
    assert found.sections == document.outline.sections[:2]


def test_two_sections_are_no_run() -> None:
    document = parse(source_of(report(LABORATORIES, FIELDS), "-", "txt"))
    assert misplaced(document) == ()


def test_three_bodies_that_moved_round() -> None:
    found = exchanges(TITLES, (RIVERS, FIELDS, LABORATORIES))
    assert [(set(each.places), each.mutual) for each in found] == [({0, 1, 2}, False)]


def test_a_body_that_fits_its_own_heading_too_is_not_mutual() -> None:
    [found] = exchanges(TITLES, (LABORATORIES, FIELDS + LABORATORIES, RIVERS))
    assert found.places == (0, 1)
    assert not found.mutual


@pytest.mark.parametrize("text", ["", "农", "a", "农村", "农村农", "𠀀农村𠀀", "\ud800农村"])
def test_words_are_pairs_of_neighbours(text: str) -> None:
    assert (words("农村") <= words(text)) == ("农村" in text)


def test_words_of_a_heading_are_chinese() -> None:
    assert words_of_heading("农村，GDP 2024 改革") == words("农村") | words("改革")


@pytest.mark.parametrize("furthest", [1 - ZERO, ZERO - 1])
def test_a_long_body_fits_in_the_lanes(furthest: int) -> None:
    vector = sum(furthest << 16 * dimension for dimension in range(SIZE))
    unit = [furthest / abs(furthest) / sqrt(SIZE)] * SIZE
    assert direction([vector] * READ) == pytest.approx(unit)


def test_table_is_what_was_packed() -> None:
    rising, zeros = bytes(range(ZERO, ZERO + SIZE)), bytes([ZERO] * SIZE)
    topics = unpacked(packed({"农村": (rising, zeros), "改革": (zeros, rising)}))
    length = sqrt(sum(step * step for step in range(SIZE)))
    unit = [step / length for step in range(SIZE)]
    village, reform, unknown = words("农村"), words("改革"), words("电脑")
    assert topics.of_heading(village | unknown) == pytest.approx(unit)
    assert topics.of_body(reform | unknown) == pytest.approx(unit)
    assert topics.of_heading(reform) == topics.of_body(village) == (0.0,) * SIZE
    assert topics.of_heading(unknown) == topics.of_body(unknown) == (0.0,) * SIZE


def test_no_table() -> None:
    with pytest.raises(ValueError, match="no table"):
        unpacked(b"something else")


def test_the_table_that_is_shipped() -> None:
    village = words("农村")
    assert any(table().of_heading(village))
    assert any(table().of_body(village))


def test_headings_under_headings_are_no_body() -> None:
    def listed(body: str) -> str:
        parts = body.rstrip("。").replace("。", "，").split("，")
        return "\n\n".join(f"{i}. {part}" for i, part in enumerate(parts, 1))

    bodies = (LABORATORIES, FIELDS, RIVERS)
    text = report(*bodies)
    assert misplaced(parse(source_of(text, "-", "txt")))
    assert not misplaced(parse(source_of(report(*map(listed, bodies)), "-", "txt")))
