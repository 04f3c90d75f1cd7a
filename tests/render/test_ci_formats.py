"""What GitHub, GitLab, reviewdog and readers of JUnit files get."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from jsonschema import Draft7Validator

from doclint.model.finding import Severity
from doclint.model.span import Span

SCHEMAS = Path(__file__).parent / "schemas"
NAME = "稿 件/甲:1,2%&<a>.txt"
OPEN = ["wrong-word", "two-lines", "quotes", "hinted"]


@pytest.fixture
def moved(document):
    """The same document after two lines were put before it."""
    words = "新的一行。\n又一行。\n"

    def later(finding):
        return finding._replace(span=Span(*(at + len(words) for at in finding.span)), fix=None)

    found = tuple(later(finding)._replace(related=()) for finding in document.findings)
    return document._replace(text=words + document.text, findings=found)


def checked(said, schema):
    whole = json.loads(said)
    schema = json.loads((SCHEMAS / schema).read_text("utf-8"))
    errors = [error.message for error in Draft7Validator(schema).iter_errors(whole)]
    assert errors == []
    return whole


# GitHub


def commands(said):
    """Read workflow commands as the runner does."""
    found = []
    for line in said.splitlines():
        kind, given, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()
        pairs = dict(each.split("=", 1) for each in given.split(","))
        codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
        for code, one in codes.items():
            pairs = {key: value.replace(code, one) for key, value in pairs.items()}
            message = message.replace(code, one)
        found.append((kind, pairs, message))
    return found


@pytest.fixture
def github(document, others, written):
    return commands(written("github", document, *others))


def test_github_command_to_the_letter(document, written):
    line = written("github", document).splitlines()[1]
    assert line == (
        "::error file=稿 件/甲%3A1%2C2%25&<a>.txt,line=2,endLine=2,col=8,endColumn=10,title=wrong-word"
        "::有误：wrong-word，100%25%0A见第 1 行：先见「𠮷野」"
    )


def test_github_says_what_counts_and_what_could_not_be_done(github):
    assert [pairs["title"] for _, pairs, _ in github] == ["broken-rule", *OPEN, "doclint"]
    assert [kind for kind, _, _ in github] == [
        "error",
        "error",
        "notice",
        "warning",
        "warning",
        "error",
    ]
    assert github[0][1] == {"file": NAME, "title": "broken-rule"}
    assert github[-1][2] == "未能读取：no such file"


def test_github_takes_columns_only_within_a_line(github):
    lines = next(pairs for _, pairs, _ in github if pairs["title"] == "two-lines")
    assert (lines["line"], lines["endLine"]) == ("2", "2")
    assert not {"col", "endColumn"} & set(lines)


def test_github_of_nothing_is_nothing(written, others):
    assert written("github") == written("github", others[0]) == ""


# GitLab


@pytest.fixture
def gitlab(document, others, written):
    return checked(written("gitlab", document, *others), "gitlab-code-quality.json")


def test_gitlab_entries(gitlab):
    assert [one["check_name"] for one in gitlab] == ["broken-rule", *OPEN, "doclint"]
    severities = [one["severity"] for one in gitlab]
    assert severities == ["critical", "major", "info", "minor", "minor", "critical"]
    assert gitlab[1]["location"] == {"path": NAME, "lines": {"begin": 2, "end": 2}}
    assert gitlab[1]["description"] == "有误：wrong-word，100%；见第 1 行：先见「𠮷野」"


def test_gitlab_fingerprints_differ_between_files(document, written):
    other = document._replace(path="b.txt")
    both = checked(written("gitlab", document, other), "gitlab-code-quality.json")
    assert len({one["fingerprint"] for one in both}) == len(both) == 10


def test_gitlab_fingerprints_outlast_lines_put_before(document, moved, written):
    prints = [
        [(one["check_name"], one["fingerprint"]) for one in json.loads(written("gitlab", report))]
        for report in (document, moved)
    ]
    assert prints[0] == prints[1]


def test_gitlab_of_nothing_is_an_empty_array(written, others):
    assert json.loads(written("gitlab")) == json.loads(written("gitlab", others[0])) == []


# JUnit


@pytest.fixture(scope="module")
def junit_schema():
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


@pytest.fixture
def suites(document, others, written, junit_schema):
    return read_suites(written("junit", document, *others), junit_schema)


def read_suites(said, schema):
    schema.validate(said)
    return ET.fromstring(said)


def test_junit_schema_refuses_what_is_not_junit(junit_schema):
    assert not junit_schema.is_valid("<testsuites><testcase/></testsuites>")


def test_junit_has_a_suite_a_document(suites):
    said = [
        tuple(suite.get(key) for key in ("name", "tests", "failures", "errors", "skipped"))
        for suite in suites
    ]
    assert said == [
        ("./" + NAME, "7", "3", "1", "2"),
        ("clean.md", "1", "0", "0", "0"),
        ("lost.txt", "1", "0", "1", "0"),
    ]
    assert all(len(suite) == int(suite.get("tests")) for suite in suites)


def test_junit_failure_says_where_and_what(suites):
    failure = suites.find(".//failure[@type='wrong-word']")
    assert failure.get("message") == "有误：wrong-word，100%"
    assert failure.text == (f"./{NAME}:2:6  错误  有误：wrong-word，100%\n见第 1 行：先见「𠮷野」")


def test_junit_fails_what_fails_the_run(document, written, junit_schema):
    for level, failures in ((Severity.ERROR, 1), (Severity.WARNING, 3), (Severity.INFO, 4)):
        suites = read_suites(written("junit", document, failing=level), junit_schema)
        assert len(suites.findall(".//failure")) == failures
        assert len(suites.findall(".//system-out")) == 4 - failures


def test_junit_skips_what_does_not_count_and_says_why(suites):
    reasons = [one.get("message") for one in suites.iter("skipped")]
    assert reasons == ["allowed: 引用\n原文", "in the baseline"]


def test_junit_names_are_no_two_alike_and_outlast_lines_put_before(document, moved, written):
    names = [
        [test.get("name") for test in ET.fromstring(written("junit", report))[0]]
        for report in (document, moved)
    ]
    assert len(set(names[0])) == len(names[0])
    assert names[0] == names[1]


def test_junit_holds_what_xml_cannot(document, written, junit_schema):
    crash = document.crashes[0]._replace(error="\x00\x1b\ufffe\udc80 <&>\t\n")
    said = written("junit", document._replace(crashes=(crash,)))
    error = read_suites(said, junit_schema).find(".//error")
    assert error.get("message") == "规则出错：\ufffd\ufffd\ufffd\ufffd <&>\t\n".replace("\t", " ")


def test_junit_of_nothing(written, junit_schema):
    assert len(read_suites(written("junit"), junit_schema)) == 0


# rdjson


@pytest.fixture
def diagnostics(document, others, written):
    return checked(written("rdjson", document, *others), "rdjson.json")["diagnostics"]


def bounds(place):
    return [(place[end]["line"], place[end]["column"]) for end in ("start", "end")]


def test_rdjson_ranges_count_bytes(diagnostics, document, cut):
    assert [one["code"]["value"] for one in diagnostics] == ["broken-rule", *OPEN, "doclint"]
    words = [document.text[slice(*finding.span)] for finding in document.open]
    found = [
        cut(document.text, "utf-8", *bounds(one["location"]["range"])) for one in diagnostics[1:5]
    ]
    assert found == words
    assert diagnostics[1]["location"]["range"]["start"] == {"line": 2, "column": 18}
    related = diagnostics[1]["related_locations"][0]
    assert cut(document.text, "utf-8", *bounds(related["location"]["range"])) == "𠮷野"


def test_rdjson_suggests_whole_fixes_that_doclint_would_apply(diagnostics):
    offered = {one["code"]["value"]: one.get("suggestions") for one in diagnostics}
    [suggestion] = offered["wrong-word"]
    assert suggestion["text"] == "𠮷\r\n字"
    assert suggestion["range"] == diagnostics[1]["location"]["range"]
    assert offered["quotes"] is None  # two edits, which a reviewer could take in half
    assert offered["hinted"] is None  # never applied
    assert offered["two-lines"] is None


def test_rdjson_says_what_could_not_be_done(diagnostics):
    assert diagnostics[0]["location"] == {"path": NAME}
    assert diagnostics[-1]["message"] == "未能读取：no such file"
    assert {diagnostics[0]["severity"], diagnostics[-1]["severity"]} == {"ERROR"}


def test_rdjson_of_nothing(written):
    assert checked(written("rdjson"), "rdjson.json")["diagnostics"] == []


# JSON, with what the contract says of findings that do not count


def test_json_tells_findings_that_do_not_count_apart(document, others, written):
    whole = json.loads(written("json", document, *others))
    first = whole["files"][0]
    assert [one["rule"] for one in first["findings"]] == OPEN
    assert [one["suppression"] for one in first["suppressed"]] == [
        {"origin": "allowed", "reason": "引用\n原文"},
        {"origin": "baseline", "reason": ""},
    ]
    assert set(first["suppressed"][0]) == {*first["findings"][0], "suppression"}
    assert first["resolved"] == [{"rule": "gone-rule", "words": "旧的 <词>"}]
    assert whole["summary"] == {"files": 3, "error": 1, "warning": 2, "info": 1}


def test_jsonl_is_the_same_objects_a_line_each(document, others, written):
    lines = written("jsonl", document, *others).splitlines()
    whole = json.loads(written("json", document, *others))
    assert [json.loads(line) for line in lines] == whole["files"]


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
def test_lone_surrogates_and_bytes_in_names_are_json(name, document, written):
    odd = document._replace(path=b"\xff.txt".decode("utf-8", "surrogateescape"))
    said = written(name, odd).encode("utf-8")
    assert said.count(b"\n") >= 1


# the terminal


def test_terminal_says_what_was_resolved_and_what_does_not_count(document, others, written):
    said = written("terminal", document, *others)
    assert "./稿 件/甲:1,2%&<a>.txt  已解决  gone-rule  旧的 <词>\n" in said
    assert "gone.txt  已解决  spare-word  赘\n" in said
    assert "；1 处已允许，1 处在基线中，基线中有 2 处已解决；1 个文件未能读取" in said
    said = written("terminal", document, *others, language="en", complete=False)
    assert "gone.txt  resolved  spare-word  赘\n" in said
    assert "; 1 allowed, 1 in the baseline, 2 of the baseline resolved; 1 file could not" in said
    assert said.endswith("; broken off, the other files were not checked\n")
