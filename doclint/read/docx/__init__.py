"""Word documents (.docx) to text, blocks and source map.

What ECMA-376 part 1 says decides; its paragraphs are named where they do. The text is what a reader
sees of the document with all tracked changes accepted: the body in reading order, the cells of a table
with tabs between them and a line for each row, text boxes after the paragraph they hang on, footnotes
and endnotes at the end. Headers, footers and comments are no part of it. Automatic numbers stand in it
as their reader sees them.
"""

from typing import NamedTuple

from doclint.model.document import Block, Note
from doclint.read.docx.editable import Editable
from doclint.read.docx.notes import notes
from doclint.read.docx.numbering import Numbering
from doclint.read.docx.package import Package
from doclint.read.docx.source_map import Paragraph, Run, SourceMap
from doclint.read.docx.story import Story
from doclint.read.docx.styles import Styles
from doclint.read.docx.text import Text
from doclint.read.docx.xml import Node
from doclint.read.errors import ReadError

__all__ = ["Docx", "Editable", "read"]

_SAID_ELSEWHERE = ("styles", "numbering", "footnotes", "endnotes", "settings", "comments")
_NOTES = (("footnotes", "w:footnote"), ("endnotes", "w:endnote"))


class Docx(NamedTuple):
    """A Word document that was read: its text, its blocks, which tile it, and where each place is from."""

    text: str
    blocks: tuple[Block, ...]
    map: SourceMap
    notes: tuple[Note, ...] = ()


def read(data: bytes, name: str) -> Docx:
    """Return the document in the bytes of a .docx file; `name` is what the user calls it.

    Raises ReadError where it can't be read: another format, protected by a password, damaged, or
    larger in any way than a document is.
    """
    try:
        return _read(Package(data, name))
    except (MemoryError, RecursionError) as error:
        raise ReadError(name, f"too large or too deep to be read ({error})") from None


def _read(package: Package) -> Docx:
    main = package.document
    root = package.tree(main)
    if root.name != "w:document":
        raise ReadError(package.name, f"{main} holds no Word document")
    related = package.related(main)
    found = {kind: package.tree(related[kind]) for kind in _SAID_ELSEWHERE if kind in related}
    styles = Styles(found.get("styles"))
    text = Text(Numbering(found.get("numbering"), styles), styles)
    runs: list[Run] = []
    paragraphs: list[Paragraph] = []
    story = Story(package.xml(main))
    text.add_body(story.paragraphs(root.children))
    _keep(story, main, text, runs, paragraphs)
    for kind, element in _NOTES:
        if kind in found:
            story = Story(package.xml(related[kind]))
            for note in found[kind].all(element):
                if note.attributes.get("type", "normal") == "normal":  # 17.11.10
                    text.add_notes(story.paragraphs(note.children))
            _keep(story, related[kind], text, runs, paragraphs)
    is_protected = _is_protected(found.get("settings"))
    source_map = SourceMap(main, tuple(text.pieces), tuple(runs), tuple(paragraphs), is_protected)
    said = notes(found["comments"], root, source_map) if "comments" in found else ()
    return Docx(str(text), text.blocks(), source_map, said)


def _is_protected(settings: Node | None) -> bool:
    """Tell whether Word refuses edits (17.15.1.29)."""
    protection = settings.child("w:documentProtection") if settings else None
    enforced = protection.attributes.get("enforcement") if protection else ""
    return enforced in ("1", "true", "on")


def _keep(
    story: Story, part: str, text: Text, runs: list[Run], paragraphs: list[Paragraph]
) -> None:
    """Take over the runs and paragraphs of a part; from now on pieces are of the next one."""
    first = len(paragraphs)
    runs += (run._replace(paragraph=run.paragraph + first) for run in story.runs)
    paragraphs += (
        Paragraph(
            part,
            draft.start,
            draft.end,
            draft.opened,
            draft.properties,
            draft.mark,
            draft.is_last,
            draft.is_joined,
        )
        for draft in story.drafts
    )
    text.next_part(len(story.drafts), len(story.runs))
