"""Taking copied sections out and numbering on what stays: one fix a numbered run and safety."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from doclint.analysis.contents import blocks_of
from doclint.analysis.edits import removal, renumbering
from doclint.analysis.heading_repeats import heading_repeats
from doclint.analysis.passages import passages
from doclint.analysis.prose import paragraphs
from doclint.analysis.references import references
from doclint.analysis.runs import numbered_run
from doclint.analysis.section_copies import section_repeats
from doclint.model.document import Document, Section, derived
from doclint.model.finding import Edit, Fix, Message, Safety
from doclint.model.numbering import Style


@derived
def section_fixes(document: Document) -> Mapping[int, Fix]:
    """Return the fix of each copied section and each heading repeated over nothing, by section.

    Copies in one numbered run share their fix: numbering on after one removal alone would leave the
    next one's numbers wrong. The unsafe fix of a run holds what the safe one does.
    """
    found = section_repeats(document)
    sure = {copy.copy for copy in found.copies if copy.verbatim}
    likely = sure | {copy.copy for copy in found.copies if copy.covered}
    likely |= {heading.copy for heading in heading_repeats(document) if heading.empty}
    doubtful = {copy.copy for copy in found.copies} - likely
    kept = {copy.copy: copy.kept for copy in found.copies}
    fixes: dict[int, Fix] = {}
    for run, members in _by_run(document, likely | doubtful):
        safe = [i for i in members if i in sure]
        unsafe = [i for i in members if i in likely]
        if safe and _referred(document, run, safe):
            safe = []
        for chosen, safety in ((unsafe, Safety.UNSAFE), (safe, Safety.SAFE)):
            fix = _fix(document, run, chosen, safety) if chosen else None
            fixes.update({i: fix for i in chosen if fix})
        for i in members:
            if i in doubtful:
                rest = _rest(document, i, kept[i])
                fixes[i] = rest or _fix(document, run, [i], Safety.SUGGESTED)
    return fixes


def _by_run(
    document: Document, wanted: set[int]
) -> Iterable[tuple[tuple[Section, ...], list[int]]]:
    """Yield each run that holds wanted sections, with those; sections without number go by parent."""
    sections = document.outline.sections
    runs: dict[int, tuple[Section, ...]] = {}
    members: dict[int, list[int]] = defaultdict(list)
    run_of: dict[int, int] = {}
    for i in sorted(wanted):
        if i not in run_of:
            run = numbered_run(document, sections[i])
            name = run[0].place if run else -2 - sections[i].parent
            runs[name] = run
            run_of.update({section.place: name for section in run or (sections[i],)})
        members[run_of[i]].append(i)
    return ((runs[name], inside) for name, inside in members.items())


def _fix(document: Document, run: tuple[Section, ...], chosen: list[int], safety: Safety) -> Fix:
    sections = document.outline.sections
    edits = _removals(document, [sections[i] for i in chosen])
    renumbered = _numbered_on(document, run, set(chosen))
    count = len(chosen)
    then = ("，其余顺次编号", " and number on what stays") if renumbered else ("", "")
    title = Message(
        f"删去{f'{count}处' if count > 1 else ''}重复的部分{then[0]}",
        f"remove {f'{count} repeated sections' if count > 1 else 'the repeated section'}{then[1]}",
    )
    return Fix(title, (*edits, *renumbered), safety)


def _rest(document: Document, copy: int, kept: int) -> Fix | None:
    """Return the fix that leaves of a copy only what the kept section lacks; None where that is most."""
    text, blocks, whole = document.text, document.blocks, paragraphs(document)
    spans = [document.outline.sections[i].span for i in (copy, kept)]
    inner, other = (
        [p for p in passages(document) if span.start <= p.start and p.end <= span.end]
        for span in spans
    )
    known = {passage.words for passage in other}
    again = [
        (whole[p.first].block, whole[p.last].block)
        for p in inner
        if p.words in known and not text[blocks[whole[p.first].block].start : p.start].strip()
    ]
    if len(again) * 2 < len(inner) or not again:
        return None
    title = Message(
        f"删去其中逐字重复的{len(again)}段，留下其余的",
        f"remove the {len(again)} paragraphs of it that stand word for word in the other, keep the rest",
    )
    return Fix(title, tuple(_taken_out(document, again)), Safety.UNSAFE)


def _removals(document: Document, sections: list[Section]) -> list[Edit]:
    """Return the edits that take out `sections`."""
    return _taken_out(document, [blocks_of(document, section) for section in sections])


def _taken_out(document: Document, places: Iterable[tuple[int, int]]) -> list[Edit]:
    """Return the edits that take out rows of blocks; neighbours go as one, so that no edits overlap."""
    rows: list[tuple[int, int]] = []
    for first, last in places:
        if rows and first == rows[-1][1] + 1:
            rows[-1] = (rows[-1][0], last)
        else:
            rows.append((first, last))
    return [removal(document, first, last) for first, last in rows]


def _numbered_on(document: Document, run: tuple[Section, ...], chosen: set[int]) -> list[Edit]:
    """Return the edits that lower each number that stays by the numbers that went before it."""
    staying = {
        s.heading.numbering.value for s in run if s.place not in chosen and s.heading.numbering
    }
    edits, lower, counted = [], 0, set()
    for section in run:
        numbering = section.heading.numbering
        if numbering is None:
            continue
        value = numbering.value
        if section.place not in chosen:
            edit = renumbering(document, numbering, value - lower) if lower else None
            edits += [edit] if edit else []
        elif value not in staying and value not in counted:
            counted.add(value)
            lower += 1
    return edits


def _referred(document: Document, run: tuple[Section, ...], chosen: list[int]) -> bool:
    """Tell whether some text refers to a number that removing `chosen` would take away or change."""
    numbers = [s.heading.numbering for s in run if s.place >= chosen[0] and s.heading.numbering]
    if not numbers:
        return False
    least = min(number.value for number in numbers)
    styles = {numbers[0].style}
    if numbers[0].style is Style.COMMA:
        styles.add(Style.PART)  # 第三部分 is what 三、 heads
    return any(ref.style in styles and ref.path[-1] >= least for ref in references(document))
