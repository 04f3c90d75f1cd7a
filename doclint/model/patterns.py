"""Regular expressions that few documents need, compiled when the first one does."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return `pattern` compiled: each takes a tenth of a millisecond to three, at every start."""
    return re.compile(pattern)
