"""Findings known again after the document was edited elsewhere."""

import re
from collections import Counter

from doclint.model.finding import Finding
from doclint.model.report import Report
from doclint.model.span import Lines
from doclint.parse.numbering import numbering_at

_AROUND = 16  # code points of its line on each side: enough to tell two doubled characters apart
_ENOUGH = 2_000  # of a long place, or line, so much from each end: many findings stay cheap
_BLANK = re.compile(r"\s+")
_INDENT = re.compile(r"\s*")


def fingerprints(report: Report) -> list[str]:
    """Return a name for each finding of `report`, in their order: 16 hexadecimal digits, no two alike.

    It rests on the rule and on the words in and around the place, not on line numbers, white space
    or the numbers that head blocks. Findings that agree in all that are told apart by their order.
    """
    lines = Lines(report.text)
    seen: Counter[str] = Counter()
    made = []
    for finding in report.findings:
        words = identity(report.text, lines, finding)
        seen[words] += 1
        made.append(_hash(f"{words}\0{seen[words]}"))
    return made


def identity(text: str, lines: Lines, finding: Finding) -> str:
    """Return what makes `finding` in `text` the one it is; two equal places have the same."""
    start, end = finding.span
    first = lines.span(lines.position(start).line)
    last = lines.span(lines.position(max(start, end - 1)).line)
    begin = _words_start(text, first.start, first.end)
    before = _squeezed(text[max(begin, start - _ENOUGH) : start])[-_AROUND:]
    rest = max(begin, end)
    after = _squeezed(text[rest : min(last.end, rest + _ENOUGH)])[:_AROUND]
    begin = max(begin, start)
    if end - begin > 2 * _ENOUGH:
        words = _words(text[begin : begin + _ENOUGH]) + _words(text[end - _ENOUGH : end])
    else:
        words = _words(text[begin:end])
    return f"{finding.rule}\0{before}\0{words}\0{after}"


def _words(passage: str) -> str:
    lines = passage.splitlines()
    return "".join(_squeezed(line[_words_start(line, 0, len(line)) :]) for line in lines)


def _words_start(text: str, start: int, end: int) -> int:
    """Return where the words of the line `start`..`end` begin, after its indent and its number."""
    indent = _INDENT.match(text, start, end)
    start = indent.end() if indent else start
    number = numbering_at(text, start, end)
    return number.end if number else start


def _squeezed(words: str) -> str:
    return _BLANK.sub("", words)


def _hash(words: str) -> str:
    from hashlib import sha256

    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
