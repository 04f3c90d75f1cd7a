"""Running heads and page numbers that were left out of the text of a PDF."""

import re
from collections import defaultdict
from collections.abc import Iterator

from doclint.rule import Document, Finding, Message, Rule, Severity

_FIGURES = re.compile(r"\d+")


class RunningLine(Rule):
    """A line at the edge of pages that was taken for a running head or a page number."""

    severity = Severity.INFO
    default = False

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each line, where it was left out first; its figures may grow."""
        lines = defaultdict(list)
        for each in document.source.omissions:
            if each.kind == "running-line":
                lines[_FIGURES.sub("0", each.words)].append(each)
        for found in lines.values():
            words, times = found[0].words, len(found)
            yield self.finding(
                found[0].span,
                Message(
                    f"“{words}”按页眉、页脚或页码未计入正文，共 {times} 页，首见于第 {found[0].page} 页",
                    f"“{words}” was left out as a running line of {times} page{'s' * (times > 1)},"
                    f" first on page {found[0].page}",
                ),
                evidence={"pages": times},
            )
