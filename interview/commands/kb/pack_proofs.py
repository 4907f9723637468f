"""Proving packs and measuring what their cases exercise: which packs are meant, and what came of it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interview.commands.kb.pack_work import folders_meant, placed
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import base_of, merged
from knowledge.authoring.problems import PackError, Problem
from knowledge.authoring.reading import read_with_problems
from knowledge.verification.all_days import prove_on_all_days
from knowledge.verification.coverage import coverage
from knowledge.verification.printing import Places, coverage_lines, proof_lines
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language

PROVED: Text = {"en": "{name}: all {count} claims are proved.", "zh": "{name}：{count} 条断言全部得证。"}
NOT_PROVED: Text = {
    "en": "{name}: {failed} of {count} claims do not hold.",
    "zh": "{name}：{count} 条断言中有 {failed} 条不成立。",
}
COVERED: Text = {
    "en": "{name}: the cases exercise every rule and every choice.",
    "zh": "{name}：案例覆盖了每条规则和每个选项。",
}
NOT_COVERED: Text = {
    "en": "{name}: without a case: rules: {rules}, choices: {choices}.",
    "zh": "{name}：有 {rules} 条规则和 {choices} 个选项没有案例覆盖。",
}
MOST_WORKERS = 2
"""Processes that share the proofs: more would wait for the longest of them."""


@dataclass(frozen=True)
class Outcome:
    """What is to be printed of a pack, and whether all is well."""

    lines: tuple[str, ...]
    is_well: bool


@dataclass(frozen=True)
class _ReadPack:
    knowledge_base: KnowledgeBase
    cases: tuple[Case, ...]
    places: Places
    own: frozenset[str]
    """Ids of the entries of the pack itself, not of what it extends."""
    name: str


def proved(folder: Path | None, extra: Iterable[Path], thoroughly: bool, language: Language) -> Iterator[Outcome]:
    """Prove the pack or packs in the folder, or all that are known. Raises PackError.

    `thoroughly`: on every day also what takes long, which is else done as of the day on which the pack was read.
    """
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    for pack in _read(folder, extra):
        base = pack.knowledge_base
        results = prove_on_all_days(base, base.read_on, thoroughly, workers)
        failed = sum(not result.is_proved for result in results)
        summary = in_language(NOT_PROVED if failed else PROVED, language)
        yield Outcome(
            (
                *proof_lines(results, base, pack.places),
                summary.format(name=pack.name, count=len(results), failed=failed),
            ),
            not failed,
        )


def covered(folder: Path | None, extra: Iterable[Path], language: Language) -> Iterator[Outcome]:
    """What the cases of the pack or packs in the folder, or of all that are known, exercise. Raises PackError."""
    for pack in _read(folder, extra):
        report = coverage(pack.knowledge_base, pack.cases).of(pack.own)
        summary = in_language(COVERED if report.is_complete else NOT_COVERED, language)
        missing = {"rules": len(report.rules.missing), "choices": len(report.choices.missing)}
        yield Outcome(
            (*coverage_lines(report, pack.places), summary.format(name=pack.name, **missing)), report.is_complete
        )


def _read(folder: Path | None, extra: Iterable[Path]) -> Iterator[_ReadPack]:
    extra = list(extra)
    for pack_folder in folders_meant(folder, extra):
        base = base_of(pack_folder, extra)
        files = pack_files(pack_folder)
        reading = read_with_problems(files, base)
        knowledge = merged([*([base] if base else []), reading.pack])
        _refuse(reading.problems, pack_folder)
        cases = read_cases(files, knowledge)
        _refuse(cases.problems, pack_folder)
        yield _ReadPack(
            knowledge, cases.cases, Places(pack_folder, reading.places), frozenset(reading.places), pack_folder.name
        )


def _refuse(problems: tuple[Problem, ...], folder: Path) -> None:
    if problems:
        raise PackError(placed(problem, folder) for problem in problems)
