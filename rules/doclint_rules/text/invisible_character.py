"""Characters that a reader does not see and a search stumbles over."""

import re
from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Message,
    Rule,
    Safety,
    Severity,
    Span,
    garbled,
    gathered,
    strays,
)

_JOINERS = "\u200c\u200d"
# compiled where such a character stands: few documents hold one
_RIGHT_TO_LEFT = "[\u0590-\u08ff]"
_JOINABLE = "[\u0600-\u1aff\u203c-\u2b55\ua800-\uabff\ufe0f\U0001f000-\U0001ffff]"


class InvisibleCharacter(Rule):
    """Zero-width, control and private-use characters in a text."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding a paragraph and kind, or one for the document where it is full of them."""
        if not strays(document):
            return
        text = document.text
        # what belongs to a misread text is restored with it, not removed
        misread = {at for piece in garbled(document) for at in range(piece.start, piece.end)}
        places = [at for at in strays(document) if at not in misread and not _is_used(text, at)]
        zero = [at for at in places if _is_zero_width(text[at])]
        if zero and not re.search(_RIGHT_TO_LEFT, text):
            for group in gathered(document, zero):
                yield self._removable(text, group, "零宽字符", "zero-width", Safety.SAFE)
        for group in gathered(document, [at for at in places if _is_control(text[at])]):
            yield self._removable(text, group, "控制字符", "control", Safety.UNSAFE)
        for group in gathered(document, [at for at in places if "\ue000" <= text[at] <= "\uf8ff"]):
            code = f"U+{ord(text[group[0]]):04X}"
            yield self.finding(
                Span(group[0], group[0] + 1),
                Message(
                    f"这里有 {len(group)} 个私用区字符（{code}）：换一种字体就显示成空白或方框",
                    f"{len(group)} private-use characters ({code}):"
                    " blank or a box in any font but one",
                ),
                severity=Severity.INFO,
                evidence={"count": len(group)},
            )

    def _removable(self, text: str, group: list[int], zh: str, en: str, safety: Safety) -> Finding:
        code = f"U+{ord(text[group[0]]):04X}"
        # what stands at 80 to 9F is a letter read in the wrong encoding, not nothing
        lost = any("\x80" <= text[at] <= "\x9f" for at in group)
        return self.finding(
            Span(group[0], group[0] + 1),
            Message(
                f"这里有 {len(group)} 个看不见的{zh}（{code}），搜索和比对时会被它隔开",
                f"{len(group)} invisible {en} character{'s' * (len(group) > 1)} ({code}):"
                " the words around can't be searched for",
            ),
            evidence={"count": len(group)},
            fix=None
            if lost
            else Fix(
                Message(f"删去看不见的{zh}", f"remove the {en} characters"),
                tuple(Edit(Span(at, at + 1)) for at in group),
                safety,
            ),
        )


def _is_zero_width(character: str) -> bool:
    return (
        character in "\xad\ufeff"
        or "\u200b" <= character <= "\u200f"
        or "\u202a" <= character <= "\u202e"
        or "\u2060" <= character <= "\u2069"
    )


def _is_control(character: str) -> bool:
    return character <= "\x1b" or "\x7f" <= character <= "\x9f"


def _is_used(text: str, at: int) -> bool:
    """Tell whether a joiner joins: in an emoji, or in a script whose letters connect."""
    if text[at] not in _JOINERS or at == 0:
        return False
    return bool(re.search(_JOINABLE, text[at - 1] + text[at + 1 : at + 2]))
