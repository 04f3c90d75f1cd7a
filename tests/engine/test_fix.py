"""Applying fixes: all or nothing, shared, waiting, undone, settled, or given back."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.engine import fix as engine
from doclint.engine.config import Config
from doclint.engine.fix import apply, choose, inverse, mend
from doclint.model.finding import Edit, Finding, Fix, Message, Safety, Severity
from doclint.model.span import Span
from doclint.read import source_of
from doclint.rule import Document, Rule

TITLE = Message("改", "change")


def edit(start, end, text=""):
    return Edit(Span(start, end), text)


def fix(*edits, safety=Safety.SAFE):
    return Fix(TITLE, edits, safety)


def finding(*edits, safety=Safety.SAFE, rule="a"):
    return Finding(rule, "g", Span(0, 0), TITLE, Severity.WARNING, fix=fix(*edits, safety=safety))


@st.composite
def text_and_edits(draw):
    text = draw(st.text(alphabet="甲乙丙ab\r\n", min_size=0, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8)))
    edits = [
        edit(start, end, draw(st.text(alphabet="丁c", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, edits


@given(text_and_edits())
def test_inverse_gives_the_text_back(case):
    text, edits = case
    changed = apply(text, edits)
    assert apply(changed, inverse(text, edits)) == text


def test_apply_puts_every_edit_where_it_belongs():
    assert apply("一二三四", [edit(0, 1), edit(2, 2, "甲"), edit(3, 4, "肆")]) == "二甲三肆"


def test_edits_of_a_fix_are_sorted_and_may_touch():
    assert fix(edit(2, 3), edit(0, 2)).edits == (edit(0, 2), edit(2, 3))


@pytest.mark.parametrize("edits", [[edit(0, 2), edit(1, 3)], [edit(1, 1, "甲"), edit(1, 1, "乙")]])
def test_a_fix_that_clashes_with_itself_is_refused(edits):
    with pytest.raises(ValueError, match="overlap"):
        fix(*edits)


def test_a_fix_is_taken_whole_or_waits():
    first, second = finding(edit(0, 3)), finding(edit(2, 4), edit(8, 9))
    chosen, edits = choose([first, second], Safety.SAFE)
    assert chosen == [first]
    assert edits == [edit(0, 3)]


def test_identical_edits_are_shared_and_touching_ones_go_together():
    first, second = finding(edit(0, 3), edit(5, 6, "x")), finding(edit(3, 4), edit(5, 6, "x"))
    chosen, edits = choose([first, second], Safety.SAFE)
    assert chosen == [first, second]
    assert edits == [edit(0, 3), edit(3, 4), edit(5, 6, "x")]


def test_the_surer_fix_goes_first_wherever_it_stands():
    unsure, sure = finding(edit(0, 5), safety=Safety.UNSAFE), finding(edit(4, 6))
    assert choose([unsure, sure], Safety.UNSAFE)[0] == [sure]


def test_what_the_user_does_not_allow_is_left_alone():
    offers = [finding(edit(0, 1), safety=s) for s in (Safety.SUGGESTED, Safety.UNSAFE)]
    assert choose(offers, Safety.SAFE) == ([], [])
    assert choose(offers, Safety.UNSAFE)[0] == offers[1:]


def test_an_edit_inside_a_deletion_waits():
    deletion, inside = finding(edit(0, 10)), finding(edit(4, 4, "x"))
    assert choose([deletion, inside], Safety.SAFE)[0] == [deletion]
    assert choose([inside, deletion], Safety.SAFE)[1] == [edit(0, 10)]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.sampled_from(["", "x"]))))
def test_chosen_edits_never_overlap(places):
    offers = [finding(edit(start, start + size, text)) for start, size, text in places]
    _, edits = choose(offers, Safety.SAFE)
    assert edits == sorted(edits)
    for before, after in pairwise(edits):
        assert before.span.end <= after.span.start
        assert before.span != after.span


class Replace(Rule):
    """Turns one character into another, everywhere."""

    old: str = "甲"
    new: str = "乙"

    def check(self, document: Document) -> Iterator[Finding]:
        for place, character in enumerate(document.text):
            if character == self.old:
                span = Span(place, place + 1)
                yield self.finding(
                    span, TITLE, fix=Fix(TITLE, (Edit(span, self.new),), Safety.SAFE)
                )


def mended(monkeypatch, text, *rules, allow=Safety.SAFE):
    from doclint.engine import core

    monkeypatch.setattr(core, "rules_for", lambda _config, _genre: list(rules))
    return mend(source_of(text, "-", "txt"), Config(), allow)


def test_rounds_go_on_until_nothing_changes(monkeypatch):
    done = mended(monkeypatch, "甲甲丁", Replace(old="甲", new="乙"), Replace(old="乙", new="丙"))
    assert done.text == "丙丙丁"
    assert [one.round for one in done.applied] == [1, 1, 2, 2]
    text = done.text
    for edits in done.undo:
        text = apply(text, edits)
    assert text == "甲甲丁"


def test_rules_that_quarrel_give_the_text_back_and_are_named(monkeypatch):
    class Back(Replace):
        pass

    Back.name = "back"
    done = mended(monkeypatch, "甲丁", Replace(old="甲", new="乙"), Back(old="乙", new="甲"))
    assert done.text == "甲丁"
    assert set(done.quarrel) == {Replace.name, "back"}
    assert done.applied == ()


def test_a_fix_that_never_ends_gives_the_text_back(monkeypatch):
    done = mended(monkeypatch, "甲", Replace(old="甲", new="甲甲"))
    assert done.text == "甲"
    assert done.quarrel == (Replace.name,)


def test_more_than_ten_rounds_go_on_while_the_text_gets_shorter(monkeypatch):
    class First(Replace):
        def check(self, document):
            yield from list(super().check(document))[:1]

    length = engine.ROUNDS + 5
    done = mended(monkeypatch, "甲" * length + "丁", First(old="甲", new=""))
    assert (done.text, done.quarrel, done.applied[-1].round) == ("丁", (), length)
    turned = mended(monkeypatch, "甲" * length + "丁", First(old="甲", new="乙"))
    assert (turned.text, turned.quarrel) == ("甲" * length + "丁", (First.name,))


def test_what_is_refused_is_not_applied(monkeypatch):
    from doclint.engine import core

    monkeypatch.setattr(core, "rules_for", lambda _config, _genre: [Replace()])
    done = mend(
        source_of("甲丁甲", "-", "txt"),
        Config(),
        Safety.SAFE,
        accept=lambda one, _report: one.span.start > 0,
    )
    assert done.text == "甲丁乙"
