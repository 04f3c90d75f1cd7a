"""The forms a report can take. Each is a module of this package, found by its name.

A run is written in one pass: the opening, the parts for each document with the separator between
any two, the closing. The tally that is passed along counts the documents so far, this one included.
"""

import importlib
from collections.abc import Iterable
from typing import Protocol, cast

from doclint.model.report import Report
from doclint.render.tally import Tally
from doclint.render.terminal import Style

NAMES = ("terminal", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson")


class Format(Protocol):
    """What such a module holds."""

    SEPARATOR: str

    def opening(self) -> str:
        """Return what stands before all documents."""

    def document(self, report: Report, style: Style, tally: Tally) -> Iterable[str]:
        """Return the parts that speak of one document; none where there is nothing to say."""

    def closing(self, tally: Tally, style: Style) -> str:
        """Return what stands after all documents, be there none."""


def format_named(name: str) -> Format:
    """Return the format `name`, one of `NAMES`."""
    return cast("Format", importlib.import_module(f"doclint.render.{name}"))
