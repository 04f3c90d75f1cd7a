"""The document ends before it is finished."""

import re
from collections.abc import Iterator

from doclint.rule import (
    Document,
    Fate,
    Finding,
    Genre,
    Kind,
    Message,
    Rule,
    Section,
    Span,
    breaks,
    empty_sections,
    furniture,
    paragraphs,
    wraps,
)

_SHOWN = 6  # characters that a finding marks
_INTRO = (
    r"(?:以下|下列|如下|下面|重点|具体|主要|着力|切实|认真|努力|抓好|做好|做到|包括|分别|the following|as follows|below)"
    r"[^。！？；]{0,20}[：:]$"
)


class UnfinishedDocument(Rule):
    """The text ends inside a sentence, with a heading over nothing, or after a list is announced.

    `shortest` is the length (code points) from which a last paragraph counts, where a sentence can
    hardly end so: `ending` is the logarithm of that chance. `long_zh` and `long_en` are
    the lengths of one whose missing stop tells enough.
    """

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    shortest: int = 25
    ending: float = -3.5
    long_zh: int = 50
    long_en: int = 80

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding at most, at the end of the text."""
        last = _last_block(document)
        if last < 0:
            return
        heading = self._heading(document, last)
        if heading:
            yield heading
            return
        whole = paragraphs(document)
        if not whole or whole[-1].block != last:
            return
        start, end, _ = whole[-1]
        words = document.text[start:end]
        span = Span(max(start, end - _SHOWN), end)
        if self._is_cut(document, words):
            message = Message(
                zh="全文在句子中间结束；后面的文字可能已丢失",
                en="the text ends in the middle of a sentence: the rest may be lost",
            )
            yield self.finding(span, message)
        elif re.search(_INTRO, words[-60:]):
            message = Message(
                zh="全文到冒号为止，引出的内容不见了",
                en="the text ends with the colon that announces more, and nothing follows",
            )
            yield self.finding(span, message)

    def _heading(self, document: Document, last: int) -> Finding | None:
        for section in empty_sections(document):
            if section.heading.block == last:
                return self.finding(section.heading.span, _empty(document, section))
        return None

    def _is_cut(self, document: Document, words: str) -> bool:
        if len(words) < self.shortest or wraps(document):
            return False
        found = breaks(document)
        if not found or found[-1].before != len(paragraphs(document)) - 1:
            return False
        if found[-1].fate is not Fate.CUT:
            return False
        long = self.long_zh if document.language == "zh" else self.long_en
        return found[-1].ending <= self.ending or len(words) >= long


def _empty(document: Document, section: Section) -> Message:
    title = document.text[section.heading.title_start : section.heading.title_end]
    return Message(
        zh=f"全文到标题“{title}”为止，标题下没有内容",
        en=f"the text ends with the heading “{title}”, and nothing stands under it",
    )


def _last_block(document: Document) -> int:
    """Return the last block that is text, -1 where there is none."""
    skipped = frozenset(furniture(document))
    for i in range(len(document.blocks) - 1, -1, -1):
        if i not in skipped and document.blocks[i].kind not in (Kind.BLANK, Kind.MATTER):
            return i
    return -1
