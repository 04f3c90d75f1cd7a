"""Edits of the text of a web page made in its source, inside the text between tags alone."""

from doclint.model.document import Source
from doclint.model.finding import Edit
from doclint.read import source_of
from doclint.read.html import HtmlMap


def revised(source: Source, edits: tuple[Edit, ...]) -> Source:
    """Return the page `source` with `edits` made, read again."""
    page = _map(source)
    parts: list[str] = []
    at = 0
    splices = page.splices((*edit.span, edit.text) for edit in edits)
    for start, end, text in splices:
        parts += (page.html[at:start], text)
        at = end
    html = "".join([*parts, page.html[at:]])
    return source_of(html, source.name, "html", source.encoding, source.bom)


def page(source: Source) -> Source:
    """Return the source whose text is the page itself, tags and all."""
    return source._replace(text=_map(source).html, map=None)


def _map(source: Source) -> HtmlMap:
    assert isinstance(source.map, HtmlMap)
    return source.map
