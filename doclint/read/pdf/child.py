"""PDFs read in a process of their own: what breaks pdfium, or takes too long, ends that one alone.

A page of a hundred kilobytes can take pdfium a minute and gigabytes, and nothing but the system stops it.
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

from doclint.read.errors import ReadError
from doclint.read.pdf.pages import Page, pages_of
from doclint.read.pdf.pieces import Piece

_MEMORY = 2**30
_SECONDS = 10.0
_SECONDS_A_MB = 2.0  # ten times what a long report takes


def pages_apart(data: bytes, name: str) -> list[Page]:
    """Return the pages of the PDF in `data`. Raises ReadError where it can't be read."""
    if find_spec("pypdfium2") is None:
        missing = 'a PDF is read with the package pypdfium2: pip install "doclint[pdf]"'
        raise ReadError(name, missing)
    seconds = _SECONDS + _SECONDS_A_MB * len(data) / 2**20
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        # -P: no module is taken from the working folder, which may hold anything
        done = subprocess.run(  # noqa: S603 - this very interpreter, and no shell
            [sys.executable, "-P", "-m", __name__],
            input=data,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        reason = f"damaged, or too involved: it can't be read within {seconds:.0f} seconds"
        raise ReadError(name, reason) from None
    if done.returncode:
        reason = f"damaged, or it takes more than {_MEMORY // 2**30} GB of memory; save it anew or split it"
        raise ReadError(name, reason)
    told = json.loads(done.stdout)
    if "error" in told:
        raise ReadError(name, told["error"])
    return [
        Page(number, [Piece(*piece) for piece in pieces], has_picture)
        for number, pieces, has_picture in told["pages"]
    ]


def main() -> None:
    """Read a PDF from standard input, write its pages, or why it can't be read, to standard output."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        told: dict[str, object] = {"pages": pages_of(sys.stdin.buffer.read(), "")}
    except ReadError as error:
        told = {"error": error.reason}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
