"""Web pages that are broken, or made to break a reader: read as far as they go, in linear time."""

import time

import pytest

from doclint.read import read_bytes
from doclint.read.html import read

TRAPS = {
    "tags never closed": "<div>" * 200_000,
    "ends never opened": "</div>" * 200_000,
    "headings within headings": "<h1><h2>" * 100_000,
    "lists within lists": "<ul><li>一" * 100_000,
    "tables within tables": "<table><tr><td>" * 70_000,
    "openings alone": "<" * 1_000_000,
    "a tag that never ends": "<p " + "a='b' " * 200_000,
    "a quote that never ends": '<p a="' + "<p>一二三</p>" * 100_000,
    "quotes that never end": "<p a='\"" * 150_000,
    "comments never closed": "<!--" * 250_000,
    "comment ends": "-->" * 300_000,
    "references": "&" * 1_000_000,
    "long references": "&" + "a" * 1_000_000,
    "references of many figures": "&#" + "9" * 1_000_000 + ";",
    "scripts never closed": "<script>" * 120_000,
    "white space": "一" + " " * 1_000_000 + "二",
    "line breaks": "<br>" * 250_000,
    "entities within entities": "<!DOCTYPE a [<!ENTITY b '&c;&c;'>]>" + "&b;" * 300_000,
    "hidden within hidden": "<div hidden>" * 80_000,
    "forms never closed": "<form><nav>" * 90_000,
}


@pytest.mark.parametrize("name", TRAPS)
def test_time_is_linear(name):
    page = f"<p>前文。</p>{TRAPS[name]}"
    started = time.process_time()
    text, blocks, _ = read(page)
    assert time.process_time() - started < 10
    assert text.startswith("前文。")
    assert blocks[0].outer_start == 0
    assert blocks[-1].outer_end == len(text)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (b"", ""),
        (b"\xff\xfe", ""),
        (b"<", "<"),
        (b"<p", ""),
        (b"<p>a</p", "a"),
        (b"<p>a<", "a<"),
        (b"<!--", ""),
        (b"a<!--b", "a"),
        (b"<script>a", ""),
        (b"&", "&"),
        (b"&#xFFFFFFFF;&#0;", None),
        (b"</p></p>a", "a"),
        (b"<p>a<p>b", "a\n\nb"),
    ],
)
def test_the_shortest_damages(page, wanted):
    text = read_bytes(page, "a.html").text
    assert wanted is None or text == wanted
