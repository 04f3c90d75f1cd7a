"""A quote or bracket lacks its partner."""

from collections.abc import Iterator
from typing import ClassVar

from doclint.rule import Document, Finding, Genre, Message, Rule, Span, is_opener, partner, unpaired


class UnbalancedPair(Rule):
    """A quote or bracket lacks its partner, in its paragraph and in those around it.

    `reach` is how many paragraphs a quotation may run over to its closing mark; `spread` how many
    after it are looked at for one that opens with the same mark, which tells that it goes on.
    """

    off_in = frozenset({Genre.TECHNICAL, Genre.LITERATURE})

    reach: int = 12
    spread: int = 1

    genres: ClassVar = {Genre.LAW: {"spread": 12}}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each mark whose partner is missing. Where it stood is not known: there is no fix."""
        for one in unpaired(document, self.reach, self.spread):
            other = partner(one.mark)
            if is_opener(one.mark):
                message = Message(
                    zh=f"{one.mark} 后面没有与之配对的 {other}", en=f"{one.mark} is never closed"
                )
            else:
                message = Message(
                    zh=f"{one.mark} 前面没有与之配对的 {other}",
                    en=f"{one.mark} closes what was never opened",
                )
            yield self.finding(Span(one.at, one.at + 1), message)
