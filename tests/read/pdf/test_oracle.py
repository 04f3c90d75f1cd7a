"""PDFs that LibreOffice makes of real documents give the findings of their source.

Each is set as a Word document, a paragraph a line, with a running head and page numbers.
"""

import shutil
import subprocess
import zipfile
from collections import Counter
from itertools import chain
from xml.sax.saxutils import escape

import pytest

import doclint
from doclint.read import read_file, text_of

OFFICE = shutil.which("soffice")
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WANTED = (
    ("seed", "*report*.txt", 1),
    ("clean/city", "*.txt", 4),
    ("clean/national", "*.txt", 1),
    ("clean/state-council", "*.txt", 2),
    ("clean/en-speeches", "*.txt", 2),
)
HEAD = "文件汇编（征求意见）"


def run(words):
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def word(path, lines):
    """Write a Word document of `lines` to `path`."""
    edges = {
        "header": run(HEAD),
        "footer": f'{run("— ")}<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>{run(" —")}',
    }
    body = "".join(
        '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in lines
    )
    used = "".join(f'<w:{e}Reference w:type="default" r:id="{e}"/>' for e in edges)
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440"'
    section = f'<w:sectPr>{used}{size} w:left="1800" w:header="851" w:footer="992"/></w:sectPr>'
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORDML}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("header", "header"),
            ("footer", "footer"),
        )
    )
    relations = "".join(
        f'<Relationship Id="{e}" Type="{OFFICE_XML}/{e}" Target="{e}.xml"/>' for e in edges
    )
    main = f'<Relationship Id="a" Type="{OFFICE_XML}/officeDocument" Target="word/document.xml"/>'
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="{rels}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>",
        "word/header.xml": f"<w:hdr {NAMES}><w:p>{edges['header']}</w:p></w:hdr>",
        "word/footer.xml": f"<w:ftr {NAMES}><w:p>{edges['footer']}</w:p></w:ftr>",
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, XML + content)


@pytest.fixture(scope="module")
def pairs(corpus, tmp_path_factory):
    """Texts and the PDFs made of them, in one run of the office: it starts slowly."""
    pytest.importorskip("pypdfium2")
    if not OFFICE:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("papers")
    chosen = chain.from_iterable(
        [p for p in sorted((corpus / where).glob(pattern)) if p.stat().st_size > 12_000][:count]
        for where, pattern, count in WANTED
    )
    sources = {f"{n:02}": path for n, path in enumerate(chosen)}
    for name, path in sources.items():
        word(folder / f"{name}.docx", text_of(str(path)).splitlines())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    papers = (folder / f"{name}.docx" for name in sources)
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *papers],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {path: folder / f"{name}.pdf" for name, path in sources.items()}


def findings(path):
    """Return rule and words of each finding; white space aside, as a line's end may have any."""
    report = doclint.lint_file(path)
    assert not report.crashes
    return Counter(
        (finding.rule, "".join(finding.span.of(report.text).split())) for finding in report.findings
    )


def test_findings_are_those_of_the_source(pairs):
    assert len(pairs) == 10
    for source, paper in pairs.items():
        assert findings(paper) == findings(source), source


def test_running_lines_are_left_out(pairs):
    for paper in pairs.values():
        source = read_file(paper)
        assert HEAD not in source.text
        assert not [line for line in source.text.splitlines() if line.startswith("— ")]
        pages = max(omission.page for omission in source.omissions)
        assert len(source.omissions) == 2 * pages
