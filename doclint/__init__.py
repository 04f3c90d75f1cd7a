"""doclint: a linter and cleaner for long prose, Chinese first, English too.

    import doclint

    report = doclint.lint("一、…")
    mended = doclint.fix("一、…")

Offsets are code points into the decoded text, 0-based, ends exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from doclint.engine.config import Config
    from doclint.engine.fix import Mended
    from doclint.model.report import Report

__all__ = ["__version__", "fix", "lint", "lint_file"]
__version__ = "0.1.0"


def lint(text: str, *, format: str = "txt", config: Config | None = None) -> Report:  # noqa: A002
    """Return the findings in `text`, read as `format`: "txt" or "md".

    A rule that raises is an entry of `Report.crashes`; nothing is raised for what the text holds.
    """
    from doclint.engine.config import Config
    from doclint.engine.core import lint as lint_source
    from doclint.read import source_of

    return lint_source(source_of(text, name="-", format=format), config or Config())


def lint_file(path: str | os.PathLike[str], *, config: Config | None = None) -> Report:
    """Return the findings in the file at `path`.

    Raises doclint.read.ReadError where the file can't be read or its encoding is not known.
    """
    from doclint.engine.config import Config
    from doclint.engine.core import lint as lint_source
    from doclint.read import read_file

    config = config or Config()
    return lint_source(read_file(path, encoding=config.encoding), config)


def fix(
    text: str,
    *,
    format: str = "txt",  # noqa: A002
    unsafe: bool = False,
    config: Config | None = None,
) -> Mended:
    """Mend `text`; `unsafe` applies fixes that are probably right, too.

    `Mended.text` is stable: fixing it again changes nothing. Where rules quarrel it is the text
    given, and `Mended.quarrel` names them.
    """
    from doclint.engine.config import Config
    from doclint.engine.fix import mend
    from doclint.model.finding import Safety
    from doclint.read import source_of

    source = source_of(text, name="-", format=format)
    return mend(source, config or Config(), Safety.UNSAFE if unsafe else Safety.SAFE)
