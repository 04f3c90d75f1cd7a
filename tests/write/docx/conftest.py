"""Word documents to write: made as those that are read."""

from tests.read.docx.conftest import word

__all__ = ["word"]
