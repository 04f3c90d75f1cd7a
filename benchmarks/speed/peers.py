"""Other linters, each in the setting that suits long prose best."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Peer(NamedTuple):
    """A linter: the program to look for, and the command that checks a folder of .md files."""

    name: str
    command: Callable[[Path], list[str]]


def _files(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.glob("*.md"))]


def _jscpd(folder: Path) -> list[str]:
    # a Chinese paragraph is one line, and files over 1 MB are passed over unless told
    setting = ["-k", "14", "-l", "0", "-z", "100mb", "-r", "json"]
    return ["jscpd", *setting, "-o", str(folder.parent / "jscpd"), str(folder)]


PEERS = (
    Peer("jscpd", _jscpd),
    Peer("autocorrect", lambda folder: ["autocorrect", "--lint", str(folder)]),
    Peer("proselint", lambda folder: ["proselint", "check", *_files(folder)]),
    # it takes one pattern, from the folder above, where the commands run
    Peer("zhlint", lambda folder: ["zhlint", f"{folder.name}/*.md"]),
    # without rules it does nothing; this set is the most used
    Peer(
        "textlint", lambda folder: ["textlint", "--preset", "ja-technical-writing", *_files(folder)]
    ),
    Peer("markdownlint-cli2", lambda folder: ["markdownlint-cli2", *_files(folder)]),
    Peer("vale", lambda folder: ["vale", str(folder)]),
)


def installed(peer: Peer) -> bool:
    """Tell whether the peer is found on PATH."""
    return shutil.which(peer.name) is not None
