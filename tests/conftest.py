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
