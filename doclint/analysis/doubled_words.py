"""Words that stand twice in a row by accident: 政策政策应用, the the."""

from collections.abc import Iterator
from itertools import compress
from operator import eq
from typing import NamedTuple

from doclint.analysis.periods import agreements
from doclint.analysis.prose import paragraph_at, paragraphs
from doclint.analysis.reads_on import folded, follows, met
from doclint.model.document import Document, Paragraph
from doclint.model.patterns import compiled
from doclint.model.span import Span
from doclint.parse.numerals import CHINESE

SINGLE = frozenset(CHINESE) | frozenset("每各逐几")
"""Characters of what is told one by one: 一个项目一个项目, 两个两个."""
_AROUND = 30_000  # code points around a word in which it may stand again
_MOST, _MOST_IN = 100, 1_000
_NEAR = 3_000  # code points around a doubling in which its words are looked for
_SURE = 7.0  # evidence that a word stands twice by accident; at most 6.0 of 27 that do not
_LIKELY = 5.0  # the same where the word is set off on both sides, too
_OWNED = 4  # code points with 的: a longer phrase does not stand twice of itself
_COMMON = 40  # times that a pair of characters was met which makes it a word's
_APART = 4  # times as often is a word met as the pair that it would make with what stands beside it
_PARTICLES = frozenset("的了和是在等及与为也都将对内中时上下里外")
# words that are doubled for a purpose, two characters each
_SAID_TWICE = (
    "研究 商量 讨论 考虑 打听 了解 琢磨 收拾 打扫 休息 锻炼 学习 交流 合计 彼此 如此 很多 非常 许多 好多 多少"
    " 特别 大家 慢慢 轻松 放松 感受 体验 意思 照顾 比较 介绍 活动 运动 参考 调剂 调整 检查 整理 表示 见识"
    " 熟悉 商议 修理 清理 溜达 走动 热闹 高兴 痛快 凉快 关心 帮助 指点 指导 解释 适应 总结 如何"
)
_CALLED = ("！", "!")
_QUOTES = (("“", "”"), ("《", "》"), ("「", "」"), ("‘", "’"), ('"', '"'), ("`", "`"))
_BLANKS = 3  # white space between two words, at most
_WORD_TWICE = rf"\s([a-z]+)((?:\s{{1,{_BLANKS}}}\1)+)(?![\w'’-])"
# letters and figures as they are, all else blank
_LETTERS = bytes(i if chr(i).isalnum() and i < 128 else 32 for i in range(256))
# English words that are right, or meant, twice in a row
_EMPHASIS = (
    " had that very so no bye far long many much again really too is was her do did you it in on who ha"
    " there now well up out over down never yes oh all hear knock hush "
)


def english(document: Document) -> Iterator[Span]:
    """Yield the places of English words that repeat the word before, with the blank between."""
    words = document.text.encode("ascii", "replace").translate(_LETTERS).split()
    again = set(compress(words, map(eq, words, words[1:])))
    if not any(word.islower() and f" {word.decode()} " not in _EMPHASIS for word in again):
        return
    for paragraph in paragraphs(document):
        for twice in compiled(_WORD_TWICE).finditer(document.text, paragraph.start, paragraph.end):
            is_loop = twice.end() - twice.start(2) > len(twice[1]) + _BLANKS
            if f" {twice[1]} " not in _EMPHASIS and not is_loop:
                yield Span(twice.end(1), twice.end())


def manner(text: str) -> int:
    """Return how many doublings of a text are looked into; more are its manner.

    Of 370 documents none has more than 104, and that is a whole book.
    """
    return max(_MOST, len(text) // _MOST_IN)


def chinese(document: Document) -> list[Span]:
    """Return the places of Chinese words and phrases that repeat what stands before them.

    0 of 221 published reports say three characters or more twice in a row, but one by one
    (一个项目一个项目) or as items of a list.
    """
    text = document.text
    repeated: list[_Repeated] = []
    left = manner(text)
    for word in _repeated(document):
        repeated.append(word)
        left -= word.size == 2
        if left < 0:
            return []
    found: list[Span] = []
    done = 0
    for at, size, end, paragraph in repeated:
        if at < done:
            continue
        if size > 2 or any(_is_slip(text, first, paragraph) for first in range(at, end - 3)):
            done = end
            found.append(Span(end - size, end))
    return found


class _Repeated(NamedTuple):
    """Han characters that stand twice from `at` to `end`, `size` of them or more each time."""

    at: int
    size: int
    end: int
    paragraph: Paragraph


def _repeated(document: Document) -> Iterator[_Repeated]:
    """Yield what stands twice in a paragraph and neither more often nor in quotes."""
    text = document.text
    for at, size in agreements(document):
        if not is_han(text[at]):
            continue
        paragraph = paragraph_at(document, at)
        if paragraph is None:
            continue
        end = at + 2 * size
        while end < min(paragraph.end, at + 3 * size) and text[end] == text[end - size]:
            end += 1
        words = text[at:end]
        if end > paragraph.end or len(words) >= 3 * size or len(set(words)) == 1:
            continue
        if not all(map(is_han, words)) or not SINGLE.isdisjoint(words):
            continue
        if quoted(text[max(paragraph.start, at - 8) : at], text[end : end + 8]):
            continue
        if text[end : end + 1] in _CALLED:
            continue  # 快请进快请进！
        if size <= _OWNED and "的" in (words[0], words[size - 1]):
            continue  # 朋友的朋友的意见, 区里的软件的软件包
        yield _Repeated(at, size, end, paragraph)


def evidence(text: str, at: int, size: int, start: int, end: int) -> float:
    """Return how much better the text reads if the `size` characters at `at` do not stand twice.

    It is a log-likelihood ratio: how likely what follows the second comes after the first, against
    how likely all of it does. Nothing outside `start`..`end` is read as their sentence.
    """
    word = folded(text[at : at + size])
    left = folded(text[max(start, at - 12) : at])[-2:]
    right = folded(text[at + 2 * size : min(end, at + 2 * size + 12)])[:2] or "\n"
    around = folded(text[max(0, at - _NEAR) : at] + "\n" + text[at + 2 * size : at + _NEAR])
    once = follows(left, word + right, around)
    return once - follows(left, word + word + right, around)


def is_han(character: str) -> bool:
    """Tell whether `character` is a common Chinese one."""
    return "\u4e00" <= character <= "\u9fff"


def quoted(left: str, right: str) -> bool:
    """Tell whether what stands between is in a short quotation: a name may be anything."""
    return any(o in left[-8:] and c in right[:8] for o, c in _QUOTES)


def _is_slip(text: str, at: int, paragraph: Paragraph) -> bool:
    """Tell whether the two characters at `at` are a word that stands twice by accident.

    Otherwise another pair stands twice by chance (退税缓税缓费), or what is against it is named
    by it (反导弹导弹).
    """
    word = text[at : at + 2]
    if word in _SAID_TWICE or text[at - 1 : at] == "反":
        return False
    if met(word) < _COMMON and text.count(word, max(0, at - _AROUND), at + _AROUND) < _APART:
        return False
    least = _LIKELY if _is_set_off(text, at) else _SURE
    return evidence(text, at, 2, paragraph.start, paragraph.end) >= least


def _is_set_off(text: str, at: int) -> bool:
    """Tell whether neither side makes another word with the word that stands twice at `at`."""
    word, left, right = text[at : at + 2], text[at - 1 : at], text[at + 4 : at + 6]
    around = text[max(0, at - _AROUND) : at + _AROUND]
    times = met(word)
    if is_han(left) and met(left + word[0]) * _APART > times and around.count(left + word) < _APART:
        return False
    beside = right[:1]
    if not is_han(beside) or beside in _PARTICLES:
        return True
    if around.count(word + beside) * 3 > around.count(word):
        return False
    return met(word[1] + beside) < max(met(right), times / _APART**2)
