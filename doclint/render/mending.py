"""What was mended, what a fix would change, and what remains, for people at a terminal."""

from doclint.engine.changes import origin
from doclint.engine.fix import Applied, Mended
from doclint.model.finding import Edit, Finding, Severity
from doclint.model.report import Report
from doclint.model.span import Lines
from doclint.render.tally import Tally
from doclint.render.terminal import Style, finding_text, language_of, place_of
from doclint.render.width import ELLIPSIS, cells, fitting, fitting_back, plain
from doclint.render.words import SEVERITIES, number

_SHOWN = 6  # edits of one fix that are shown; more are counted
_AROUND = 24  # cells shown on each side of an edit
_RED, _GREEN, _BOLD = "31", "32", "1"


def mended_text(mended: Mended, style: Style) -> str:
    """Return a line for each fix applied, with its place in the text given, and the findings left."""
    language = style.language or mended.report.language
    lines = Lines(mended.report.text)
    said = [_applied(mended, one, lines, style, language) for one in mended.applied]
    left = Lines(mended.remaining.text)
    said += [
        _remaining(mended.remaining, finding, left, style, language)
        for finding in mended.remaining.open
    ]
    return "".join(said)


def summary_text(remaining: Tally, fixed: int, style: Style, *, dry: bool) -> str:
    """Return the last line: how much was mended and what remains; `dry` where nothing was written."""
    counts = {level: remaining.severities[level] for level in sorted(Severity, reverse=True)}
    if language_of(remaining, style) == "zh":
        left = "，".join(
            f"{count} 个{SEVERITIES[level].zh}" for level, count in counts.items() if count
        )
        verb = "可修正" if dry else "已修正"
        files = f"{remaining.files} 个文件：{verb} {fixed} 处"
        return f"{files}；{f'仍有{left}' if left else '没有其他问题'}\n".replace("仍有", "仍有 ")
    left = ", ".join(
        number(count, SEVERITIES[level].en, "info" if level is Severity.INFO else "")
        for level, count in counts.items()
        if count
    )
    verb = "would be fixed" if dry else "fixed"
    files = f"{number(remaining.files, 'file')}: {fixed} {verb}"
    return f"{files}; {f'{left} remain' if left else 'nothing else found'}\n"


def offer_text(report: Report, lines: Lines, finding: Finding, style: Style) -> str:
    """Return `finding` and what its fix makes of the text, before and after."""
    assert finding.fix
    said = [finding_text(report, lines, finding, style)]
    edits = finding.fix.edits
    said += [_before_after(report.text, edit, style) for edit in edits[:_SHOWN]]
    more = len(edits) - _SHOWN
    if more > 0:
        zh = (style.language or report.language) == "zh"
        said.append(f"    另有 {more} 处\n" if zh else f"    and {number(more, 'more place')}\n")
    return "".join(said)


def _applied(mended: Mended, one: Applied, lines: Lines, style: Style, language: str) -> str:
    assert one.finding.fix
    back = mended.undo[len(mended.undo) - one.round + 1 :]
    place = place_of(mended.report.path, lines, origin(one.finding.span.start, back))
    word = style.paint("已修正" if language == "zh" else "fixed", _GREEN)
    title = plain(one.finding.fix.title.in_(language))
    return f"{style.paint(place, _BOLD)}  {word}  {one.finding.rule}  {title}\n"


def _remaining(report: Report, finding: Finding, lines: Lines, style: Style, language: str) -> str:
    place = style.paint(place_of(report.path, lines, finding.span.start), _BOLD)
    severity = SEVERITIES[finding.severity].in_(language)
    return f"{place}  {severity}  {finding.rule}  {plain(finding.message.in_(language))}\n"


def _before_after(text: str, edit: Edit, style: Style) -> str:
    start, end = edit.span
    left = fitting_back(text, max(0, start - _AROUND), start, _AROUND)
    right = fitting(text, end, min(len(text), end + _AROUND), _AROUND)
    head = (ELLIPSIS if left else "") + _visible(text[left:start])
    tail = _visible(text[end:right]) + (ELLIPSIS if right < len(text) else "")
    room = max(20, style.width - 2 * _AROUND - 8)
    old = style.paint(_cut(_visible(text[start:end]), room), _RED)
    new = style.paint(_cut(_visible(edit.text), room), _GREEN)
    return f"    - {head}{old}{tail}\n    + {head}{new}{tail}\n"


def _visible(text: str) -> str:
    """Return `text` on one line, line ends as ⏎."""
    return plain(text.replace("\r\n", "\n").replace("\n", "⏎").replace("\r", "⏎"))


def _cut(words: str, room: int) -> str:
    if len(words) <= room * 4 and cells(words) <= room:
        return words
    half = (room - 1) // 2
    last = fitting_back(words, 0, len(words), half)
    return words[: fitting(words, 0, len(words), half)] + ELLIPSIS + words[last:]
