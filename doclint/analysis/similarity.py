"""How alike two pieces of text are: keys for equal ones, chunks to find near ones, scores to be sure."""

from __future__ import annotations

import re
import unicodedata

from doclint.parse.sentences import sentence_ends

LONG = 20_000  # code points; beyond it an exact alignment costs too much and chunks are compared
_CHUNK = 6  # shortest chunk (code points); shorter ones are stock phrases
_CUTS_EN = (" the ", " of ", " and ", " to ", " in ", " a ", " that ")
_SPARSE = 24  # code points a chunk; with longer ones small edits leave too few whole
_FINISHED = re.compile(r"[。！？!?…．.][”’\"'」』）)】》〉\]*]*$")
_ASIDE = re.compile(
    r"[\W_]*(?:(?:notes?|sources?|table|figure|fig|appendix)\b|注[：:]|注释|资料来源|数据来源|来源[：:]|[图表]\s*\d|其中，)"
    r"|(?-i:[a-z]|\d{1,3} [A-Z])",
    re.IGNORECASE,
)
_FINE = re.compile(r"[、；：“”！？]")
_NO_WORDS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def key(words: str, language: str) -> str:
    """Return what two pieces of text must share to be the same word for word: all but white space."""
    return ("" if language == "zh" else " ").join(words.split())


def scaled(length: int, language: str) -> int:
    """Return the code points that say in `language` what `length` Han characters say."""
    return length if language == "zh" else 4 * length


def says_much(words: str, shortest: int) -> bool:
    """Tell whether `words` are whole sentences that nothing but a mistake repeats.

    Captions, notes, table cells and what is left of a sentence stand twice by design.
    """
    return (
        len(words) >= shortest
        and _FINISHED.search(words, len(words) - 8) is not None
        and not is_aside(words)
    )


def is_aside(words: str) -> bool:
    """Tell whether `words` begin as a caption, a note or the rest of a sentence."""
    return _ASIDE.match(words) is not None


def folded(words: str) -> str:
    """Return `words` without punctuation and differences of width and case."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", words)).casefold()


def chunks(words: str, language: str) -> list[str]:
    """Return the stretches of `words` between stops (in English also common words), long ones only.

    Where some characters of a text are edited, most of its chunks stay as they were.
    """
    if language == "zh":
        parts = [c for c in words.replace("。", "，").split("，") if len(c) >= _CHUNK]
        if len(parts) * _SPARSE < len(words):
            parts = [c for part in parts for c in _FINE.split(part) if len(c) >= _CHUNK]
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
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other, score_cutoff=least)


def counterpart(sentence: str, other: str, least: float = 0.75) -> bool:
    """Tell whether `other` says what `sentence` says: the same words, or nearly, with the same figures."""
    bare = sentence.strip()
    if bare in other:
        return True
    if len(bare) > LONG or len(other) > LONG:
        return False
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(bare, other, score_cutoff=100 * least)
    if found is None:
        return False
    around = other[max(0, found.dest_start - 4) : found.dest_end + 4]
    return set(_DIGITS.findall(bare)) <= set(_DIGITS.findall(around))


def covered(words: str, other: str) -> bool:
    """Tell whether every sentence of `words` has a counterpart in `other`."""
    return all(counterpart(sentence, other) for sentence in sentences_in(words))
