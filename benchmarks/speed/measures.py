"""What is measured. Each measure returns the rows of a table, as plain data."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.speed.peers import PEERS, installed
from benchmarks.speed.run import Run, alternately, run, typical
from benchmarks.speed.texts import ADVERSARIAL, ordinary, ordinary_list, write, write_many

Row = dict[str, Any]

DOCLINT = (sys.executable, "-m", "doclint", "check", "--no-cache", "--exit-zero")
_MB = 1_000_000
_SETTLED = 2.5  # seconds after which a file counts as no longer new
_DOCUMENT = 560  # code points of each of many documents: some 1,600 bytes


class Setting(NamedTuple):
    """Where things are and how much is done. `documents` are real ones, or the examples."""

    folder: Path
    documents: Sequence[Path]
    env: Mapping[str, str]
    times: int
    quick: bool

    def check(self, *paths: Path | str, jobs: int = 1) -> list[str]:
        """Return the command that checks `paths`."""
        return [*DOCLINT, "--jobs", str(jobs), *map(str, paths)]

    def alternately(self, commands: Mapping[str, Sequence[str]]) -> dict[str, Run]:
        """Return what each of `commands` typically takes."""
        return self.ways({name: [command] for name, command in commands.items()})

    def ways(self, ways: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, Run]:
        """Return what each of `ways`, commands that run at the same time, typically takes."""
        found = alternately(ways, self.times, self.env, self.folder)
        return {name: typical(runs) for name, runs in found.items()}


def cold(setting: Setting) -> list[Row]:
    """Measure a check of one short document against the import of what doclint is made with."""
    document = min(setting.documents, key=lambda path: abs(path.stat().st_size - 22_800))
    found = setting.alternately(
        {
            "python -c 'import click, regex'": [sys.executable, "-c", "import click, regex"],
            f"doclint check ({document.stat().st_size:,} bytes)": setting.check(document),
        }
    )
    base = next(iter(found.values())).cpu
    return [
        {"command": name} | _figures(each) | {"ratio": each.cpu / base}
        for name, each in found.items()
    ]


def throughput(setting: Setting) -> list[Row]:
    """Measure one run over all documents."""
    size = sum(path.stat().st_size for path in setting.documents)
    found = setting.alternately({"doclint check": setting.check(*setting.documents)})
    return [_over(name, size, each) for name, each in found.items()]


def rules(setting: Setting) -> list[Row]:
    """Measure each rule over all documents, in one process."""
    command = [sys.executable, "-m", "benchmarks.speed.rules", *map(str, setting.documents)]
    done = subprocess.run(command, env=setting.env, check=True, capture_output=True)  # noqa: S603
    spent: dict[str, float] = json.loads(done.stdout)
    whole = sum(spent.values())
    size = sum(path.stat().st_size for path in setting.documents)
    rows: list[Row] = [
        {"step": name, "ms": seconds * 1_000, "share": seconds / whole}
        for name, seconds in spent.items()
    ]
    return [*rows, {"step": "total", "ms": whole * 1_000, "share": 1.0, "MB/s": size / _MB / whole}]


def growth(setting: Setting) -> list[Row]:
    """Measure one document of growing size, then growing numbers of documents."""
    start = _start(setting)
    sizes = (0.1, 0.3, 1.0) if setting.quick else (0.1, 0.5, 1.0, 5.0, 10.0, 50.0)
    counts = (100, 300) if setting.quick else (100, 1_000, 5_000, 20_000)
    inputs: list[tuple[str, float, Path, int]] = []
    for megabytes in sizes:
        path = setting.folder / "growth" / f"{megabytes}.txt"
        size = write(path, ordinary(int(megabytes * 370_000)))
        inputs.append(("one document", megabytes, path, size))
    for count in counts:
        path = setting.folder / "growth" / f"{count}"
        inputs.append(("documents", count, path, write_many(path, count, _DOCUMENT)))
    found = setting.alternately({str(path): setting.check(path) for _, _, path, _ in inputs})
    shutil.rmtree(setting.folder / "growth")
    rows: list[Row] = []
    for what, amount, path, size in inputs:
        each = found[str(path)]
        row = {"input": what, "count": amount, "MB": size / _MB} | _figures(each)
        rows.append(row | {"s/MB": max(each.cpu - start.cpu, 0.0) / size * _MB})
    return rows


def adversarial(setting: Setting) -> list[Row]:
    """Measure each bad input against ordinary text of its size; the start is taken off both."""
    likes = {"txt": ordinary, "md": ordinary_list}
    starts = {format_: _start(setting, format_) for format_ in likes}
    rows = []
    for name, (format_, count, made) in ADVERSARIAL.items():
        bad, good = (setting.folder / f"{each}.{format_}" for each in ("bad", "ordinary"))
        size = write(bad, made(count // 20 if setting.quick else count))
        same = write(good, likes[format_](size * 37 // 100))
        start = starts[format_].cpu
        found = setting.alternately({name: setting.check(bad), "ordinary": setting.check(good)})
        one, other = found.values()
        # what takes less than the start varies is not told from nothing
        usual = max(other.cpu - start, start / 10) * size / same
        rows.append(
            {"input": name, "MB": size / _MB}
            | _figures(one)
            | {"ordinary cpu s": other.cpu, "ratio": max(one.cpu - start, 0.0) / usual}
        )
    return rows


def memory(setting: Setting) -> list[Row]:
    """Measure the peak over 20 MB of text, in files and as one."""
    size = 1 if setting.quick else 20
    many, one = setting.folder / "memory", setting.folder / "memory.txt"
    shapes = {
        f"{size} MB in files": (many, write_many(many, size * 10, 37_000)),
        f"{size} MB in one file": (one, write(one, ordinary(size * 370_000))),
    }
    runs = {
        name: run(setting.check(path), setting.env, setting.folder)
        for name, (path, _) in shapes.items()
    }
    return [{"input": name} | _figures(each) for name, each in runs.items()]


def jobs(setting: Setting) -> list[Row]:
    """Measure two processes against one, over 20 MB in files.

    Two runs over half of the files each, at the same time, tell what two processors of the machine give.
    """
    folder = setting.folder / "jobs"
    size = write_many(folder, 20 if setting.quick else 200, 37_000)
    files = sorted(folder.iterdir())
    found = setting.ways(
        {
            "--jobs 1": [setting.check(folder)],
            "--jobs 2": [setting.check(folder, jobs=2)],
            "two runs": [setting.check(*files[::2]), setting.check(*files[1::2])],
        }
    )
    one = found["--jobs 1"].wall
    return [_over(name, size, each) | {"faster": one / each.wall} for name, each in found.items()]


def unchanged(setting: Setting) -> list[Row]:
    """Measure a run over documents of which none has changed, against the start of Python and click."""
    folder = setting.folder / "unchanged"
    size = write_many(folder, 200 if setting.quick else 2_000, _DOCUMENT)
    env = {**setting.env, "DOCLINT_CACHE_DIR": str(setting.folder / "cache")}
    remembering = [part for part in setting.check(folder) if part != "--no-cache"]
    first = run(remembering, env, setting.folder)
    time.sleep(_SETTLED)
    run(remembering, env, setting.folder)  # the first time the files were too new to be trusted
    commands = {
        "python -c 'import click'": [[sys.executable, "-c", "import click"]],
        "again": [remembering],
    }
    found = alternately(commands, setting.times, env, setting.folder)
    start, again = (typical(found[name]) for name in commands)
    return [
        {"command": "python -c 'import click'"} | _figures(start),
        _over("first run", size, first),
        _over("again", size, again) | {"above click": again.cpu - start.cpu},
    ]


def peers(setting: Setting) -> list[Row]:
    """Measure the peers that are installed, in turn with doclint, over the same documents."""
    folder = setting.folder / "peers"
    sizes = [_copy(path, folder / f"{i:04}.md") for i, path in enumerate(setting.documents)]
    commands = {"doclint": setting.check(folder)} | {
        peer.name: peer.command(folder) for peer in PEERS if installed(peer)
    }
    found = setting.alternately(commands)
    base = found["doclint"].cpu
    rows = [
        _over(name, sum(sizes), each) | {"ratio": each.cpu / base} for name, each in found.items()
    ]
    return rows + [
        {"command": f"{peer.name}: not installed"} for peer in PEERS if not installed(peer)
    ]


def _copy(path: Path, to: Path) -> int:
    to.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, to)
    return to.stat().st_size


def _start(setting: Setting, format_: str = "txt") -> Run:
    """Return what a check of next to nothing takes."""
    path = setting.folder / f"little.{format_}"
    write(path, ["- 路灯检修。\n"])
    return setting.alternately({"start": setting.check(path)})["start"]


def _over(name: str, size: int, each: Run) -> Row:
    return {"command": name, "MB": size / _MB} | _figures(each) | {"MB/s": size / _MB / each.cpu}


def _figures(each: Run) -> Row:
    figures: Row = {"cpu s": each.cpu, "wall s": each.wall, "MiB": each.memory}
    return figures | {"trouble": each.trouble} if each.trouble else figures


MEASURES: dict[str, Callable[[Setting], list[Row]]] = {
    "cold": cold,
    "throughput": throughput,
    "rules": rules,
    "growth": growth,
    "adversarial": adversarial,
    "peers": peers,
    "memory": memory,
    "jobs": jobs,
    "unchanged": unchanged,
}
