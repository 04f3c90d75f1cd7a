"""How alike two pieces of text are: keys for equal ones, chunks to find near ones, scores to be sure."""

import re
import unicodedata
from collections import Counter

from doclint.model.patterns import compiled
from doclint.parse.sentences import sentence_ends

LONG = 6_000  # code points; beyond it an exact alignment costs too much and chunks are compared
_CHUNK = 6  # shortest chunk (code points); shorter ones are stock phrases
_CUTS_EN = (" the ", " of ", " and ", " to ", " in ", " a ", " that ")
_SPARSE = 24  # code points a chunk; with longer ones small edits leave too few whole
_FINISHED = r"[。！？!?…．.][”’\"'」』）)】》〉\]*]*$"
_ASIDE = (
    r"(?i)[\W_]*(?:(?:notes?|sources?|table|figure|fig|appendix)\b|注[：:]|注释|资料来源|数据来源|来源[：:]|[图表]\s*\d|其中，)"
    r"|(?-i:[a-z]|\d{1,3} [A-Z])"
)
_FINE = r"[、；：“”！？]"
_NO_WORDS = re.compile(r"[\W_]+")
_PIECE = 4  # code points; where two texts are alike, many of their pieces are equal
_EVEN = 6  # edits spread evenly leave least**4 of the pieces whole; fewer than least**6 are too few
_FEW = 4  # pieces; fewer tell nothing
_TIMES = 8  # places of one piece that are looked at
_PLACES = 3  # places in a text that are compared with a sentence
_WORDS = 3  # code points that are more than a slip
_NEAR_TITLE = 0.85  # headings of like bodies that are one heading with small edits
_ORDINALS = r"\d+|第[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[级类等期档号批])|(?<![a-z])[ivx]+(?![a-z])"
_DIGITS = r"\d+(?:\.\d+)?"


def key(words: str, language: str) -> str:
    """Return what two pieces of text must share to be the same word for word: all but white space."""
    return ("" if language == "zh" else " ").join(words.split())


def scaled(length: int, language: str) -> int:
    """Return the code points that say in `language` what `length` Han characters say."""
    return length if language == "zh" else 4 * length


def says_much(words: str, shortest: int) -> bool:
    """Tell whether `words` are whole sentences that nothing but a mistake repeats.

    Captions, notes, table cells, lines of dots and what is left of a sentence stand twice by design.
    """
    return (
        len(words) >= shortest
        and compiled(_FINISHED).search(words, len(words) - 8) is not None
        and not _NO_WORDS.fullmatch(words)
        and not is_aside(words)
    )


def is_aside(words: str) -> bool:
    """Tell whether `words` begin as a caption, a note or the rest of a sentence."""
    return compiled(_ASIDE).match(words) is not None


def folded(words: str) -> str:
    """Return `words` without punctuation and differences of width and case."""
    if not unicodedata.is_normalized("NFKC", words):
        words = unicodedata.normalize("NFKC", words)
    if not words.isalnum():
        words = _NO_WORDS.sub("", words)
    return words.casefold()


def chunks(words: str, language: str) -> list[str]:
    """Return the stretches of `words` between stops (in English also common words), long ones only.

    Where some characters of a text are edited, most of its chunks stay as they were.
    """
    if language == "zh":
        parts = [c for c in words.replace("。", "，").split("，") if len(c) >= _CHUNK]
        if len(parts) * _SPARSE < len(words):
            parts = [c for part in parts for c in compiled(_FINE).split(part) if len(c) >= _CHUNK]
        return parts
    for cut in _CUTS_EN:
        words = words.replace(cut, ", ")
    return [c for c in words.split(", ") if len(c) >= 2 * _CHUNK - 2]


def sentences_in(words: str) -> list[str]:
    """Return the sentences of `words`; a rest without a stop is one too."""
    found, start = [], 0
    for end in sentence_ends(words, 0, len(words)):
        found.append(words[start:end].strip())
        start = end
    if words[start:].strip():
        found.append(words[start:].strip())
    return found


def ratio(one: str, other: str, least: float = 0.0, language: str = "zh") -> float:
    """Return the share of characters that two texts have in common in order; 0 where below `least`.

    Texts beyond LONG are compared by the chunks they share.
    """
    if min(len(one), len(other)) < least / (2 - least) * max(len(one), len(other)):
        return 0.0
    if max(len(one), len(other)) > LONG:
        mine, others = set(chunks(one, language)), set(chunks(other, language))
        score = len(mine & others) / max(1, len(mine), len(others))
        return score if score >= least else 0.0
    both = len(one) + len(other)
    score = 2 * in_common(one, other, least * both / 2) / max(1, both)
    return score if score >= least else 0.0


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles are nearly the same, and not two of a series: Ⅰ级响应, Ⅱ级响应."""
    if not one or ratio(one, other, _NEAR_TITLE) == 0.0:
        return False
    ordinals = compiled(_ORDINALS).findall
    return ordinals(one) == ordinals(other)


def is_series(one: str, other: str) -> bool:
    """Tell whether two titles differ in their ordinals alone."""
    ordinals = compiled(_ORDINALS)
    return one != other and ordinals.sub("", one) == ordinals.sub("", other)


def may_be_alike(one: str, other: str, least: float) -> bool:
    """Tell cheaply whether the shorter of two texts, or most of it, may be alike in the longer one."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < _FEW * _PIECE:
        return True
    if _known(one, other) < least * least * len(one):
        return False
    pieces = [one[i : i + _PIECE] for i in range(0, len(one) - _PIECE + 1, _PIECE)]
    return sum(map(other.__contains__, pieces)) >= least**_EVEN * len(pieces)


def in_common(one: str, other: str, least: float = 0.0) -> int:
    """Return the length of the longest row of characters that two texts share in order, gaps allowed.

    0 where fewer than `least` characters of one stand anywhere in the other.

    Each bit of one large number stands for a character of the shorter text (Hyyrö 2004): the cost is
    that of the lengths' product, divided by 30 or more. What is equal at both ends costs nothing.
    """
    if least > min(_known(one, other), _known(other, one)):
        return 0
    if len(one) > len(other):
        one, other = other, one
    head = agreeing(one, other)
    one, other = one[head:], other[head:]
    tail = agreeing(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    bits: dict[str, int] = {}
    for i, character in enumerate(one):
        bits[character] = bits.get(character, 0) | 1 << i
    whole = alone = (1 << len(one)) - 1
    for here in filter(None, map(bits.get, other)):
        met = alone & here
        alone = (alone + met) | (alone - met)
    return head + tail + len(one) - (alone & whole).bit_count()


def _known(one: str, other: str) -> int:
    """Return how many characters of `one` stand anywhere in `other`."""
    return sum(map(set(other).__contains__, one))


def says_more(one: str, other: str) -> bool:
    """Tell whether `one` holds all of `other`, in order, and some words besides."""
    return len(one) >= len(other) + _WORDS and in_common(one, other, len(other)) == len(other)


def agreeing(one: str, other: str) -> int:
    """Return how many characters are the same at the beginning of two texts."""
    limit = min(len(one), len(other))
    if one[:limit] == other[:limit]:
        return limit
    low = 0
    while limit - low > 1:  # the first `low` characters agree, the first `limit` do not
        middle = (low + limit) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            limit = middle
    return low


def counterpart(sentence: str, other: str, least: float = 0.75) -> bool:
    """Tell whether `other` says what `sentence` says: the same words, or nearly, with the same figures."""
    bare = sentence.strip()
    if bare in other:
        return True
    if len(bare) > LONG or len(other) > LONG or _known(bare, other) < least * len(bare):
        return False
    pad = round(len(bare) * (1 - least) / 2)  # so much may have been put in or left out
    for start in _places(bare, other, least):
        around = other[max(0, start - pad) : start + len(bare) + pad]
        if in_common(bare, around, least * len(bare)) >= least * len(bare):
            figures = compiled(_DIGITS).findall
            return set(figures(bare)) <= set(figures(around))
    return False


def _places(bare: str, other: str, least: float) -> list[int]:
    """Return where in `other` a text like `bare` may begin, the likeliest first; may be below 0."""
    size = _PIECE if len(bare) >= 4 * _PIECE else _PIECE // 2
    places = range(0, len(bare) - size + 1, size)
    pieces = [(i, bare[i : i + size]) for i in places if bare[i : i + size] in other]
    if len(pieces) < least**_EVEN * len(places):
        return []
    found: Counter[int] = Counter()
    for i, piece in pieces:
        at = other.find(piece)
        for _ in range(_TIMES):
            if at < 0:
                break
            found[at - i] += 1
            at = other.find(piece, at + 1)
    enough = least**_EVEN * len(places) / _PLACES
    best = sorted(found, key=found.__getitem__, reverse=True)[:_PLACES]
    return [start for start in best if found[start] >= enough]


def covered(words: str, other: str) -> bool:
    """Tell whether every sentence of `words` has a counterpart in `other`."""
    return all(counterpart(sentence, other) for sentence in sentences_in(words))
