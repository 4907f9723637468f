"""How many questions are usually left: what vehicles like this one were still asked, by the cases of the packs.

No bound and no promise: a figure to plan by, between the two bounds that are proved.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from knowledge.authoring.cache import cache_folder, hash_of_code, keep
from knowledge.authoring.digests import sha256
from knowledge.authoring.library import available_folders
from knowledge.vocabulary.facts import UNKNOWN, FactId, FactType
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

FEWEST_ALIKE = 5
"""An answer that leaves fewer cases than that says nothing about what is usual."""

Known: TypeAlias = tuple[dict[FactId, str], frozenset[FactId]]
"""Of a case with a verdict: what was chosen, and all facts that were known."""


class UsualLength:
    """What the cases tell."""

    def __init__(self, cases: Sequence[Known]) -> None:
        self._cases = cases

    def left(self, answers: Mapping[FactId, Answer], candidates: Collection[FactId]) -> int | None:
        """How many of the candidates are usually asked after these answers; null where there are too few cases."""
        if len(self._cases) < FEWEST_ALIKE:
            return None
        open_facts = frozenset(candidates)
        counts = sorted(len(facts & open_facts) for _, facts in self._alike(answers))
        return counts[len(counts) // 2]

    def _alike(self, answers: Mapping[FactId, Answer]) -> Sequence[Known]:
        """The cases that agree with one choice after the other, unless hardly any does."""
        alike = self._cases
        for fact, answer in answers.items():
            agreeing = [case for case in alike if case[0].get(fact, answer.value) == answer.value]
            if answer.known is not None and len(agreeing) >= FEWEST_ALIKE:
                alike = agreeing
        return alike


def usual_length(base: KnowledgeBase, extra: Iterable[Path] = ()) -> UsualLength:
    """From the cases of all packs that apply; kept from one start to the next. `extra`: folders with further packs."""
    digest = sha256(f"{base.packs} {hash_of_code('vocabulary', 'authoring')}".encode())
    digest.update(Path(__file__).read_bytes())
    path = cache_folder() / "lengths" / f"{digest.hexdigest()}.msgpack"
    try:
        return UsualLength(msgspec.msgpack.decode(path.read_bytes(), type=list[Known]))
    except (OSError, msgspec.DecodeError):
        known = learned(_cases(base, extra), base)
        keep(msgspec.msgpack.encode(known, order="deterministic"), path)
        return UsualLength(known)


def _cases(base: KnowledgeBase, extra: Iterable[Path]) -> Iterator[Case]:
    from knowledge.authoring.cases import read_cases
    from knowledge.authoring.files import pack_files

    folders = available_folders(extra)
    for pack in base.packs:
        if pack.id in folders:
            yield from read_cases(pack_files(folders[pack.id]), base).cases


def learned(cases: Iterable[Case], base: KnowledgeBase) -> list[Known]:
    """Of the cases with a verdict each once: many try another figure on the same vehicle."""
    seen: list[Known] = []
    for case in cases:
        if _has_verdict(case) and (known := _known(case, base)) not in seen:
            seen.append(known)
    return seen


def _has_verdict(case: Case) -> bool:
    from knowledge.logic.rule_base import VERDICT

    return case.expect.get(VERDICT, Verdict.UNDETERMINED.value) != Verdict.UNDETERMINED.value


def _known(case: Case, base: KnowledgeBase) -> Known:
    known = {fact: value for fact, value in case.given.items() if value is not UNKNOWN}
    chosen = {
        fact: value
        for fact, value in known.items()
        if isinstance(value, str) and base.facts[fact].type in {FactType.CHOICE, FactType.YES_NO}
    }
    return chosen, frozenset(known)
