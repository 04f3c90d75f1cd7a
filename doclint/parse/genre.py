"""What language and kind of text a document is, found from the text itself."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from doclint.model.document import PROSE, Genre, Kind, Outline, Source
from doclint.model.numbering import Style

# Patterns are compiled by those who need them: few documents do.
_LAW_TITLE = r"(?:法|条例|规定|办法|细则|规则|修正案|解释|决定|决议|安排|批复|章程|判决书|裁定书)(?:\s*[（(][^）)]*[）)])*(?:》的(?:通知|公告|命令))?$"
_LAW_WORDS = (
    "应当",
    "不得",
    "依照",
    "处以",
    "施行",
    "本法",
    "本条例",
    "本规定",
    "本办法",
    "本解释",
)
_CLAIMED = "所述"  # of a patent: 20 in 1,000 characters
# each begins with a character of its own, which the engine skips to
_TECHNICAL = (
    r"\n[=~-]{4,}[ \t]*$",
    r"\nRFC ?\d",
    r"\[Page \d+\]",
    r"::[ \t]*$",
    r"\n\.\. ",
)
_SPEECH = ("道：", "曰：", "道:", "曰:", "说：“", "说：「", "云：“", "云：「")
_CLASSICAL = "也矣曰者之乃遂焉哉吾"
_TOLD = "他她了着说道"
_TOLD_EN = (" he ", " she ", " him ", " her ", " his ")
_FEWEST, _FEWEST_TOLD = 4, 8  # a few words say nothing of the kind of a short text
_PAST_EN = (" I ", " was ", " were ", " had ", " said ")

# UTF-8 bytes: those that begin U+4000..U+9FFF, and the ASCII letters
_NOT_HAN = bytes(set(range(256)) - set(range(0xE4, 0xEA)))
_NOT_LATIN = bytes(set(range(256)) - set(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))

_TITLE_LINES = 2
_LANGUAGE_SAMPLE = 2_000  # code points from the start and from the middle
_SAMPLE = 20_000
_LONG_SAMPLE = 80_000


def language_of(text: str) -> str:
    """Return "zh" where Han characters are at least a tenth of the letters, else "en"."""
    middle = len(text) // 2
    sample = text[:_LANGUAGE_SAMPLE] + text[middle : middle + _LANGUAGE_SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    han = len(data.translate(None, _NOT_HAN))
    return "zh" if han and han * 9 >= len(data.translate(None, _NOT_LATIN)) else "en"


def genre_of(source: Source, outline: Outline, language: str) -> Genre:
    """Return the genre that the marks, the layout and the words of the text speak for."""
    kinds = [block.kind for block in source.blocks]
    styles = [mark.numbering.style for mark in outline.marks]
    if _is_law(source, kinds, styles):
        return Genre.LAW
    if _is_technical(source, kinds, styles):
        return Genre.TECHNICAL
    if _is_literature(source, outline, language):
        return Genre.LITERATURE
    return Genre.REPORT


def _is_law(source: Source, kinds: Sequence[Kind], styles: Sequence[Style]) -> bool:
    prose = sum(map(kinds.count, PROSE))
    articles = styles.count(Style.ARTICLE)
    if articles >= 3 and articles * 20 >= prose:
        return True
    shown = (b for b in source.blocks if b.kind not in (Kind.BLANK, Kind.MATTER))
    titles = (source.text[block.start : block.end] for block in islice(shown, _TITLE_LINES))
    if not any(re.search(_LAW_TITLE, title) for title in titles):
        return False
    sample = source.text[:_SAMPLE]
    # 46 of 46 laws with articles have more than 3 such words in 1,000 characters
    return sum(map(sample.count, _LAW_WORDS)) * 500 >= len(sample)


def _is_technical(source: Source, kinds: Sequence[Kind], styles: Sequence[Style]) -> bool:
    # 0 of 50 technical documents with code number their parts 一、 二、 三、
    parts = styles.count(Style.COMMA)
    if parts < 3 and Kind.CODE in kinds:
        return True
    if kinds.count(Kind.TABLE) * 4 > len(kinds):
        return True
    sample = "\n" + source.text[:_LONG_SAMPLE]
    claims = sample.count(_CLAIMED)
    if claims >= _FEWEST and claims * 200 > len(sample):
        return True
    return sum(len(re.findall(each, sample, re.MULTILINE)) for each in _TECHNICAL) >= 3


def _is_literature(source: Source, outline: Outline, language: str) -> bool:
    text = source.text[:_LONG_SAMPLE]
    if language == "en":
        told = _times(_TOLD_EN, text)
        if told >= _FEWEST and told * 250 > len(text):  # no speech or manual of 4,773
            return True
        # 3 of 4,773 speeches and manuals, 94 of 153 chapters and books
        past = sum(map(text.count, _PAST_EN))
        return told >= _FEWEST_TOLD and (
            told * 800 > len(text) or (told * 2_000 > len(text) and past * 333 > len(text))
        )
    # at most 12 in 1,000 characters of 1,000 passages of reports, laws and manuals, about 40 in novels
    told = _times(_TOLD, text)
    if told >= _FEWEST_TOLD and told * 50 > len(text):
        return True
    # at most 7 in the same, and then fewer than 的; at least 8 in 142 passages of annals
    classical = _times(_CLASSICAL, text)
    if classical >= _FEWEST_TOLD and classical * 133 > len(text) and classical > text.count("的"):
        return True
    colons = sum(map(text.count, "：:"))  # counted in a quarter of the time
    if colons * 1_000 > len(text):
        spoken = sum(map(text.count, _SPEECH))
        if spoken >= _FEWEST and spoken * 1_000 > len(text):
            return True
    if "回" not in source.text:
        return False
    ends = (source.text[m.numbering.digits_end : m.numbering.end] for m in outline.marks)
    return sum("回" in end for end in ends) >= 3


def _times(words: Iterable[str], text: str) -> int:
    """Return how often `text` holds `words`, but for the most frequent: a loop repeats one."""
    return sum(sorted(map(text.count, words))[:-1])
