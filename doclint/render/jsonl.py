"""Reports for programs that read as they come: the file object of the JSON contract, one a line."""

from doclint.model.report import Report
from doclint.render import json
from doclint.render.tally import Tally
from doclint.render.terminal import Style

SEPARATOR = ""


def opening() -> str:
    """Return nothing: each line stands for itself."""
    return ""


def document(report: Report, style: Style, tally: Tally) -> list[str]:
    """Return the file object of `report` as a line."""
    return [line + "\n" for line in json.document(report, style, tally)]


def closing(tally: Tally, style: Style) -> str:  # noqa: ARG001 - as every format
    """Return nothing."""
    return ""
