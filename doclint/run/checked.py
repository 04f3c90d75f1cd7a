"""Documents to reports: remembered, or checked; in the order in which they were named."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from doclint.engine.config import Config
from doclint.model.report import Report
from doclint.run.memory import Look, Memory
from doclint.run.workers import Result, Task, Workers, run

_BATCH = 2**16  # bytes of documents that one process takes at a time
_MOST = 512  # documents in a batch, remembered ones included
_FIRST = 4  # batches that are gathered first: they tell whether other processes pay


class Document(NamedTuple):
    """A document to check and how; `report` is there where nothing is left to do.

    `validate` is called before it is checked, not where its report is remembered.
    """

    path: str
    config: Config
    report: Report | None = None
    validate: Callable[[], object] = bool


class _Step(NamedTuple):
    """A document on its way; `task` is None where nothing has to be checked."""

    document: Document
    look: Look
    task: Task | None


def reports(documents: Iterable[Document], *, jobs: int, remember: bool) -> Iterator[Report]:
    """Yield the report on each of `documents`, in their order.

    `jobs` is the number of processes, 0 for as many as there are processors. Where `remember` is set,
    documents that have not changed since an earlier run are not read.
    """
    with Workers(jobs) as workers, Memory(is_on=remember) as memory:
        window: deque[tuple[list[_Step], Callable[[], Iterable[Result]]]] = deque()
        batches = _batches(_step(document, memory) for document in documents)
        first = list(islice(batches, _FIRST))
        workers.expect(sum(step.task.size for batch in first for step in batch if step.task))
        for batch in chain(first, batches):
            window.append((batch, workers.start([step.task for step in batch if step.task])))
            while len(window) > workers.ahead:
                yield from _finished(*window.popleft(), memory)
        while window:
            yield from _finished(*window.popleft(), memory)


def _step(document: Document, memory: Memory) -> _Step:
    path, config, report, validate = document
    look = Look() if report else memory.look(path, config)
    if report or look.is_known:
        return _Step(document, look, None)
    validate()
    size = look.state.st_size if look.state else 0
    digest = (look.known.digest if look.known else "") if look.key else None
    return _Step(document, look, Task(path, size, config, digest))


def _batches(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    batch: list[_Step] = []
    size = 0
    for step in steps:
        batch.append(step)
        size += step.task.size if step.task else 0
        if size >= _BATCH or len(batch) >= _MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _finished(
    batch: list[_Step], fetch: Callable[[], Iterable[Result]], memory: Memory
) -> Iterator[Report]:
    results = iter(fetch())
    for document, look, task in batch:
        path, config, report, _ = document
        result = next(results) if task else None
        if result:
            memory.keep(look, path, config, result)
            report = result.report
        report = report or memory.recall(look, path, config)
        if report is None:
            # what was remembered is of no use
            [result] = run([Task(path, 0, config)])
            memory.keep(look, path, config, result)
            report = result.report
        assert report
        yield report
