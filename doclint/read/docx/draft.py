"""Paragraphs as they are read, before they have a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from doclint.read.docx.source_map import NOWHERE, Bytes, Stuff


class Cell(NamedTuple):
    """Where a paragraph stands in the outermost table around it, all counted from 0."""

    table: int
    row: int
    column: int


class Bit(NamedTuple):
    """A piece without its place in the text; `run` is an index into the runs of its part."""

    stuff: Stuff
    text: str
    run: int
    source: Bytes


@dataclass(slots=True)
class Draft:
    """A paragraph as it was read.

    `number` and `level` are its own numId and ilvl, "" and -1 where it has none; `outline` likewise.
    `boxes` are the paragraphs of the text boxes anchored in it. `is_joined` and `is_last` are those
    of the source map's paragraph; `has_section` tells that its properties end a section.
    """

    index: int  # among the paragraphs of its part
    start: int
    end: int
    opened: int
    cell: Cell | None
    style: str = ""
    number: str = ""
    level: int = -1
    outline: int = -1
    properties: Bytes = NOWHERE
    mark: Bytes = NOWHERE
    is_joined: bool = False
    has_section: bool = False
    is_last: bool = True
    bits: list[Bit] = field(default_factory=list)
    boxes: list[list[Draft]] = field(default_factory=list)
