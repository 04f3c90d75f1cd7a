"""Rule pages: the examples that are a rule's documentation and its test.

A page is Markdown. Its fenced blocks with these words are examples, `text` or `markdown` being the
format of the document in them:

    ```text bad          a document with the defect; the blocks up to the next document speak of it
    ```findings          what is found in it: `line:column severity: message`, a line each
    ```text safe         it, after safe fixes (where there are any)
    ```text fixed        it, after all fixes that can be applied
    ```text good         a document without the defect
    ```text near-miss    one that looks as if it had it
    ```options           TOML, the rule's options for the documents after it
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

_FENCE = re.compile(r"^(`{3,})([a-z\- ]+)\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
_DOCUMENTS = ("bad", "good", "near-miss")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A document on a rule page and what is to be made of it; None where the page does not say."""

    kind: str
    line: int
    format: str
    text: str
    options: Mapping[str, Any] = field(default_factory=dict)
    findings: str = ""
    safe: str | None = None
    fixed: str | None = None


def examples(page: str) -> list[Example]:
    """Return the examples of a rule page in order.

    Raises ValueError for a fenced block that is none of those above.
    """
    found: list[Example] = []
    options: Mapping[str, Any] = {}
    for fence in _FENCE.finditer(page):
        words, body = fence[2].split(), fence[3]
        line = page.count("\n", 0, fence.start()) + 1
        if words == ["options"]:
            options = tomllib.loads(body)
        elif words == ["findings"] and found:
            found[-1] = replace(found[-1], findings=body)
        elif len(words) == 2 and words[0] in ("text", "markdown") and words[1] in _DOCUMENTS:
            name = "md" if words[0] == "markdown" else "txt"
            found.append(Example(words[1], line, name, body, options))
        elif len(words) == 2 and words[1] == "safe" and found:
            found[-1] = replace(found[-1], safe=body)
        elif len(words) == 2 and words[1] == "fixed" and found:
            found[-1] = replace(found[-1], fixed=body)
        elif words[0] in ("text", "markdown", "findings", "options"):
            raise ValueError(f"line {line}: no example block is called {' '.join(words)}")
    return found


def summary(words: str, language: str) -> str:
    """Return the sentence of a rule page that says in `language` what the rule finds."""
    paragraphs = [part.strip() for part in words.split("\n\n")[1:] if part.strip()]
    for paragraph in paragraphs:
        if paragraph.startswith(("#", "`")):
            break
        if bool(_HAN.search(paragraph)) == (language == "zh"):
            sentence = paragraph if language == "zh" else _first_sentence(paragraph)
            return " ".join(sentence.split())
    return ""


def _first_sentence(paragraph: str) -> str:
    sentence = _SENTENCE.match(paragraph)
    return sentence[0] if sentence else paragraph
