"""Web pages: what a reader sees of them, and the way back to the source."""

from doclint.read.html.page import read
from doclint.read.html.source_map import HtmlMap, Piece

__all__ = ["HtmlMap", "Piece", "read"]
