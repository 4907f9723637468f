"""The surroundings of a program that a benchmark starts."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-P", "-m", "interview")


def on_a_terminal(data: str) -> dict[str, str]:
    """Environment variables of the program from this checkout on a common terminal; `data` is its data folder."""
    return {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",  # as most have it: compiled once, not at every start
        "PYTHONPATH": str(ROOT),
        "ROADWORTHY_DATA": data,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
