"""Where doclint keeps what is not a document, a folder for each user."""

import os
import sys
from typing import Literal

Use = Literal["STATE", "CACHE"]
_UNIX = {"STATE": os.path.join(".local", "state"), "CACHE": ".cache"}
_MAC = {"STATE": "Application Support", "CACHE": "Caches"}


def user_folder(use: Use) -> str:
    """Return the folder for what must last (STATE) or can be made again (CACHE); it need not be there.

    It is DOCLINT_STATE_DIR or DOCLINT_CACHE_DIR where that is set, else the one that the system names.
    """
    env = os.environ
    if own := env.get(f"DOCLINT_{use}_DIR"):
        return own
    home = os.path.expanduser("~")
    if xdg := env.get(f"XDG_{use}_HOME"):
        base = xdg
    elif sys.platform == "win32":
        base = env.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", _MAC[use])
    else:
        base = os.path.join(home, _UNIX[use])
    return os.path.join(base, "doclint")
