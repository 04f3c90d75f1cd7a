"""Automatic numbers: what stands before a numbered paragraph, as its reader sees it.

ECMA-376 part 1, 17.9. An abstract numbering holds up to nine levels; a numbering instance (`w:num`)
is one use of it, perhaps with levels of its own. Instances of one abstract numbering count on with one
another, unless an instance says where to start.
"""

import re
from typing import NamedTuple

from doclint.read.docx.numerals import written
from doclint.read.docx.styles import Styles
from doclint.read.docx.xml import Node, whole

LEVELS = 9
_LONGEST = 50  # code points of a level's text, and of a number: more than any real one has
_PLACE = re.compile(r"%([1-9])")
_NO_GAP = "nothing"  # 17.9.28; of a tab and a blank the reader sees a gap


class Level(NamedTuple):
    """A level (17.9.6). `restart` is that of 17.9.10: 1-based, 0 for never, -1 where not said."""

    start: int
    format: str
    pattern: str  # of a custom format
    text: str
    style: str
    restart: int
    is_legal: bool
    has_gap: bool


class Abstract(NamedTuple):
    """An abstract numbering (17.9.1); the levels of one with a `link` are those of a numbering style."""

    levels: dict[int, Level]
    link: str
    defines: str


class Instance(NamedTuple):
    """A numbering instance (17.9.15) with levels and starts of its own (17.9.8, 17.9.26)."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Label(NamedTuple):
    """What stands before a paragraph: the number with the gap after it, or a bullet (no text)."""

    text: str
    is_bullet: bool


class Numbering:
    """The definitions of a document; `root` is that of the part."""

    def __init__(self, root: Node | None, styles: Styles) -> None:
        abstracts = root.all("w:abstractNum") if root else ()
        instances = root.all("w:num") if root else ()
        self._abstracts = {n.attributes.get("abstractNumId", ""): _abstract(n) for n in abstracts}
        self._instances = {n.attributes.get("numId", ""): _instance(n) for n in instances}
        self._defined = {a.defines: key for key, a in self._abstracts.items() if a.defines}
        self._styles = styles

    def abstract(self, number: str) -> str:
        """Return the key of the abstract numbering behind a numId, "" where there is none.

        One that names a numbering style (17.9.21) stands for the one that defines it (17.9.27).
        """
        instance = self._instances.get(number)
        if not instance or instance.abstract not in self._abstracts:
            return ""
        link = self._abstracts[instance.abstract].link
        return self._defined.get(link, instance.abstract)

    def start(self, number: str, level: int) -> int | None:
        """Return where the instance starts anew at a level, if it does."""
        return self._instances[number].starts.get(level)

    def level(self, number: str, level: int) -> Level | None:
        """Return the definition of a level, the instance's own before that of its abstract."""
        own = self._instances[number].levels.get(level)
        return own or self._abstracts[self.abstract(number)].levels.get(level)

    def place(self, style: str, number: str, level: int) -> tuple[str, int] | None:
        """Return numId and level of a paragraph that says `number` ("" for nothing) and `level` (-1).

        numId 0 takes away what the style gives (17.9.18). A style's own level is the one that names
        the style (17.9.23), whatever else it says.
        """
        styled, styled_level = self._styles.number(style)
        used = number or styled
        abstract = self.abstract(used)
        if not abstract:
            return None
        if level < 0:
            levels = self._abstracts[abstract].levels
            linked = {one.style: i for i, one in levels.items() if one.style}
            named = (linked[s.id] for s in self._styles.chain(style) if s.id in linked)
            level = 0 if number else next(named, max(0, styled_level))
        return used, min(level, LEVELS - 1)


class Counter:
    """Counts the numbered paragraphs of one story: the body, the text boxes, the notes."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, style: str, number: str, level: int) -> Label | None:
        """Count a paragraph and return what stands before it, None for nothing."""
        place = self._numbering.place(style, number, level)
        definition = self._numbering.level(*place) if place else None
        if not place or not definition:
            return None
        counts = self._counted(*place, definition)
        if definition.format == "bullet":
            return Label("", is_bullet=True)

        def part(found: re.Match[str]) -> str:
            return self._part(counts, place[0], definition, int(found[1]) - 1)

        text = _PLACE.sub(part, definition.text)[:_LONGEST]
        return Label(text + " " * definition.has_gap, is_bullet=False) if text.strip() else None

    def _counted(self, number: str, level: int, definition: Level) -> list[int | None]:
        counts = self._counts.setdefault(self._numbering.abstract(number), [None] * LEVELS)
        start, count = self._numbering.start(number, level), counts[level]
        if start is not None and (number, level) not in self._begun:
            counts[level] = start
        else:
            counts[level] = definition.start if count is None else count + 1
        self._begun.add((number, level))
        for upper in range(level):
            above = self._numbering.level(number, upper)
            if counts[upper] is None and above:
                counts[upper] = above.start  # a level passed over counts as begun
        for lower in range(level + 1, LEVELS):
            below = self._numbering.level(number, lower)
            if not below or below.restart < 0 or level < below.restart:
                counts[lower] = None
        return counts

    def _part(self, counts: list[int | None], number: str, level: Level, shown: int) -> str:
        """Write the count of the level `shown` in the text of `level` (17.9.11)."""
        definition, count = self._numbering.level(number, shown), counts[shown]
        if definition is None or count is None:
            return ""
        # 17.9.4: all levels as Arabic numbers
        legal = level.is_legal and definition.format != "decimalZero"
        return written(count, "decimal" if legal else definition.format, definition.pattern)


def _abstract(node: Node) -> Abstract:
    return Abstract(_levels(node), node.value("w:numStyleLink"), node.value("w:styleLink"))


def _instance(node: Node) -> Instance:
    levels: dict[int, Level] = {}
    starts = {}
    for override in node.all("w:lvlOverride"):
        levels |= _levels(override)
        if override.child("w:startOverride"):
            at = whole(override.attributes.get("ilvl", ""), 0)
            starts[at] = override.number("w:startOverride", 0)
    return Instance(node.value("w:abstractNumId"), levels, starts)


def _levels(node: Node) -> dict[int, Level]:
    levels = {whole(n.attributes.get("ilvl", ""), 0): _level(n) for n in node.all("w:lvl")}
    return {i: level for i, level in levels.items() if 0 <= i < LEVELS}


def _level(node: Node) -> Level:
    # Word writes a custom format beside a plain one for older readers (17.9.17): the first counts
    format_ = next(node.below("w:numFmt"), None)
    text = node.child("w:lvlText")
    is_null = text is not None and text.attributes.get("null") in ("1", "true", "on")
    return Level(
        start=node.number("w:start", 0),  # 17.9.25
        format=format_.attributes.get("val", "decimal") if format_ else "decimal",
        pattern=format_.attributes.get("format", "") if format_ else "",
        text="" if is_null else node.value("w:lvlText")[:_LONGEST],
        style=node.value("w:pStyle"),
        restart=node.number("w:lvlRestart", -1),
        is_legal=node.is_on("w:isLgl"),
        has_gap=node.value("w:suff") != _NO_GAP,
    )
