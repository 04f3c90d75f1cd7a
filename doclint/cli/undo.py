"""`doclint fix --undo`: documents as they were."""

import os
from collections.abc import Iterable

import click

from doclint.cli.outcome import FAILED, OK
from doclint.cli.output import warn
from doclint.write import journal
from doclint.write.errors import WriteError


def undo(paths: Iterable[str]) -> int:
    """Take back the last change of each document at `paths`; return the exit status."""
    status = OK
    for path in paths:
        documents = _changed_below(path) if os.path.isdir(path) else [path]
        if not documents:
            click.echo(f"{path}: nothing to undo")
        for document in documents:
            try:
                entry = journal.take_back(document)
                click.echo(f"{document}: as it was before the fixes of {journal.date(entry.at)}")
            except WriteError as error:
                warn(str(error))
                status = FAILED
    return status


def _changed_below(folder: str) -> list[str]:
    here = os.path.join(os.getcwd(), "")
    changed = dict.fromkeys(entry.path for entry in journal.entries(folder))
    return sorted(path.removeprefix(here) for path in changed)
