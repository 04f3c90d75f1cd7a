"""The pages of a PDF, each with the pieces of text on it, as pdfium finds them."""

from typing import Any, NamedTuple

from doclint.read.errors import ReadError
from doclint.read.pdf.pieces import Piece, pieces_of

_MOST_PAGES = 20_000
_MOST_ON_A_PAGE = 200_000  # characters; a page of a newspaper has about 20,000
_MOST = 50_000_000  # characters in all
_FEW = 4  # pieces of text: a head and a number that were put on a picture of a page
_DEEPEST_PICTURE = 3  # forms within forms that are looked into for a picture


class Page(NamedTuple):
    """A page: its number (1 is the first) and its pieces of text.

    `has_picture` is told of one with hardly any text only.
    """

    number: int
    pieces: list[Piece]
    has_picture: bool


def pages_of(data: bytes, name: str) -> list[Page]:
    """Return the pages of the PDF in `data`. Raises ReadError where it can't be read."""
    import pypdfium2
    from pypdfium2 import raw

    start = data.find(b"%PDF-", 0, 1024)
    if start < 0:
        raise ReadError(name, "this is no PDF, whatever its name says")
    try:
        document = pypdfium2.PdfDocument(data[start:] if start else data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            reason = "protected by a password; save a copy without one"
        else:
            reason = "damaged: it can't be opened as a PDF; save or download it again"
        raise ReadError(name, reason) from None
    try:
        return _pages(document, name)
    finally:
        document.close()


def _pages(document: Any, name: str) -> list[Page]:
    count = len(document)
    if count > _MOST_PAGES:
        raise ReadError(name, f"more than {_MOST_PAGES:,} pages, the most that is read; split it")
    if not count:
        raise ReadError(name, "damaged: it has no pages; save or download it again")
    pages = []
    total = unreadable = 0
    for index in range(count):
        page = _page(document, index, name)
        if page is None:
            unreadable += 1
            continue
        total += sum(len(piece.text) for piece in page.pieces)
        if total > _MOST:
            raise ReadError(
                name, f"more than {_MOST:,} characters, the most that is read; split it"
            )
        pages.append(page)
    if unreadable:
        raise ReadError(
            name, f"damaged: {unreadable} of {count} pages can't be read; save or download it again"
        )
    return pages


def _page(document: Any, index: int, name: str) -> Page | None:
    """Return the page at `index`, None where it can't be loaded."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        text = page.get_textpage()
        try:
            if text.count_chars() > _MOST_ON_A_PAGE:
                most = f"{_MOST_ON_A_PAGE:,}"
                raise ReadError(name, f"page {index + 1} has more than {most} characters")
            pieces = pieces_of(text, page.get_rotation())
        finally:
            text.close()
        return Page(index + 1, pieces, len(pieces) <= _FEW and _has_picture(page))
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    images = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_PICTURE)
    return next(iter(images), None) is not None
