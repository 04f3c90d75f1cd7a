"""The options that several commands share, and the settings they make."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from doclint.engine import config_file

F = TypeVar("F", bound=Callable[..., Any])


class Failure(click.ClickException):
    """doclint could not do its work: one line, exit status 2."""

    exit_code = 2


def _names(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> list[str]:
    return [name.strip() for one in given for name in one.split(",") if name.strip()]


_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        callback=_names,
        metavar="RULE|GROUP",
        help="Only these rules; repeatable, or a,b.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=_names,
        metavar="RULE|GROUP",
        help="Not these rules; repeatable, or a,b.",
    ),
    click.option(
        "--severity",
        type=click.Choice(config_file.LEVELS),
        help="The failing severity.  [default: warning]",
    ),
    click.option(
        "--genre",
        type=click.Choice(config_file.GENRES),
        help="What the documents are.  [default: found from the text]",
    ),
    click.option("--encoding", metavar="NAME", help="Their encoding.  [default: found]"),
    click.option(
        "--lang",
        type=click.Choice(config_file.LANGUAGES),
        help="The language of messages.  [default: that of the document]",
    ),
)


_WORK = (
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Processes; 0 for as many as there are processors.  [default: 0]",
    ),
    click.option("--no-cache", is_flag=True, help="Check unchanged documents again, too."),
)


def shared(function: F) -> F:
    """Give a command the options that become settings."""
    return _with(function, _OPTIONS)


def work(function: F) -> F:
    """Give a command the options about how its work is done."""
    return _with(function, _WORK)


def _with(function: F, made: tuple[Callable[[F], F], ...]) -> F:
    for option in reversed(made):
        function = option(function)
    return function


def given(
    *,
    select: list[str],
    ignore: list[str],
    severity: str | None,
    genre: str | None,
    encoding: str | None,
    lang: str | None,
    jobs: int | None = None,
    no_cache: bool = False,
    baseline: str | None = None,
) -> dict[str, Any]:
    """Return the settings made on the command line; what was not given is not in them."""
    from doclint.engine.config import ConfigError

    settings: dict[str, Any] = {}
    if select:
        settings["select"] = tuple(select)
    if ignore:
        settings["ignore"] = tuple(ignore)
    if severity:
        settings["fail_on"] = config_file.severity(severity)
    if genre:
        settings["genre"] = config_file.genre(genre)
    if lang:
        settings["language"] = lang
    if jobs is not None:
        settings["jobs"] = jobs
    if no_cache:
        settings["cache"] = False
    if baseline:
        settings["baseline"] = baseline
    if encoding:
        try:
            settings["encoding"] = config_file.encoding(encoding, "--encoding")
        except ConfigError as error:
            raise Failure(str(error)) from error
    return settings
