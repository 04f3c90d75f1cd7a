"""PDFs made by hand: two fonts that every reader has, text set piece by piece."""

import pytest


def text(x, y, words, size=12, font="F1"):
    """Return what sets `words` at a place, in points from the lower left corner.

    The font F1 is Courier, whose letters are all of one width; F2 is as wide and says it is Helvetica.
    """
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def column(x, y, lines, size=12, leading=14, font="F1"):
    """Return what sets `lines` one under the other."""
    return [text(x, y - leading * n, line, size, font) for n, line in enumerate(lines)]


PICTURE = "q 400 0 0 600 90 100 cm /Im1 Do Q"


def pdf(*pages, rotate=0, encrypted=False):
    """Return the bytes of a PDF; each page is a list of what is set on it."""
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    widths = f"/FirstChar 32/LastChar 255/Widths[{'600 ' * 224}]"
    image = "/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        f"<</Type/XObject/Subtype/Image{image}/Length 1>>stream\nA\nendstream",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding{widths}>>",
    ]
    common = "/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 5 0 R>>/XObject<</Im1 4 0 R>>>>"
    for n, page in enumerate(pages):
        content = "\n".join(page)
        objects += [
            f"<</Type/Page/Parent 2 0 R/Rotate {rotate}/Contents {7 + 2 * n} 0 R{common}>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for n, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    extra = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'11' * 32}>/U<{'22' * 32}>>>/ID[<00><00>]"
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R{extra if encrypted else ''}>>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer{trailer}\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


@pytest.fixture
def make():
    """The functions that make a PDF."""
    pytest.importorskip("pypdfium2")

    class Make:
        """Names for them."""

        text = staticmethod(text)
        column = staticmethod(column)
        pdf = staticmethod(pdf)
        picture = PICTURE

    return Make
