"""Toyland with a mistake in its text, read and proved as an author would do it."""

from pathlib import Path
from typing import TypeAlias

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import merged
from knowledge.authoring.reading import read_with_problems
from knowledge.verification.printing import Places, proof_lines
from knowledge.verification.proof import Proof
from knowledge.verification.proving import PROOFS, prove
from knowledge.vocabulary.packs import KnowledgeBase

Damage: TypeAlias = tuple[str, str, str]
"""A file, what stands there, and what stands there then."""

OUTCOMES = ("proved", "FAILED")
TOYLAND = Path(__file__).parents[2] / "packs" / "good" / "toyland"


def damaged(*damages: Damage) -> tuple[KnowledgeBase, Places]:
    """Toyland after the damages, and where its ids stand."""
    files = pack_files(TOYLAND)
    contents = dict(files.contents)
    for file, before, after in damages:
        assert before.encode() in contents[file], "the damage must hit the pack"
        contents[file] = contents[file].replace(before.encode(), after.encode(), 1)
    reading = read_with_problems(PackFiles(TOYLAND, contents))
    assert all("zh" in f"{problem.file} {problem.what}" for problem in reading.problems), reading.problems
    return merged([reading.pack]), Places(Path("toyland"), reading.places)


def printed(proof: Proof, *damages: Damage) -> list[str]:
    """What is printed of one proof of the damaged pack, without the claim and its bound."""
    knowledge_base, places = damaged(*damages)
    results = prove(knowledge_base, knowledge_base.read_on, [proof])
    lines = list(proof_lines(results, knowledge_base, places))
    return [line.removesuffix(" (as of 2026-11-22)") for line in lines if not line.startswith((" " * 8, *OUTCOMES))]


def claims_that_fail(*damages: Damage) -> list[Proof]:
    """The proofs that fail of the damaged pack."""
    knowledge_base, _ = damaged(*damages)
    results = prove(knowledge_base, knowledge_base.read_on)
    return [proof for proof, result in zip(PROOFS, results, strict=True) if not result.is_proved]
