"""A half-width mark among full-width ones, and the reverse."""

import re
from collections.abc import Iterator

from doclint.rule import Document, Edit, Finding, Fix, Message, Rule, Safety, Severity, Span, hidden

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_PAIRS = (re.compile(r"（[^（）()\r\n]{1,60}\)"), re.compile(r"\([^（）()\r\n]{1,60}）"))
_LATIN = r"(?<=[a-z])[，；：？！。](?=\s?[A-Za-z])"
_HALF = {full: half for half, full in _FULL.items()} | {"。": "."}


class MixedWidthPunctuation(Rule):
    """A mark of the other width than the document's own marks.

    `odd` is up to how many of one half-width mark are slips, each a warning; more are a habit, told once.
    """

    odd: int = 3

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding a slip, one a habit, and one a bracket that closes in the other width."""
        text = document.text
        if document.language != "zh":
            yield from self._full_in_english(document)
            return
        plain = text.encode("ascii", "ignore").decode()  # tells fast which of the marks there are
        for half, full in _FULL.items():
            if half not in plain:
                continue
            places = [at for at in _between(text, half) if not hidden(document, at)]
            if not places or text.count(full) < 10 * min(len(places), self.odd):
                continue
            if len(places) <= self.odd:
                for at in places:
                    yield self._mark(text, [at], full, Severity.WARNING)
            else:
                yield self._mark(text, places, full, Severity.INFO)
        for pattern in _PAIRS if "(" in plain or ")" in plain else ():
            for found in pattern.finditer(text):
                if not hidden(document, found.start()) and _is_chinese(found[0][1:]):
                    yield self._bracket(found)

    def _mark(self, text: str, places: list[int], right: str, severity: Severity) -> Finding:
        wrong = text[places[0]]
        count = len(places)
        return self.finding(
            Span(places[0], places[0] + 1),
            Message(
                f"“{wrong}”与全文所用的“{right}”宽度不同" + f"，共 {count} 处" * (count > 1),
                f"the width of {wrong} differs from the {right} used elsewhere"
                + f", {count} times" * (count > 1),
            ),
            severity=severity,
            evidence={"count": count, "others": text.count(right)},
            fix=Fix(
                Message(f"改为“{right}”", f"write {right}"),
                tuple(Edit(Span(at, at + 1), right) for at in places),
                Safety.UNSAFE,
            ),
        )

    def _bracket(self, found: re.Match[str]) -> Finding:
        start, end = found.span()
        edit = (
            Edit(Span(end - 1, end), "）")
            if found[0][0] == "（"
            else Edit(Span(start, start + 1), "（")
        )
        return self.finding(
            Span(start, end),
            Message("括号一半全角、一半半角", "one bracket is full-width, its partner half-width"),
            evidence={"brackets": found[0][0] + found[0][-1]},
            fix=Fix(Message("统一为全角括号", "make both full-width"), (edit,), Safety.UNSAFE),
        )

    def _full_in_english(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if text.isascii() or not any(mark in text for mark in _HALF):
            return
        places: dict[str, list[int]] = {}
        for found in re.finditer(_LATIN, text):
            if not hidden(document, found.start()):
                places.setdefault(found[0], []).append(found.start())
        for wrong, found_at in places.items():
            right = _HALF[wrong]
            for at in found_at[: self.odd]:
                yield self._mark(text, [at], right, Severity.WARNING)


def _between(text: str, mark: str) -> Iterator[int]:
    """Yield where `mark` stands between Han characters."""
    at = text.find(mark)
    while at >= 0:
        if at and _is_han(text[at - 1], "”’》）") and _is_han(text[at + 1 : at + 2], "“‘《（"):
            yield at
        at = text.find(mark, at + 1)


def _is_han(character: str, marks: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or (character != "" and character in marks)


def _is_chinese(words: str) -> bool:
    return any(_is_han(c, "”’》）") for c in words)
