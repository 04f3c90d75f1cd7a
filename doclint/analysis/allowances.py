"""What authors say of findings in the document itself: that some are meant, and why.

<!-- doclint: allow duplicate-paragraph -- quoted on purpose -->     the next block, or its own
<!-- doclint: disable duplication -- a list of forms -->              from here on
<!-- doclint: enable duplication -->                                  up to here
<!-- doclint: disable-file page-furniture -- a facsimile -->          the whole document
"""

from bisect import bisect_right
from collections.abc import Container, Iterator
from enum import StrEnum
from typing import NamedTuple

from doclint.analysis.edits import removal
from doclint.model.document import Document, Kind, derived
from doclint.model.finding import Edit
from doclint.model.patterns import compiled
from doclint.model.span import Lines, Span
from doclint.read.remarks import WORD, remarks_in

_NOTE = rf"(?s)\s*{WORD}\s*[:：](?P<words>.*)"
_DASH = r"-{2,}|[—–―－─]+|(?<=\s)-(?=\s)"
_NAME = r"[^\s,，、]+"


class Verb(StrEnum):
    """What an allowance does."""

    ALLOW = "allow"
    DISABLE = "disable"
    ENABLE = "enable"
    DISABLE_FILE = "disable-file"


_VERBS = {verb.value: verb for verb in Verb}


class Named(NamedTuple):
    """A rule or group that an allowance names at `span`.

    What it finds is meant where it starts in `covered`, and its fixes leave `guarded` in place. Both
    are empty where an `enable` ends nothing.
    """

    name: str
    span: Span
    covered: Span
    guarded: Span


class Allowance(NamedTuple):
    """A remark of the author that what rules or groups find is meant, for a `reason`.

    `span` is the remark; `verb` is None where `word`, at `word_span`, is none. `is_note` tells that the
    remark stands beside the text and not in it; then `span` is what it is about, and its parts have no
    place.
    """

    span: Span
    verb: Verb | None
    word: str
    word_span: Span
    names: tuple[Named, ...]
    reason: str
    is_note: bool = False


def is_spoken_to(document: Document) -> bool:
    """Tell, at next to no cost, whether `document` may hold allowances."""
    return WORD in document.text or bool(document.source.notes)


@derived
def allowances(document: Document) -> tuple[Allowance, ...]:
    """Return the allowances in `document`, in order; a range that is never ended runs to the end."""
    if not is_spoken_to(document):
        return ()
    found = [*_in_text(document), *_in_notes(document)]
    return tuple(_with_ranges(document, sorted(found, key=lambda one: one.span)))


def _in_text(document: Document) -> Iterator[Allowance]:
    for remark in remarks_in(document.text, document.source.format):
        start, end, words, words_start = remark
        block = _block_at(document, start)
        quoted = document.text[start - 1 : start] == "`"  # said of doclint, not to it
        if not quoted and document.blocks[block].kind is not Kind.CODE:
            first = last = block
            if document.blocks[block].kind is Kind.MATTER:
                last = _next_shown(document, block)
            yield _allowance(document, Span(start, end), words, words_start, first, last)


def _in_notes(document: Document) -> Iterator[Allowance]:
    for span, text in document.source.notes:
        found = compiled(_NOTE).fullmatch(text)
        if found:
            first = _block_at(document, span.start)
            last = _block_at(document, max(span.start, span.end - 1))
            made = _allowance(document, span, found["words"], 0, first, last)
            yield made._replace(is_note=True)


def _block_at(document: Document, offset: int) -> int:
    return max(0, bisect_right(document.blocks, offset, key=lambda block: block.outer_start) - 1)


def _next_shown(document: Document, at: int) -> int:
    """Return the first block after `at` that a reader sees, or `at` where there is none."""
    shown = _shown(document)
    place = bisect_right(shown, at)
    return shown[place] if place < len(shown) else at


@derived
def _shown(document: Document) -> list[int]:
    hidden = (Kind.MATTER, Kind.BLANK)
    return [i for i, block in enumerate(document.blocks) if block.kind not in hidden]


def _allowance(
    document: Document, span: Span, words: str, at: int, first: int, last: int
) -> Allowance:
    """Return the allowance in the remark `words`, which begin at `at`, about the blocks up to `last`."""
    dash = compiled(_DASH).search(words)
    head, reason = (words[: dash.start()], words[dash.end() :]) if dash else (words, "")
    spoken = [
        (name[0], Span(at + name.start(), at + name.end()))
        for name in compiled(_NAME).finditer(head)
    ]
    word, word_span = spoken[0] if spoken else ("", span)
    verb = _VERBS.get(word.lower())
    target = document.blocks[last]
    covered = Span(document.blocks[first].outer_start, target.outer_end)
    guarded = Span(target.start, _section_ends(document).get(last, target.end))
    if verb is Verb.DISABLE_FILE:
        covered = guarded = _to_end(document, 0)
    names = tuple(Named(name, place, covered, guarded) for name, place in spoken[1:])
    return Allowance(span, verb, word, word_span, names, " ".join(reason.split()))


def _to_end(document: Document, start: int) -> Span:
    return Span(start, len(document.text) + 1)  # a finding may be at the end


@derived
def _section_ends(document: Document) -> dict[int, int]:
    """Return where the section ends that each block which is a heading opens."""
    sections = document.outline.sections
    return {s.heading.block: s.span.end for s in sections if not s.heading.run_in}


def _with_ranges(document: Document, found: list[Allowance]) -> Iterator[Allowance]:
    """Yield `found` with what `disable` covers, up to the next `enable` of the same name."""
    ends: dict[str, list[int]] = {}
    for one in found:
        if one.verb is Verb.ENABLE:
            for named in one.names:
                ends.setdefault(named.name, []).append(one.span.start)
    is_open: set[str] = set()
    for one in found:
        start = one.span.start
        names = one.names
        if one.verb is Verb.DISABLE:
            names = tuple(_range(document, named, start, ends) for named in names)
            is_open |= {named.name for named in names}
        elif one.verb is Verb.ENABLE:
            nothing = Span(start, start)
            names = tuple(
                named._replace(
                    covered=one.span if named.name in is_open else nothing, guarded=nothing
                )
                for named in names
            )
            is_open -= {named.name for named in names}
        yield one._replace(names=names)


def _range(document: Document, named: Named, start: int, ends: dict[str, list[int]]) -> Named:
    after = ends.get(named.name, [])
    place = bisect_right(after, start)
    span = Span(start, after[place]) if place < len(after) else _to_end(document, start)
    return named._replace(covered=span, guarded=span)


def without_names(
    document: Document, allowance: Allowance, idle: Container[Named]
) -> tuple[Edit, ...]:
    """Return the edits that take the names `idle` out of `allowance`, or it whole if none is left."""
    left = [named.name for named in allowance.names if named not in idle]
    if left:
        first, last = allowance.names[0].span, allowance.names[-1].span
        return (Edit(Span(first.start, last.end), ", ".join(left)),)
    return (_without(document, allowance.span),)


def _without(document: Document, span: Span) -> Edit:
    """Return the edit that takes out the remark at `span`; what it kept apart stays apart."""
    place = _block_at(document, span.start)
    block = document.blocks[place]
    if block.span != span:
        return Edit(span)
    is_first = place == 0
    if is_first or _is_apart(document.text[document.blocks[place - 1].end : block.start]):
        return removal(document, place, place)
    if _is_apart(document.text[block.end : block.outer_end]):
        line_end = Lines(document.text[block.end : block.outer_end]).starts[1]
        return Edit(Span(block.outer_start, block.end + line_end))
    return Edit(span) if document.source.format == "md" else removal(document, place, place)


def _is_apart(gap: str) -> bool:
    """Tell whether a blank line stands in `gap`."""
    return len(Lines(gap).starts) > 2
