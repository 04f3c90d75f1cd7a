"""From a source to a document: numbers, sentences, headings, sections, language and genre."""

from collections.abc import Iterator

from doclint.model.document import Block, Document, Genre, Kind, Source
from doclint.parse.contents import contents_blocks
from doclint.parse.genre import genre_of, language_of
from doclint.parse.outline import marks_of, outline_of

__all__ = ["parse"]


def parse(source: Source, genre: Genre | None = None) -> Document:
    """Return the document in `source`; `genre` is found from the text unless given."""
    language = language_of(source.text)
    marks = marks_of(source)
    shown = source
    listed = contents_blocks(source.text, source.blocks, marks)
    if listed:
        marks = [mark for mark in marks if mark.block not in listed]
        shown = source._replace(blocks=tuple(_as_tables(source.blocks, listed)))
    outline = outline_of(shown, marks)
    return Document(
        source=source,
        text=source.text,
        blocks=shown.blocks,
        outline=outline,
        language=language,
        genre=genre or genre_of(source, outline, language),
        memo={},
    )


def _as_tables(blocks: tuple[Block, ...], listed: frozenset[int]) -> Iterator[Block]:
    """Yield `blocks`, those of contents lists as tables: they are no prose."""
    for i, block in enumerate(blocks):
        yield block._replace(kind=Kind.TABLE) if i in listed else block
