"""Sections, paragraphs, sentences and phrases that stand more than once."""

import re
from dataclasses import replace
from random import Random

from benchmarks.accuracy.places import (
    HAN,
    announcers,
    digits,
    family,
    leaves,
    numerals,
    plain,
    prose,
    sentences_in,
)
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Document, Genre, Section
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE

RIGHT = ("duplication",)
LEAST = {"zh": 60, "en": 120}  # code points of a paragraph that is worth repeating
LEAST_SENTENCE = {"zh": 24, "en": 60}
LEAST_BY_DESIGN = 120  # of 723 laws 5 have a paragraph of 80 or more twice
MARGIN = 30  # code points before and after a loop: it stands in the middle of its paragraph
_WORD = re.compile(rf"[{HAN}A-Za-z]")
_UNEVEN = re.compile(r"[“”‘’\"（）()「」『』《》]")


def section_kept(document: Document, rng: Random) -> Planted | None:
    """Repeat a section word for word, its number too."""
    return _repeated(document, rng, share=0.0, copies=1, on=False)


def section_on(document: Document, rng: Random) -> Planted | None:
    """Repeat a section, the numbers running on over the copy."""
    return _repeated(document, rng, share=0.0, copies=1, on=True)


def section_near(document: Document, rng: Random) -> Planted | None:
    """Repeat a section with 1 to 6 % of its characters edited."""
    on = rng.random() < 0.5
    return _repeated(document, rng, share=rng.uniform(0.01, 0.06), copies=1, on=on)


def section_twelve(document: Document, rng: Random) -> Planted | None:
    """Let a section stand twelve times, the numbers running on."""
    return _repeated(document, rng, share=0.0, copies=11, on=True)


def _repeated(
    document: Document, rng: Random, *, share: float, copies: int, on: bool
) -> Planted | None:
    candidates = [s for s in leaves(document) if not on or _can_run_on(document, s, copies)]
    if not candidates:
        return None
    section = rng.choice(candidates)
    number = section.heading.numbering
    run = family(document, section)
    later = run[run.index(section) :] if run else [section]
    after = rng.choice([s for s in later if _closed(document, s)])
    words = section.span.of(document.text)
    body = section.body.start - section.span.start
    written = ""
    for i in range(copies):
        copy = words[:body] + (edited(words[body:], share, rng) if share else words[body:])
        if on and number:
            value = run.index(after) + 2 + i
            place = digits(number)
            start = place.start - section.span.start
            numeral = numerals(document, number, value) or ""
            copy = copy[:start] + numeral + copy[start + place.end - place.start :]
        written += copy
    edits = [Edit(Span(after.span.end, after.span.end), written)]
    if on:
        edits += _shifted(document, run[run.index(after) + 1 :], copies)
    planted = plant(
        document,
        edits,
        RIGHT,
        inserted=False,
        needed=copies,
        repair=True,
        also=announcers(document, section),
        places=[section.span],
    )
    size = len(written) // copies
    # numerals differ in length by a character or two: these places are near enough to be hit
    starts = range(after.span.end, after.span.end + size * copies, size)
    spans = tuple(Span(start + 1, start + size - 1) for start in starts)
    return replace(planted, places=planted.places + spans)


def _can_run_on(document: Document, section: Section, copies: int) -> bool:
    run = family(document, section)
    last = run[-1].heading.numbering if run else None
    if len(run) < 2 or last is None:
        return False
    return numerals(document, last, last.value + copies) is not None


def _closed(document: Document, section: Section) -> bool:
    end = section.span.end
    return 0 < end < len(document.text) and document.text[end - 1] in "\r\n"


def _shifted(document: Document, sections: list[Section], by: int) -> list[Edit]:
    edits = []
    for section in sections:
        number = section.heading.numbering
        assert number
        edits.append(Edit(digits(number), numerals(document, number, number.value + by) or ""))
    return edits


def edited(words: str, share: float, rng: Random) -> str:
    """Return `words` with that share of its characters (words, in English) changed or left out.

    It gets no longer, so that the copy to keep is the one that stood there before.
    """
    if words.isascii():
        return _edited_words(words, share, rng)
    letters = [i for i, c in enumerate(words) if _WORD.match(c)]
    if len(letters) < 2:
        return words
    chosen = rng.sample(letters, max(1, min(len(letters) // 2, round(share * len(letters)))))
    characters = list(words)
    for i in chosen:
        other = words[rng.choice(letters)]
        while other == words[i]:
            other = words[letters[rng.randrange(len(letters))]]
        characters[i] = other if rng.random() < 0.7 else ""
    return "".join(characters)


def _edited_words(words: str, share: float, rng: Random) -> str:
    pieces = re.split(r"(\W+)", words)
    long = [i for i, piece in enumerate(pieces) if piece.islower() and len(piece) > 2]
    for i in rng.sample(long, min(len(long), max(1, round(share * len(pieces) / 2)))):
        others = [p for p in pieces if p.islower() and 2 < len(p) <= len(pieces[i])]
        other = rng.choice(others)
        pieces[i] = other if other != pieces[i] else pieces[i][:-1]
    return "".join(pieces)


def paragraph_adjacent(document: Document, rng: Random) -> Planted | None:
    """Repeat a paragraph right after itself."""
    return _paragraph(document, rng, far=False, share=0.0)


def paragraph_far(document: Document, rng: Random) -> Planted | None:
    """Repeat a paragraph at least five paragraphs on or back."""
    return _paragraph(document, rng, far=True, share=0.0)


def paragraph_near(document: Document, rng: Random) -> Planted | None:
    """Repeat a paragraph with 5 % of its characters edited, near by or far."""
    return _paragraph(document, rng, far=rng.random() < 0.5, share=0.05)


def _paragraph(document: Document, rng: Random, *, far: bool, share: float) -> Planted | None:
    by_design = (
        document.genre is not Genre.REPORT
    )  # twin articles and the like stand twice by right
    whole = plain(document, LEAST_BY_DESIGN if by_design else LEAST[document.language])
    if not whole or (by_design and share):
        return None
    place = rng.randrange(len(whole))
    one = whole[place]
    others = [other for i, other in enumerate(whole) if abs(i - place) >= 5]
    if far and not others:
        return None
    after = rng.choice(others) if far else one
    words = one.span.of(document.text)
    copy = edited(words, share, rng) if share else words
    edit = Edit(Span(after.end, after.end), after.gap + copy)
    # nobody can tell which of two stood there first: the later goes
    return plant(document, [edit], RIGHT, places=[one.span], repair=after.start >= one.start)


def sentence_adjacent(document: Document, rng: Random) -> Planted | None:
    """Let a sentence stand twice in a row."""
    return _sentence(document, rng, far=False)


def sentence_far(document: Document, rng: Random) -> Planted | None:
    """Let a sentence stand again at the end of another paragraph, where none does so by design."""
    if document.genre is not Genre.REPORT:
        return None
    return _sentence(document, rng, far=True)


def _sentence(document: Document, rng: Random, *, far: bool) -> Planted | None:
    least = LEAST_SENTENCE[document.language]
    whole = prose(document, least)
    candidates = [
        (i, span)
        for i, one in enumerate(whole)
        for span in sentences_in(document, one)[:-1]
        if span.end - span.start >= least and not _UNEVEN.search(span.of(document.text))
    ]
    if not candidates:
        return None
    i, span = rng.choice(candidates)
    blank = "" if document.language == "zh" else " "
    at = span.end
    if far:
        others = [one for j, one in enumerate(whole) if abs(j - i) >= 3]
        if not others:
            return None
        at = rng.choice(others).end
    edit = Edit(Span(at, at), blank + span.of(document.text))
    return plant(document, [edit], RIGHT, places=[span], repair=at >= span.end)


def loop_character(document: Document, rng: Random) -> Planted | None:
    """Let one character stand five to sixty times."""
    return None if document.language == "en" else _loop(document, rng, (1, 1), 5)


def loop_phrase(document: Document, rng: Random) -> Planted | None:
    """Let 2 to 12 characters stand three to sixty times."""
    return _loop(document, rng, (2, 12), 3)


def loop_clause(document: Document, rng: Random) -> Planted | None:
    """Let 13 to 60 characters stand three to sixty times."""
    return _loop(document, rng, (13, 60), 3)


def _loop(document: Document, rng: Random, sizes: tuple[int, int], least: int) -> Planted | None:
    text = document.text
    whole = prose(document, 2 * MARGIN + sizes[1] + 1)
    if not whole:
        return None
    times = round(least * (60 / least) ** rng.random())
    for _ in range(40):
        one = rng.choice(whole)
        size = rng.randint(*sizes)
        start = rng.randrange(one.start + MARGIN, one.end - MARGIN - size)
        end = start + size
        if document.language == "en":
            start, end = text.find(" ", start) + 1, text.rfind(" ", start, end + 12) + 1
        unit = text[start:end]
        if _loops_visibly(text, unit, start, size):
            edit = Edit(Span(end, end), unit * (times - 1))
            return plant(document, [edit], RIGHT, places=[Span(start, end)], repair=True)
    return None


def _loops_visibly(text: str, unit: str, start: int, size: int) -> bool:
    letters = len(_WORD.findall(unit))
    end = start + len(unit)
    if not unit or letters < len(unit) * 0.6 or _UNEVEN.search(unit) or text.startswith(unit, end):
        return False
    if text.endswith(unit, 0, start):
        return False
    if size == 1 and unit in CHINESE:
        return False  # 一一, 百百: a figure spelt out may read so
    return size > 12 or letters == len(unit.strip())
