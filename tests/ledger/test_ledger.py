"""What doclint says about real documents is a diff that somebody reads."""

from benchmarks import ledger


def test_the_ledger_says_what_doclint_says(corpus):
    now = ledger.judged(ledger.found(corpus), ledger.read())
    assert now == ledger.read(), (
        "what doclint says about the corpus has changed: run"
        " `python -m benchmarks.ledger ../shared/corpus --write`, read the diff, give the verdicts"
    )


def test_every_finding_has_been_read():
    rows = ledger.read()
    assert rows
    assert {row.verdict for row in rows} <= {"true", "false"}


def test_what_published_texts_are_told_is_true():
    rows = ledger.read()
    hard = [row for row in rows if row.file.startswith("hard/")]
    assert not [row for row in hard if row.severity == "error" and row.verdict == "false"]
    clean = [row.verdict for row in rows if row.file.startswith("clean/")]
    assert clean.count("true") >= 0.9 * len(clean)


def test_verdicts_are_kept_when_lines_move():
    old = ledger.Row("a.txt", "looped-text", "error", 3, "f0", "true")
    moved = old._replace(line=9, verdict=ledger.UNREAD)
    other = moved._replace(fingerprint="f1")
    assert ledger.judged([moved, other], [old]) == [moved._replace(verdict="true"), other]
