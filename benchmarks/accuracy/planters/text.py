"""Characters lost, doubled, garbled or exchanged."""

import re
from random import Random

from benchmarks.accuracy.places import HAN, middles, prose, sentences_in
from benchmarks.accuracy.planted import Planted, plant
from doclint.model.document import Document
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.parse.numbering import numbering_at

RIGHT = ("text",)
_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"))
_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"))

# Characters that stand twice by right: 人人, 年年, 看看 …, numbers, units, particles.
_REDUPLICATED = frozenset(
    "人年天日月家户处种样层步个项条件件次常刚渐慢快好多少大小高远近早晚深浅"
    "真实点滴看想走试听说谈问学做干等代世事时刻节级面方点声句字行队双对往仅"
    "默悄偏稍略最更很太的了着过和与及在是不有为以一二三四五六七八九十百千万亿两零〇"
    "爸妈哥姐弟妹爷奶叔星宝圆团蒸熊欣向频屡源滚纷丝缕井津栩彬巍郁葱绵皑重"
)
_AFTER = re.compile(r"[，。、；：！？的和与及等]")
_WORD_EN = re.compile(r"(?<= )[a-z]{3,12}(?= )")
_DOUBLED_EN = frozenset(("that", "had", "is", "very", "so", "much", "many", "far", "again"))
_COMMAS_ZH = re.compile(rf"(?<=[{HAN}])，(?=[{HAN}])")
_STOPS_ZH = re.compile(rf"(?<=[{HAN}])[，。、；](?=[{HAN}])")
_STOPS_EN = re.compile(r"(?<=[a-z]),(?= [a-z])")
_MARKS_EN = re.compile(r"(?<=[a-z])['’](?=[a-z])|[“—–]")
_ALIKE_ZH = re.compile(r"第(?=[一二三四五六七八九十\d])")
_ALIKE_EN = re.compile(r"(?<=[a-z]{2})[aeo](?=[a-z])")
_ALIKE = {"第": "笫", "a": "\u0430", "e": "\u0435", "o": "\u043e"}


def lost_quote(document: Document, rng: Random) -> Planted | None:
    """Lose one quotation mark of a pair."""
    return _lost(document, rng, _QUOTES)


def lost_bracket(document: Document, rng: Random) -> Planted | None:
    """Lose one bracket of a pair, not one of a number's."""
    return _lost(document, rng, _BRACKETS)


def _lost(document: Document, rng: Random, pairs: tuple[tuple[str, str], ...]) -> Planted | None:
    text, candidates = document.text, []
    for one in prose(document, 30):
        words = one.span.of(text)
        for opening, closing in pairs:
            if words.count(opening) == words.count(closing):
                for found in re.finditer(
                    rf"{re.escape(opening)}[^{re.escape(opening + closing)}]{{3,40}}"
                    rf"{re.escape(closing)}",
                    words,
                ):
                    candidates += [(one, found.start()), (one, found.end() - 1)]
    if not candidates:
        return None
    one, at = rng.choice(candidates)
    edit = Edit(Span(one.start + at, one.start + at + 1))
    return plant(document, [edit], ("truncation", "text"), places=[one.span])


def mojibake(document: Document, rng: Random) -> Planted | None:
    """Read a sentence in the wrong encoding, in a way that can be taken back."""
    if document.language == "en":
        return _mojibake_mark(document, rng)
    # a number that is garbled breaks its row too, which is another defect
    whole = [
        span
        for span in _sentences(document, 12)
        if not numbering_at(document.text, span.start, span.end)
    ]
    coders = [("utf-8", "latin-1"), ("gbk", "latin-1"), ("utf-8", "gbk")]
    rng.shuffle(coders)
    for span in rng.sample(whole, min(20, len(whole))):
        for right, wrong in coders:
            garbled = _garbled(span.of(document.text), right, wrong)
            if garbled:
                return plant(document, [Edit(span, garbled)], RIGHT, repair=True)
    return None


def _garbled(words: str, right: str, wrong: str) -> str:
    try:
        garbled = words.encode(right).decode(wrong)
    except UnicodeError:
        return ""
    # control characters would not survive a text file
    return "" if re.search(r"[\x00-\x1f\x85\u2028\u2029]", garbled) else garbled


def _mojibake_mark(document: Document, rng: Random) -> Planted | None:
    """Garble one apostrophe, dash or quotation mark, as cp1252 reads UTF-8."""
    places = _found(document, _MARKS_EN)
    if not places:
        return None
    at = rng.choice(places)
    written = document.text[at].replace("'", "’")
    garbled = written.encode().decode("cp1252")
    return plant(document, [Edit(Span(at, at + 1), garbled)], RIGHT)


def replacement(document: Document, rng: Random) -> Planted | None:
    """Replace one to three characters by the mark of a character that could not be read."""
    place = _middle(document, rng)
    if place is None:
        return None
    edit = Edit(Span(place.end, place.end + rng.randint(1, 2)), "\ufffd" * rng.randint(1, 3))
    return plant(document, [edit], RIGHT)


def invisible(document: Document, rng: Random) -> Planted | None:
    """Put a character without width into a word."""
    place = _middle(document, rng)
    if place is None:
        return None
    # inside the word that follows, in English; between two characters, in Chinese
    at = place.end + 1
    edit = Edit(Span(at, at), rng.choice("\u200b\ufeff\u00ad\u200e\u2060"))
    return plant(document, [edit], RIGHT, repair=True)


def _middle(document: Document, rng: Random) -> Span | None:
    whole = [one for one in prose(document, 60) if middles(document, one.start, one.end)]
    if not whole:
        return None
    one = rng.choice(whole)
    return rng.choice(middles(document, one.start, one.end))


def doubled_character(document: Document, rng: Random) -> Planted | None:
    """Write the last character of a word twice, where no word can begin with it: 建设设的."""
    if document.language == "en":
        return _doubled_word_en(document, rng)
    text, places = document.text, []
    for one in prose(document, 30):
        for i in range(one.start + 2, one.end - 2):
            if not re.match(rf"[{HAN}]{{2}}", text[i - 1 : i + 1]) or text[i] in _REDUPLICATED:
                continue
            # a word of the document, whole, then what can't be read together with the double
            if text[i - 1] != text[i] and _AFTER.match(text, i + 1):
                places.append(i)
    rng.shuffle(places)
    known = next((i for i in places if text.count(text[i - 1 : i + 1]) >= 2), None)
    if known is None:
        return None
    at = known + 1
    edit = Edit(Span(at, at), text[at - 1])
    return plant(
        document,
        [edit],
        ("duplication", "text"),
        places=[Span(at - 2, at + 1)],
        repair=True,
    )


def _doubled_word_en(document: Document, rng: Random) -> Planted | None:
    words = [
        (one.start + found.end(), found[0])
        for one in prose(document, 60)
        for found in _WORD_EN.finditer(one.span.of(document.text))
        if found[0] not in _DOUBLED_EN
    ]
    if not words:
        return None
    at, word = rng.choice(words)
    edit = Edit(Span(at, at), " " + word)
    place = Span(at - len(word), at)
    return plant(document, [edit], ("duplication", "text"), places=[place], repair=True)


def doubled_word(document: Document, rng: Random) -> Planted | None:
    """Write a word of two characters twice: 推进推进."""
    if document.language == "en":
        return None
    text = document.text
    places = [
        place.start
        for one in prose(document, 60)
        for place in middles(document, one.start, one.end)
    ]
    rng.shuffle(places)
    at = next((place for place in places if _is_word(text, place)), None)
    if at is None:
        return None
    edit = Edit(Span(at, at), text[at - 2 : at])
    place = Span(at - 2, at)
    return plant(document, [edit], ("duplication", "text"), places=[place], repair=True)


def _is_word(text: str, end: int) -> bool:
    word = text[end - 2 : end]
    if any(c in _REDUPLICATED for c in word) or word[0] == word[1]:
        return False
    # 示范示范区 reads as two words: what follows must not belong to the word
    return text.count(word) >= max(4, 3 * text.count(text[end - 2 : end + 1]))


def doubled_stop(document: Document, rng: Random) -> Planted | None:
    """Write a comma or stop twice."""
    places = _found(document, _STOPS_ZH if document.language == "zh" else _STOPS_EN)
    if not places:
        return None
    at = rng.choice(places)
    edit = Edit(Span(at + 1, at + 1), document.text[at])
    return plant(document, [edit], RIGHT, places=[Span(at, at + 1)], repair=True)


def half_width_comma(document: Document, rng: Random) -> Planted | None:
    """Write a comma between Han characters in half width, where the others are full."""
    places = _found(document, _COMMAS_ZH)
    mixed = re.search(rf"[{HAN}],[{HAN}]", document.text)
    if document.language == "en" or len(places) < 20 or mixed:
        return None
    at = rng.choice(places)
    return plant(document, [Edit(Span(at, at + 1), ",")], RIGHT, repair=True)


def look_alike(document: Document, rng: Random) -> Planted | None:
    """Write a character that looks like the right one: 笫 for 第, a Cyrillic letter for a Latin one."""
    places = _found(document, _ALIKE_ZH if document.language == "zh" else _ALIKE_EN)
    if not places:
        return None
    at = rng.choice(places)
    edit = Edit(Span(at, at + 1), _ALIKE[document.text[at]])
    return plant(document, [edit], RIGHT, repair=True)


def _found(document: Document, pattern: re.Pattern[str]) -> list[int]:
    """Return where `pattern` begins in the paragraphs."""
    return [
        found.start()
        for one in prose(document, 20)
        for found in pattern.finditer(document.text, one.start, one.end)
    ]


def _sentences(document: Document, least: int) -> list[Span]:
    return [
        span
        for one in prose(document, least)
        for span in sentences_in(document, one)
        if span.end - span.start >= least
    ]
