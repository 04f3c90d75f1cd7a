"""An allowance does not say why."""

from collections.abc import Iterator

from doclint.rule import Document, Finding, Message, Rule, Verb, allowances


class MissingReason(Rule):
    """An allowance does not say why; it holds all the same."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each; what ends a range needs no reason."""
        for allowance in allowances(document):
            needs_one = allowance.names and allowance.verb not in (None, Verb.ENABLE)
            if needs_one and not allowance.reason:
                yield self.finding(
                    allowance.span,
                    Message(
                        zh=f"没有写明为什么允许 {allowance.names[0].name}；在“--”后写上理由",
                        en=f"it does not say why {allowance.names[0].name} is allowed;"
                        " write the reason after “--”",
                    ),
                )
