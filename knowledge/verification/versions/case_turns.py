"""Which cases, with just what is answered in them, another version of a pack assesses differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.logic.circuit import Wire
from knowledge.logic.rule_base import VERDICT, RuleValue
from knowledge.verification.partial_cases import PartialCases, partial_cases
from knowledge.verification.versions.effects import BothVersions
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Verdict


@dataclass(frozen=True)
class GivenCase:
    """Answers under a name, as of a day."""

    name: str
    place: str
    as_of: date
    known: Mapping[FactId, Value]


@dataclass(frozen=True)
class CaseTurn:
    """A case of which something is concluded otherwise."""

    case: GivenCase
    turns: tuple[tuple[FactId, RuleValue, RuleValue], ...]
    """Verdict, category or requirement, what it was and what it is; the verdict first."""

    @property
    def flips(self) -> bool:
        """Whether the verdict is another."""
        return any(goal == VERDICT for goal, _, _ in self.turns)


def case_turns(old: KnowledgeBase, new: KnowledgeBase, cases: Sequence[GivenCase]) -> list[CaseTurn]:
    """The cases of which the verdict, the category or a requirement comes out otherwise."""
    by_day: dict[date, list[GivenCase]] = {}
    for case in cases:
        by_day.setdefault(case.as_of, []).append(case)
    found: list[CaseTurn] = []
    for day, of_the_day in by_day.items():
        found.extend(_turns_of_a_day(BothVersions(old, new, day), of_the_day))
    return found


def _turns_of_a_day(both: BothVersions, cases: Sequence[GivenCase]) -> list[CaseTurn]:
    state = partial_cases(both.examination.circuit, [case.known for case in cases])
    turns: list[list[tuple[FactId, RuleValue, RuleValue]]] = [[] for _ in cases]
    for goal in both.goals:
        old, new = both.wires(goal)
        if old == new or goal.startswith(("step.", "risk.")):
            continue
        before, after = (_values(state, wires, len(cases)) for wires in (old, new))
        for lane, (was, is_now) in enumerate(zip(before, after, strict=True)):
            if was != is_now:
                turns[lane].append((goal, was, is_now))
    return [CaseTurn(case, tuple(turned)) for case, turned in zip(cases, turns, strict=True) if turned]


def _values(state: PartialCases, wires: Mapping[RuleValue | None, Wire], cases: int) -> list[RuleValue]:
    """What is concluded in each case; "undetermined" where nothing is."""
    found: list[RuleValue] = [Verdict.UNDETERMINED.value] * cases
    for value, wire in wires.items():
        true, _ = state.of(wire)
        for lane in range(cases):
            if value is not None and true >> lane & 1:
                found[lane] = value
    return found
