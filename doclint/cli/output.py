"""Where a command writes: the terminal, a pipe that may end, a file."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import IO, Self

import click

from doclint.cli.options import Failure
from doclint.render.terminal import Style

_PIPED_WIDTH = 100


class Output:
    """Standard output, or the file at `path`.

    A reader that goes away (`doclint check | head`) is no error: `closed` is then true, and what is
    still written goes nowhere.
    """

    def __init__(self, path: str | None = None) -> None:
        self.closed = False
        self._path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        if self._path:
            try:
                self._file = open(self._path, "w", encoding="utf-8", newline="\n")
            except OSError as error:
                raise _unwritable(self._path, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    @property
    def is_terminal(self) -> bool:
        """Tell whether a person reads what is written."""
        return not self._file and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write `text`; nothing where it is empty or the reader is gone."""
        if not text or self.closed:
            return
        try:
            if self._file:
                self._file.write(text)
            else:
                click.echo(text, nl=False, color=True)
        except BrokenPipeError:
            self.closed = True
            # the interpreter flushes standard output once more when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            raise _unwritable(self._path or "standard output", error) from error


def warn(message: str) -> None:
    """Write one line to standard error."""
    click.echo(f"doclint: {message}", err=True)


def style_for(output: Output, language: str | None) -> Style:
    """Return how to write to `output`: in colour and as wide as the terminal, if it is one."""
    if not output.is_terminal:
        return Style(_PIPED_WIDTH, colour=False, language=language)
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns or _PIPED_WIDTH
    except (OSError, ValueError):
        width = _PIPED_WIDTH
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Style(width, colour=not plain, language=language)


def _unwritable(path: str, error: OSError) -> Failure:
    return Failure(f"{path} can't be written: {error.strerror or error}")
