"""Installed rule packs are found as importlib.metadata finds them."""

import sys
import zipfile
from dataclasses import dataclass
from importlib import metadata

import pytest

from doclint.engine import registry
from doclint.engine.entry_points import entry_points
from doclint.engine.registry import GROUP, RegistryError, rule_types
from doclint.rule import Rule

RULE = "from doclint.rule import Rule\nclass {name}(Rule):\n    '''Finds nothing.'''\n"


def pack(folder, package, rule, distribution=None, version="1.0"):
    (folder / package / "house").mkdir(parents=True)
    (folder / package / "__init__.py").touch()
    (folder / package / "house" / "__init__.py").touch()
    words = RULE.format(name=rule.title().replace("_", ""))
    (folder / package / "house" / f"{rule}.py").write_text(words)
    if distribution:
        info = folder / f"{distribution}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\n")
        (info / "entry_points.txt").write_text(
            f"[console_scripts]\ntool = {package}:main\n\n"
            f"[{GROUP}]\n# a comment\n{distribution} = {package}\n\n[other.group]\nx = y\n"
        )


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    rule_types.cache_clear()
    yield tmp_path
    rule_types.cache_clear()


def by_the_book():
    return [entry.value for entry in metadata.entry_points(group=GROUP)]


def test_agrees_with_importlib_metadata_on_what_is_installed():
    assert sorted(entry_points(GROUP)) == sorted(by_the_book())
    assert "doclint_rules" in entry_points(GROUP)


def test_installed_pack_is_found_and_its_rules_are_there(on_path):
    pack(on_path, "installed_pack", "house_style", "house-pack")
    assert "installed_pack" in entry_points(GROUP)
    assert sorted(entry_points(GROUP)) == sorted(by_the_book())
    rules = {rule.name: rule for rule in rule_types()}
    assert rules["house-style"].group == "house"


def test_the_first_of_two_versions_counts(on_path, tmp_path_factory, monkeypatch):
    older = tmp_path_factory.mktemp("older")
    pack(older, "old_pack", "old_style", "house_pack", "0.9")
    monkeypatch.syspath_prepend(str(older))
    monkeypatch.syspath_prepend(str(on_path))
    pack(on_path, "new_pack", "new_style", "house_pack")
    assert "new_pack" in entry_points(GROUP)
    assert "old_pack" not in entry_points(GROUP)
    assert sorted(entry_points(GROUP)) == sorted(by_the_book())


def test_zip_files_are_left_to_importlib_metadata(tmp_path, monkeypatch):
    pack(tmp_path, "zipped_pack", "zipped_style", "zipped")
    archive = tmp_path / "packs.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in tmp_path.rglob("*"):
            if path.is_file() and path != archive:
                packed.write(path, path.relative_to(tmp_path))
    monkeypatch.syspath_prepend(str(archive))
    assert "zipped_pack" in entry_points(GROUP)


def test_finder_of_its_own_is_left_to_importlib_metadata(monkeypatch):
    class Finder:
        def find_spec(self, *_):
            return None

        def find_distributions(self, _context):
            return []

    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    monkeypatch.setattr(metadata, "entry_points", lambda group: [Rule_(group)])
    assert entry_points(GROUP) == [GROUP]


@dataclass
class Rule_:  # noqa: N801 - an entry point stands here for its group
    value: str


def test_plugin_needs_no_entry_point(on_path):
    pack(on_path, "local_pack", "local_style")
    assert "local-style" not in {rule.name for rule in rule_types()}
    assert "local-style" in {rule.name for rule in rule_types(("local_pack",))}


def test_pack_named_twice_is_one_pack(on_path):
    pack(on_path, "both_pack", "both_style", "both")
    rules = [rule for rule in rule_types(("both_pack",)) if rule.name == "both-style"]
    assert len(rules) == 1


def test_two_rules_of_one_name_name_both_modules(on_path):
    pack(on_path, "first_pack", "same_style")
    pack(on_path, "second_pack", "same_style")
    with pytest.raises(
        RegistryError, match=r"first_pack\.house\.same_style and second_pack\.house\.same_style"
    ):
        rule_types(("first_pack", "second_pack"))


def test_pack_that_fails_to_import_is_named(on_path):
    (on_path / "failing_pack.py").write_text("raise RuntimeError('no licence')\n")
    with pytest.raises(RegistryError, match="failing_pack can't be imported: RuntimeError: no lic"):
        rule_types(("failing_pack",))


def test_abstract_rule_is_no_rule():
    assert Rule not in rule_types()
    assert registry.GROUP == "doclint.rules"
