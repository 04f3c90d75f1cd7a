"""`doclint check --annotate`: what is found, as comments in a copy of the Word document."""

import os

from doclint.cli.options import Failure
from doclint.cli.settings import Effective
from doclint.model.document import Source
from doclint.model.finding import Finding, Message
from doclint.model.report import Report
from doclint.model.span import Span
from doclint.read import ReadError, format_of, read_file
from doclint.write.document import create
from doclint.write.docx import Remark, annotated
from doclint.write.errors import WriteError

_QUOTED = 24  # characters of another place that name it
_ELSEWHERE = Message(zh="另一处：{}（“{}”）", en="See also: {} (“{}”)")
_FIX = Message(zh="可修正：{}", en="Fix: {}")


def refuse(paths: tuple[str, ...], out: str) -> None:
    """Raise Failure where not one Word document is to be annotated, into a file of its own."""
    others = [path for path in paths if format_of(path) != "docx"]
    if others:
        raise Failure(f"--annotate: {others[0]} is no .docx; only Word documents hold comments")
    if len(paths) != 1:
        raise Failure("--annotate takes one .docx document")
    if format_of(out) != "docx":
        raise Failure(f"--annotate: {out} must end in .docx")
    if os.path.realpath(out) == os.path.realpath(paths[0]):
        raise Failure(f"--annotate: {out} is the document itself; name another file")


def annotate(report: Report, effective: Effective, out: str) -> None:
    """Write the document of `report` to `out`, with a comment for each finding that counts."""
    if report.error is not None:
        return
    language = effective.config.language or report.language
    try:
        source = read_file(report.path)
        remarks = [_remark(source, finding, language) for finding in report.open]
        create(out, annotated(source, remarks), like=report.path)
    except (ReadError, WriteError) as error:
        raise Failure(str(error)) from error


def _remark(source: Source, finding: Finding, language: str) -> Remark:
    lines = [f"{finding.rule}: {finding.message.in_(language)}"]
    for span, message in finding.related:
        said = message.in_(language), _quoted(source.text, span)
        lines.append(_ELSEWHERE.in_(language).format(*said))
    if finding.fix:
        lines.append(_FIX.in_(language).format(finding.fix.title.in_(language)))
    return Remark(finding.span, tuple(line.replace("\n", " ") for line in lines))


def _quoted(text: str, span: Span) -> str:
    words = span.of(text).strip()
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
