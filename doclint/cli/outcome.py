"""How a run went, as an exit status."""

from doclint.cli.settings import Effective
from doclint.model.report import Report

OK, FOUND, FAILED = 0, 1, 2


class Outcome:
    """What becomes the exit status."""

    def __init__(self) -> None:
        self._failed = False
        self._found = False

    def add(self, report: Report, effective: Effective) -> None:
        """Remember `report`."""
        if report.is_silent:
            return
        failing = effective.config.fail_on
        self._failed |= report.error is not None or bool(report.crashes)
        self._found |= any(finding.severity >= failing for finding in report.open)

    def fail(self) -> None:
        """Remember that something could not be done."""
        self._failed = True

    def status(self, *, changes: bool = False) -> int:
        """Return the exit status; `changes` tells that a dry run would change something."""
        if self._failed:
            return FAILED
        return FOUND if self._found or changes else OK
