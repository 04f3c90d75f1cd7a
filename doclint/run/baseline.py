"""The baseline file: read once, held against each report."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from doclint.engine.baseline import (
    Baseline,
    BaselineError,
    Entry,
    compared,
    entries_of,
    from_json,
)
from doclint.model.report import Report, Resolved

FILE = "doclint-baseline.json"


class Held:
    """The baseline in the file at `path`. Raises BaselineError, which names the file."""

    def __init__(self, path: str) -> None:
        self._folder = os.path.dirname(os.path.abspath(path))
        self._files = dict(_read(path).files)
        self._moved = self._without_file()

    def mark(self, report: Report, ran: Iterable[str]) -> Report:
        """Return `report` with its known findings marked; `ran` names the rules that ran.

        A document that the baseline does not name may be one that was called otherwise: it is known
        by its findings.
        """
        name = relative(report.path, self._folder)
        entries = self._files.pop(name, None)
        if entries is None:
            entries = tuple(self._taken(entries_of(report)))
        return compared(report, entries, ran)

    def gone(self, paths: Iterable[str]) -> Iterator[Report]:
        """Yield a report on each document under `paths` that is no more, its findings resolved."""
        roots = [relative(path, self._folder) for path in paths]
        for name in sorted(self._moved):
            left = self._moved[name]
            if left and any(root == "." or f"{name}/".startswith(f"{root}/") for root in roots):
                path = os.path.relpath(os.path.join(self._folder, name))
                resolved = tuple(Resolved(entry.rule, entry.words) for entry in left)
                yield Report(path, baselined=True, resolved=resolved)

    def _without_file(self) -> dict[str, list[Entry]]:
        return {
            name: list(entries)
            for name, entries in self._files.items()
            if not os.path.exists(os.path.join(self._folder, name))
        }

    def _taken(self, wanted: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the entries of documents that are no more which agree with `wanted`, each once."""
        if not self._moved:
            return
        names = Counter(entry.fingerprint for entry in wanted)
        for left in self._moved.values():
            for entry in list(left):
                if names[entry.fingerprint] > 0:
                    names[entry.fingerprint] -= 1
                    left.remove(entry)
                    yield entry


def relative(path: str, folder: str) -> str:
    """Return `path` as a baseline in `folder` names it, with slashes."""
    return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")


def _read(path: str) -> Baseline:
    try:
        with open(path, encoding="utf-8") as file:
            return from_json(file.read())
    except FileNotFoundError:
        raise BaselineError(
            f"there is no baseline {path}; make it with `doclint baseline`"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineError(f"the baseline {path} can't be read: {error}") from error
    except BaselineError as error:
        raise BaselineError(f"{path}: {error}") from error
