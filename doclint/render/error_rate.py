"""The estimate of the error rate, as a table."""

from doclint.engine.error_rate import LIMIT, Estimate
from doclint.render.width import cells


def estimate_text(estimate: Estimate, language: str) -> str:
    """Return the rate against the limit, what each rule counts and by what, and what that rests on."""
    zh = language == "zh"
    over = estimate.rate > LIMIT
    if zh:
        verdict = f"超过合格线 {LIMIT}/10000" if over else f"未超过合格线 {LIMIT}/10000"
        head = (
            f"差错率（估计）：{estimate.rate:g}/10000，{verdict}"
            f"（{estimate.total:g} 个差错，{estimate.chars:,} 字）"
        )
        note = "按《图书编校质量差错率计算方法》估计：只计警告和错误，字数为文本字符数。"
        names = ("规则", "处", "差错", "计数依据")
    else:
        verdict = f"over the limit of {LIMIT}" if over else f"within the limit of {LIMIT}"
        head = (
            f"Estimated error rate: {estimate.rate:g} in 10,000 characters, {verdict}"
            f" ({estimate.total:g} errors, {estimate.chars:,} characters)"
        )
        note = (
            "An estimate by the Chinese rules for books (图书编校质量差错率计算方法):"
            " warnings and errors count, characters are those of the text."
        )
        names = ("rule", "places", "errors", "counted as")
    rows = [
        (rule, f"{places}", f"{estimate.errors[rule, by]:g}", by.words.in_(language))
        for (rule, by), places in sorted(estimate.places.items())
    ]
    return "\n".join([head, *_aligned([names, *rows] if rows else []), note]) + "\n"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Return `rows` as lines with the last column free and the numbers before it to the right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    said = []
    for first, *numbers, last in rows:
        line = "  " + first + " " * (widths[0] - cells(first))
        for cell, width in zip(numbers, widths[1:], strict=False):
            line += "  " + " " * (width - cells(cell)) + cell
        said.append(f"{line}  {last}")
    return said
