"""Paragraph styles: what a paragraph takes from its style and those that one is based on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.read.docx.xml import Node

# 17.7.4.9: built-in styles keep their English names, whatever the language; WPS writes its own
_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_MOST_BASES = 20  # Word stops earlier; styles may be based on one another in a circle
BODY_LEVEL = 9  # 17.3.1.20: the outline level of text that is no heading


class Style(NamedTuple):
    """A style as it stands in the part: -1 and "" where it says nothing."""

    id: str
    name: str
    based_on: str
    number: str  # numId
    level: int  # ilvl
    outline: int


class Styles:
    """The styles of a document, by id; `root` is that of the part (17.7)."""

    def __init__(self, root: Node | None) -> None:
        nodes = list(root.all("w:style")) if root else []
        self._styles = {style.id: style for style in map(_style, nodes)}
        self._default = next((_style(node).id for node in nodes if _is_default(node)), "")

    def chain(self, style: str) -> Iterator[Style]:
        """Yield the style with this id, the default one for "", and those it is based on (17.7.4.3)."""
        style = style or self._default
        for _ in range(_MOST_BASES):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = self._styles[style].based_on

    def outline(self, style: str) -> int:
        """Return the outline level, 0 the highest, that paragraphs of `style` have."""
        for one in self.chain(style):
            if one.outline >= 0:
                return one.outline
            heading = _HEADING.match(one.name)
            if heading:
                return int(heading[1]) - 1
        return BODY_LEVEL

    def number(self, style: str) -> tuple[str, int]:
        """Return numId and ilvl that paragraphs of `style` have, "" and -1 for none."""
        number, level = "", -1
        for one in self.chain(style):
            number = number or one.number
            level = one.level if level < 0 else level
        return number, level


def _style(node: Node) -> Style:
    properties = node.child("w:pPr")
    numbered = properties.child("w:numPr") if properties else None
    return Style(
        id=node.attributes.get("styleId", ""),
        name=node.value("w:name"),
        based_on=node.value("w:basedOn"),
        number=numbered.value("w:numId") if numbered else "",
        level=numbered.number("w:ilvl", -1) if numbered else -1,
        outline=properties.number("w:outlineLvl", -1) if properties else -1,
    )


def _is_default(node: Node) -> bool:
    """Tell whether paragraphs that name no style have this one (17.7.4.17)."""
    is_paragraph = node.attributes.get("type", "paragraph") == "paragraph"
    return is_paragraph and node.attributes.get("default") in ("1", "true", "on")
