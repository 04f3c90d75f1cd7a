"""Automatic numbers as LibreOffice resolves them: it is the oracle."""

import re
import shutil
import subprocess

import pytest

from doclint.read import docx
from doclint.read.docx.source_map import Stuff

OFFICE = shutil.which("soffice")
# Word writes 〇 or ○ where LibreOffice writes 零; bullets are no words
FOLDED = str.maketrans({"〇": "零", "○": "零", "•": None, "\ufeff": None, "o": None})
PLAIN = {
    "decimal": ("decimal", "%1.", 1),
    "decimal in brackets": ("decimal", "（%1）", 8),
    "decimalZero": ("decimalZero", "%1、", 8),
    "decimalFullWidth": ("decimalFullWidth", "%1．", 8),
    "circled": ("decimalEnclosedCircle", "%1", 1),
    "circled Chinese": ("decimalEnclosedCircleChinese", "%1", 1),
    "chineseCounting": ("chineseCounting", "%1、", 8),
    "chineseCounting in brackets": ("chineseCounting", "（%1）", 18),
    "chineseCountingThousand": ("chineseCountingThousand", "第%1条", 1),
    "past a hundred": ("chineseCountingThousand", "第%1条", 97),
    "past a hundred and ten": ("chineseCountingThousand", "第%1章", 107),
    "past a thousand": ("chineseCountingThousand", "第%1条", 998),
    "chineseLegalSimplified": ("chineseLegalSimplified", "%1、", 1),
    "taiwaneseCounting": ("taiwaneseCounting", "%1、", 8),
    "taiwaneseCountingThousand": ("taiwaneseCountingThousand", "%1、", 18),
    "japaneseCounting": ("japaneseCounting", "%1、", 8),
    "ideographTraditional": ("ideographTraditional", "%1、", 1),
    "ideographTraditional past its end": ("ideographTraditional", "%1、", 8),
    "ideographZodiac": ("ideographZodiac", "%1、", 1),
    "ideographZodiac past its end": ("ideographZodiac", "%1、", 9),
    "past a hundred, formal": ("chineseLegalSimplified", "%1、", 98),
    "ideographLegalTraditional": ("ideographLegalTraditional", "%1、", 1),
    "upperRoman": ("upperRoman", "%1.", 1),
    "lowerRoman": ("lowerRoman", "(%1)", 38),
    "upperLetter": ("upperLetter", "%1.", 1),
    "lowerLetter past z": ("lowerLetter", "%1)", 24),
    "upperLetter past ZZ": ("upperLetter", "%1.", 50),
    "ganada": ("ganada", "%1.", 3),
    "none": ("none", "附：", 1),
    "from zero": ("decimal", "%1.", 0),
}


def plain(word, format_, text, start):
    abstract = word.abstract(0, word.level(0, format_, text, start=start))
    body = "".join(word.p(f"事项{c}", number=(1, 0)) for c in "甲乙丙丁戊己庚辛壬癸子丑")
    return word.package(body, numbering=abstract + word.num(1, 0))


def nested(word, *levels, plan="0 1 1 0 1 2 2 1 2 0 1", nums="", more="", styles=""):
    """A list whose paragraphs are on the levels of `plan`; "2:1" is instance 2 on level 1, "-" plain."""
    body = ""
    for i, step in enumerate(plan.split()):
        num, _, level = step.rpartition(":")
        number = None if step == "-" else (num or 1, level)
        body += word.p(f"事项{i}", number=number)
    numbering = word.abstract(0, *levels) + more + word.num(1, 0) + nums
    return word.package(body, numbering=numbering, styles=styles)


def outline_levels(word, more=""):
    return (
        word.level(0, "chineseCounting", "第%1章", suffix="space"),
        word.level(1, "decimal", "%1.%2", more=more),
        word.level(2, "lowerLetter", "%1.%2.%3)", suffix="tab"),
    )


def structured(word):
    """Documents by what is special in them."""
    levels = outline_levels(word)
    start = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'
    own = f'<w:lvlOverride w:ilvl="0">{word.level(0, "upperRoman", "%1)")}</w:lvlOverride>'
    yield "levels", nested(word, *levels)
    yield "a level passed over", nested(word, *levels, plan="1 1 0 1 2 0 2 2 1")
    yield "the lowest level first", nested(word, *levels, plan="2 0 2 1 2")
    yield (
        "one list goes on in another instance",
        nested(word, *levels, plan="0 0 2:0 1 2:1 0", nums=word.num(2, 0)),
    )
    yield (
        "an instance starts anew",
        nested(word, *levels, plan="0 0 2:0 2:0", nums=word.num(2, 0, start.format(0, 1))),
    )
    yield (
        "an instance starts at five",
        nested(word, *levels, plan="0 2:0 2:0 2:1", nums=word.num(2, 0, start.format(0, 5))),
    )
    yield (
        "an instance starts a lower level",
        nested(word, *levels, plan="0 1 2:1 2:1 0 2:1", nums=word.num(2, 0, start.format(1, 4))),
    )
    other = word.abstract(1, word.level(0, "decimal", "%1."))
    yield (
        "two lists",
        nested(word, *levels, plan="0 2:0 0 2:0", more=other, nums=word.num(2, 1)),
    )
    yield "an instance's own level", nested(word, *levels, plan="2:0 2:0", nums=word.num(2, 0, own))
    yield "plain text between", nested(word, *levels, plan="0 - 0 1 - 1 - 0")
    yield "number 0 is none", nested(word, *levels, plan="0 0:0 0")
    yield "a list that is not there", nested(word, *levels, plan="0 7:0 0")
    yield "bullets", nested(word, word.level(0, "bullet", "•"), plan="0 0")
    numbered = '<w:numPr>{}<w:numId w:val="1"/></w:numPr>'
    styles = (
        word.style("H1", "heading 1", properties=numbered.format("") + '<w:outlineLvl w:val="0"/>')
        + word.style("H2", "heading 2", properties=numbered.format('<w:ilvl w:val="1"/>'))
        + word.style("Own", based_on="H2")
        + word.style("Off", based_on="H1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    linked = (
        word.level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
        word.level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'),
    )
    body = "".join(
        word.p(f"节{i}", style=style)
        for i, style in enumerate(("H1", "H2", "H2", "H1", "H2", "H1"))
    )
    numbering = word.abstract(0, *linked) + word.num(1, 0)
    yield "styles", word.package(body, numbering=numbering, styles=styles)
    body = "".join(
        word.p(f"节{i}", style=style)
        for i, style in enumerate(("H1", "Own", "Own", "H1", "Off", "H1", "Own"))
    )
    yield "styles based on styles", word.package(body, numbering=numbering, styles=styles)
    body = (
        word.p("一", style="H1")
        + word.p("无", style="H1", number=(0, 0))
        + word.p("二", style="H1")
    )
    yield (
        "a paragraph without its style's number",
        word.package(body, numbering=numbering, styles=styles),
    )
    listed = word.style("L", kind="numbering", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    linking = (
        word.abstract(0, word.level(0, "decimal", "%1）"), more='<w:styleLink w:val="L"/>')
        + word.abstract(1, more='<w:numStyleLink w:val="L"/>')
        + word.num(1, 0)
        + word.num(2, 1)
    )
    body = word.p("一", number=(2, 0)) + word.p("二", number=(2, 0))
    yield "a numbering style", word.package(body, numbering=linking, styles=listed)
    body = "".join(word.p(*words, number=(1, 0)) for words in (["头"], [], ["尾"]))
    yield (
        "an empty paragraph",
        word.package(body, numbering=word.abstract(0, *levels) + word.num(1, 0)),
    )
    rows = [[word.p(f"格{i}", number=(1, 0)), "乙"] for i in range(3)]
    body = word.p("前", number=(1, 0)) + word.table(*rows) + word.p("后", number=(1, 0))
    yield "in a table", word.package(body, numbering=word.abstract(0, *levels) + word.num(1, 0))


@pytest.fixture(scope="module")
def resolved(word, tmp_path_factory):
    """The documents, and their text as LibreOffice writes it."""
    if not OFFICE:
        pytest.skip("LibreOffice (soffice), the oracle, is not installed")
    folder = tmp_path_factory.mktemp("oracle")
    made = {name: plain(word, *how) for name, how in PLAIN.items()} | dict(structured(word))
    return made, converted(folder, made)


def converted(folder, documents):
    """The text of the documents as LibreOffice writes it, all by one process."""
    paths = {name: folder / f"{i}.docx" for i, name in enumerate(documents)}
    for name, path in paths.items():
        path.write_bytes(documents[name])
    subprocess.run(
        [
            OFFICE,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            folder,
            *paths.values(),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: path.with_suffix(".txt").read_text("utf-8") for name, path in paths.items()}


def lines(text):
    """The lines without white space and what the two write in other characters."""
    bare = (
        re.sub(r"\s", "", line).translate(FOLDED)
        for line in re.split(r"[\n\t](?=格|乙|\n|后)|\n", text)
    )
    return [line for line in bare if line]


def said(data):
    return lines(docx.read(data, "a.docx").text)


def test_numbers_are_those_of_the_oracle(resolved):
    documents, texts = resolved
    assert len(documents) >= 40
    ours = {name: said(data) for name, data in documents.items()}
    assert ours == {name: lines(texts[name]) for name in documents}


def test_the_corpus_is_numbered_as_the_oracle_does(corpus, tmp_path):
    if not OFFICE:
        pytest.skip("LibreOffice (soffice), the oracle, is not installed")
    paths = sorted((corpus / "docx").rglob("*.docx"))
    numbered = {path.stem: data for path in paths if has_numbers(data := path.read_bytes())}
    if not numbered:
        pytest.skip("no document of the corpus has automatic numbers")
    texts = converted(tmp_path, numbered)
    assert {name: said(data) for name, data in numbered.items()} == {
        name: lines(text) for name, text in texts.items()
    }


def has_numbers(data):
    return any(piece.stuff is Stuff.NUMBER for piece in docx.read(data, "a.docx").map.pieces)
