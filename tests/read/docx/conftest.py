"""Word documents made in code: a package of as few parts as Word itself would open."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings", "comments")


class Word:
    """Pieces of WordprocessingML as strings, and the package that holds them."""

    @staticmethod
    def r(text, properties=""):
        """A run."""
        rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    @staticmethod
    def p(*content, style="", number=None, properties=""):
        """A paragraph of runs; a string that is no XML is a run."""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        if number is not None:
            num, level = number if isinstance(number, tuple) else (number, None)
            ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
            named += f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
        ppr = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
        inner = "".join(c if c.startswith("<") else Word.r(c) for c in content)
        return f"<w:p>{ppr}{inner}</w:p>"

    @staticmethod
    def table(*rows):
        """A table of rows of cells; a cell is a string of words or of paragraphs."""
        made = ""
        for row in rows:
            cells = (c if c.startswith("<w:p") else Word.p(c) for c in row)
            made += "<w:tr>" + "".join(f"<w:tc>{c}</w:tc>" for c in cells) + "</w:tr>"
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"

    @staticmethod
    def field(code, *result):
        """A complex field."""
        inner = "".join(c if c.startswith("<") else Word.r(c) for c in result)
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText> {code} </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    @staticmethod
    def level(ilvl, format_, text, *, start=1, more="", suffix="nothing"):
        """A level of an abstract numbering."""
        return (
            f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
            f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )

    @staticmethod
    def abstract(key, *levels, more=""):
        """An abstract numbering; `more` stands before its levels."""
        return (
            f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{more}'
            + "".join(levels)
            + "</w:abstractNum>"
        )

    @staticmethod
    def num(key, abstract, overrides=""):
        """A numbering instance."""
        inner = f'<w:abstractNumId w:val="{abstract}"/>{overrides}'
        return f'<w:num w:numId="{key}">{inner}</w:num>'

    @staticmethod
    def style(key, name="", *, based_on="", properties="", kind="paragraph", more=""):
        """A style."""
        based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
        return (
            f'<w:style w:type="{kind}" w:styleId="{key}"{more}><w:name w:val="{name or key}"/>{based}'
            f"<w:pPr>{properties}</w:pPr></w:style>"
        )

    @staticmethod
    def part(element, inner):
        """The XML of a part."""
        return f"{XML}<w:{element} {NAMES}>{inner}</w:{element}>".encode()

    @classmethod
    def package(cls, body, *, parts=None, **others):
        """The bytes of a package.

        `others` are what stands in the parts of PARTS; `parts` are whole parts, in place of those made.
        """
        made = {"word/document.xml": cls.part("document", f"<w:body>{body}</w:body>")}
        for name, inner in others.items():
            assert name in PARTS
            made[f"word/{name}.xml"] = cls.part(name, inner)
        types = (
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>'
        ) + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}.{name}+xml"/>'
            for name in others
        )
        relations = "".join(
            f'<Relationship Id="rId{i}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
            for i, name in enumerate(others)
        )
        made["[Content_Types].xml"] = (
            f'{XML}<Types xmlns="{PACKAGE}/content-types">{types}</Types>'.encode()
        )
        made["_rels/.rels"] = (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode()
        made["word/_rels/document.xml.rels"] = (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'.encode()
        )
        made |= parts or {}
        return cls.zip(made)

    @staticmethod
    def zip(parts):
        """The bytes of a ZIP archive; parts that are None are left out."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                if data is not None:
                    archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    @staticmethod
    def unzip(data):
        """The parts of an archive by name."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def word():
    """What makes Word documents."""
    return Word
