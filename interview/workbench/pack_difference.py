"""Everything in which two versions of a pack differ: what they say, what that changes, and which cases it turns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.verification.coverage import known_answers
from knowledge.verification.versions.all_days import EffectsOnDays, effects_on_all_days
from knowledge.verification.versions.case_turns import CaseTurn, GivenCase, case_turns
from knowledge.verification.versions.entry_changes import CASES, EntryChange, case_changes, entry_changes
from knowledge.vocabulary.packs import Case, KnowledgeBase


@dataclass(frozen=True)
class PackDifference:
    """Two versions of a pack compared."""

    old: KnowledgeBase
    new: KnowledgeBase
    entries: tuple[EntryChange, ...]
    """What they say differently."""
    effects: tuple[EffectsOnDays, ...]
    """What that changes; the days alike put together."""
    cases: int
    """How many cases of the pack were compared."""
    case_turns: tuple[CaseTurn, ...]
    saved_cases: int
    """How many saved cases of the person were compared."""
    saved_case_turns: tuple[CaseTurn, ...]

    @property
    def is_none(self) -> bool:
        """Whether both say the same, however they are written."""
        return not self.entries

    @property
    def changes_nothing(self) -> bool:
        """Whether every complete set of answers is assessed alike on every day."""
        return all(one.effects.is_none for one in self.effects)


def pack_difference(
    old: tuple[KnowledgeBase, Mapping[str, Case]],
    new: tuple[KnowledgeBase, Mapping[str, Case]],
    saved_cases: Iterable[GivenCase],
) -> PackDifference:
    """Compare two versions, each with its cases. `saved_cases`: of the person, as the new version takes them."""
    saved = list(saved_cases)
    before, after = old[0], new[0]
    given = [_given(case) for case in {**old[1], **new[1]}.values()]
    entries = (*entry_changes(before, after), *case_changes(old[1], new[1], after))
    if not any(entry.kind != CASES for entry in entries):
        return PackDifference(before, after, entries, (), len(given), (), len(saved), ())
    return PackDifference(
        old=before,
        new=after,
        entries=entries,
        effects=tuple(effects_on_all_days(before, after)),
        cases=len(given),
        case_turns=tuple(case_turns(before, after, given)),
        saved_cases=len(saved),
        saved_case_turns=tuple(case_turns(before, after, saved)),
    )


def _given(case: Case) -> GivenCase:
    return GivenCase(case.name, case.place, case.as_of, known_answers(case))
