"""SARIF, as the schema and the services that read it want it."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator

from doclint.model.report import Report
from doclint.render.formats import NAMES

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def validator():
    return Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_of(said, validator):
    whole = json.loads(said)
    errors = [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(whole)]
    assert errors == []
    assert whole["version"] == "2.1.0"
    return whole["runs"][0]


@pytest.fixture
def run(document, others, written, validator):
    return run_of(written("sarif", document, *others), validator)


def result(run, rule):
    return next(one for one in run["results"] if one["ruleId"] == rule)


def test_schema_refuses_what_is_not_sarif(validator):
    assert not validator.is_valid({"version": "2.1.0"})
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_nothing_at_all_is_sarif(written, validator):
    run = run_of(written("sarif"), validator)
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def test_regions_lead_to_the_words_in_utf16(run, document, cut):
    words = [document.text[slice(*finding.span)] for finding in document.findings]
    found = []
    for one in run["results"][: len(words)]:
        region = one["locations"][0]["physicalLocation"]["region"]
        start = region["startLine"], region["startColumn"]
        end = region["endLine"], region["endColumn"]
        found.append(cut(document.text, "utf-16-le", start, end))
    assert found == words
    assert run["columnKind"] == "utf16CodeUnits"
    region = result(run, "wrong-word")["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (8, 10)


def test_names_are_percent_encoded_and_relative(run):
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"].isascii()
    assert not set(location["uri"]) & set(" :<>&,")
    assert unquote(location["uri"]) == "稿 件/甲:1,2%&<a>.txt"


def test_absolute_names_are_file_uris(document, written, validator):
    run = run_of(written("sarif", document._replace(path="/卷 1/a.txt")), validator)
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "file:///%E5%8D%B7%201/a.txt"


def test_each_result_points_to_its_rule(run):
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_rules_that_are_installed_are_described(written, validator):
    import doclint

    paragraph = "全县新建道路三十公里，改造老旧小区十二个，惠及居民四千余户，工程全部按期完工。"
    report = doclint.lint(f"{paragraph}\n\n我们务务必继续努力。\n\n{paragraph}\n")
    for language, word in (("zh", "段"), ("en", "paragraph")):
        run = run_of(written("sarif", report, language=language), validator)
        rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
        rule = rules["duplicate-paragraph"]
        assert word in rule["shortDescription"]["text"]
        assert rule["help"]["markdown"].startswith("# duplicate-paragraph\n")
        assert rule["name"] == "DuplicateParagraph"
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["tags"] == ["duplication"]


def test_levels_related_places_and_evidence(run):
    wrong = result(run, "wrong-word")
    assert wrong["level"] == "error"
    assert result(run, "two-lines")["level"] == "note"
    related = wrong["relatedLocations"][0]
    assert related["message"]["text"] == "先见"
    assert related["physicalLocation"]["region"]["startLine"] == 1
    assert wrong["properties"]["evidence"] == {"copies": 2}


def test_fixes_say_how_safe_they_are_and_keep_line_ends(run):
    [fix] = result(run, "wrong-word")["fixes"]
    [change] = fix["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "𠮷\r\n字"
    assert fix["properties"]["safety"] == "safe"
    assert len(result(run, "quotes")["fixes"][0]["artifactChanges"][0]["replacements"]) == 2
    assert result(run, "hinted")["fixes"][0]["properties"]["safety"] == "suggested"
    assert "fixes" not in result(run, "two-lines")


def test_what_does_not_count_is_marked_not_dropped(run):
    allowed, known = [one for one in run["results"] if one["ruleId"] == "spare-word"][:2]
    assert allowed["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "引用\n原文"}
    ]
    assert known["suppressions"] == [{"kind": "external", "status": "accepted"}]
    assert (allowed["baselineState"], known["baselineState"]) == ("new", "unchanged")
    assert "suppressions" not in result(run, "quotes")


def test_what_was_resolved_is_absent_and_no_finding(run):
    absent = [one for one in run["results"] if one["baselineState"] == "absent"]
    assert [one["ruleId"] for one in absent] == ["gone-rule", "spare-word"]
    assert all((one["kind"], one["level"]) == ("pass", "none") for one in absent)
    assert "旧的 <词>" in absent[0]["message"]["text"]


def test_states_are_said_only_against_a_baseline(document, written, validator):
    alone = document._replace(baselined=False, resolved=())
    run = run_of(written("sarif", alone), validator)
    assert not any("baselineState" in one for one in run["results"])


def test_fingerprints_tell_results_apart(run):
    prints = [one["partialFingerprints"] for one in run["results"] if "kind" not in one]
    assert all(set(one) == {"doclint/v1"} for one in prints)
    assert len({one["doclint/v1"] for one in prints}) == len(prints) == 6


def test_what_could_not_be_done_is_a_notification(run):
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    crash, lost = invocation["toolExecutionNotifications"]
    assert crash["associatedRule"]["id"] == "broken-rule"
    assert "ValueError" in crash["message"]["text"]
    assert lost["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lost.txt"


def test_encodings_other_than_utf8_are_named(run):
    assert run["defaultEncoding"] == "utf-8"
    assert [one["encoding"] for one in run["artifacts"]] == ["gb18030"]


def test_run_that_was_broken_off_was_no_success(written, validator):
    report = Report("a.txt", "txt", "utf-8", "zh", "report", 1, "好")
    run = run_of(written("sarif", report, complete=False), validator)
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("name", NAMES)
def test_formats_do_not_depend_on_the_locale(name, document, others, written, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    said = written(name, document, *others)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert written(name, document, *others) == said
