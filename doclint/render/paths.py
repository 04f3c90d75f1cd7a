"""The names of documents as other programs read them."""

import os


def unicode_path(path: str) -> str:
    """Return `path` with � for bytes that are not UTF-8, so that any program can read it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def repository_path(path: str) -> str:
    """Return `path` as a repository names its files: with slashes, without ./ before it."""
    return unicode_path(_slashed(path))


def uri(path: str) -> str:
    """Return `path` as a URI: relative where the path is, of scheme file where it is absolute."""
    from urllib.parse import quote

    if os.path.isabs(path):  # noqa: PTH117 - importing pathlib costs a cold start
        return "file://" + quote(os.fsencode("/" + _slashed(path).lstrip("/")))
    return quote(os.fsencode(_slashed(path)))


def _slashed(path: str) -> str:
    path = path.replace(os.sep, "/")
    while path.startswith("./") and path != "./":
        path = path[2:].lstrip("/")
    return path
