"""The paragraphs of a part: the document, its footnotes or its endnotes (ECMA-376 part 1, 17.2, 17.3).

The view is that of all tracked changes accepted (17.13.5): `w:ins` and `w:moveTo` are in, `w:del` and
`w:moveFrom` are out, the words before a deleted paragraph mark run on into the next paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence

from doclint.read.docx.draft import Bit, Cell, Draft
from doclint.read.docx.source_map import NOWHERE, Bytes, Run, Stuff
from doclint.read.docx.symbols import symbol
from doclint.read.docx.xml import Node, tag_end

# Elements that hold what they hold in the place where they stand; `mc:` ones are chosen from.
_AROUND_BLOCKS = frozenset(["w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:body"])
_AROUND_RUNS = frozenset(
    "w:ins w:moveTo w:hyperlink w:smartTag w:customXml w:sdtContent w:bdo w:dir w:fldSimple".split()  # noqa: SIM905
)
_MATHS = frozenset(["m:oMath", "m:oMathPara"])
_GONE = frozenset(["w:del", "w:moveFrom"])
_ONE_CHARACTER = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",  # 17.3.3.18
}
_WITH_BOXES = frozenset(["w:drawing", "w:pict", "w:object"])
# Shown elsewhere or not at all; a soft hyphen (17.3.3.29) where a line ends alone.
_ANCHORS = _WITH_BOXES | frozenset(
    "w:softHyphen w:fldChar w:instrText w:footnoteReference w:endnoteReference w:commentReference"  # noqa: SIM905
    " w:footnoteRef w:endnoteRef w:annotationRef w:separator w:continuationSeparator".split()
)
_LOCKS = ("contentLocked", "sdtContentLocked")  # 17.18.50
_CODE, _RESULT = "code", "result"
_XML_BLANKS = " \t\n\r"
_AS_BLANKS = str.maketrans("\n\r\v\f\x85\u2028\u2029", "       ")


class Story:
    """Reads one part; `runs` are the runs that it met, each with the index of its paragraph."""

    def __init__(self, data: bytes) -> None:
        self.runs: list[Run] = []
        self.drafts: list[Draft] = []  # all, those of text boxes too, in the order of the part
        self._data = data
        self._fields: list[str] = []  # 17.16.18: of each open field, whether code or result is read
        self._tables = 0
        self._is_locked = False

    def paragraphs(self, nodes: Iterable[Node]) -> list[Draft]:
        """Return the paragraphs of block-level `nodes` in reading order."""
        return list(self._blocks(nodes, None))

    def _blocks(self, nodes: Iterable[Node], cell: Cell | None) -> Iterator[Draft]:
        """Yield paragraphs; whether one is the last is known when the next one is."""
        previous: Draft | None = None
        for node in nodes:
            name = node.name
            if name == "w:p":
                draft = self._paragraph(node, cell)
                if previous and not previous.has_section:
                    previous.is_last = False
                previous = draft
                yield draft
            elif name == "w:tbl":
                previous = None
                yield from self._table(node, cell)
            elif name in _AROUND_BLOCKS:
                previous = None
                yield from self._blocks(node.children, cell)
            elif name == "w:sdt":
                previous = None
                before, self._is_locked = self._is_locked, self._is_locked or _is_locked(node)
                yield from self._blocks(node.children, cell)
                self._is_locked = before
            elif name == "mc:AlternateContent":
                previous = None
                yield from self._blocks(_chosen(node), cell)

    def _table(self, table: Node, cell: Cell | None) -> Iterator[Draft]:
        """Yield the paragraphs of a table (17.4.37), those of deleted rows and cells left out."""
        number = self._tables
        self._tables += cell is None
        for i, row in enumerate(_within(table, "w:tr")):
            if _has(row, "w:trPr", _GONE):  # 17.13.5.12
                continue
            for j, column in enumerate(_within(row, "w:tc")):
                if not _has(column, "w:tcPr", ["w:cellDel"]):  # 17.13.5.1
                    yield from self._blocks(column.children, cell or Cell(number, i, j))

    def _paragraph(self, node: Node, cell: Cell | None) -> Draft:
        start = node.start
        draft = Draft(len(self.drafts), start, node.end, tag_end(self._data, start), cell)
        self.drafts.append(draft)
        properties = node.child("w:pPr")
        if properties:
            _set(draft, properties)
        self._inline(node.children, draft, (), Stuff.TEXT)
        return draft

    def _inline(
        self, nodes: Iterable[Node], draft: Draft, within: tuple[str, ...], stuff: Stuff
    ) -> None:
        """Read what stands in a line: runs and what holds them."""
        for node in nodes:
            name = node.name
            if name == "w:r":
                self._run(node, draft, within, stuff)
            elif name in _AROUND_RUNS:
                inner = Stuff.FIELD if name == "w:fldSimple" else stuff
                self._inline(node.children, draft, (*within, name[2:]), inner)
            elif name == "w:sdt":
                inner = Stuff.LOCKED if _is_locked(node) else stuff
                self._inline(node.children, draft, (*within, "sdt"), inner)
            elif name in _MATHS:
                words = "".join(t.words for t in node.below("m:t")).translate(_AS_BLANKS)
                self._add(draft, Stuff.EQUATION, words, -1, node)
            elif name == "mc:AlternateContent":
                self._inline(_chosen(node), draft, within, stuff)

    def _run(self, node: Node, draft: Draft, within: tuple[str, ...], stuff: Stuff) -> None:
        run = len(self.runs)
        properties = node.child("w:rPr")
        place = _bytes(properties) if properties else NOWHERE
        self.runs.append(Run(draft.index, node.start, node.end, place, within))
        if properties and properties.is_on("w:vanish"):  # 17.3.2.41
            self._add(draft, Stuff.ANCHOR, "", run, node)
        else:
            self._content(node.children, draft, run, stuff)

    def _content(self, nodes: Iterable[Node], draft: Draft, run: int, stuff: Stuff) -> None:
        """Read what stands in a run (17.3.3)."""
        for node in nodes:
            name = node.name
            if name == "w:t":
                self._add(draft, stuff, _words(node), run, node)
            elif name in _ONE_CHARACTER:
                inner = Stuff.ELEMENT if stuff is Stuff.TEXT else stuff
                self._add(draft, inner, _ONE_CHARACTER[name], run, node)
            elif name == "w:sym":
                inner = Stuff.ELEMENT if stuff is Stuff.TEXT else stuff
                font, code = node.attributes.get("font", ""), node.attributes.get("char", "")
                self._add(draft, inner, symbol(font, code), run, node)
            elif name == "w:ruby":  # 17.3.3.25: the reading stands beside the base
                base = (base for part in node.all("w:rubyBase") for base in part.below("w:t"))
                self._add(draft, Stuff.RUBY, "".join(map(_words, base)), run, node)
            elif name in _ANCHORS:
                self._add(draft, Stuff.ANCHOR, "", run, node)
                if name == "w:fldChar":
                    self._field(node.attributes.get("fldCharType", ""))
                elif name in _WITH_BOXES:
                    self._boxes(node, draft)
            elif name == "mc:AlternateContent":
                self._content(_chosen(node), draft, run, stuff)

    def _add(self, draft: Draft, stuff: Stuff, text: str, run: int, node: Node) -> None:
        if _CODE in self._fields:
            stuff, text = Stuff.ANCHOR, ""
        elif self._fields and stuff is not Stuff.ANCHOR:
            stuff = Stuff.FIELD
        elif self._is_locked and stuff is not Stuff.ANCHOR:
            stuff = Stuff.LOCKED
        draft.bits.append(Bit(stuff, text, run, _bytes(node)))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_CODE)
        elif self._fields and kind == "separate":
            self._fields[-1] = _RESULT
        elif self._fields and kind == "end":
            self._fields.pop()

    def _boxes(self, node: Node, draft: Draft) -> None:
        """Read the text boxes in a drawing or a picture (17.17.1); their fields are their own."""
        fields, self._fields = self._fields, []
        for box in _boxes_in(node.children):
            draft.boxes.append(self.paragraphs(box.children))
        self._fields = fields


def _set(draft: Draft, properties: Node) -> None:
    """Take over what the properties of a paragraph say of it (17.3.1.26)."""
    draft.properties = _bytes(properties)
    draft.style = properties.value("w:pStyle")
    draft.outline = properties.number("w:outlineLvl", -1)
    draft.has_section = properties.child("w:sectPr") is not None
    numbered = properties.child("w:numPr")
    if numbered:
        draft.number = numbered.value("w:numId")
        draft.level = numbered.number("w:ilvl", -1)
    mark = properties.child("w:rPr")
    if mark:
        draft.mark = _bytes(mark)
        draft.is_joined = any(child.name in _GONE for child in mark.children)  # 17.13.5.15


def _bytes(node: Node) -> Bytes:
    return Bytes(node.start, node.end)


def _words(node: Node) -> str:
    """Return the characters that a `w:t` shows (17.3.3.31)."""
    words = node.words
    if node.attributes.get("space") != "preserve":
        words = words.strip(_XML_BLANKS)
    return words.translate(_AS_BLANKS)


def _chosen(node: Node) -> Sequence[Node]:
    """Return what the first choice of an `mc:AlternateContent` holds, its fallback where there is none.

    Both hold the same for newer and older readers (part 3, 9.3): only one is read.
    """
    chosen = node.child("mc:Choice") or node.child("mc:Fallback")
    return chosen.children if chosen else ()


def _boxes_in(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.name == "w:txbxContent":
            yield node
        elif node.name == "mc:AlternateContent":
            yield from _boxes_in(_chosen(node))
        else:
            yield from _boxes_in(node.children)


def _within(node: Node, name: str) -> Iterator[Node]:
    """Yield rows or cells, also those in content controls and custom XML."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in ("w:sdt", "w:sdtContent", "w:customXml"):
            yield from _within(child, name)


def _has(node: Node, properties: str, names: Iterable[str]) -> bool:
    found = node.child(properties)
    return found is not None and any(found.child(name) for name in names)


def _is_locked(control: Node) -> bool:
    """Tell whether the words of a content control can't be edited: locked, or bound to other data."""
    properties = control.child("w:sdtPr")
    if not properties:
        return False
    return properties.value("w:lock") in _LOCKS or bool(properties.child("w:dataBinding"))
