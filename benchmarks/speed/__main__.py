"""Measure how fast doclint is: `python -m benchmarks.speed [DIR...]`."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.measures import MEASURES, Row, Setting
from benchmarks.speed.plot import plot
from benchmarks.speed.run import environment
from benchmarks.speed.table import table
from doclint import __version__

ROOT = Path(__file__).parents[2]
SUFFIXES = (".txt", ".md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measures and print their tables."""
    parser = _parser()
    options = parser.parse_args(arguments)
    documents = documents_in(options.folders or [ROOT / "examples"])
    if not documents:
        parser.error("no documents")
    found: dict[str, list[Row]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder) | {"PYTHONPATH": os.pathsep.join([str(ROOT), *_python_path()])}
        setting = Setting(folder, documents, env, options.times, options.quick)
        for measure in options.only or MEASURES:
            found[measure] = MEASURES[measure](setting)
            sys.stdout.write(f"{measure}\n{table(found[measure])}\n\n")
            sys.stdout.flush()
    if options.json:
        options.json.write_text(as_json(found, options.times), "utf-8")
    if options.svg and "growth" in found:
        options.svg.write_text(plot(found["growth"]), "utf-8")
    return 0


def documents_in(paths: Iterable[Path]) -> list[Path]:
    """Return the documents at `paths`: files, or all in folders."""
    found = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [each.resolve() for each in inside if each.suffix in SUFFIXES]
    return found


def as_json(found: dict[str, list[Row]], times: int) -> str:
    """Return the tables and what they were measured on."""
    machine = {
        "doclint": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "times": times,
    }
    return json.dumps(machine | {"measures": found}, indent=2, ensure_ascii=False) + "\n"


def _python_path() -> list[str]:
    given = os.environ.get("PYTHONPATH")
    return [given] if given else []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="DIR", help="documents; else those of examples/"
    )
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), help="these measures alone")
    parser.add_argument("--times", type=int, default=5, help="runs of each command; default 5")
    parser.add_argument("--quick", action="store_true", help="small inputs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the growth there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
