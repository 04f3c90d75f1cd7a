"""What earlier runs said of documents that have not changed."""

import os
from functools import cache
from types import TracebackType
from typing import NamedTuple, Self

from doclint.engine.config import Config
from doclint.engine.entry_points import entry_points
from doclint.engine.registry import GROUP
from doclint.model.report import Report
from doclint.read import ReadError, text_of
from doclint.run.cache import (
    Cache,
    Known,
    folder_of,
    has_settled,
    key_of,
    signature_of,
    version_of,
)
from doclint.run.workers import Result


class Look(NamedTuple):
    """The state of a document's file and what is known of it; `key` names how it is checked."""

    state: os.stat_result | None = None
    key: str = ""
    known: Known | None = None

    @property
    def is_known(self) -> bool:
        """Tell whether the file is as it was when it was last checked."""
        return bool(self.state and self.known and self.known.signature == signature_of(self.state))


class Memory:
    """Reports that are remembered; none where `is_on` is false."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on
        self._caches: dict[str, Cache] = {}
        self._ways: dict[int, tuple[Config, str, Cache]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for each in self._caches.values():
            each.close()

    def look(self, path: str, config: Config) -> Look:
        """Return what is known of the document at `path`, checked as `config` says."""
        try:
            state = os.stat(path)
        except (OSError, ValueError):
            return Look()
        if not self._is_on or config.cache is False:
            return Look(state)
        _, key, cache = self._way(config)
        folder, name = os.path.split(path)
        return Look(state, key, cache.get(_absolute(folder), name, key))

    def recall(self, look: Look, path: str, config: Config) -> Report | None:
        """Return the report that is remembered, or None where what is remembered is of no use."""
        from doclint.run.record import from_record, is_silent

        assert look.known
        record = look.known.record
        try:
            text = "" if is_silent(record) else text_of(path, encoding=config.encoding)
            report = from_record(record, path, text)
        except ReadError as error:
            return Report(path, error=error.reason)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None
        return report if not text or len(text) == report.chars else None

    def keep(self, look: Look, path: str, config: Config, result: Result) -> None:
        """Remember `result`, unless the document could not be read or a rule crashed."""
        report = result.report
        if not look.key or not look.state or (report and (report.error or report.crashes)):
            return
        if report:
            from doclint.run.record import to_record

            record = to_record(report)
        else:
            assert look.known
            record = look.known.record
        signature = signature_of(look.state) if has_settled(look.state) else ""
        known = Known(signature, result.digest, record)
        if known != look.known:
            _, key, cache = self._way(config)
            folder, name = os.path.split(path)
            cache.put(_absolute(folder), name, key, known)

    def _way(self, config: Config) -> tuple[Config, str, Cache]:
        """Return how documents are remembered that are checked as `config` says: key and cache."""
        # configs are few; kept here they live as long as their identity is used
        if id(config) not in self._ways:
            folder = folder_of(config)
            if folder not in self._caches:
                self._caches[folder] = Cache(folder)
            key = key_of(config, _version(config.plugins))
            self._ways[id(config)] = config, key, self._caches[folder]
        return self._ways[id(config)]


_absolute = cache(os.path.abspath)


@cache
def _version(plugins: tuple[str, ...]) -> str:
    return version_of(("doclint", *entry_points(GROUP), *plugins))
