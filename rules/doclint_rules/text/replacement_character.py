"""Characters that were lost when the text was decoded."""

from collections.abc import Iterator

from doclint.rule import Document, Finding, Message, Rule, Severity, Span, gathered, hidden, strays

_QUOTES = "“”‘’\"'`「」（）()"


class ReplacementCharacter(Rule):
    """The mark U+FFFD in a text: what stood there is lost."""

    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a paragraph, or one for the document where it is full of them."""
        text = document.text
        if "\ufffd" not in text:
            return
        marks = [
            at
            for at in strays(document)
            if text[at] == "\ufffd" and not (_is_shown(text, at) or hidden(document, at))
        ]
        for group in gathered(document, marks):
            count, first = len(group), group[0]
            end = first + 1
            while end < len(text) and text[end] == "\ufffd":
                end += 1
            yield self.finding(
                Span(first, end),
                Message(
                    f"这里有 {count} 个无法识别的字符（U+FFFD）：原字在转码时已丢失，须对照原稿补上",
                    f"{count} characters were lost here when the text was decoded (U+FFFD);"
                    " only the original has them",
                )
                if count > 1
                else Message(
                    "这里有一个无法识别的字符（U+FFFD）：原字在转码时已丢失，须对照原稿补上",
                    "a character was lost here when the text was decoded (U+FFFD);"
                    " only the original has it",
                ),
                evidence={"count": count},
            )


def _is_shown(text: str, at: int) -> bool:
    """Tell whether the mark stands alone in quotes or brackets: a text that speaks of it."""
    return (
        text[at - 1 : at] in _QUOTES and text[at + 1 : at + 2] in _QUOTES and 0 < at < len(text) - 1
    )
