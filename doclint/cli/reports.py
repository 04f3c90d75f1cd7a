"""The forms and files a run is written in: options to outputs, all of them written in one pass."""

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import NamedTuple, Self

import click

from doclint.cli.options import Failure
from doclint.cli.output import Output, style_for, warn
from doclint.engine.config import Config
from doclint.model.report import Report
from doclint.render.formats import Format, format_named
from doclint.render.tally import Tally, troubles
from doclint.render.terminal import Style

_ORDER = f"{__name__}.order"


class OrderedCommand(click.Command):
    """A command that can tell the order of its options: click keeps it for each one alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as usual, and remember the name of each parameter as it comes."""
        _, _, order = self.make_parser(ctx).parse_args(list(args))
        ctx.meta[_ORDER] = [param.name for param in order]
        return super().parse_args(ctx, args)


class Wanted(NamedTuple):
    """A format, and the file it goes to: None for standard output."""

    format: str
    path: str | None


def wanted(formats: Sequence[str], outputs: Sequence[str]) -> list[Wanted]:
    """Return what the options of the command that runs ask for.

    An --output belongs to the --format before it; where there is one --format, or none, to that.
    Raises Failure where it is not clear what goes where.
    """
    found: list[tuple[str, list[str]]] = []
    early: list[str] = []
    names, files = iter(formats), iter(outputs)
    for param in click.get_current_context().meta[_ORDER]:
        if param == "formats":
            found.append((next(names), []))
        elif param == "outputs":
            (found[-1][1] if found else early).append(next(files))
    if early and len(found) > 1:
        raise Failure(f"--output {early[0]}: put it after the --format it belongs to")
    found = found or [("terminal", [])]
    found[0][1].extend(early)
    for name, files_ in found:
        if len(files_) > 1:
            raise Failure(f"--format {name} has two outputs, {' and '.join(files_)}; give one")
    chosen = [Wanted(name, files_[0] if files_ else None) for name, files_ in found]
    chosen = [Wanted(name, None if path == "-" else path) for name, path in chosen]
    _refuse_meeting(chosen)
    return chosen


def refuse_documents(chosen: Iterable[Wanted], paths: Iterable[str]) -> None:
    """Raise Failure where a report would replace one of the documents named."""
    documents = {os.path.realpath(path) for path in paths}
    for _, path in chosen:
        if path and os.path.realpath(path) in documents:
            raise Failure(f"--output {path}: that is what is to be checked; name another file")


def _refuse_meeting(chosen: Iterable[Wanted]) -> None:
    taken: dict[str | None, str] = {}
    for name, path in chosen:
        real = path and os.path.realpath(path)
        if real in taken:
            raise Failure(
                f"--format {taken[real]} and --format {name} would both go to"
                f" {path or 'standard output'}; give each a place of its own:"
                f" --format {name} --output FILE"
            )
        taken[real] = name


class _Form:
    """A format on its way into an output."""

    def __init__(self, form: Format, out: Output, style: Style) -> None:
        self.format = form
        self.out = out
        self.style = style
        self.has_parts = False

    def add(self, report: Report, config: Config, tally: Tally) -> None:
        style = self.style._replace(language=config.language, failing=config.fail_on)
        for part in self.format.document(report, style, tally):
            self.out.write(self.format.SEPARATOR + part if self.has_parts else part)
            self.has_parts = True


class Reports:
    """The reports of a run in all the forms that were asked for.

    However the run ends, each form is closed: what was found by then can be read.
    """

    def __init__(
        self, chosen: Sequence[Wanted], language: str | None, *, error_rate: bool = False
    ) -> None:
        self._chosen = chosen
        self._language = language
        self._tally = Tally()
        if error_rate:
            from doclint.engine.error_rate import Estimate

            self._tally.estimate = Estimate()
        self._stack = ExitStack()
        self._forms: list[_Form] = []

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            for name, path in self._chosen:
                out = stack.enter_context(Output(path))
                form = _Form(format_named(name), out, style_for(out, self._language))
                self._forms.append(form)
                out.write(form.format.opening())
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tally.is_complete = kind is None
        with self._stack:
            for form in self._forms:
                form.out.write(form.format.closing(self._tally, form.style))

    @property
    def closed(self) -> bool:
        """Tell whether nobody reads any of them any more."""
        return all(form.out.closed for form in self._forms)

    def add(self, report: Report, config: Config) -> None:
        """Write what is said of one document, checked under `config`."""
        self._tally.add(report, config.language, config.plugins)
        for form in self._forms:
            form.add(report, config, self._tally)
        for path, rule, error in () if report.is_silent else troubles(report):
            if not rule:
                warn(f"{path}: {error}")
            elif not any(name == "terminal" for name, _ in self._chosen):
                warn(f"{path}: {rule} crashed: {error}")
