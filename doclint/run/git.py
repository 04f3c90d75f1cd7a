"""What git knows of the documents: which of their lines changed since a commit."""

import os
import subprocess
from collections.abc import Callable
from functools import cache

from doclint.engine.changed import WHOLE, Ranges, ranges_in

_DIFF = (
    "-c diff.noprefix=false -c diff.mnemonicPrefix=false -c core.quotePath=false diff --unified=0"
    " --no-color --no-ext-diff --no-textconv --src-prefix=a/ --dst-prefix=b/ --find-renames"
)


class GitError(Exception):
    """git can't tell what changed: the reason and what to do."""


def changed_since(ref: str) -> Callable[[str], Ranges]:
    """Return the function that tells which lines of a document changed since `ref` left this branch.

    The working tree counts, committed or not; a file that git does not track is new as a whole. The
    function raises GitError for a document outside a repository and for a `ref` that is not there.
    """

    @cache
    def changes(root: str) -> dict[bytes, Ranges]:
        base = _base(root, ref)
        found = ranges_in(_git(root, *_DIFF.split(), base, "--"))
        others = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
        ignored = _git(root, "ls-files", "--others", "--ignored", "--exclude-standard", "-z").split(
            b"\0"
        )
        return found | dict.fromkeys([*others, *ignored], WHOLE)

    @cache
    def root_of(folder: str) -> str:
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            raise GitError
        return root_of(above)

    def ranges(path: str) -> Ranges:
        real = os.path.realpath(path)
        try:
            root = root_of(os.path.dirname(real))
        except GitError:
            raise GitError(
                f"--since: {path} is not in a git repository; leave --since out"
            ) from None
        within = os.path.relpath(real, root).replace(os.sep, "/")
        return changes(root).get(os.fsencode(within), Ranges())

    return ranges


def _base(root: str, ref: str) -> str:
    """Return the commit where this branch left `ref`; `ref` itself where they share none."""
    try:
        commit = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
        )
    except GitError:
        raise GitError(
            f"--since: git knows no commit {ref} in {root};"
            " fetch it first (a shallow clone holds only the last commits)"
        ) from None
    name = commit.decode().strip()
    try:
        return _git(root, "merge-base", name, "HEAD").decode().strip() or name
    except GitError:
        return name


def _git(root: str, *arguments: str) -> bytes:
    try:
        run = subprocess.run(
            ["git", "-C", root, *arguments],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise GitError(f"--since needs git, which can't be started: {error.strerror}") from error
    if run.returncode:
        reason = run.stderr.decode("utf-8", "replace").strip() or f"exit status {run.returncode}"
        raise GitError(f"--since: git {arguments[0]}: {reason}")
    return run.stdout
