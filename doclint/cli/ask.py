"""`doclint fix --interactive`: each fix is shown and asked about."""

from collections.abc import Callable

import click

from doclint.model.finding import Edit, Finding
from doclint.model.report import Report
from doclint.model.span import Lines
from doclint.render.mending import offer_text
from doclint.render.terminal import Style

_ANSWERS = ("y", "n", "a", "q")


class Asker:
    """Asks about fixes and remembers the answers, because mending takes several rounds."""

    def __init__(self, style: Style) -> None:
        self.has_quit = False
        self._all = False
        self._style = style

    def about(self, language: str | None) -> Callable[[Finding, Report], bool]:
        """Return what to ask with about the fixes of one document."""
        style = self._style.with_language(language)
        before: dict[tuple[str, str], bool] = {}  # answers of earlier rounds, by rule and words
        answers: dict[tuple[str, str], bool] = {}
        shared: dict[tuple[Edit, ...], bool] = {}  # one fix may belong to many findings
        current: list[tuple[Report, Lines]] = []

        def accept(finding: Finding, report: Report) -> bool:
            if not current or current[0][0] is not report:
                before.update(answers)
                shared.clear()
                current[:] = [(report, Lines(report.text))]
            key = finding.rule, finding.span.of(report.text)
            if key in before:
                return before[key]
            assert finding.fix
            edits = finding.fix.edits
            if edits not in shared:
                shared[edits] = self._answer(finding, current[0], style)
            answer = shared[edits]
            # of places that read the same, one refused must not be mended in a later round
            answers[key] = answers.get(key, True) and answer
            return answer

        return accept

    def _answer(self, finding: Finding, current: tuple[Report, Lines], style: Style) -> bool:
        report, lines = current
        if self.has_quit or self._all:
            return self._all
        click.echo(offer_text(report, lines, finding, style), nl=False, color=style.colour)
        zh = (style.language or report.language) == "zh"
        question = (
            "修正这一处吗？（y 是，n 否，a 全部，q 到此为止）"
            if zh
            else "Fix this? (y yes, n no, a all from here, q quit)"
        )
        given = click.prompt(question, type=click.Choice(_ANSWERS), show_choices=False)
        self._all = given == "a"
        self.has_quit = given == "q"
        return given in ("y", "a")
