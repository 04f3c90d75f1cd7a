"""The pure core: a source and a config in, a report out. Every face of doclint is a caller of it."""

from doclint.engine.check import audit, check, in_order
from doclint.engine.config import Config, rules_for
from doclint.engine.reach import within_reach
from doclint.engine.registry import rule_types
from doclint.engine.suppress import suppressed
from doclint.model.document import Source
from doclint.model.report import Report
from doclint.parse import parse
from doclint.rule import Said


def lint(source: Source, config: Config) -> Report:
    """Return what is wrong with `source`.

    Raises ConfigError or RegistryError where `config` can't be used.
    """
    document = parse(source, config.genre)
    rules = rules_for(config, document.genre)
    findings, crashes = check(document, rules, config.severities)
    findings = suppressed(document, findings)
    known = {rule.name: rule for rule in rule_types(config.plugins)}
    ran = frozenset({rule.name for rule in rules} - {crash.rule for crash in crashes})
    more, crashed = audit(document, rules, config.severities, Said(findings, known, ran))
    findings = in_order(findings + suppressed(document, more))
    if source.map:
        findings = within_reach(findings, source.map)
    return Report(
        path=source.name,
        format=source.format,
        encoding=source.encoding,
        language=document.language,
        genre=document.genre.value,
        chars=len(source.text),
        text=source.text,
        findings=findings,
        crashes=crashes + crashed,
        genre_given=config.genre is not None,
    )
