"""What is wrong with an authored file: where, what, and how to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_COMPARED = 100
"""Signs. What is longer is no slip of the keyboard, and finding what is near it takes long."""
SHORT = 3
"""Signs. One wrong sign is a larger part of such a word."""
MOST_PROBLEMS = 500
"""Of one pack: whoever has more has made one mistake many times."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of an author."""

    file: str
    line: int
    """0 = it is in no line."""
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.remedy}"


class PackError(Exception):
    """A pack cannot be used; `problems` tells why, each with file, line and remedy."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy that names the nearest known word, or `otherwise` when none is near."""
    from difflib import get_close_matches

    if len(word) > LONGEST_COMPARED:
        return otherwise
    near = get_close_matches(word, list(known), n=1, cutoff=0.6 if len(word) > SHORT else 0.5)
    return f"Did you mean {near[0]}?" if near else otherwise
