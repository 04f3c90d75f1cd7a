"""An allowance names what there is not."""

from collections.abc import Iterable, Iterator

from doclint.rule import (
    Allowance,
    Audit,
    Document,
    Edit,
    Finding,
    Fix,
    Message,
    Named,
    Safety,
    Said,
    Span,
    Verb,
    allowances,
)


class UnknownAllowance(Audit):
    """An allowance names no rule or group that there is, or says nothing that doclint knows."""

    def audit(self, document: Document, said: Said) -> Iterator[Finding]:
        """Yield each word that is not known, with the near one."""
        known = {*said.rules, *(rule.group for rule in said.rules.values())}
        for allowance in allowances(document):
            if not allowance.verb:
                yield self._word(allowance)
            elif not allowance.names:
                yield self._nothing(allowance)
            for named in allowance.names if allowance.verb else ():
                if named.name not in known:
                    yield self._name(allowance, named, known)

    def _word(self, allowance: Allowance) -> Finding:
        verbs = [verb.value for verb in Verb]
        said = ", ".join(verbs)
        what = Message(
            f"“{allowance.word}”不是 {said} 之一", f"“{allowance.word}” is none of {said}"
        )
        return self._unknown(allowance, allowance.word, allowance.word_span, verbs, what)

    def _nothing(self, allowance: Allowance) -> Finding:
        return self.finding(
            allowance.span,
            Message(
                zh=f"{allowance.word} 后面没有写规则或组的名称",
                en=f"{allowance.word} names no rule or group",
            ),
        )

    def _name(self, allowance: Allowance, named: Named, known: Iterable[str]) -> Finding:
        name = named.name
        what = Message(f"没有名为 {name} 的规则或组", f"no rule or group is named {name}")
        return self._unknown(allowance, name, named.span, known, what)

    def _unknown(
        self, allowance: Allowance, word: str, span: Span, known: Iterable[str], what: Message
    ) -> Finding:
        """Return the finding on `word`, of which `what` is said, with the nearest of `known`."""
        near, fix = self._near(allowance, word, span, known)
        if near:
            what = Message(f"{what.zh}，是否为 {near}？", f"{what.en}; did you mean {near}?")
        return self.finding(allowance.span if allowance.is_note else span, what, fix=fix)

    def _near(
        self, allowance: Allowance, word: str, span: Span, known: Iterable[str]
    ) -> tuple[str, Fix | None]:
        from difflib import get_close_matches

        close = get_close_matches(word, sorted(known), n=1)
        if not close or allowance.is_note:
            return "".join(close), None
        title = Message(f"改为 {close[0]}", f"write {close[0]}")
        return close[0], Fix(title, (Edit(span, close[0]),), Safety.SUGGESTED)
