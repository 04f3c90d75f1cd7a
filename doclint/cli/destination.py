"""Where `doclint fix --output PATH` writes each document."""

import os
from collections.abc import Iterable

from doclint.cli.options import Failure
from doclint.cli.sources import STDIN, Target


def destinations(found: Iterable[Target], paths: tuple[str, ...], output: str) -> dict[str, str]:
    """Return the path to write to for the path of each target.

    One document goes to the file `output`, or into it where it is a folder. Several, or a folder,
    go to the folder `output` as they stand below the folder they were found in. Raises Failure where
    two would meet, or one would replace its original.
    """
    single = len(paths) == 1 and not os.path.isdir(paths[0])
    taken: dict[str, str] = {}
    places: dict[str, str] = {}
    for target in found:
        if single and not os.path.isdir(output):
            place = output
        else:
            place = os.path.join(output, _within(target))
        real = os.path.realpath(place)
        if real == os.path.realpath(target.path):
            raise Failure(f"--output: {place} is the document itself; leave --output out")
        if real in taken:
            raise Failure(f"--output: {taken[real]} and {target.path} would both become {place}")
        taken[real] = target.path
        places[target.path] = place
    return places


def _within(target: Target) -> str:
    if target.path == STDIN:
        return "stdin.txt"
    is_root = target.path == target.root
    within = os.path.basename(target.path) if is_root else os.path.relpath(target.path, target.root)
    name, ending = os.path.splitext(within)
    return f"{name}.md" if ending.lower() == ".pdf" else within  # a PDF gives its text
