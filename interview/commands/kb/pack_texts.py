"""The texts of a pack in a folder, with their translations."""

from collections.abc import Iterable
from pathlib import Path

from interview.commands.kb.pack_work import placed
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import base_of
from knowledge.authoring.problems import PackError
from knowledge.authoring.reading import Reading, read_with_problems
from knowledge.authoring.translating import TranslatedText, translated_texts


def reading_of(folder: Path, extra: Iterable[Path]) -> Reading:
    """The pack as far as it can be read. Raises PackError where not even its texts can be told."""
    reading = read_with_problems(pack_files(folder), base_of(folder, extra))
    if not reading.texts:
        raise PackError(placed(problem, folder) for problem in reading.problems)
    return reading


def texts_of(folder: Path, extra: Iterable[Path]) -> list[TranslatedText]:
    """Every text of the pack, with the state of its translation. Raises PackError."""
    return translated_texts(reading_of(folder, extra))
