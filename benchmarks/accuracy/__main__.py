"""Measure doclint on your own clean documents: `python -m benchmarks.accuracy DIR`."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from benchmarks.accuracy.judge import Case, cases, doclint
from benchmarks.accuracy.planters import KINDS
from benchmarks.accuracy.table import Row, misses, rows_of, table
from doclint import __version__
from doclint.model.document import Genre
from doclint.read import ReadError, read_file

SUFFIXES = (".txt", ".md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement; return 0, or 2 where a file could not be read or a rule crashed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    kinds = [kind for kind in KINDS if not options.kinds or kind.startswith(tuple(options.kinds))]
    paths = [path for folder in options.folders for path in spread(folder, options.files)]
    if not kinds or not paths:
        parser.error("nothing to measure: no kind has such a name" if paths else "no documents")
    genre = Genre(options.genre) if options.genre else None
    of_file = partial(judged, kinds=tuple(kinds), seeds=options.seeds, genre=genre)
    found: list[Case] = []
    unread: list[str] = []
    for some in _over(of_file, paths, options.jobs):
        if isinstance(some, str):
            unread.append(some)
        else:
            found += some
    rows = rows_of(found, kinds)
    sys.stdout.write(table(rows) + "\n")
    if options.misses:
        sys.stdout.write("\n" + misses(found, options.misses) + "\n")
    crashes = Counter(crash for case in found for crash in case.crashes)
    for crash, times in crashes.most_common():
        sys.stderr.write(f"crashed {times} times: {crash}\n")
    for reason in unread:
        sys.stderr.write(reason + "\n")
    if options.json:
        options.json.write_text(as_json(rows, found, options.seeds, len(paths)), "utf-8")
    return 2 if crashes or unread else 0


def _over(
    of_file: Callable[[Path], list[Case] | str], paths: Iterable[Path], jobs: int
) -> Iterator[list[Case] | str]:
    if jobs == 1:
        yield from map(of_file, paths)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(of_file, paths)


def spread(folder: Path, most: int | None) -> list[Path]:
    """Return the documents in `folder`, at most `most` of them, evenly spread; or the one file."""
    if folder.is_file():
        return [folder]
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    if most is None or len(paths) <= most:
        return paths
    return [paths[i * len(paths) // most] for i in range(most)]


def judged(
    path: Path, *, kinds: Sequence[str], seeds: int, genre: Genre | None
) -> list[Case] | str:
    """Return the cases of one document, or the reason why it can't be read."""
    try:
        source = read_file(path)
    except (OSError, ReadError, UnicodeError) as error:
        return f"{path}: {error}"
    planters = [(kind, KINDS[kind]) for kind in kinds]
    return cases(source, planters, range(1, seeds + 1), doclint(genre), genre)


def as_json(rows: Iterable[Row], found: Iterable[Case], seeds: int, files: int) -> str:
    """Return everything that was counted, and every case, as JSON."""
    data = {
        "version": 1,
        "doclint": __version__,
        "files": files,
        "seeds": seeds,
        "kinds": [row._asdict() for row in rows],
        "cases": [asdict(case) for case in found],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy",
        description="Plant one known defect at a time in clean documents and count what is found.",
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="clean documents")
    parser.add_argument("--seeds", type=int, default=3, help="places tried a document and kind")
    parser.add_argument("--kinds", nargs="+", metavar="KIND", help="kinds, or how they begin")
    parser.add_argument("--files", type=int, metavar="N", help="at most N documents a folder")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument(
        "--genre", choices=[genre.value for genre in Genre], help="of all documents"
    )
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses a kind")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write counts and cases there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
