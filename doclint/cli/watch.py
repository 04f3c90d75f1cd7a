"""`doclint check --watch`: check again whenever a document or a setting changes."""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NoReturn

import click

from doclint.cli.options import Failure
from doclint.cli.settings import FILES
from doclint.cli.sources import Target

_PAUSE = 0.5  # seconds between two looks; a look at a thousand files takes some milliseconds

State = dict[str, tuple[int, int]]


def watch(check: Callable[[], object], found: Callable[[], Iterable[Target]]) -> NoReturn:
    """Run `check` now and after each change of what `found` gives, until the user ends it."""
    while True:
        before = _state(found)
        click.clear()
        try:
            check()
        except Failure as error:
            # half a config file, saved in passing, is no reason to stop
            error.show()
        click.echo(click.style(f"── {time.strftime('%H:%M:%S')} · Ctrl-C", dim=True), err=True)
        while _state(found) == before:
            time.sleep(_PAUSE)


def _state(found: Callable[[], Iterable[Target]]) -> State:
    """Return size and time of writing of each document and each config file."""
    state: State = {}
    folders = {os.curdir}
    with suppress(Failure):
        for target in found():
            _add(target.path, state)
            for path in target.settings.files:
                _add(path, state)
                folders.add(os.path.dirname(path))
    for folder in folders:
        for name in FILES:
            _add(os.path.join(folder, name), state)
    return state


def _add(path: str, state: State) -> None:
    with suppress(OSError, ValueError):
        status = os.stat(path)
        state[path] = status.st_mtime_ns, status.st_size
