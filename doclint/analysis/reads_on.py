"""Does the text read on across a paragraph break? Character counts of published Chinese texts say.

The evidence is a log-likelihood ratio: how likely the next paragraph begins as it does if it goes
on with the sentence, against how likely a paragraph begins so. It sums two things: the next
characters after the last ones, and the first clause, its length and its mark (a paragraph of a
report rarely has 、 within three characters, the rest of a sentence often has).
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from math import inf, log

from doclint.analysis.ngrams import Table, unpacked
from doclint.model.patterns import compiled

START = "\n"
"""Stands before the first character of a paragraph in the table."""
TOTAL = ""
"""Its count is that of all characters."""
LONGEST_CLAUSE = 40
Times = Callable[[str], int]
"""Tells how often a string stands in a text."""

_WIDE_DIGITS = "０１２３４５６７８９"
_ALIKE = bytes.maketrans(
    b"123456789ABCDEFGHIJKLMNOPQRSTUVWXYZbcdefghijklmnopqrstuvwxyz", b"0" * 9 + b"a" * 51
)
_MARK = re.compile(r"[，。、；：！？”“》《（）]")
_ENDS = "。；！？" + START
_PRIOR = (0.0, 60.0, 20.0)  # how much a shorter context counts: found by trial, flat around these
_ROUNDED = 0.2  # counts are rounded: of two characters the chance may seem that much above 1
_OWN_WEIGHT = 4.0  # a meeting in the document itself counts as this many in the table
_GOES_ON = r"[a-z]{2}|a [a-z]"  # a single letter may be the mark of a note
_ENGLISH_OPEN = -6.0
_HAN = re.compile(r"[^\W\d_\x00-\u02ff]")
_BEGINS = (  # these have a capital at the beginning of a sentence alone
    r"(?:The|A|An|This|That|These|Those|It|He|She|We|They|You|In|On|At|But|And|Or|If|When|While|Then"
    r"|There|However|His|Her|Our|Their|Its|My|As|For|To|By|From|With|After|Since|So|Not|What|Why|How)\b"
)
_OPEN_WORD = (
    r"(?i)(?:^|\s)(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|whose|as|than|is"
    r"|are|was|were|be|been|has|have|had|will|would|shall|should|may|must|can|could|its|their|our"
    r"|his|her|this|these|those|into|between|under|such|not|if|when|while|because)[,]?$"
)


def reads_on(left: str, right: str, stands: Times | None = None, wanted: float = -inf) -> float:
    """Return the evidence that `right` continues the sentence that `left` leaves unfinished.

    Above 0 it is likelier than not where both are as common; half a paragraph of either is enough.
    `stands` tells how often a string stands in the text around the two, as `folded` gives it: names
    recur in a document. Chinese, or English where no Han character stands near. Where `right` alone
    rules out `wanted`, the most that there could be is returned.
    """
    if not left or not right:
        return 0.0
    tail, head = left[-40:].rstrip(), right[:80].lstrip()
    if not _HAN.search(tail[-8:] + head[:8]):
        return _english(tail, head)
    tail, head = "".join(tail.split())[-2:], "".join(head.split())
    own = alike(tail + START + head[:3])
    first = own[len(tail) + 1 :][:2]
    chances = _Chances(stands, own)
    begins, shape = chances.follows(START, first), _clause(head)
    most = shape - begins + _ROUNDED
    if most < wanted:
        return most
    return chances.follows(own[: len(tail)], first) - begins + shape


def ends(left: str) -> float:
    """Return the logarithm of the chance that a sentence ends right after `left`, without its stop."""
    if not _HAN.search(left[-8:]):
        return _ENGLISH_OPEN if compiled(_OPEN_WORD).search(left[-40:]) or left[-1] == "," else 0.0
    chances = _Chances(None, "")
    tail = folded(left[-20:])[-2:]
    return log(sum(chances.chance(tail, mark) for mark in _ENDS))


def follows(context: str, words: str, document: str = "", own: str = "") -> float:
    """Return the logarithm of the chance that `words` follow `context`; all as `folded` gives them.

    `own` is the place in question, which `document` must not be asked about.
    """
    return _Chances(document.count if document else None, own).follows(context, words)


@lru_cache(maxsize=8192)
def met(gram: str) -> float:
    """Return how often `gram`, three characters at most, was met in published texts."""
    return _table()[gram]


def folded(words: str) -> str:
    """Return `words` as the table counts them: no blanks, each digit 0, each Latin letter a."""
    return alike("".join(words.split()))


def alike(words: str) -> str:
    """Return `words` with each digit 0 and each Latin letter a; blanks stay."""
    for digit in _WIDE_DIGITS:
        words = words.replace(digit, "0")
    # the bytes of ASCII characters stand in UTF-8 for nothing else
    return words.encode("utf-8", "surrogatepass").translate(_ALIKE).decode("utf-8", "surrogatepass")


def clause(words: str) -> str:
    """Return the name in the table of how long the first clause of `words` is, and its mark; no blanks."""
    mark = _MARK.search(words, 0, LONGEST_CLAUSE)
    return f"{mark[0]}{min(mark.start() // 2, 8)}" if mark else "-"


class _Chances:
    """Interpolated chances of characters, from the table and from what the document itself holds.

    `stands` tells how often a string stands in the document. `own` is the place in question, which
    the document must not be asked about.
    """

    def __init__(self, stands: Times | None, own: str) -> None:
        self._stands: Times = stands or own.count
        self._own = own
        self._known: dict[str, float] = {}  # a third of the n-grams are asked about again
        self._count = self._in_both if stands else met

    def follows(self, context: str, words: str) -> float:
        """Return the logarithm of the chance that `words` follow `context`."""
        found = 0.0
        for character in words:
            found += log(self.chance(context, character))
            context = (context + character)[-2:]
        return found

    def chance(self, context: str, character: str) -> float:
        """Return the chance of `character` after `context`, two characters at most."""
        found = (met(character) + 0.5) / (met(TOTAL) + 3_000)
        for size in range(1, len(context) + 1):
            near = context[-size:]
            times = self._count(near)
            if not times:
                break
            prior = _PRIOR[size]
            found = (self._count(near + character) + prior * found) / (times + prior)
        return found

    def _in_both(self, gram: str) -> float:
        """Return how often `gram` was met in published texts and, weighted, in the document."""
        count = self._known.get(gram)
        if count is None:
            here = self._stands(gram) - self._own.count(gram)
            count = self._known[gram] = met(gram) + _OWN_WEIGHT * max(0, here)
        return count


def _clause(head: str) -> float:
    """Return the evidence of the first clause: that of a paragraph, or what is left of a sentence."""
    name = clause(head)
    rest, first = met(f"rest {name}"), met(f"first {name}")
    few = 3.0  # clauses of each kind that are granted to any shape
    share = met("first") / met("rest")
    return log((rest * share + few) / (first + few))


def _english(tail: str, head: str) -> float:
    """Return the evidence of an English break: capitals begin sentences, function words end none."""
    if compiled(_GOES_ON).match(head):
        score = 4.0
    else:
        score = -3.0 if head[0].isupper() and not compiled(_BEGINS).match(head) else -7.0
    if compiled(_OPEN_WORD).search(tail):
        score += 4.0
    elif tail.endswith(","):
        score += 1.0
    return score


@cache
def _table() -> Table:
    path = f"{__file__[: -len('reads_on.py')]}tables/reads_on.bin"
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes long to import
        return unpacked(file.read())
