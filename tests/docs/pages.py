"""The pages of the documentation: their code fences, what is marked above them, and the commands in their sentences.

A fence of the language sh is run line by line, one of console where a line begins with $. A comment right above a
fence says otherwise:

    <!-- shown: why -->      it is not run
    <!-- exit: 65 -->        its last command ends with this code
    <!-- file: NAME -->      what stands in it (of any language) is written to this file; ```yaml file=NAME says the same
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>[a-z]*)(?: file=(?P<file>\S+))?[^\n]*\n(?P<text>.*?)^(?P=indent)```",
    re.MULTILINE | re.DOTALL,
)
MARK = re.compile(r"<!-- *(?P<word>shown|exit|file): *(?P<value>.*?) *-->\s*$")
SPAN = re.compile(r"`((?:roadworthy|\./run) [^`\n]+)`")
RUN = ("sh", "console")


@dataclass(frozen=True)
class Fence:
    """A block of code."""

    page: str
    line: int
    language: str
    text: str
    word: str
    """shown, exit or file; "" where nothing is marked."""
    value: str

    @property
    def commands(self) -> list[str]:
        """The command lines; a backslash at the end joins a line with the next."""
        lines = self.text.replace("\\\n", " ").splitlines()
        if self.language == "console":
            return [line.strip().removeprefix("$ ") for line in lines if line.strip().startswith("$ ")]
        return [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]


def pages() -> list[Path]:
    """Every page: the README and what is below docs/."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def fences(page: Path) -> Iterator[Fence]:
    """Every block of code of a page, in order."""
    text = page.read_text("utf-8")
    for found in FENCE.finditer(text):
        mark = MARK.search(text[: found.start()])
        indent = len(found["indent"])
        yield Fence(
            page=page.relative_to(ROOT).as_posix(),
            line=text.count("\n", 0, found.start()) + 1,
            language=found["language"],
            text="\n".join(line[indent:] for line in found["text"].splitlines()) + "\n",
            word="file" if found["file"] else mark["word"] if mark else "",
            value=found["file"] or (mark["value"] if mark else ""),
        )


def commands_in_sentences(page: Path) -> Iterator[str]:
    """Every command of the program that stands in a sentence or a table."""
    text = FENCE.sub("", page.read_text("utf-8"))
    yield from (found[1].replace("\\|", "|") for found in SPAN.finditer(text))
