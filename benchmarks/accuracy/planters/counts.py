"""Counts that are announced, and references to numbered parts; right ones as controls."""

import re
from random import Random

from benchmarks.accuracy.places import families, gap_after, paragraph_gap, prose, upper
from benchmarks.accuracy.planted import Planted, plant
from benchmarks.accuracy.planters.numbering import inline_run
from doclint.model.document import Document, Section
from doclint.model.finding import Edit
from doclint.model.numbering import Style
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE, like, number_of, to_chinese

RIGHT = ("numbering",)
_COUNT = re.compile(
    rf"(?P<n>[{CHINESE}]{{1,3}}|\d{{1,2}})(?:个方面|方面|项|大|条|点|件|个)"
    r"|\b(?P<en>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    rf"(?:以下|下列|抓好|做好|抓实|做到|聚焦|突出|实施|推进)(?P<n>[{CHINESE}]{{1,2}}|\d{{1,2}})"
    r"(?:个方面|方面|项|大|条|点|件)[^，。；：]{0,12}：$"
)
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def wrong(document: Document, rng: Random) -> Planted | None:
    """Announce a count that the list after it does not have.

    A right count that stands there is made wrong; where there is none, a wrong one is put in.
    """
    standing = _standing(document)
    if standing and rng.random() < 0.5:
        place, numeral, count, run = rng.choice(standing)
        edit = Edit(place, like(numeral, _other(count, rng)))
        return _judged(document, run, edit, RIGHT)
    run = _unannounced(document, rng)
    return _put_in(document, run, _other(len(run), rng), RIGHT) if run else None


def right(document: Document, rng: Random) -> Planted | None:
    """Announce the count that the list after it has: no defect."""
    run = _unannounced(document, rng)
    return _put_in(document, run, len(run), ()) if run else None


def _other(count: int, rng: Random) -> int:
    return rng.choice([n for n in range(count - 2, count + 3) if n != count and n >= 3])


def _standing(document: Document) -> list[tuple[Span, str, int, list[Section]]]:
    """Return the announcements that close with a colon right before the list they announce."""
    found = []
    for run in families(document, 3):
        before = document.blocks[run[0].heading.block - 1]
        words = document.text[before.start : before.end]
        said = _ANNOUNCED.search(words)
        if run[0].heading.block and said and number_of(said["n"]) == len(run):
            start = before.start + said.start("n")
            found.append((Span(start, start + len(said["n"])), said["n"], len(run), run))
    return found


def _unannounced(document: Document, rng: Random) -> list[Section]:
    """Return a run of siblings whose parent says no count in its heading or opening words."""
    runs = []
    for run in families(document, 3):
        parent = run[0].parent
        if parent < 0 or len(run) > len(_ENGLISH) - 2 or run[0].heading.block == 0:
            continue
        above = document.outline.sections[parent]
        opening = document.text[above.heading.start : above.body.end]
        counts = [_number(found) for found in _COUNT.finditer(opening)]
        if not _whole_row(document, run):
            continue
        silent = not any(count >= 3 for count in counts) and opening.strip()[-1:] not in "：:"
        if silent and gap_after(document, run[0].heading.block - 1):
            runs.append(run)
    return rng.choice(runs) if runs else []


def _whole_row(document: Document, run: list[Section]) -> bool:
    """Tell whether the row ends with the last of `run`: no block after it, heading or not, goes on."""
    last = run[-1].heading
    later = (
        mark.numbering
        for mark in document.outline.marks
        if mark.block > last.block
        and last.numbering
        and mark.numbering.style is last.numbering.style
    )
    following = next(later, None)
    return following is None or following.path != (len(run) + 1,)


def _number(found: re.Match[str]) -> int:
    words = (found["n"] or found["en"]).lower()
    return _ENGLISH.index(words) + 1 if words in _ENGLISH else number_of(words) or 0


def _put_in(
    document: Document, run: list[Section], count: int, right: tuple[str, ...]
) -> Planted | None:
    if document.language == "zh":
        words = f"今年重点抓好以下{to_chinese(count)}个方面工作："
    else:
        words = f"The work ahead has the following {_ENGLISH[count - 1]} parts:"
    at = document.blocks[run[0].heading.block - 1].end
    indent = re.search(r"[^\S\r\n]*$", gap_after(document, run[0].heading.block - 1))
    gap = paragraph_gap(document) + (indent[0] if indent else "")
    return _judged(document, run, Edit(Span(at, at), gap + words), right)


def _judged(document: Document, run: list[Section], edit: Edit, right: tuple[str, ...]) -> Planted:
    heads = [section.heading.span for section in run]
    block = document.blocks[run[0].heading.block - 1]
    places = [*heads, block.span] if edit.span.start < block.end else heads
    return plant(document, [edit], right, places=places, also=heads)


def inline_wrong(document: Document, rng: Random) -> Planted | None:
    """Announce a wrong count of what the same paragraph numbers: 五个方面：一是 … 二是 … 三是 …."""
    return _inline(document, rng, RIGHT)


def inline_right(document: Document, rng: Random) -> Planted | None:
    """Announce the right count of what the same paragraph numbers: no defect."""
    return _inline(document, rng, ())


def _inline(document: Document, rng: Random, right: tuple[str, ...]) -> Planted | None:
    candidates = []
    for one in prose(document):
        found = inline_run(document, one)
        if len(found) >= 3 and document.text[found[0].start() - 1] in "。！":
            candidates.append((one, found))
    if not candidates:
        return None
    one, found = rng.choice(candidates)
    count = _other(len(found), rng) if right else len(found)
    at = found[0].start()
    edit = Edit(Span(at, at), f"重点抓好{to_chinese(count)}个方面：")
    return plant(document, [edit], right, places=[one.span])


def broken_reference(document: Document, rng: Random) -> Planted | None:
    """Refer to a part, article or annex far beyond the last."""
    return _referring(document, rng, 3 + rng.randrange(5), RIGHT)


def whole_reference(document: Document, rng: Random) -> Planted | None:
    """Refer to a part or article that is there: no defect."""
    return _referring(document, rng, 0, ())


def _referring(
    document: Document, rng: Random, beyond: int, right: tuple[str, ...]
) -> Planted | None:
    words = _reference(document, beyond)
    whole = [one for one in prose(document, 40) if document.text[one.end - 1] in "。."]
    if not words or not whole:
        return None
    at = rng.choice(whole).end - 1
    return plant(document, [Edit(Span(at, at), words)], right)


def _reference(document: Document, beyond: int) -> str:
    articles = [m.numbering for m in document.outline.marks if m.numbering.style is Style.ARTICLE]
    if len(articles) >= 5 and document.language == "zh":
        last = max(number.path[0] for number in articles)
        return f"，具体依照本办法第{to_chinese(last + beyond)}条办理"
    tops = [s.heading.numbering for s in upper(document) if s.heading.numbering]
    values = [number.value for number in tops]
    if len(values) < 2 or values != list(range(1, len(values) + 1)):
        return ""
    if document.language == "zh":
        return f"，具体安排见本报告第{to_chinese(len(values) + beyond)}部分"
    if tops[0].style in (Style.PART, Style.CHAPTER, Style.NODE):
        name = {Style.PART: "Part", Style.CHAPTER: "Chapter"}.get(tops[0].style, "Section")
        return f" (see {name} {len(values) + beyond} below)"
    return ""
