"""Make the table of `doclint.analysis.reads_on` from folders of Chinese texts.

    python -m doclint.analysis.tables.reads_on DIR...  [--output FILE]

Each non-blank line of a text is taken for a paragraph. The table holds counts alone; the order of
the files and of the folders does not matter.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from doclint.analysis.ngrams import packed
from doclint.analysis.reads_on import LONGEST_CLAUSE, START, TOTAL, clause, folded
from doclint.parse.genre import language_of
from doclint.parse.numbering import numbering_at

RARE = 2  # trigrams met less often are left out
SHORT = 25  # lines shorter than this (code points) may be titles: their clauses are not counted
_STOPS = "。！？；：”"
_NO_REST = "，。、；：”！？）》"


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return how often each n-gram and each shape of a clause is met in `texts`."""
    counts: Counter[str] = Counter()
    for text in texts:
        for line in text.splitlines():
            words = line.strip()
            if words:
                _count_line(counts, words)
    return Counter({gram: n for gram, n in counts.items() if len(gram) != 3 or n >= RARE})


def _count_line(counts: Counter[str], words: str) -> None:
    numbered = numbering_at(words, 0, len(words)) is not None
    line = folded(words)
    counts[TOTAL] += len(line)
    if not numbered:
        line = START + line
    for size in (1, 2, 3):
        counts.update(line[i : i + size] for i in range(len(line) - size + 1))
    if numbered or len(line) < SHORT:
        return
    line = line[1:]
    counts["first"] += 1
    counts[f"first {clause(line)}"] += 1
    for i in range(12, len(line) - 10, 3):
        if line[i - 1] not in _STOPS and line[i] not in _NO_REST:
            counts["rest"] += 1
            counts[f"rest {clause(line[i : i + LONGEST_CLAUSE])}"] += 1


def texts_in(folders: Iterable[Path]) -> list[str]:
    """Return the Chinese texts (.txt, .md; UTF-8 or GB18030) in `folders` and below."""
    paths = sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in (".txt", ".md")
    )
    texts = [_read(path) for path in paths]
    return [text for text in texts if language_of(text) == "zh"]


def _read(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def write_table(name: str, make: Callable[[list[str]], bytes]) -> None:
    """Write the table `name` that `make` gives for the texts in the folders on the command line."""
    parser = argparse.ArgumentParser(description=f"Make the table of doclint.analysis.{name}.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name(f"{name}.bin"))
    given = parser.parse_args()
    given.output.write_bytes(make(texts_in(given.folders)))


if __name__ == "__main__":
    write_table("reads_on", lambda texts: packed(counted(texts)))
