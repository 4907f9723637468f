"""The bytes of a table, never more of them than a table has."""

import sys
from pathlib import Path

from interview.catalogue.tables import LARGEST
from interview.errors import UsageMistake
from interview.refusals import unreadable

STANDARD_INPUT = "-"


def content_of(file: str) -> bytes:
    """The bytes of the file, or of standard input for "-"; one more than allowed where there are too many."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UsageMistake(
            unreadable(error),
            {
                "en": "Name a CSV or XLSX table, or - for standard input.",
                "zh": "请给出 CSV 或 XLSX 表格，或用 - 表示标准输入。",
            },
            file,
        ) from error
