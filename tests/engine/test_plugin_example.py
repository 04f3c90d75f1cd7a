"""The pack built in docs/writing-a-rule.md works as that page says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import doclint
from doclint.engine.config import Config
from doclint.engine.config_file import parsed
from doclint.engine.core import lint
from doclint.engine.fix import mend
from doclint.engine.pages import examples
from doclint.engine.registry import page, rule_types
from doclint.model.finding import Safety
from doclint.model.span import Lines
from doclint.read import source_of

DOCS = Path(__file__).parents[2] / "docs" / "writing-a-rule.md"
FILE = re.compile(r"^`([\w./]+)`:\n\n(`{3,})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
PACK = "house_rules"


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """The files of the page, importable; gone again after the test."""
    for name, _fence, body in FILE.findall(DOCS.read_text("utf-8")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, "utf-8")
    for folder in (tmp_path / PACK, tmp_path / PACK / "drafting"):
        (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    rule_types.cache_clear()
    yield tmp_path
    for name in [name for name in sys.modules if name.split(".")[0] == PACK]:
        del sys.modules[name]
    rule_types.cache_clear()


def the_rule(plugins=()):
    return next(rule for rule in rule_types(plugins) if rule.name == "editor-note")


@pytest.mark.usefixtures("pack")
def test_a_plugin_named_in_the_config_brings_its_rule():
    rule = the_rule((PACK,))
    assert (rule.name, rule.group) == ("editor-note", "drafting")
    assert "editor-note" not in {rule.name for rule in rule_types()}


def test_the_settings_shown_are_taken(pack):
    settings = parsed((pack / "doclint.toml").read_text("utf-8"), "doclint.toml").settings
    text = "全年接待游客【请补数字】万人次。"
    assert [f.rule for f in doclint.lint(text, config=Config(**settings)).findings] == [
        "editor-note"
    ]


def test_an_installed_pack_is_found_by_its_entry_point(pack):
    info = pack / "house_rules-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0.0\n")
    (info / "entry_points.txt").write_text("[doclint.rules]\nhouse = house_rules\n")
    assert the_rule().group == "drafting"


@pytest.mark.usefixtures("pack")
def test_its_page_says_what_it_does():
    rule = the_rule((PACK,))
    found = examples(page(rule))
    assert {example.kind for example in found} == {"bad", "good", "near-miss"}
    for example in found:
        source = source_of(example.text, "-", example.format)
        config = Config(select=(rule.name,), options={rule.name: example.options}, plugins=(PACK,))
        report = lint(source, config)
        lines = Lines(source.text)
        said = ""
        for finding in report.findings:
            place = lines.position(finding.span.start)
            message = finding.message.in_(report.language)
            said += f"{place.line}:{place.column} {finding.severity.name.lower()}: {message}\n"
        assert report.crashes == ()
        assert said == example.findings
        fixed = example.text if example.fixed is None else example.fixed
        assert mend(source, config, Safety.SAFE).text == example.text
        assert mend(source, config, Safety.UNSAFE).text == fixed


def test_the_test_on_the_page_passes(pack):
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_house_rules.py"],
        cwd=pack,
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
