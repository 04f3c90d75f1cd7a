"""Where every run begins, as `doclint` and as `python -m doclint`."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit."""
    # a run makes many objects and hardly a cycle: looking for cycles took a tenth of a short run
    gc.set_threshold(200_000, 20, 20)
    from doclint.cli import main as command_line

    try:
        command_line()
    finally:
        gc.freeze()  # the last search for cycles takes as long as a tenth of a start


if __name__ == "__main__":
    main()
