"""Rounds of edits folded into one, and their unified diff."""

import shutil
import subprocess
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.engine.changes import changes, origin, with_line_ends
from doclint.engine.fix import apply, inverse
from doclint.model.finding import Edit
from doclint.model.span import Span
from doclint.render.diff import unified


@st.composite
def rounds(draw):
    """A text, what some rounds of edits make of it, and the edits that lead back."""
    text = after = draw(st.text(alphabet="ab甲\n", max_size=40))
    undo = []
    for _ in range(draw(st.integers(1, 4))):
        cuts = sorted(draw(st.sets(st.integers(0, len(after)), max_size=8)))
        new = st.sampled_from(["", "x", "\n", "ab\n", "\nq", "甲\n乙"])
        edits = [
            Edit(Span(start, end), draw(new))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        undo.insert(0, inverse(after, edits))
        after = apply(after, edits)
    return text, after, undo


@given(rounds())
def test_changes_lead_from_the_first_text_to_the_last(case):
    before, after, undo = case
    edits = changes(before, after, undo)
    assert apply(before, edits) == after
    assert all(one.span.end <= two.span.start for one, two in pairwise(edits))


@given(rounds())
def test_diff_holds_what_goes_and_what_comes(case):
    before, after, undo = case
    diff = unified(before, changes(before, after, undo), "a.txt")
    assert (diff == "") == (before == after)
    assert patched(before, diff) == after


def patched(text, diff):
    """Apply a unified diff to `text`, checking every line of it."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    if not lines[-1]:
        lines.pop()
    made, at = [], 0
    said = diff.split("\n")[:-1]
    while said:
        line = said.pop(0)
        if line.startswith(("---", "+++")) and not made and line[4:6] in ("a/", "b/"):
            continue
        if line.startswith("@@"):
            old = line.split()[1][1:].split(",")
            first = int(old[0]) - (0 if old[1:] == ["0"] else 1)
            made += lines[at:first]
            at = first
            continue
        words = line[1:] + "\n"
        if said and said[0].startswith("\\"):
            said.pop(0)
            words = line[1:]
        if line[0] in " -":
            assert lines[at] == words
            at += 1
        if line[0] in " +":
            made.append(words)
    return "".join(made + lines[at:])


@pytest.mark.skipif(not shutil.which("patch"), reason="needs patch")
def test_diff_is_what_patch_takes(tmp_path):
    text = "".join(f"第{number}行。\n" for number in range(60)) + "尾"
    edits = [
        Edit(Span(text.index("第3行"), text.index("第4行"))),
        Edit(Span(text.index("第9行"), text.index("第9行")), "加一行。\n"),
        Edit(Span(text.index("。\n第40行"), text.index("第40行"))),
        Edit(Span(len(text), len(text)), "巴"),
    ]
    (tmp_path / "a.txt").write_text(text, "utf-8")
    diff = unified(text, edits, "a.txt")
    assert diff.count("@@ -") == 3
    subprocess.run(["patch", "-s", "-p1"], input=diff.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "a.txt").read_text("utf-8") == apply(text, edits)


@pytest.mark.parametrize(("offset", "first"), [(0, 0), (1, 3), (2, 4), (4, 6)])
def test_origin_of_a_place_after_a_removal(offset, first):
    before = "甲乙丙丁戊己庚"
    edits = [Edit(Span(1, 3))]
    assert apply(before, edits)[offset] == before[first]
    assert origin(offset, [inverse(before, edits)]) == first


def test_origin_goes_back_through_rounds():
    first = "赘甲赘乙丙"
    one = [Edit(Span(0, 1))]
    second = apply(first, one)
    two = [Edit(Span(1, 2))]
    third = apply(second, two)
    undo = [inverse(second, two), inverse(first, one)]
    assert [first[origin(at, undo)] for at in range(len(third))] == list(third)


def test_origin_within_new_text_is_where_it_was_put():
    edits = [Edit(Span(1, 2), "壹贰叁")]
    undo = [inverse("甲乙丙", edits)]
    assert [origin(at, undo) for at in range(5)] == [0, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("before", "new"),
    [
        ("一\n二", "a\nb"),
        ("一\r\n二", "a\r\nb"),
        ("一\r二", "a\rb"),
        ("一\r\r\n二", "a\r\r\nb"),
        ("一\r\n二\r\n三\n", "a\r\nb"),
        ("一\n二\n三\r\n", "a\nb"),
        ("一", "a\nb"),
    ],
)
def test_new_lines_end_like_most(before, new):
    assert with_line_ends(before, [Edit(Span(0, 0), "a\nb")]) == (Edit(Span(0, 0), new),)


def test_line_ends_that_an_edit_brings_are_left():
    edit = Edit(Span(0, 0), "a\r\nb")
    assert with_line_ends("一\r\n", [edit]) == (edit,)
