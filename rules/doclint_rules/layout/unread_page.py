"""Pages of a PDF that are pictures without text."""

from collections.abc import Iterator, Sequence

from doclint.rule import Document, Finding, Message, Rule


class UnreadPage(Rule):
    """Pages that are pictures: what stands on them was not read."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding, where the first of them is missing in the text."""
        found = [each for each in document.source.omissions if each.kind == "picture"]
        if not found:
            return
        pages = [each.page for each in found]
        is_one = len(pages) == 1
        yield self.finding(
            found[0].span,
            Message(
                f"第 {_listed(pages, '、')} 页是没有文字的图片，其内容未检查；请先做文字识别（OCR）",
                f"page{'' if is_one else 's'} {_listed(pages, ', ')} {'is a picture' if is_one else 'are pictures'}"
                " without text and not checked; run OCR over the file first",
            ),
            evidence={"pages": len(pages)},
        )


def _listed(pages: Sequence[int], comma: str) -> str:
    """Return `pages`, in order, with runs of them as 3–5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] + 1 == page:
            runs[-1].append(page)
        else:
            runs.append([page])
    return comma.join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
