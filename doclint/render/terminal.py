"""Reports for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from doclint.model.finding import Finding, Fix, Origin, Related, Safety, Severity
from doclint.model.report import Report, Resolved
from doclint.model.span import Lines, Span
from doclint.render.tally import Tally
from doclint.render.width import ELLIPSIS, cells, fitting, plain, window
from doclint.render.words import GENRES, SAFETIES, SEVERITIES, number

SEPARATOR = ""

_RELATED = 3  # more places than that are counted, not shown
_QUOTED = 40  # cells of a related place
_NARROW = 40  # no terminal is taken to be narrower
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _GREEN = "1", "2", "32"


class Style(NamedTuple):
    """How to write: `width` in cells, `language` "zh" or "en" or None for that of the document.

    Findings from `failing` up make the run fail.
    """

    width: int = 100
    colour: bool = False
    language: str | None = None
    failing: Severity = Severity.WARNING

    def with_language(self, language: str | None) -> Style:
        """Return this style for messages in `language`."""
        return self._replace(language=language)

    def paint(self, words: str, code: str) -> str:
        """Return `words` in the colour of the ANSI `code`, where colour is wanted."""
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour and words else words


def opening() -> str:
    """Return nothing: the first document comes first."""
    return ""


def document(report: Report, style: Style, tally: Tally) -> list[str]:
    """Return what is said of a document."""
    if report.is_silent:
        return []
    return [report_text(report, style.with_language(language_for(report, style, tally)))]


def closing(tally: Tally, style: Style) -> str:
    """Return the summary, and the estimate of the error rate where it is wanted."""
    if not tally.estimate:
        return summary_text(tally, style)
    from doclint.render.error_rate import estimate_text

    return summary_text(tally, style) + estimate_text(tally.estimate, language_of(tally, style))


def report_text(report: Report, style: Style) -> str:
    """Return what was found in a document, resolved or crashed, a paragraph each; "" for nothing."""
    language = style.language or report.language
    resolved = "".join(_resolved(report.path, one, style, language) for one in report.resolved)
    if not report.open and not report.crashes:
        return resolved + "\n" if resolved else ""
    lines = Lines(report.text)
    said = [_heading(report, style, language)]
    said += [finding_text(report, lines, finding, style) for finding in report.open]
    said += [_crash(report.path, crash.rule, crash.error, style) for crash in report.crashes]
    said += [resolved] if resolved else []
    return "\n".join(said) + "\n"


def summary_text(tally: Tally, style: Style) -> str:
    """Return the last line: how many findings in how many files, and what can be mended."""
    if language_of(tally, style) == "zh":
        return _summary_zh(tally) + "\n"
    return _summary_en(tally) + "\n"


def language_of(tally: Tally, style: Style) -> str:
    """Return the language asked for, else that of most documents, else that of the environment."""
    if style.language or tally.language:
        return style.language or tally.language
    import os

    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "zh" if locale.startswith("zh") else "en"


def language_for(report: Report, style: Style, tally: Tally) -> str:
    """Return the language asked for, else that of the document, else that of most others so far."""
    return style.language or report.language or tally.language or "en"


def place_of(path: str, lines: Lines, offset: int) -> str:
    """Return `path:line:column` of `offset`."""
    place = lines.position(offset)
    return f"{plain(path)}:{place.line}:{place.column}"


def _heading(report: Report, style: Style, language: str) -> str:
    genre = GENRES[report.genre].in_(language) if report.genre in GENRES else report.genre
    if language == "zh":
        source = "指定" if report.genre_given else "由文本判断"
        facts = f"{genre}（{source}） · {report.encoding} · {report.chars:,} 字"
    else:
        source = "set" if report.genre_given else "found from the text"
        facts = f"{genre} ({source}) · {report.encoding} · {report.chars:,} characters"
    return style.paint(f"{plain(report.path)} · {facts}", _DIM) + "\n"


def finding_text(report: Report, lines: Lines, finding: Finding, style: Style) -> str:
    """Return `finding` as a paragraph: what it says, its line, related places, its fix."""
    language = style.language or report.language
    place = style.paint(place_of(report.path, lines, finding.span.start), _BOLD)
    severity = SEVERITIES[finding.severity].in_(language)
    severity = style.paint(severity, _COLOURS[finding.severity])
    message = plain(finding.message.in_(language))
    gutter = len(str(lines.position(finding.span.start).line)) + 2
    said = [f"{place}  {severity}  {finding.rule}  {message}"]
    said += _excerpt(report.text, lines, finding, gutter, style)
    lead = " " * gutter + style.paint("=", _DIM) + " "
    for related in finding.related[:_RELATED]:
        said.append(lead + related_text(report.text, lines, related, language))
    more = len(finding.related) - _RELATED
    if more > 0:
        said.append(lead + (f"另有 {more} 处" if language == "zh" else f"and {more} more"))
    if finding.fix:
        said.append(lead + _fix(finding.fix, style, language))
    return "\n".join(said) + "\n"


def _excerpt(text: str, lines: Lines, finding: Finding, gutter: int, style: Style) -> Iterator[str]:
    """Yield the line of the finding and the mark under the part of it that the finding is about."""
    number_ = lines.position(finding.span.start).line
    line = lines.span(number_)
    start = min(finding.span.start, line.end)
    budget = max(_NARROW, style.width) - gutter - 2
    left, right = window(text, line.start, line.end, start, budget)
    shown = plain(text[left:right])
    before = ELLIPSIS if left > line.start else ""
    after = ELLIPSIS if right < line.end else ""
    end = min(max(finding.span.end, start), right)
    indent = cells(before) + cells(shown[: start - left])
    mark = "^" * max(1, cells(shown[start - left : end - left]))
    bar = style.paint("│", _DIM)
    colour = _COLOURS[finding.severity]
    yield f"{style.paint(str(number_).rjust(gutter - 1), _DIM)} {bar} {before}{shown}{after}"
    yield f"{' ' * gutter}{bar} {' ' * indent}{style.paint(mark, colour)}"


def related_text(text: str, lines: Lines, related: Related, language: str) -> str:
    """Return where the other place is, what it is, and its first words."""
    line = lines.position(related.span.start).line
    message = plain(related.message.in_(language))
    quoted = quote(text, lines, related.span)
    if language == "zh":
        return f"见第 {line} 行：{message}「{quoted}」" if quoted else f"见第 {line} 行：{message}"
    return f"see line {line}: {message}" + (f" “{quoted}”" if quoted else "")


def quote(text: str, lines: Lines, span: Span) -> str:
    """Return the beginning of the first line of `span`, cut where it is long."""
    end = min(span.end, lines.span(lines.position(span.start).line).end)
    cut = fitting(text, span.start, end, _QUOTED)
    return plain(text[span.start : cut]) + (ELLIPSIS if cut < end else "")


def _fix(fix: Fix, style: Style, language: str) -> str:
    title = plain(fix.title.in_(language))
    how = SAFETIES[fix.safety].in_(language)
    colour = _DIM if fix.safety is Safety.SUGGESTED else _GREEN
    if language == "zh":
        return f"{style.paint('修正', colour)}：{title}（{how}）"
    return f"{style.paint('fix', colour)}: {title} ({how})"


def _crash(path: str, rule: str, error: str, style: Style) -> str:
    what = style.paint("crash", _COLOURS[Severity.ERROR])
    return f"{plain(path)}  {what}  {rule}  {plain(error)}\n"


def _resolved(path: str, resolved: Resolved, style: Style, language: str) -> str:
    what = style.paint("已解决" if language == "zh" else "resolved", _GREEN)
    end = fitting(resolved.words, 0, len(resolved.words), _QUOTED)
    words = plain(resolved.words[:end]) + (ELLIPSIS if end < len(resolved.words) else "")
    return f"{plain(path)}  {what}  {resolved.rule}  {words}\n"


def _summary_zh(tally: Tally) -> str:
    files = f"{tally.files} 个文件"
    counts = [
        f"{tally.severities[level]} 个{SEVERITIES[level].zh}"
        for level in sorted(Severity, reverse=True)
        if tally.severities[level]
    ]
    said = f"{files}：{'，'.join(counts) if counts else '没有发现问题'}"
    safe, unsafe = tally.fixes[Safety.SAFE], tally.fixes[Safety.UNSAFE]
    if safe:
        said += f"；doclint fix 可修正 {safe} 处"
    if unsafe:
        said += (
            f"{'，' if safe else '；'}加 --unsafe-fixes {'再' if safe else '可'}修正 {unsafe} 处"
        )
    allowed, known = tally.suppressed[Origin.ALLOWED], tally.suppressed[Origin.BASELINE]
    aside = [
        f"{allowed} 处已允许" if allowed else "",
        f"{known} 处在基线中" if known else "",
        f"基线中有 {tally.resolved} 处已解决" if tally.resolved else "",
    ]
    said += "；" * any(aside) + "，".join(filter(None, aside))
    if tally.failed:
        said += f"；{tally.failed} 个文件未能读取"
    if tally.crashes:
        said += f"；规则出错 {tally.crashes} 次"
    if not tally.is_complete:
        said += "；中途停止，其余文件未检查"
    return said


def _summary_en(tally: Tally) -> str:
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    counts = [
        number(tally.severities[level], nouns[level], "info" if level is Severity.INFO else "")
        for level in sorted(Severity, reverse=True)
        if tally.severities[level]
    ]
    said = f"{number(tally.files, 'file')}: {', '.join(counts) if counts else 'nothing found'}"
    safe, unsafe = tally.fixes[Safety.SAFE], tally.fixes[Safety.UNSAFE]
    if safe:
        said += f"; {safe} can be fixed with doclint fix"
    if unsafe:
        said += f", {unsafe} more" if safe else f"; {unsafe} can be fixed"
        said += " with --unsafe-fixes" if safe else " with doclint fix --unsafe-fixes"
    allowed, known = tally.suppressed[Origin.ALLOWED], tally.suppressed[Origin.BASELINE]
    aside = [
        f"{allowed} allowed" if allowed else "",
        f"{known} in the baseline" if known else "",
        f"{tally.resolved} of the baseline resolved" if tally.resolved else "",
    ]
    said += "; " * any(aside) + ", ".join(filter(None, aside))
    if tally.failed:
        said += f"; {number(tally.failed, 'file')} could not be read"
    if tally.crashes:
        said += f"; {number(tally.crashes, 'rule crash', 'rule crashes')}"
    if not tally.is_complete:
        said += "; broken off, the other files were not checked"
    return said
