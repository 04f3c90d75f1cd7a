import json
import sys
import xml.etree.ElementTree as ET

import pytest

from benchmarks.speed.__main__ import documents_in, main
from benchmarks.speed.peers import PEERS
from benchmarks.speed.plot import plot
from benchmarks.speed.run import Run, environment, run, typical
from benchmarks.speed.table import table
from benchmarks.speed.texts import ADVERSARIAL, ordinary, ordinary_list, write, write_many
from doclint.parse import parse
from doclint.read import source_of


@pytest.mark.parametrize("chars", [1_000, 30_000])
def test_an_ordinary_text_has_the_size_asked_for_and_numbered_parts(chars):
    text = "".join(ordinary(chars))
    assert chars <= len(text) <= chars + 2_000
    document = parse(source_of(text, "-", "txt"))
    values = [section.heading.numbering.value for section in document.outline.sections]
    assert values == list(range(1, len(values) + 1))
    sentences = text.split("。")
    assert len(set(sentences)) == len(sentences)
    assert text == "".join(ordinary(chars)) != "".join(ordinary(chars, seed=2))


def test_an_ordinary_list_is_the_same_text_as_items():
    text = "".join(ordinary_list(3_000))
    assert text.count("\n- ") > 10
    assert text.replace("\n- ", "\n") == "".join(ordinary(3_000))


def test_a_run_knows_what_went_wrong(tmp_path):
    env = environment(tmp_path)
    quick = run([sys.executable, "-c", "pass"], env, tmp_path)
    assert quick.trouble == ""
    assert 0 < quick.cpu < 60
    assert quick.memory > 1
    endless = run([sys.executable, "-c", "while True: pass"], env, tmp_path, longest=0.3)
    assert endless.trouble == "ended"
    assert run([sys.executable, "-c", "raise SystemExit(2)"], env, tmp_path).trouble == "exit 2"


def test_the_typical_run_is_the_median_of_each_figure():
    runs = [Run(3.0, 1.0, 10.0), Run(1.0, 2.0, 30.0), Run(2.0, 9.0, 20.0)]
    assert typical(runs) == Run(2.0, 2.0, 20.0)


def lines_of(name, count):
    return "".join(ADVERSARIAL[name][2](count)).splitlines()


def test_bad_inputs_are_what_their_names_say():
    assert len(lines_of("one line", 5_000)) == 1
    assert len(set(lines_of("equal lines", 50))) == 1
    alike = lines_of("lines alike but for a character", 50)
    assert len(set(alike)) == 50
    assert len({line[:1] + line[2:] for line in alike}) == 1
    assert "".join(lines_of("one loop", 7)) == "循环往复，" * 7
    assert "".join(lines_of("opening quotes", 9)).count("“") == 9
    assert all(line.isdecimal() for line in lines_of("digits", 3_000))
    assert all(line.isalpha() for line in lines_of("no punctuation", 3_000))
    assert not any(c.isalnum() for line in lines_of("punctuation", 3_000) for c in line)


@pytest.mark.parametrize("name", ["headings", "headings in Markdown"])
def test_headings_are_headings(name):
    format_, _, made = ADVERSARIAL[name]
    document = parse(source_of("".join(made(1_200)), "-", format_))
    assert len(document.outline.sections) == 1_200


@pytest.mark.parametrize("name", ["nested lists", "nested list in one line"])
def test_lists_are_nested(name):
    assert "".join(ADVERSARIAL[name][2](6)).count("- ") == 6


def test_documents_are_written_each_different(tmp_path):
    size = write_many(tmp_path / "many", 3, 400)
    paths = documents_in([tmp_path])
    assert sum(path.stat().st_size for path in paths) == size
    assert len({path.read_text("utf-8") for path in paths}) == 3


def test_a_table_has_a_column_for_each_figure_and_gaps_where_one_has_none():
    rows = [{"command": "a", "cpu s": 1.25}, {"command": "longer", "share": 0.5, "n": 20_000}]
    assert table(rows).splitlines() == [
        "command  cpu s  share       n",
        "a        1.250",
        "longer          50.0%  20,000",
    ]


def test_the_plot_has_a_line_for_each_input():
    rows = [
        {"input": name, "MB": size, "cpu s": size * 0.2}
        for name in ("one document", "documents")
        for size in (0.1, 1.0, 50.0)
    ]
    root = ET.fromstring(plot(rows))
    lines = root.findall("{http://www.w3.org/2000/svg}polyline")
    assert [len(line.attrib["points"].split()) for line in lines] == [3, 3]


def test_peers_that_are_not_installed_are_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    document = tmp_path / "a.txt"
    write(document, ["路修好了。\n"])
    out = tmp_path / "figures.json"
    assert main([str(document), "--only", "peers", "--times", "1", "--json", str(out)]) == 0
    shown = capsys.readouterr().out
    for peer in PEERS:
        assert f"{peer.name}: not installed" in shown
    [first, *_] = json.loads(out.read_text("utf-8"))["measures"]["peers"]
    assert first["command"] == "doclint"
    assert first["ratio"] == 1.0


def test_a_folder_without_documents_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "no documents" in capsys.readouterr().err
