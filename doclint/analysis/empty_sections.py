"""Numbered headings with nothing under them, where their siblings have something."""

from collections import defaultdict

from doclint.analysis.contents import headings_alone, leads_list
from doclint.model.document import Document, Genre, Kind, Section, derived
from doclint.model.numbering import Style
from doclint.model.patterns import compiled

FEWEST = 2  # siblings with something under them; fewer than two in three are a list or contents
_FEWEST_BODIES = 3  # siblings with a body, where the headings are sentences
_BODY = 100  # code points of such a body
_SHORT_BODY = 60  # and where all are short phrases
_STOPS = "。.！"
_LONGER = 10  # code points by which a title may be longer than those of its siblings
_LEADER = r"(?:\.{4,}|…{2,}|·{4,}|\s{4,}|\t)\s*\d*$"  # before a page number


@derived
def empty_sections(document: Document) -> tuple[Section, ...]:
    """Return the numbered sections without body and subsections whose siblings mostly have them.

    Siblings share their parent and the style of their number.
    """
    groups: dict[tuple[int, Style], list[Section]] = defaultdict(list)
    for section in document.outline.sections:
        numbering = section.heading.numbering
        if numbering:
            groups[section.parent, numbering.style].append(section)
    kin: dict[tuple[int, Style], list[Section]] = defaultdict(list)
    manners: dict[tuple[int, Style], tuple[str, int] | None] = {}
    found = []
    for (_, style), group in groups.items():
        empty = [section for section in group if _is_empty(document, section)]
        if not empty or len(group) - len(empty) < max(FEWEST, 2 * len(empty)):
            continue
        bare = headings_alone(document)
        full = [section for section in group if section.place not in bare]
        if len(full) < max(FEWEST, 2 * len(empty)):
            continue
        # a table of contents has the titles first, without what stands under them
        last = {_title(document, section): section.place for section in full}
        alike = empty[0].heading.level, style
        if not kin:
            for (_, their_style), members in groups.items():
                for section in members:
                    kin[section.heading.level, their_style].append(section)
        if alike not in manners:
            manners[alike] = _manner(document, kin[alike])
        manner = _manner(document, full) or manners[alike]
        found += [
            s
            for s in empty
            if last.get(_title(document, s), -1) < s.place
            and (
                _is_title(document, s)
                or _in_manner(document, s, manner)
                or _like_all(document, s, full)
            )
        ]
    return tuple(sorted(found, key=lambda section: section.place))


def _manner(document: Document, sections: list[Section]) -> tuple[str, int] | None:
    """Return the stop in which the headings of `sections` end, and the length of the longest.

    None unless nearly all have long bodies: numbered sentences are no headings.
    """
    text = document.text
    if document.genre is Genre.LAW:
        return None  # there numbered sentences are items: （四）其他行为。
    # under another parent the same level may have titles without a stop
    stopped = [s for s in sections if text[s.heading.end - 1] in _STOPS]
    bodies = [s for s in stopped if s.body.end - s.body.start >= _BODY]  # of text, not of a list
    if len(bodies) < _FEWEST_BODIES or len(bodies) * 4 < len(stopped) * 3:
        return None
    stops = {text[s.heading.end - 1] for s in bodies}
    if len(stops) > 1:
        return None
    return stops.pop(), max(len(_title(document, s)) for s in bodies)


def _like_all(document: Document, section: Section, full: list[Section]) -> bool:
    """Tell whether a heading with a stop is one phrase, as all the others are, and these have bodies."""
    if document.genre is Genre.LAW:
        return False
    text = document.text
    titles = [_title(document, s) for s in (section, *full)]
    return (
        len({text[s.heading.end - 1] for s in (section, *full)}) == 1
        and text[section.heading.end - 1] in _STOPS
        and not any("，" in title or "," in title for title in titles)
        and len(titles[0]) <= max(len(title) for title in titles[1:])
        and all(s.children or s.body.end - s.body.start >= _SHORT_BODY for s in full)
    )


def _in_manner(document: Document, section: Section, manner: tuple[str, int] | None) -> bool:
    """Tell whether a heading with a stop is like the others, so that its body is lost."""
    if manner is None or document.text[section.heading.end - 1] != manner[0]:
        return False
    return len(_title(document, section)) <= manner[1] + _LONGER


def _is_empty(document: Document, section: Section) -> bool:
    if section.children or section.heading.run_in or leads_list(document, section):
        return False
    if _in_list(document, section):
        return False
    start, end = section.body
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    return start == end


def _in_list(document: Document, section: Section) -> bool:
    """Tell whether the next item of a Markdown list follows, with no blank line between."""
    if document.source.format != "md":
        return False
    here = section.heading.block
    one, *others = document.blocks[here : here + 2]
    both_items = all(block.kind is Kind.ITEM for block in (one, *others))
    return (
        both_items and document.text.count("\n", one.end, others[0].start if others else None) == 1
    )


def _is_title(document: Document, section: Section) -> bool:
    """Tell whether the heading is a title, no sentence with its stop and no line of a table of contents."""
    words = document.text[section.heading.start : section.heading.end]
    return words[-1] not in "。！？.!?；;：:" and not compiled(_LEADER).search(words)


def _title(document: Document, section: Section) -> str:
    return document.text[section.heading.title_start : section.heading.title_end]
