"""Where the time of a check goes: `python -m benchmarks.speed.rules FILE...` prints it as JSON."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from time import process_time

from doclint.engine.config import Config, rules_for
from doclint.parse import parse
from doclint.read import ReadError, read_file


def seconds_by_step(paths: Iterable[str]) -> dict[str, float]:
    """Return the CPU seconds of reading, of parsing and of each rule over all of `paths`.

    What several rules share is counted to the first of them that asks for it.
    """
    spent: dict[str, float] = defaultdict(float)
    for path in paths:
        began = process_time()
        try:
            source = read_file(path)
        except ReadError:
            continue
        spent["read"] += (read := process_time()) - began
        document = parse(source)
        spent["parse"] += process_time() - read
        rules = rules_for(Config(), document.genre)  # imports them, the first time
        at = process_time()
        for rule in rules:
            list(rule.check(document))
            before, at = at, process_time()
            spent[rule.name] += at - before
    return dict(sorted(spent.items(), key=lambda step: -step[1]))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(seconds_by_step(sys.argv[1:])))
