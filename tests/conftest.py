import os
import shutil
import subprocess
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents, which is not part of the project."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real documents is not here")
    return CORPUS


@pytest.fixture(autouse=True)
def cache_apart(tmp_path_factory, monkeypatch) -> None:
    """Keep what tests check out of the cache of who runs them."""
    monkeypatch.setenv("DOCLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def git():
    """Run git in a folder, as somebody and without the settings of who runs the tests."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")

    def call(folder, *arguments):
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        )

    return call
