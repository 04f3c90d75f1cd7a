"""A run taken apart: some of its characters tracked as deleted, markup put between others."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from doclint.read.docx.source_map import Bytes, Run
from doclint.write.docx.markup import TRACKS, Pen, characters, children, open_tags, tags
from doclint.write.errors import WriteError

_NUMBER = re.compile(rb"(:id=[\"'])\d+")
_OWN = (*TRACKS, "rPrChange")
_KEPT, _GONE, _BETWEEN = "kept", "gone", "between"


class Cut(NamedTuple):
    """What happens to the item of a run that begins at the byte `item`.

    Its characters `start`..`end` go; where there are none, `markup` comes between runs.
    """

    item: int
    start: int
    end: int
    markup: bytes = b""


def cut_up(xml: bytes, run: Run, cuts: Sequence[Cut], pen: Pen) -> bytes:
    """Return the run with `cuts` made."""
    head, tail = tags(xml, run.start, run.end)
    properties = (
        xml[run.properties.start : run.properties.end] if run.properties.start >= 0 else b""
    )
    made = []
    for state, atoms in groupby(_atoms(xml, run, cuts, pen), key=lambda atom: atom[0]):
        inner = b"".join(content for _, content in atoms)
        if state == _BETWEEN:
            made.append(inner)
        else:
            whole = head + properties + inner + tail
            made.append(whole if state == _KEPT else pen.tracked("del", whole))
    return b"".join(made)


def plain(xml: bytes, properties: Bytes, pen: Pen) -> bytes:
    """Return the properties of a run, or of a mark, without the changes that are tracked in them."""
    if properties.start < 0:
        return b""
    inner = b"".join(xml[e.start : e.end] for e in children(xml, *properties) if e.name not in _OWN)
    return pen.element("rPr", inner) if inner else b""


def apart(
    xml: bytes, start: int, run: Run, pen: Pen, *, whole: bool = False
) -> tuple[bytes, bytes]:
    """Return the tags that lead out of a tracked insertion around the run, and those that lead back.

    `start` is where the content of its paragraph begins; `whole` is to lead out of everything.
    """
    if not run.within or not (whole or "ins" in run.within):
        return b"", b""
    stack = open_tags(xml, start, run.start)
    first = 0 if whole else next(i for i, token in enumerate(stack) if token.name == "ins")
    out, back = b"", b""
    for token in stack[first:]:
        tag = xml[token.start : token.end]
        name = tag[1:].split(maxsplit=1)[0].rstrip(b">")
        out = b"</" + name + b">" + out
        back += _NUMBER.sub(lambda found: found[1] + str(next(pen.ids)).encode(), tag)
    return out, back


def _atoms(xml: bytes, run: Run, cuts: Sequence[Cut], pen: Pen) -> Iterator[tuple[str, bytes]]:
    """Yield what stands in the run piece by piece, each with what becomes of it."""
    left = {cut.item for cut in cuts}
    for item in children(xml, run.start, run.end):
        if item.name == "rPr":
            continue
        left.discard(item.start)
        here = sorted((c for c in cuts if c.item == item.start), key=lambda cut: cut[1:3])
        content = xml[item.start : item.end]
        if not here:
            yield _KEPT, content
        elif item.name == "t":
            yield from _letters(characters(content), here, pen)
        else:
            yield from _whole(content, here)
    if left:
        raise WriteError("what is to be changed stands in alternate content, which is left alone")


def _letters(text: str, cuts: Sequence[Cut], pen: Pen) -> Iterator[tuple[str, bytes]]:
    at = 0
    for cut in cuts:
        if cut.start > at:
            yield _KEPT, pen.words(text[at : cut.start])
        if cut.markup:
            yield _BETWEEN, cut.markup
        if cut.end > cut.start:
            yield _GONE, pen.words(text[cut.start : cut.end], "delText")
        at = max(at, cut.end)
    if at < len(text):
        yield _KEPT, pen.words(text[at:])


def _whole(content: bytes, cuts: Sequence[Cut]) -> Iterator[tuple[str, bytes]]:
    """Yield an item that can't be cut, such as a tab."""
    for cut in cuts:
        if cut.markup and cut.start == 0:
            yield _BETWEEN, cut.markup
    yield (_GONE if any(cut.end > cut.start for cut in cuts) else _KEPT), content
    for cut in cuts:
        if cut.markup and cut.start > 0:
            yield _BETWEEN, cut.markup
