"""Which complete sets of answers two versions of a pack assess differently on a day, proved over all of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.logic.circuit import Wire
from knowledge.logic.clauses import FALSE, Literal
from knowledge.logic.regions import Segment
from knowledge.logic.rule_base import RuleValue
from knowledge.verification.examination import Examination
from knowledge.verification.results import FactInRange
from knowledge.verification.versions.own_changes import OwnChange, Premise, own_changes
from knowledge.verification.versions.two_versions import NEW, OLD, TwoVersions, authored
from knowledge.vocabulary.facts import FactId, Value, comparable
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class Turn:
    """A conclusion of the assessment that becomes another."""

    goal: FactId
    """Verdict, category, requirement, step or risk."""
    before: RuleValue | None
    after: RuleValue | None
    within: tuple[int, ...] = ()
    """Positions of the situations in which it happens; () = not looked for."""
    example: tuple[FactInRange, ...] = ()
    """Answers that bring it about, whatever the others are; none of them can be left out. () = not looked for."""

    @property
    def without_example(self) -> "Turn":
        """What turns, however it is shown."""
        return replace(self, within=(), example=())


@dataclass(frozen=True)
class Effects:
    """What another version changes on a day."""

    situations: tuple[OwnChange, ...]
    turns: tuple[Turn, ...]
    """The verdict first, then the category, requirements, steps and risks."""
    is_proved: bool
    """Whether it is shown that nothing changes outside the situations."""
    taken_as_free: tuple[FactId, ...]
    """Computed of several answers, and taken to have any value; () = the proof is exact."""

    @property
    def is_none(self) -> bool:
        """Whether every complete set of answers is assessed as before."""
        return not self.turns

    def is_like(self, other: "Effects") -> bool:
        """Whether the same turns in the same situations, whatever the examples."""
        turns = ([turn.without_example for turn in one.turns] for one in (self, other))
        return (self.situations, self.is_proved) == (other.situations, other.is_proved) and (next(turns) == next(turns))


class BothVersions:
    """Both versions as one circuit, with the solver over all complete sets of answers."""

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase, as_of: date) -> None:
        self.versions = TwoVersions(old, new, as_of)
        self.examination = Examination(new, as_of, rule_base=self.versions.both)
        goals = dict.fromkeys((*self.versions.new.goals, *self.versions.old.goals))
        self.goals = tuple(goal for goal in goals if not goal.startswith("said."))
        """What is compared: verdict, category, requirements, steps and risks."""

    def wires(self, goal: FactId) -> tuple[Mapping[RuleValue | None, Wire], Mapping[RuleValue | None, Wire]]:
        """The wires of its values in the old and in the new version."""
        outputs = self.examination.circuit.outputs
        return outputs[OLD + goal], outputs[NEW + goal]

    def effects(self, told: Collection[Turn] = ()) -> Effects:
        """What turns and where. `told`: what is known to turn on another day, of which no example is needed."""
        changes = [(change, self._holds(change)) for change in own_changes(self.versions)]
        cases = self.examination.cases
        possible = [(change, literal) for change, literal in changes if cases.can_hold(literal)]
        literals = [literal for _, literal in possible]
        turns = tuple(turn for goal in self.goals for turn in self._turns(goal, literals, told))
        joint = [fact for fact in cases.jointly_computed if len(cases.values[fact]) > 1]
        return Effects(
            situations=tuple(change for change, _ in possible),
            turns=turns,
            is_proved=not turns or not cases.can_hold(self._anything(), *(-literal for literal in literals)),
            taken_as_free=tuple(dict.fromkeys(map(authored, joint))),
        )

    def _turns(self, goal: FactId, situations: Sequence[Literal], told: Collection[Turn]) -> Iterator[Turn]:
        cases = self.examination.cases
        for before, after, literal in self._kinds(goal):
            if not cases.can_hold(literal):
                continue
            turn = Turn(goal, before, after)
            if turn in told:
                yield turn
                continue
            is_guidance = goal.startswith(("step.", "risk."))
            example = () if is_guidance else self.examination.smallest(cases.case(), [literal])
            within = (number for number, one in enumerate(situations) if cases.can_hold(literal, one))
            yield replace(turn, within=tuple(within), example=example)

    def _kinds(self, goal: FactId) -> Iterator[tuple[RuleValue | None, RuleValue | None, Literal]]:
        """The pairs of different values, with what holds where the first has become the second."""
        cases = self.examination.cases
        old, new = self.wires(goal)
        if old == new:
            return
        for before, was in old.items():
            for after, is_now in new.items():
                if before != after:
                    literal = cases.clauses.all_of([cases.literal(was), cases.literal(is_now)])
                    if literal != FALSE:
                        yield before, after, literal

    def _anything(self) -> Literal:
        """That some conclusion of the assessment is another."""
        literals = [literal for goal in self.goals for _, _, literal in self._kinds(goal)]
        return self.examination.cases.clauses.any_of(literals)

    def _holds(self, change: OwnChange) -> Literal:
        """That a case is of the situation; what is concluded elsewhere as the old version concludes it."""
        clauses = self.examination.cases.clauses
        return clauses.all_of([self._premise_holds(premise) for premise in change.premises])

    def _premise_holds(self, premise: Premise) -> Literal:
        cases = self.examination.cases
        if not premise.segments:
            outputs = self.wires(premise.fact)[0]
            return cases.clauses.any_of(
                cases.literal(outputs[value]) for value in premise.conclusions if value in outputs
            )
        cells = cases.cells[cases.basis(premise.fact)]
        return cases.clauses.any_of(
            cell for value, cell in cells.items() if _lies_in(cases.in_terms_of(premise.fact, value), premise.segments)
        )


def _lies_in(value: Value, segments: Sequence[Segment]) -> bool:
    return any(_lies_between(value, segment) for segment in segments)


def _lies_between(value: Value, segment: Segment) -> bool:
    if isinstance(value, str):
        return value in (segment.first, segment.last)
    found = comparable(value)
    low, high = (None if end is None else comparable(end) for end in (segment.first, segment.last))
    assert not isinstance(found, str)
    assert not isinstance(low, str)
    assert not isinstance(high, str)
    return (low is None or low <= found) and (high is None or found <= high)
