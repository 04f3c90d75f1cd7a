"""The changes that doclint tracked, done or taken back; those of others stay (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from doclint.write.docx.markup import AUTHOR, tokens

_OURS = f'author="{AUTHOR}"'.encode()


@dataclass(slots=True)
class _Node:
    """An element as it stands: its tags, and between them elements and other bytes."""

    name: str
    head: bytes
    inside: list[_Node | bytes] = field(default_factory=list)
    tail: bytes = b""

    @property
    def is_ours(self) -> bool:
        return _OURS in self.head

    def child(self, name: str) -> _Node | None:
        """Return the first element of this name right inside."""
        return next((n for n in self.inside if isinstance(n, _Node) and n.name == name), None)


def resolved(xml: bytes, *, accept: bool) -> bytes:
    """Return the part with the changes of doclint accepted, or rejected."""
    if _OURS not in xml:
        return xml
    root = _tree(xml)
    _settle(root, "ins" if accept else "del", "del" if accept else "ins")
    return b"".join(_bytes(root))


def _tree(xml: bytes) -> _Node:
    root = _Node("", b"")
    open_nodes = [root]
    at = 0
    for token in tokens(xml):
        if token.start > at:
            open_nodes[-1].inside.append(xml[at : token.start])
        at = token.end
        tag = xml[token.start : token.end]
        if token.opens:
            node = _Node(token.name, tag)
            open_nodes[-1].inside.append(node)
            if not token.closes:
                open_nodes.append(node)
        else:
            open_nodes.pop().tail = tag
    root.inside.append(xml[at:])
    return root


def _bytes(node: _Node) -> list[bytes]:
    made = [node.head]
    for each in node.inside:
        made += _bytes(each) if isinstance(each, _Node) else [each]
    return [*made, node.tail]


def _settle(node: _Node, done: str, undone: str) -> None:
    """Settle the changes inside: those called `done` are kept, those called `undone` dropped."""
    inside: list[_Node | bytes] = []
    for each in node.inside:
        if not isinstance(each, _Node):
            inside.append(each)
        elif each.name == undone and each.is_ours and node.name != "rPr":
            continue
        elif each.name == done and each.is_ours and node.name != "rPr":
            _settle(each, done, undone)
            inside += map(_shown, each.inside)
        else:
            had = bool(each.inside)
            _settle(each, done, undone)
            if had and not each.inside and each.name in ("ins", "del"):
                continue  # what somebody else put in is gone
            inside.append(each)
    node.inside = _joined(inside, done, undone)


def _shown(each: _Node | bytes) -> _Node | bytes:
    """Return what was deleted as it was before."""
    if not isinstance(each, _Node):
        return each
    if each.name == "delText":
        head, tail = each.head.replace(b"delText", b"t", 1), each.tail.replace(b"delText", b"t", 1)
        return _Node("t", head, each.inside, tail)
    each.inside = [_shown(child) for child in each.inside]
    return each


def _joined(inside: list[_Node | bytes], done: str, undone: str) -> list[_Node | bytes]:
    """Join paragraphs whose marks go with those that follow, and settle what was tracked of marks."""
    made: list[_Node | bytes] = []
    carried: list[_Node | bytes] = []
    waiting: list[_Node] = []
    for each in inside:
        made.append(each)
        if not isinstance(each, _Node) or each.name != "p":
            continue
        goes = _settle_properties(each, done, undone)
        if carried or waiting:
            own = each.inside
            first = 1 if own and isinstance(own[0], _Node) and own[0].name == "pPr" else 0
            if each.head.endswith(b"/>"):
                each.head = each.head[:-2].rstrip() + b">"
                each.tail = (
                    waiting[-1].tail
                    or b"</" + each.head[1:].split(maxsplit=1)[0].rstrip(b">") + b">"
                )
            each.inside = own[:first] + carried + own[first:]
            made = [node for node in made if not any(node is one for one in waiting)]
            carried, waiting = [], []
        if goes:
            carried = [n for n in each.inside if not (isinstance(n, _Node) and n.name == "pPr")]
            waiting = [each]
    return made


def _settle_properties(paragraph: _Node, done: str, undone: str) -> bool:
    """Settle what was tracked in the properties; tell whether the paragraph's mark goes."""
    own = paragraph.child("pPr")
    if own is None:
        return False
    change = own.child("pPrChange")
    if change and change.is_ours:
        own.inside = [each for each in own.inside if each is not change]
        before = change.child("pPr")
        if done == "del" and before:
            stays = [n for n in own.inside if isinstance(n, _Node) and n.name in ("rPr", "sectPr")]
            own.inside = [*before.inside, *stays]
    mark = own.child("rPr")
    tracks = [n for n in mark.inside if isinstance(n, _Node) and n.is_ours] if mark else []
    goes = any(track.name == undone for track in tracks)
    if mark and tracks:
        ours = [t for t in tracks if t.name in ("ins", "del")]
        mark.inside = [each for each in mark.inside if not any(each is track for track in ours)]
        if not mark.inside:
            own.inside = [each for each in own.inside if each is not mark]
    if not own.inside and not own.head.endswith(b"/>"):
        paragraph.inside = [each for each in paragraph.inside if each is not own]
    return goes
