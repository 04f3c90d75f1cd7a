"""A document: one text, its blocks, and whatever is derived from them, computed once."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, StrEnum
from functools import partial, wraps
from typing import Any, NamedTuple, Protocol, TypeVar

from doclint.model.numbering import Numbering
from doclint.model.span import Lines, Span

T = TypeVar("T")


class Kind(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    MATTER = "matter"  # front matter, comments, raw HTML: not prose, not shown to a reader
    BLANK = "blank"


PROSE = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)


class Block(NamedTuple):
    """A block of the text. The blocks of a document tile it: each character is in exactly one.

    `start`..`end` are the words, without indents, markers and line ends; `outer_start`..`outer_end`
    hold those too. `level` is the depth of a Markdown heading (1 is the highest), else 0.
    """

    kind: Kind
    start: int
    end: int
    outer_start: int
    outer_end: int
    level: int = 0

    @property
    def span(self) -> Span:
        """The words of the block."""
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """A sentence with its stop and closing quotes. `paragraph` indexes the document's paragraphs."""

    start: int
    end: int
    paragraph: int
    finished: bool


def rows(kind: type[T], *columns: Iterable[Any]) -> Iterator[T]:
    """Yield a tuple of the type `kind` for each row of `columns`, in half the time of calling it."""
    new: Any = tuple.__new__
    return map(partial(new, kind), zip(*columns, strict=True))


class Paragraph(NamedTuple):
    """The prose of a block, without a heading run into it. `block` indexes the document's blocks."""

    start: int
    end: int
    block: int


class Mark(NamedTuple):
    """A number at the start of a block. `block` indexes the document's blocks."""

    numbering: Numbering
    block: int


class Heading(NamedTuple):
    """A heading: alone in its block, or run into a paragraph (`run_in`).

    `start`..`end` hold number and title, `title_start`..`title_end` the title alone, without a final
    stop. `level` is its depth in the section tree: 1 is the highest.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    level: int
    block: int
    numbering: Numbering | None
    run_in: bool

    @property
    def span(self) -> Span:
        """Number and title."""
        return Span(self.start, self.end)


class Section(NamedTuple):
    """A heading and what stands under it, down to the next heading of its level or above.

    `span` is the whole, heading and subsections included; `body` runs from the heading's end to
    the first subsection. `place` is that among `Outline.sections`; `parent` likewise, -1 at the top.
    """

    place: int
    heading: Heading
    span: Span
    body: Span
    parent: int
    children: tuple[int, ...]


class Outline(NamedTuple):
    """The headings of a document and the tree they make; `marks` are all numbers at block starts."""

    sections: tuple[Section, ...]
    marks: tuple[Mark, ...]
    titles: tuple[int, ...]  # blocks that hold the document's own title, not a section's

    def siblings(self, section: Section) -> list[Section]:
        """Return the sections that share the parent of `section`, itself included, in order."""
        if section.parent >= 0:
            return [self.sections[child] for child in self.sections[section.parent].children]
        return [other for other in self.sections if other.parent < 0]


class Genre(StrEnum):
    """What kind of text a document is: what is a defect in one is normal in another."""

    REPORT = "report"
    LAW = "law"
    TECHNICAL = "technical"
    LITERATURE = "literature"


class Note(NamedTuple):
    """What was written beside the text, as a comment in Word: what it is about, and its words."""

    span: Span
    text: str


class Omission(NamedTuple):
    """What a reader left out: "running-line", a head or page number; "picture", a page without text.

    `span` is empty: the place in the text where it stood. `page` counts from 1.
    """

    kind: str
    span: Span
    words: str
    page: int


class Map(Protocol):
    """The way from the text back into a file that holds more than its text."""

    def allows(self, start: int, end: int, text: str) -> bool:
        """Tell whether the characters `start`..`end` can be replaced by `text` in the file."""
        ...

    def is_automatic(self, start: int, end: int, text: str) -> bool:
        """Tell whether that comes about by itself, as automatic numbers count on."""
        ...


class Source(NamedTuple):
    """What a reader yields: one text, its blocks and how to write it back.

    `encoding` is a Python codec name; `bom` the bytes of a byte order mark, not part of `text`.
    `name` is what the user calls the document: a path, or `-`. `notes` were written beside the text.
    `map` leads back into the file where that holds more than the text; without one, the text is the file.
    `omissions` were in the file and are not in the text.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    bom: bytes = b""
    notes: tuple[Note, ...] = ()
    map: Map | None = None
    omissions: tuple[Omission, ...] = ()

    def to_bytes(self, text: str) -> bytes:
        """Encode `text` as the source was encoded.

        Raises UnicodeEncodeError where the encoding has no such character.
        """
        return self.bom + text.encode(self.encoding)


class Document(NamedTuple):
    """A parsed text. Offsets everywhere are code points into `text`.

    `language` is "zh" or "en". Shared analyses are functions of the document, kept in `memo` by `derived`.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    outline: Outline
    language: str
    genre: Genre
    memo: dict[Callable[..., Any], Any]

    @property
    def lines(self) -> Lines:
        """The lines of the text."""
        return _lines(self)


def derived(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make a pure function of a document one that is computed once a document."""

    @wraps(function)
    def of(document: Document) -> T:
        memo = document.memo
        if function not in memo:
            memo[function] = function(document)
        value: T = memo[function]
        return value

    return of


@derived
def _lines(document: Document) -> Lines:
    return Lines(document.text)
