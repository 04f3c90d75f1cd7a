"""Patterns of paths."""

import pytest

from doclint.engine.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("laws/**", "laws/a.txt", True),
        ("laws/**", "laws/old/a.txt", True),
        ("laws/**", "bylaws/a.txt", False),
        ("laws/**", "laws", False),
        ("laws", "laws/old/a.txt", True),  # a folder holds what is in it
        ("laws/", "sub/laws/a.txt", True),  # a name without a slash is one in any folder
        ("laws/old", "laws/old/a.txt", True),
        ("laws/old", "sub/laws/old/a.txt", False),
        ("*.md", "a/b/c.md", True),
        ("*.md", "c.mdx", False),
        ("a/*.txt", "a/b.txt", True),
        ("a/*.txt", "a/b/c.txt", False),  # * stays in a folder
        ("a/**/c.txt", "a/c.txt", True),
        ("a/**/c.txt", "a/b/b/c.txt", True),
        ("a/**/c.txt", "a/bc.txt", False),
        ("**/c.txt", "c.txt", True),
        ("./a/?.txt", "a/甲.txt", True),
        ("a/?.txt", "a//.txt", False),
        ("a[1]+.txt", "a[1]+.txt", True),  # nothing else means anything
        ("a[1].txt", "a1.txt", False),
        ("../x/*", "../x/a.txt", True),
    ],
)
def test_matches(pattern, path, expected):
    assert matches(path, pattern) is expected
