"""Where a command writes: the terminal, a pipe that may end, a file."""

import os
import sys
from contextlib import suppress
from errno import EACCES
from types import TracebackType
from typing import IO, Self

import click

from doclint.cli.options import Failure
from doclint.render.terminal import Style

_PIPED_WIDTH = 100


class Output:
    """Standard output, or the file at `path`, which is replaced when all is written.

    A reader that goes away (`doclint check | head`) is no error: `closed` is then true, and what is
    still written goes nowhere.
    """

    def __init__(self, path: str | None = None) -> None:
        self.closed = False
        self._path = path
        self._file: IO[str] | None = None
        self._new: str | None = None  # what is written stands here until it is complete

    def __enter__(self) -> Self:
        if self._path:
            real = os.path.realpath(self._path)
            folder, name = os.path.split(real)
            if not os.path.isdir(folder):
                raise Failure(f"{self._path} can't be written: there is no folder {folder}")
            if os.path.isfile(real) or not os.path.exists(real):  # no device, no pipe
                self._new = os.path.join(folder, f".{name[:40]}.{os.getpid()}.doclint")
            try:
                self._file = _opened(real, self._new)
            except OSError as error:
                raise _unwritable(self._path, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._file or not self._path:
            return
        try:
            self._file.close()
            if self._new and kind is None:
                os.replace(self._new, os.path.realpath(self._path))
                self._new = None
        except OSError as failed:
            raise _unwritable(self._path, failed) from failed
        finally:
            if self._new:
                with suppress(OSError):
                    os.unlink(self._new)

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


def _opened(path: str, new: str | None) -> IO[str]:
    """Return the file to write to: `new`, with the mode of that at `path`, or that itself."""
    if new and os.path.isfile(path) and not os.access(path, os.W_OK):
        raise PermissionError(EACCES, "it is read-only")
    # a lone surrogate from a broken document becomes an escape, as on standard output
    file = open(new or path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115 - the caller closes it
    if new and os.path.isfile(path):
        os.chmod(new, os.stat(path).st_mode & 0o7777)
    return file


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
