"""`doclint fix`: mend what can be mended without guessing."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from doclint.cli import options
from doclint.cli.ask import Asker
from doclint.cli.destination import destinations
from doclint.cli.outcome import Outcome
from doclint.cli.output import Output, style_for, warn
from doclint.cli.settings import lookup
from doclint.cli.sources import STDIN, Target, read, targets
from doclint.engine.changes import changes, line_changes, with_line_ends
from doclint.engine.fix import Mended, mend, revised
from doclint.model.document import Source
from doclint.model.finding import Edit, Safety
from doclint.read import ReadError, format_of
from doclint.render.mending import mended_text, summary_text
from doclint.render.tally import Tally
from doclint.write import document
from doclint.write.errors import WriteError

Deliver = Callable[[Target, Source, Source, tuple[Edit, ...]], None]
"""Put what a source became, by the edits given, where it belongs. Raises WriteError."""


@click.command(short_help="Mend documents.")
@click.argument("paths", nargs=-1)
@click.option("--unsafe-fixes", is_flag=True, help="Fixes that are probably right, too.")
@click.option("--diff", is_flag=True, help="Change nothing, print what would change.")
@click.option(
    "--output", metavar="PATH", help="Write there: a file for one document, else a folder."
)
@click.option("--interactive", is_flag=True, help="Ask about each fix.")
@click.option("--accept", is_flag=True, help="In Word documents, do not track the changes.")
@click.option("--undo", is_flag=True, help="Take the last change of each document back.")
@options.shared
@click.option("--stdin-filename", default="", metavar="NAME", help="What to call PATH -.")
def command(
    paths: tuple[str, ...],
    unsafe_fixes: bool,
    diff: bool,
    output: str | None,
    interactive: bool,
    accept: bool,
    undo: bool,
    stdin_filename: str,
    **given: Any,
) -> None:
    """Mend the documents at PATHS: files, folders, or - from standard input to standard output.

    Files are changed in place, with safe fixes only unless told otherwise.
    """
    paths = paths or (os.curdir,)
    chosen = [name for name, is_set in (("--diff", diff), ("--output", output)) if is_set]
    _refuse(paths, chosen, interactive=interactive, undo=undo)
    if undo:
        from doclint.cli.undo import undo as take_back

        raise SystemExit(take_back(paths))
    settings = options.given(**given)
    found = list(targets(paths, lookup(settings), stdin_filename))
    said_elsewhere = diff or (STDIN in paths and not output)
    allow = Safety.UNSAFE if unsafe_fixes else Safety.SAFE
    with Output() as out:
        style = style_for(out, settings.get("language"))
        say = _to_stderr if said_elsewhere else out.write
        stdin = sys.stdin.buffer.read() if STDIN in paths else b""
        places = destinations(found, paths, output) if output else None
        deliver = _delivery(places, stdin, out, diff=diff)
        asker = Asker(style) if interactive else None
        run = _Run(allow, stdin_filename, stdin, deliver, asker, accept=accept)
        for target in found:
            mended = run.mend(target)
            if mended and not diff:
                say(mended_text(mended, style.with_language(target.settings.config.language)))
            if out.closed or (asker and asker.has_quit):
                break
        say(summary_text(run.tally, run.fixed, style, dry=diff))
    raise SystemExit(run.outcome.status(changes=diff and run.changed))


class _Run:
    """A pass over documents: mends each, hands it on, keeps count."""

    def __init__(
        self,
        allow: Safety,
        stdin_name: str,
        stdin: bytes,
        deliver: Deliver,
        asker: Asker | None,
        *,
        accept: bool,
    ) -> None:
        self.tally = Tally()
        self.outcome = Outcome()
        self.fixed = 0
        self.changed = False
        self._allow = allow
        self._stdin_name = stdin_name
        self._stdin = stdin
        self._deliver = deliver
        self._asker = asker
        self._accept = accept

    def mend(self, target: Target) -> Mended | None:
        """Mend the document of `target`; None where that can't be done, which is said."""
        try:
            source = read(target, self._stdin_name, self._stdin)
            mended = self._mended(target, source)
            after, edits = _outcome(source, mended)
            if self._accept and edits:
                after = document.accepted(after)
            self._deliver(target, source, after, edits)
        except (ReadError, WriteError) as error:
            self._failed(str(error))
            return None
        self.fixed += len(mended.applied)
        self.changed |= bool(edits)
        self.tally.add(mended.remaining, target.settings.config.language)
        self.outcome.add(mended.remaining, target.settings)
        for crash in dict.fromkeys(mended.report.crashes + mended.remaining.crashes):
            self._failed(f"{target.path}: the rule {crash.rule} crashed: {crash.error}")
        if mended.quarrel:
            rules = ", ".join(mended.quarrel)
            self._failed(
                f"{target.path}: the fixes of {rules} undo each other; nothing was changed"
            )
        return mended

    def _mended(self, target: Target, source: Source) -> Mended:
        target.settings.validate()
        config = target.settings.config
        if not self._asker:
            return mend(source, config, self._allow, revise=document.revise)
        accept = self._asker.about(config.language)
        return mend(source, config, self._allow, accept=accept, revise=document.revise)

    def _failed(self, message: str) -> None:
        warn(message)
        self.outcome.fail()


def _outcome(source: Source, mended: Mended) -> tuple[Source, tuple[Edit, ...]]:
    """Return what `source` became, and the edits of its text that show what changed."""
    if source.map or source.format == "pdf":
        return mended.source, line_changes(source.text, mended.text)
    edits = changes(source.text, mended.text, mended.undo)
    edits = with_line_ends(source.text, edits)
    return revised(source, edits), edits


def _refuse(paths: tuple[str, ...], chosen: list[str], *, interactive: bool, undo: bool) -> None:
    if len(chosen) > 1:
        raise click.UsageError("--diff and --output do not go together")
    unchanged = next((path for path in paths if format_of(path) == "pdf"), None)
    if unchanged and not (chosen or undo):
        raise click.UsageError(f"{unchanged}: a PDF is not changed; give --output x.txt or x.md")
    if undo and (chosen or interactive):
        raise click.UsageError("--undo takes no other option")
    if interactive and STDIN in paths:
        raise click.UsageError("--interactive needs standard input for your answers, not for -")
    if interactive and "--diff" in chosen:
        raise click.UsageError("--interactive and --diff do not go together")


def _to_stderr(text: str) -> None:
    click.echo(text, nl=False, err=True)


def _delivery(places: dict[str, str] | None, stdin: bytes, out: Output, *, diff: bool) -> Deliver:
    def in_place(target: Target, source: Source, after: Source, _edits: tuple[Edit, ...]) -> None:
        if target.path == STDIN:
            sys.stdout.flush()
            sys.stdout.buffer.write(document.mended(source, after, stdin))
            sys.stdout.buffer.flush()
        else:
            document.replace(source, after)

    def show(_target: Target, source: Source, _after: Source, edits: tuple[Edit, ...]) -> None:
        from doclint.render.diff import unified

        out.write(unified(source.text, edits, source.name))

    def elsewhere(target: Target, source: Source, after: Source, _edits: tuple[Edit, ...]) -> None:
        assert places
        is_stdin = target.path == STDIN
        place = places[target.path]
        data = stdin if is_stdin else document.data_of(source)
        data = document.mended_for(place, source, after, data)
        document.create(place, data, like=None if is_stdin else target.path)

    if diff:
        return show
    return elsewhere if places is not None else in_place
