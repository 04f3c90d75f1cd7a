"""Run a command and measure it: CPU time, wall time, peak memory."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Timer
from time import perf_counter
from typing import NamedTuple

LONGEST = 600.0  # seconds until a run is ended


class Run(NamedTuple):
    """What a run took: seconds of CPU, of wall clock, and MiB at the peak of its largest process.

    `trouble` tells that it was ended, or its exit status where that is no linter's 0 or 1; else "".
    """

    cpu: float
    wall: float
    memory: float
    trouble: str = ""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of all runs: compiled modules are kept, in `folder`."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "pycache"), "NO_COLOR": "1"}


def run(command: Sequence[str], env: Mapping[str, str], cwd: Path, longest: float = LONGEST) -> Run:
    """Run `command` to its end, at most `longest` seconds, its output thrown away."""
    began = perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the commands are those of this benchmark
        command, env=env, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    timer = Timer(longest, process.kill)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - began
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for
    unit = 2**20 if sys.platform == "darwin" else 2**10
    trouble = "ended" if process.returncode < 0 else f"exit {process.returncode}"
    if process.returncode in (0, 1):
        trouble = ""
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit, trouble)


def alternately(
    ways: Mapping[str, Sequence[Sequence[str]]], times: int, env: Mapping[str, str], cwd: Path
) -> dict[str, list[Run]]:
    """Run each way once to warm up, then `times` times in turn; return the runs of each.

    A way is one command, or several that run at the same time.
    """
    for commands in ways.values():
        _at_once(commands, env, cwd)
    found: dict[str, list[Run]] = {name: [] for name in ways}
    for _ in range(times):
        for name, commands in ways.items():
            found[name].append(_at_once(commands, env, cwd))
    return found


def _at_once(commands: Sequence[Sequence[str]], env: Mapping[str, str], cwd: Path) -> Run:
    """Run all of `commands` at the same time; return the sum of CPU time and the most of the rest."""
    with ThreadPoolExecutor(len(commands)) as pool:
        runs = list(pool.map(lambda command: run(command, env, cwd), commands))
    cpu, wall, memory, troubles = zip(*runs, strict=True)
    return Run(sum(cpu), max(wall), max(memory), next(filter(None, troubles), ""))


def typical(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    cpu, wall, memory = (
        median(values) for values in zip(*(each[:3] for each in runs), strict=True)
    )
    return Run(cpu, wall, memory, next((each.trouble for each in runs if each.trouble), ""))
