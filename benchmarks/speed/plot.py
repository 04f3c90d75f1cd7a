"""Draw how time grows with size, as SVG."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

_WIDTH, _HEIGHT, _MARGIN = 640, 400, 56
_COLOURS = ("#0b62a4", "#c8551b")


def plot(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a plot of the rows of `growth`: CPU seconds over MB, both on logarithmic scales."""
    x_range = _decades([row["MB"] for row in rows])
    y_range = _decades([row["cpu s"] for row in rows])

    def place(row: Mapping[str, Any]) -> tuple[float, float]:
        x = _MARGIN + _share(row["MB"], x_range) * (_WIDTH - 2 * _MARGIN)
        y = _HEIGHT - _MARGIN - _share(row["cpu s"], y_range) * (_HEIGHT - 2 * _MARGIN)
        return x, y

    parts = [*_axis(x_range, "MB", upright=False), *_axis(y_range, "CPU seconds", upright=True)]
    series = list(dict.fromkeys(row["input"] for row in rows))
    for i, (name, colour) in enumerate(zip(series, _COLOURS, strict=False)):
        points = [place(row) for row in rows if row["input"] == name]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
        parts.append(_text(_MARGIN + 12, _MARGIN + 18 * i, name, "start", colour))
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    style = 'font-family="sans-serif" font-size="13"'
    ground = f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
    body = "\n".join([ground, *parts])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>\n{body}\n</svg>\n'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)


def _share(value: float, decades: tuple[int, int]) -> float:
    low, high = decades
    return (log10(value) - low) / (high - low)


def _axis(decades: tuple[int, int], title: str, *, upright: bool) -> list[str]:
    parts = []
    low, high = decades
    for power in range(low, high + 1):
        label = f"{10**power:g}"
        if upright:
            at = _HEIGHT - _MARGIN - (power - low) / (high - low) * (_HEIGHT - 2 * _MARGIN)
            parts.append(_line(_MARGIN, at, _WIDTH - _MARGIN, at))
            parts.append(_text(_MARGIN - 8, at + 4, label, "end"))
        else:
            at = _MARGIN + (power - low) / (high - low) * (_WIDTH - 2 * _MARGIN)
            parts.append(_line(at, _MARGIN, at, _HEIGHT - _MARGIN))
            parts.append(_text(at, _HEIGHT - _MARGIN + 20, label, "middle"))
    if upright:
        parts.append(_text(_MARGIN, _MARGIN - 20, title, "middle"))
    else:
        parts.append(_text(_WIDTH / 2, _HEIGHT - 12, title, "middle"))
    return parts


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#dddddd"/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
