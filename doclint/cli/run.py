"""What `doclint check` and `doclint baseline` do with the documents that were named."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from doclint.cli.options import Failure
from doclint.cli.settings import Effective
from doclint.cli.sources import STDIN, Target, read
from doclint.engine.config import ConfigError, rules_for
from doclint.engine.registry import RegistryError
from doclint.model.document import Genre
from doclint.model.report import Report
from doclint.read import ReadError
from doclint.run.checked import Document, reports

if TYPE_CHECKING:
    from doclint.engine.changed import Ranges
    from doclint.run.baseline import Held

Checked = Iterator[tuple[Report, Effective]]
RangesOf = Callable[[str], "Ranges"]
_REMEMBERED = 2**18  # bytes: a lone document below is checked as fast as it is remembered


def checked(
    found: Iterable[Target], paths: tuple[str, ...], stdin_name: str = "", since: str | None = None
) -> Checked:
    """Yield the report on each document of `found`, in their order: what counts of it.

    What a baseline knows is marked, and what it knows of documents under `paths` that are no more
    comes last. With `since`, a git commit, only findings that touch lines changed since then are there.
    """
    if since is None:
        return _against_baseline(reports_on(found, stdin_name), paths)
    ranges = _lines_changed(since)
    results = reports_on(_changed_targets(found, ranges), stdin_name)
    return _changed_findings(_against_baseline(results, paths), ranges)


def reports_on(found: Iterable[Target], stdin_name: str = "") -> Checked:
    """Yield the report on each document of `found`, in their order: all that is found."""
    ahead: deque[Effective] = deque()

    def documents() -> Iterator[Document]:
        for target in found:
            ahead.append(target.settings)
            yield _document(target, stdin_name)

    steps = documents()
    first = list(islice(steps, 2))
    if first:
        config = first[0].config
        remember = len(first) > 1 or _size(first[0].path) >= _REMEMBERED
        try:
            for report in reports(chain(first, steps), jobs=config.jobs, remember=remember):
                yield report, ahead.popleft()
        except (ConfigError, RegistryError) as error:
            raise Failure(str(error)) from error


def _against_baseline(results: Checked, paths: tuple[str, ...]) -> Checked:
    """Yield `results` with what their baselines know marked, then what of `paths` is no more."""
    held: dict[str, tuple[Held, Effective]] = {}
    for report, effective in results:
        path = effective.config.baseline
        if path is None or report.error is not None:
            yield report, effective
            continue
        if path not in held:
            held[path] = _held(path), effective
        rules = rules_for(effective.config, Genre(report.genre))
        yield held[path][0].mark(report, [rule.name for rule in rules]), effective
    for baseline, effective in held.values():
        for report in baseline.gone(paths):
            yield report, effective


def _held(path: str) -> Held:
    from doclint.engine.baseline import BaselineError
    from doclint.run.baseline import Held

    try:
        return Held(path)
    except BaselineError as error:
        raise Failure(str(error)) from error


def _lines_changed(ref: str) -> RangesOf:
    """Return the function that tells which lines of a document changed since the commit `ref`."""
    from doclint.run.git import GitError, changed_since

    ranges = changed_since(ref)

    def of(path: str) -> Ranges:
        try:
            return ranges(path)
        except GitError as error:
            raise Failure(str(error)) from error

    return of


def _changed_targets(found: Iterable[Target], ranges: RangesOf) -> Iterator[Target]:
    """Yield the documents of `found` that have changed lines."""
    for target in found:
        if target.error or target.path == STDIN or any(ranges(target.path)):
            yield target


def _changed_findings(results: Checked, ranges: RangesOf) -> Checked:
    """Yield `results` with the findings alone that touch changed lines."""
    from doclint.engine.changed import only_changed

    for report, effective in results:
        is_file = report.error is None and not report.is_gone and report.path != STDIN
        yield only_changed(report, ranges(report.path)) if is_file else report, effective


def _document(target: Target, stdin_name: str) -> Document:
    config = target.settings.config
    if target.error:
        return Document(target.path, config, Report(target.path, error=target.error))
    if target.path != STDIN:
        return Document(target.path, config, validate=target.settings.validate)
    from doclint.engine.core import lint

    target.settings.validate()
    try:
        return Document(STDIN, config, lint(read(target, stdin_name), config))
    except ReadError as error:
        return Document(STDIN, config, Report(error.name, error=error.reason))


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except (OSError, ValueError):
        return 0
