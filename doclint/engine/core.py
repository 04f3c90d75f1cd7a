"""The pure core: a source and a config in, a report out. Every face of doclint is a caller of it."""

from __future__ import annotations

from doclint.engine.check import check
from doclint.engine.config import Config, rules_for
from doclint.model.document import Source
from doclint.model.report import Report
from doclint.parse import parse


def lint(source: Source, config: Config) -> Report:
    """Return what is wrong with `source`.

    Raises ConfigError or RegistryError where `config` can't be used.
    """
    document = parse(source, config.genre)
    findings, crashes = check(document, rules_for(config, document.genre), config.severities)
    return Report(
        path=source.name,
        format=source.format,
        encoding=source.encoding,
        language=document.language,
        genre=document.genre.value,
        chars=len(source.text),
        text=source.text,
        findings=findings,
        crashes=crashes,
    )
