"""XML to a tree that knows the bytes of each element; what could do harm is refused.

No document needs a DOCTYPE (ECMA-376 part 2, 9.1.1.2 forbids it), and without one there are neither
entities to expand nor external ones to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from doclint.read.errors import ReadError

Refusal = Callable[[str], ReadError]

DAMAGED = "damaged: open it in Word or WPS, let it be repaired, and save it again"
_DEEPEST = 200  # 40 tables in one another
_MOST_ELEMENTS = 1_500_000
_MOST_NODES = 300_000  # of those that are kept; published reports have one for 10 characters
_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "ascii")
_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
# Names are shortened: those of both editions of the standard (transitional, strict) to one prefix.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}
# The attributes that are read, by local name; most others tell when a run was edited.
_READ = frozenset(  # a name a line would take a page
    "Id Target TargetMode Type abstractNumId char default enforcement fldCharType format ilvl null numId"  # noqa: SIM905
    " font id space styleId type val".split()
)
# The elements that are kept; of any other its kept children are those of its parent.
_KEPT = frozenset(
    "mc:AlternateContent mc:Choice mc:Fallback m:oMath m:oMathPara m:t Relationship Relationships"  # noqa: SIM905
    " w:abstractNum w:abstractNumId w:basedOn w:bdo w:body w:br w:cellDel w:commentReference"
    " w:comment w:commentRangeEnd w:commentRangeStart w:comments w:continuationSeparator w:cr w:customXml w:dataBinding w:del w:dir w:document w:documentProtection"
    " w:drawing w:endnote w:endnoteRef w:endnoteReference w:endnotes w:fldChar w:fldSimple w:footnote"
    " w:footnoteRef w:footnoteReference w:footnotes w:hyperlink w:ilvl w:ins w:instrText w:isLgl w:lock"
    " w:lvl w:lvlOverride w:lvlRestart w:lvlText w:moveFrom w:moveTo w:name w:noBreakHyphen w:num"
    " w:numFmt w:numId w:numPr w:numStyleLink w:numbering w:object w:outlineLvl w:p w:pPr w:pPrChange"
    " w:pStyle w:pict w:ptab w:r w:rPr w:rPrChange w:rt w:ruby w:rubyBase w:sdt w:sdtContent w:sdtPr"
    " w:sectPr w:separator w:settings w:smartTag w:softHyphen w:start w:startOverride w:style w:styleLink"
    " w:styles w:suff w:sym w:t w:tab w:tbl w:tblStylePr w:tc w:tcPr w:tr w:trPr w:txbxContent"
    " w:vanish".split()
)
_WITH_WORDS = ("w:t", "m:t")
_NONE: dict[str, str] = {}


class Node:
    """An element: `start`..`end` are its bytes, `words` the characters of a `w:t` or `m:t`."""

    __slots__ = ("attributes", "children", "end", "name", "start", "words")

    def __init__(self, name: str, attributes: dict[str, str], start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = start
        self.children: list[Node] = []
        self.words = ""

    def child(self, name: str) -> Node | None:
        """Return the first child of this name."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children of this name."""
        return (child for child in self.children if child.name == name)

    def below(self, name: str) -> Iterator[Node]:
        """Yield what has this name inside, in order; not what stands inside of one of those."""
        for child in self.children:
            if child.name == name:
                yield child
            else:
                yield from child.below(name)

    def value(self, name: str) -> str:
        """Return the `w:val` of the first child of this name, "" for none."""
        child = self.child(name)
        return child.attributes.get("val", "") if child else ""

    def number(self, name: str, otherwise: int) -> int:
        """Return the `w:val` of the first child of this name as a number."""
        return whole(self.value(name), otherwise)

    def is_on(self, name: str) -> bool:
        """Tell whether there is a child of this name that is not switched off (17.17.4)."""
        child = self.child(name)
        return child is not None and child.attributes.get("val") not in ("0", "false", "off")


class _Names(dict[str, str]):
    """Expanded names to short ones, each worked out once."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        self[name] = short = _PREFIXES.get(uri, "?:" if uri else "") + local
        return short


class _Attributes(dict[str, str]):
    """Expanded names of attributes to local ones, "" for those not read; each worked out once."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(" ")[2]
        self[name] = local = local if local in _READ else ""
        return local


def whole(value: str, otherwise: int) -> int:
    """Return the number that an attribute holds, `otherwise` where it holds none."""
    try:
        return int(value[:10])
    except ValueError:
        return otherwise


def tag_end(data: bytes, at: int) -> int:
    """Return where the tag that begins `at` ends: the byte after its `>`."""
    found = _TAG.match(data, at)
    assert found
    return found.end()


def tree(data: bytes, refusal: Refusal) -> Node:
    """Return the root of `data`, UTF-8. Raises what `refusal` makes of a reason."""
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    names, keys = _Names(), _Attributes()
    top = Node("", _NONE, 0)
    nodes = [top]
    elements = kept = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal elements, kept
        elements += 1
        if len(nodes) > _DEEPEST:
            raise refusal(f"its elements are nested more than {_DEEPEST} deep")
        short = names[name]
        is_kept = len(nodes) == 1 or short in _KEPT
        kept += is_kept
        if elements > _MOST_ELEMENTS or kept > _MOST_NODES:
            raise refusal(
                f"it has more than {elements - 1} elements, too many to be read; split it"
            )
        if not is_kept:
            nodes.append(nodes[-1])
            return
        read = {keys[key]: attributes[key] for key in attributes if keys[key]} or _NONE
        node = Node(short, read, parser.CurrentByteIndex)
        nodes[-1].children.append(node)
        nodes.append(node)

    def end(_name: str) -> None:
        node = nodes.pop()
        if node is nodes[-1]:
            return  # not kept
        at = parser.CurrentByteIndex
        # of an empty tag the end comes after it, else at the "</"
        if data[at - 2 : at] != b"/>" or tag_end(data, node.start) != at:
            at = data.index(b">", at) + 1
        node.end = at

    def characters(words: str) -> None:
        node = nodes[-1]
        if node.name in _WITH_WORDS:
            node.words += words

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise refusal(f"it is in {encoding}, not in UTF-8")

    def refuse_doctype(*_: object) -> None:
        raise refusal("it has a DOCTYPE, which no Word document has")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refusal(f"not well-formed XML ({error}); the file is {DAMAGED}") from None
    return top.children[0]
