"""The properties of a paragraph taken apart and put together: its mark tracked, its looks changed."""

from typing import NamedTuple

from doclint.read.docx.source_map import Paragraph
from doclint.write.docx.markup import AUTHOR, TRACKS, Pen, children


class Properties(NamedTuple):
    """What a `w:pPr` holds, as bytes.

    `looks` are the paragraph's own, `mark` those of its mark, `tracks` what is tracked about the mark;
    `section` and `change` are a `w:sectPr` and a `w:pPrChange`.
    """

    looks: bytes = b""
    tracks: bytes = b""
    mark: bytes = b""
    section: bytes = b""
    change: bytes = b""


def properties_of(xml: bytes, paragraph: Paragraph) -> Properties:
    """Return what the properties of the paragraph hold."""
    if paragraph.properties.start < 0:
        return Properties()
    looks = tracks = mark = section = change = b""
    for element in children(xml, *paragraph.properties):
        content = xml[element.start : element.end]
        if element.name == "rPr":
            for child in children(xml, element.start, element.end):
                if child.name in TRACKS:
                    tracks += xml[child.start : child.end]
                else:
                    mark += xml[child.start : child.end]
        elif element.name == "sectPr":
            section = content
        elif element.name == "pPrChange":
            change = content
        else:
            looks += content
    return Properties(looks, tracks, mark, section, change)


def without_mark(own: Properties, pen: Pen) -> Properties:
    """Return the properties with the mark tracked as deleted."""
    return own._replace(tracks=own.tracks + pen.tracked("del"))


def new(own: Properties, pen: Pen) -> Properties:
    """Return the properties of a new paragraph that looks the same."""
    return Properties(looks=own.looks, tracks=pen.tracked("ins"), mark=own.mark)


def looking_like(own: Properties, other: Properties, pen: Pen) -> Properties:
    """Return the properties with the looks of others, as a change that can be rejected.

    Where somebody else has changed them already, they stay.
    """
    if own.looks == other.looks:
        return own
    if own.change:
        is_ours = f'author="{AUTHOR}"'.encode() in own.change
        return own._replace(looks=other.looks) if is_ours else own
    change = pen.tracked("pPrChange", pen.element("pPr", own.looks))
    return own._replace(looks=other.looks, change=change)


def written(own: Properties, pen: Pen) -> bytes:
    """Return the element that holds `own`."""
    mark = own.tracks + own.mark
    inner = own.looks + (pen.element("rPr", mark) if mark else b"") + own.section + own.change
    return pen.element("pPr", inner) if inner else b""
