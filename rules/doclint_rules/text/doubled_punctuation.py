"""Two marks where one is meant: 。。 and ，， and ，。 and the like."""

import re
from collections.abc import Iterator

from doclint.rule import Document, Edit, Finding, Fix, Genre, Message, Rule, Safety, Span, hidden

_MARKS = "，。；、："
_ARE_MARKS = frozenset(_MARKS)
# one pattern a mark: a literal first character is found ten times as fast as a class; what follows
# is looked at afterwards, for a class of the marks takes ten times as long to compile
_PAIRS = tuple(re.compile(mark + r"[^\w\s]") for mark in _MARKS)
_ENGLISH = (re.compile(r"\.\.(?=\s|\Z)"), re.compile(r",,(?=\s|\Z)"))
_LONGEST = 40  # code points of a word that a stop follows
# a word of letters alone: abc12.. and HEAD_.. are names
_WORD = re.compile(r"(?<![\w.])[^\W\d_]+\Z|[^\x00-\x7f]\Z")
_ABBREVIATIONS = ("etc", "Inc", "Ltd", "Co", "Corp", " al", "Jr", "Dr", "St")
_OPENING = frozenset("“‘「『（(【《\"'`")
_CLOSING = frozenset("”’」』）)】》\"'`")


class DoubledPunctuation(Rule):
    """A comma or stop that is followed by another."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a pair."""
        text = document.text
        technical = document.genre is Genre.TECHNICAL
        for start, end in sorted(_pairs(text)):
            if technical and text[start] == "." and not _ends_sentence(text, start, end):
                continue
            if not hidden(document, start):
                yield self._doubled(text, Span(start, end))

    def _doubled(self, text: str, span: Span) -> Finding:
        pair = span.of(text)
        same = pair[0] == pair[1]
        weak = pair[0] in "，、"
        kept = pair[1] if weak else pair[0]
        # 36。。 may be a degree sign misread
        safety = (
            Safety.SAFE
            if same and not text[span.start - 1 : span.start].isdecimal()
            else (Safety.UNSAFE if same or weak else Safety.SUGGESTED)
        )
        message = (
            Message(f"标点重复：“{pair}”", f"the mark stands twice: {pair}")
            if same
            else Message(f"两个标点连用：“{pair}”", f"two marks in a row: {pair}")
        )
        return self.finding(
            span,
            message,
            evidence={"marks": pair},
            fix=Fix(Message(f"改为“{kept}”", f"write {kept}"), (Edit(span, kept),), safety),
        )


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    if not text.isascii() and _has_pair(text):
        for pattern in _PAIRS:
            for found in pattern.finditer(text):
                if found[0][1] not in _ARE_MARKS:
                    continue
                start, end = found.span()
                before, after = text[start - 1 : start], text[end : end + 1]
                # three or more are an ellipsis or a rule of dots
                if before in _ARE_MARKS or after in _ARE_MARKS:
                    continue
                if before in _OPENING and after in _CLOSING:
                    continue  # a text that speaks of the marks
                yield start, end
    plain = text.encode("ascii", "ignore")  # short where the text is Chinese
    if b".." in plain or b",," in plain:
        for pattern in _ENGLISH:
            for found in pattern.finditer(text):
                start, end = found.span()
                before = text[max(0, start - _LONGEST) : start]
                if before[-1:].isalpha() and (text[start] == "," or _WORD.search(before)):
                    yield start, end


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether two stops end a sentence: one is that of an abbreviation, or another begins.

    In code and commands they mean a range, or that something goes on.
    """
    abbreviated = text[max(0, start - _LONGEST) : start].endswith(_ABBREVIATIONS)
    return abbreviated or text[end:].lstrip()[:1].isupper()


def _has_pair(text: str) -> bool:
    """Tell whether two of the marks stand in a row anywhere."""
    for mark in _MARKS[1:]:
        text = text.replace(mark, _MARKS[0])
    return 2 * _MARKS[0] in text
