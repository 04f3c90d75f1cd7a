"""From a source to a document: numbers, sentences, headings, sections, language and genre."""

from doclint.model.document import Document, Genre, Source
from doclint.parse.genre import genre_of, language_of
from doclint.parse.outline import outline_of

__all__ = ["parse"]


def parse(source: Source, genre: Genre | None = None) -> Document:
    """Return the document in `source`; `genre` is found from the text unless given."""
    language = language_of(source.text)
    outline = outline_of(source)
    return Document(
        source=source,
        text=source.text,
        blocks=source.blocks,
        outline=outline,
        language=language,
        genre=genre or genre_of(source, outline, language),
        memo={},
    )
