"""Patterns of paths, as in .gitignore: `*` stays in a folder, `**` goes through any number of them."""

import re
from functools import cache


def matches(path: str, pattern: str) -> bool:
    """Tell whether `pattern` matches `path`, which has slashes, or a folder on the way to it.

    A pattern without a slash matches a name in any folder; `?` is one character.
    """
    return bool(_compiled(pattern).match(path))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    if "/" not in pattern.removeprefix("./").rstrip("/"):
        parts.insert(0, "**")
    made = ""
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        if part == "**":
            made += ".+" if is_last else "(?:.+/)?"
        else:
            made += _name(part) + ("" if is_last else "/")
    return re.compile(rf"{made}(?:/.*)?\Z", re.DOTALL)


def _name(part: str) -> str:
    """Return the expression for a name in which neither `*` nor `?` matches a slash."""
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
