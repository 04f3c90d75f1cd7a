"""Installed rule packs: the entry points of one group, read without importlib.metadata.

Importing that and asking it costs half of a short run. What it alone can read (eggs, zip files,
finders of their own) is left to it.
"""

import os
import re
import sys

_METADATA = (".dist-info", ".egg-info")


def entry_points(group: str) -> list[str]:
    """Return the values of the entry points of `group`, in the order of sys.path."""
    if _is_unusual():
        from importlib import metadata

        return [entry.value for entry in metadata.entry_points(group=group)]
    found: list[str] = []
    seen: set[str] = set()
    for folder in sys.path:
        for name in _listing(folder):
            if not name.endswith(_METADATA):
                continue
            distribution = name.partition("-")[0].lower().replace(".", "_")
            if distribution not in seen:
                seen.add(distribution)
                found += _values(os.path.join(folder, name, "entry_points.txt"), group)
    return found


def _is_unusual() -> bool:
    """Tell whether importlib.metadata may see packages that a look into the folders does not."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    return len(finders) > 1 or any(
        folder.endswith(".egg") or os.path.isfile(folder) for folder in sys.path
    )


def _listing(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _values(path: str, group: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError:
        return []
    header = re.search(rf"^\[{re.escape(group)}\]\s*$", text, re.MULTILINE)
    if not header:
        return []
    section = text[header.end() :].partition("\n[")[0]
    pairs = (line.partition("=") for line in section.splitlines())
    return [value.partition("[")[0].strip() for key, _, value in pairs if key.strip() and value]
