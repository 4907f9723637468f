"""Checking and testing packs: which are meant, and what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import available_folders, base_of, merged
from knowledge.authoring.problems import PackError, Problem
from knowledge.authoring.sound_packs import PackSize, remember_as_sound, size_if_sound, size_of
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language

SOUND: Text = {
    "en": "{name}: {rules} rules, {requirements} requirements, {questions} questions: no problem.",
    "zh": "{name}：{rules} 条规则、{requirements} 项要求、{questions} 个问题，没有发现问题。",
}
UNSOUND: Text = {"en": "{name}: {count} problems.", "zh": "{name}：{count} 个问题。"}
PASSED: Text = {"en": "{name}: {count} cases pass.", "zh": "{name}：{count} 个案例全部通过。"}
FAILED: Text = {
    "en": "{name}: {failed} of {count} cases come out otherwise.",
    "zh": "{name}：{count} 个案例中有 {failed} 个结果不符。",
}


@dataclass(frozen=True)
class CheckedPack:
    """What is wrong with a pack, and how large it is."""

    folder: Path
    problems: tuple[Problem, ...]
    size: PackSize

    def in_words(self, language: Language) -> list[str]:
        """A line a problem, then a line for the pack."""
        sound = in_language(UNSOUND if self.problems else SOUND, language)
        return [
            *(str(problem) for problem in self.problems),
            sound.format(
                name=self.folder.name,
                rules=self.size.rules,
                requirements=self.size.requirements,
                questions=self.size.questions,
                count=len(self.problems),
            ),
        ]


@dataclass(frozen=True)
class TestedPack:
    """How the cases of a pack came out."""

    folder: Path
    cases: int
    differences: tuple[str, ...]
    """Where, which case, and how it differs."""
    failed: int

    def in_words(self, language: Language) -> list[str]:
        """A line a difference, then a line for the pack."""
        outcome = in_language(FAILED if self.failed else PASSED, language)
        return [
            *self.differences,
            outcome.format(name=self.folder.name, count=self.cases, failed=self.failed),
        ]


def checked(folder: Path | None, extra: Iterable[Path]) -> Iterator[CheckedPack]:
    """Check the pack or packs in the folder, or all that are known."""
    extra = list(extra)
    for pack_folder in folders_meant(folder, extra):
        base = base_of(pack_folder, extra)
        files = pack_files(pack_folder)
        size = size_if_sound(files, base)
        yield CheckedPack(pack_folder, (), size) if size else _looked_through(pack_folder, files, base)


def _looked_through(folder: Path, files: PackFiles, base: KnowledgeBase | None) -> CheckedPack:
    """The pack with all that is wrong with it. That it is sound is remembered."""
    from knowledge.authoring.checking import check_files

    found = check_files(files, base)
    size = size_of(found.pack)
    if not found.problems:
        remember_as_sound(files, base, size)
    return CheckedPack(folder, tuple(placed(one, folder) for one in found.problems), size)


def tested(folder: Path | None, extra: Iterable[Path]) -> Iterator[TestedPack]:
    """Run the cases of the pack or packs in the folder, or of all that are known. Raises PackError."""
    from knowledge.authoring.cases import read_cases
    from knowledge.authoring.reading import read_pack
    from knowledge.inference.case_runs import CaseRuns

    extra = list(extra)
    for pack_folder in folders_meant(folder, extra):
        base = base_of(pack_folder, extra)
        pack = read_pack(pack_folder, base)
        knowledge = merged([*([base] if base else []), pack])
        reading = read_cases(pack_files(pack_folder), knowledge)
        if reading.problems:
            raise PackError(placed(problem, pack_folder) for problem in reading.problems)
        runs = CaseRuns(knowledge)
        outcomes = [(case, runs.differences(case)) for case in reading.cases]
        yield TestedPack(
            folder=pack_folder,
            cases=len(outcomes),
            differences=tuple(
                f"{pack_folder / case.place}: {case.name}: {difference}."
                for case, differences in outcomes
                for difference in differences
            ),
            failed=sum(bool(differences) for _, differences in outcomes),
        )


def folders_meant(folder: Path | None, extra: Iterable[Path]) -> list[Path]:
    """The folder itself when it is a pack, else the packs in it; without a folder, all that are known."""
    if folder is None:
        return list(available_folders(extra).values())
    below = sorted(manifest.parent for manifest in folder.glob("*/pack.yaml"))
    return [folder] if (folder / "pack.yaml").exists() or not below else below


def placed(problem: Problem, folder: Path) -> Problem:
    """The problem with its file as a person in the folder they work in would name it."""
    return Problem(str(folder / problem.file), problem.line, problem.what, problem.remedy)
