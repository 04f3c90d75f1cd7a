"""Take the first two `sh` blocks out of a README: `readme_commands.py README.md OUT`."""

import re
import sys
from pathlib import Path

readme, out = Path(sys.argv[1]), Path(sys.argv[2])
blocks = re.findall(r"^```sh\n(.*?)^```", readme.read_text("utf-8"), re.MULTILINE | re.DOTALL)
if len(blocks) < 2:
    sys.exit(f"{readme} must begin with two sh blocks, it has {len(blocks)}")
for number, block in enumerate(blocks[:2], start=1):
    (out / f"command{number}.sh").write_text(block, "utf-8")
