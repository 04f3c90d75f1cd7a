"""A number stands twice at the head of a block."""

from collections.abc import Iterator

from doclint.rule import (
    Document,
    Edit,
    Finding,
    Fix,
    Message,
    Rule,
    Safety,
    doubled_numbers,
)


class DoubledNumber(Rule):
    """A number typed beside the same one: 一、一、总则."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each number that stands right after itself."""
        for first, again in doubled_numbers(document):
            number = document.text[first.start : first.end].strip()
            yield self.finding(
                again,
                Message(
                    zh=f"编号“{number}”连写了两次",
                    en=f"the number “{number}” stands twice",
                ),
                fix=Fix(
                    Message(zh="删去多余的编号", en="remove the second one"),
                    (Edit(again),),
                    Safety.SAFE,
                ),
            )
