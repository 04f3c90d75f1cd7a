"""From places in the text back to places in the file."""

from doclint.model.document import Source
from doclint.model.span import Span


def byte_span(source: Source, span: Span) -> Span:
    """Return the bytes of the file, its byte order mark counted, that hold `span` (code points)."""
    start = len(source.bom) + len(source.text[: span.start].encode(source.encoding))
    return Span(start, start + len(span.of(source.text).encode(source.encoding)))
