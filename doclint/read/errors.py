"""Why a document can't be read."""

from __future__ import annotations


class ReadError(Exception):
    """A file that can't be read: the message names it, the reason and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        return type(self), (self.name, self.reason)


class UndecodableError(Exception):
    """Bytes that no encoding fits: the reason and what to do, without the name of the file."""
