"""What says the same again and again by design: entries of a form (责任单位：…), formulas, abstracts."""

from bisect import bisect_left
from collections import Counter

from doclint.analysis.likeness import likeness
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.runs import run_of
from doclint.analysis.similarity import scaled
from doclint.model.document import Document, Kind, derived
from doclint.model.numbering import Numbering
from doclint.model.patterns import compiled

_LABEL = {
    "zh": r"[\W_]{0,3}([^\W\d_a-zA-Z]{1,10})[*_）)】\]]{0,3}[：:]",
    "en": r"[\W_]{0,3}([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3})[*_)\]]{0,3}:",
}
_SHORT = 60  # code points of an entry, label included
_LONG = 200  # and of one whose label stands often
_OFTEN = 3
_FORMULA = 40  # code points; 1 in 26 paragraphs of published reports is as short
_QUESTIONS = frozenset({"问", "提问", "问题", "Q", "Question"})  # they tell their answers apart
_SAID = ("说", "道", "指出", "强调", "要求", "认为", "提出", "表示", "said")  # no label
_ABOVE = 30  # code points
_FRAME = "#*【】[] \u3000"
_CONCLUSIONS = ("结论", "结语", "小结", "本章小结", "Conclusion")
# a blank may part two characters
_IN_ABSTRACTS = ("摘", "提要", "导读", "Abstract", "Summary", *_CONCLUSIONS)
_ABSTRACTS = frozenset({"摘要", "内容摘要", "提要", "内容提要", "导读", "Abstract", "Summary"})


@derived
def entries(document: Document) -> frozenset[int]:
    """Return the passages that are a label, a colon and few words, or more where the label stands often.

    So are an abstract, and a short line that stands three times.
    """
    keys, same, _, _ = likeness(document)
    pattern = compiled(_LABEL[document.language])
    labels: dict[int, str] = {}
    for i, words in enumerate(keys):
        found = pattern.match(words)
        if found and not found[1].endswith(_SAID):
            labels[i] = found[1]
    times = Counter(labels.values())
    short, long = scaled(_SHORT, document.language), scaled(_LONG, document.language)
    held = {
        i
        for i, label in labels.items()
        if label not in _QUESTIONS and len(keys[i]) <= (long if times[label] >= _OFTEN else short)
    }
    often = {first for first, count in Counter(same).items() if count >= _OFTEN}
    formula = scaled(_FORMULA, document.language)
    held.update(i for i, first in enumerate(same) if first in often and len(keys[i]) <= formula)
    return abstracts(document) | held


def are_of_two_lists(document: Document, one: int, other: int, length: int) -> bool:
    """Tell whether what two blocks begin is of `length` code points, and short lines of different lists.

    Steps, duties and demands are the same in several.
    """
    numbers = _numbers(document)
    if length > scaled(_FORMULA, document.language) or one not in numbers or other not in numbers:
        return False
    return run_of(document, numbers[one]) is not run_of(document, numbers[other])


def is_list_line(document: Document, i: int) -> bool:
    """Tell whether a passage is a short item, or a short numbered line."""
    passage = passages(document)[i]
    block = paragraphs(document)[passage.first].block
    short = len(passage.words) <= scaled(_FORMULA, document.language)
    return short and (block in _numbers(document) or document.blocks[block].kind is Kind.ITEM)


@derived
def _numbers(document: Document) -> dict[int, Numbering]:
    return {mark.block: mark.numbering for mark in document.outline.marks}


@derived
def abstracts(document: Document) -> frozenset[int]:
    """Return the passages that sum up the text: what abstracts and conclusions say stands in it again."""
    text = document.text
    if not any(map(text.__contains__, _IN_ABSTRACTS)):
        return frozenset()
    found = set()
    for i, passage in enumerate(passages(document)):
        above = text[max(0, passage.start - _ABOVE) : passage.start].rstrip()
        label = passage.words[:_ABOVE].replace(":", "：").partition("：")[0]
        for words in (above.rpartition("\n")[2], label):
            if "".join(words.strip(_FRAME).split()) in _ABSTRACTS:
                found.add(i)
    starts = [passage.start for passage in passages(document)]
    for section in document.outline.sections:
        heading = section.heading
        if text[heading.title_start : heading.title_end].startswith(_CONCLUSIONS):
            found.update(range(*(bisect_left(starts, at) for at in section.span)))
    return frozenset(found)
