"""Made-up rule packs: the command line is tested without the rules that ship with it."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from doclint.cli import cli

RULE = """
    from collections.abc import Iterator

    from doclint.rule import (
        Document, Edit, Finding, Fix, Message, Related, Rule, Safety, Severity, Span,
    )

    class {name}(Rule):
        '''Finds one character.'''

        most: int = 0
        severity = Severity.{severity}

        def check(self, document: Document) -> Iterator[Finding]:
            text = document.text
            places = [at for at, one in enumerate(text) if one == "{character}"][self.most :]
            for at in places:
                message = Message("有{character}字", "here is {character}")
                related = (Related(Span(places[0], places[0] + 1), Message("先见", "seen first")),)
                fix = Fix(Message("改{character}字", "mend {character}"), (Edit(Span(at, at + 1), "{new}"),), Safety.{safety})
                yield self.finding(
                    Span(at, at + 1), message,
                    related=related if at != places[0] else (),
                    evidence={{"copies": len(places)}},
                    fix=fix if "{safety}" != "SUGGESTED" or "{new}" else None,
                )
"""
PROBES = {
    "spare_word": ("赘", "", "WARNING", "SAFE"),
    "unsure_word": ("疑", "定", "WARNING", "UNSAFE"),
    "hinted_word": ("荐", "举", "INFO", "SUGGESTED"),
    "wrong_word": ("错", "", "ERROR", "SUGGESTED"),
    "joined_line": ("｜", r"\n", "WARNING", "SAFE"),
    "foreign_word": ("象", "😀", "WARNING", "SAFE"),
}
PAGE = "# spare-word\n\n查出多余的“赘”字。\n\nFinds a spare word. More of it.\n\n```text bad\n赘\n```\n\n```text safe\n\n```\n"
CRASHING = """
    from doclint.rule import Rule

    class BrokenRule(Rule):
        '''Raises.'''

        def check(self, document):
            raise ZeroDivisionError("no such number")
            yield
"""


def write_rule(folder, name, character, new, severity="WARNING", safety="SAFE"):
    title = name.title().replace("_", "")
    words = dedent(RULE).format(
        name=title, character=character, new=new, severity=severity, safety=safety
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / f"{name}.py").write_text(words, "utf-8")


@pytest.fixture(scope="session")
def packs(tmp_path_factory):
    """The folder of the packs probe_pack, crash_pack, quarrel_pack and twin_pack."""
    root = tmp_path_factory.mktemp("packs")
    for name, settings in PROBES.items():
        write_rule(root / "probe_pack" / "probes", name, *settings)
    (root / "probe_pack" / "__init__.py").touch()
    (root / "probe_pack" / "probes" / "spare_word.md").write_text(PAGE, "utf-8")
    write_rule(root / "quarrel_pack", "yes_word", "甲", "乙")
    write_rule(root / "quarrel_pack", "no_word", "乙", "甲")
    write_rule(root / "twin_pack", "spare_word", "多", "")
    (root / "crash_pack").mkdir()
    (root / "crash_pack" / "__init__.py").touch()
    (root / "crash_pack" / "broken_rule.py").write_text(dedent(CRASHING), "utf-8")
    return root


@pytest.fixture
def folder(packs, tmp_path, monkeypatch):
    """An empty working folder where the probe rules, and only they, run; its journal is apart."""
    place = tmp_path / "work"
    place.mkdir()
    monkeypatch.syspath_prepend(str(packs))
    monkeypatch.chdir(place)
    monkeypatch.setenv("DOCLINT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    (place / "doclint.toml").write_text('plugins = ["probe_pack"]\nselect = ["probes"]\n')
    return place


@pytest.fixture
def run(folder):  # noqa: ARG001 - the working folder must be there
    """Run the command line in this process."""

    def call(*arguments, stdin=None):
        return CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin)

    return call


@pytest.fixture
def start(folder, packs):
    """Run the command line in a process of its own."""

    def call(*arguments, stdin=b"", env=(), python=()):
        paths = os.pathsep.join([str(packs), *(path for path in sys.path if path)])
        return subprocess.run(
            [sys.executable, *python, "-m", "doclint", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": paths, **dict(env)},
        )

    return call


@pytest.fixture
def draft(folder) -> Path:
    """A document with one finding of each kind."""
    path = folder / "draft.txt"
    path.write_text("第一段没有事。\n这里有赘一个字，那里又有赘一个。\n疑是。荐之。\n", "utf-8")
    return path
