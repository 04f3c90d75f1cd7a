"""Documents checked in this process, and in others from the size on where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from doclint.engine.config import Config
from doclint.model.report import Report
from doclint.read import ReadError, bytes_of, read_bytes

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_PAYS = 2**18  # bytes: what one process checks in the time that others take to start
_AHEAD = 4  # batches a process that may wait to be fetched
_DIED = "the process that checked it ended; it may need more memory than there is"


class Task(NamedTuple):
    """A document to check: its path, its size in bytes, and the digest its bytes had when last checked.

    The digest is "" where it was not checked yet, None where nobody asks for one.
    """

    path: str
    size: int
    config: Config
    digest: str | None = None


class Result(NamedTuple):
    """A report, None where the bytes are as they were, and their digest, "" where nobody asked."""

    report: Report | None
    digest: str


def run(tasks: list[Task]) -> list[Result]:
    """Return what is found in the documents of `tasks`, in their order."""
    return [examine(task) for task in tasks]


class Workers:
    """`jobs` processes. With less than `_PAYS` bytes to check, and with one job, there is only this one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._bytes = 0
        self._expected = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            if kind:
                _end_processes()

    @property
    def ahead(self) -> int:
        """How many batches may be started before the first one is fetched."""
        return self._jobs * _AHEAD if self._pool else 0

    def expect(self, size: int) -> None:
        """Say that `size` bytes at least will have to be checked."""
        self._expected = size

    def start(self, tasks: list[Task]) -> Callable[[], Iterable[Result]]:
        """Begin with `tasks`; the function that is returned gives what is found, waiting for it."""
        if self._jobs == 1 or not tasks:
            return partial(map, examine, tasks)
        # after the first batch others have all modules from this process
        if not self._pool and self._bytes and max(self._bytes, self._expected) >= _PAYS:
            self._pool = _pool(self._jobs)
        self._bytes += sum(task.size for task in tasks)
        if not self._pool:
            return partial(map, examine, tasks)
        from concurrent.futures.process import BrokenProcessPool

        try:
            future = self._pool.submit(run, tasks)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            future = self._pool.submit(run, tasks)

        def fetch() -> list[Result]:
            try:
                return future.result()
            except BrokenProcessPool:
                return [_run_apart(task) for task in tasks]

        return fetch


def examine(task: Task) -> Result:
    """Return what is found in the document of `task`; a report that says nothing holds no text."""
    from doclint.engine.core import lint

    try:
        data = bytes_of(task.path)
        digest = _digest(data) if task.digest is not None else ""
        if digest and digest == task.digest:
            return Result(None, digest)
        source = read_bytes(data, task.path, encoding=task.config.encoding)
        report = lint(source, task.config)
        return Result(report._replace(text="") if report.is_silent else report, digest)
    except ReadError as error:
        return Result(Report(task.path, error=error.reason), "")


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _run_apart(task: Task) -> Result:
    """Run `task` in a process of its own: one that ends must not take another document with it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            [result] = pool.submit(run, [task]).result()
        except BrokenProcessPool:
            result = Result(Report(task.path, error=_DIED), "")
    return result


def _pool(jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_end_at_interrupt)


def _end_at_interrupt() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _end_processes() -> None:
    from multiprocessing import active_children

    for child in active_children():
        child.terminate()
