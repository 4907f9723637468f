"""A found set of changes as a plan: in its order, with costs, days, next steps and documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from knowledge.inference.nearest.ordering import Ordering
from knowledge.inference.nearest.reach import STAYS, Look, Options, Reach
from knowledge.inference.nearest.search import Found
from knowledge.inference.nearest.weighing import Scales
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.moves import Move
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Assessment, RecommendedStep
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Plan, PlannedChange, Total
from knowledge.vocabulary.rules import RequirementId

SATURDAY = 5


class Planner:
    """Makes plans for one case. `unmet`: for every requirement of the aim, the wire that says that it is not met."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        circuit: Circuit,
        reach: Reach,
        scales: Scales,
        assessment: Assessment,
        unmet: Mapping[RequirementId, Wire],
    ) -> None:
        self._knowledge = knowledge_base
        self._circuit = circuit
        self._reach = reach
        self._scales = scales
        self._assessment = assessment
        self._unmet = unmet

    def plans(self, found: Sequence[Found]) -> tuple[Plan, ...]:
        """One plan for each set of facts that is changed; choices that do as well are named in it."""
        by_facts: dict[frozenset[FactId], list[dict[FactId, Move]]] = {}
        for one in found:
            moves = _moves(one.options)
            by_facts.setdefault(frozenset(moves), []).append(moves)
        return tuple(self._plan(same[0], same, found[0].options) for same in by_facts.values())

    def _plan(self, moves: Mapping[FactId, Move], same: Sequence[Mapping[FactId, Move]], options: Options) -> Plan:
        decided: Options = {fact: (moves.get(fact),) for fact in options}
        look = self._reach.look(decided, [{}, *({fact: STAYS} for fact in moves)])
        ordering = Ordering(self._circuit, self._reach, dict.fromkeys(options, STAYS))
        prepared = ordering.prepared_by(tuple(moves.values()))
        cured = {
            fact: tuple(dict.fromkeys([*self._unmet_in(look, lane), *_prepared_for_others(fact, prepared)]))
            for lane, fact in enumerate(moves, start=1)
        }
        steps = {fact: self._steps_curing(cured[fact]) for fact in moves}
        ordered = ordering.order(sorted(moves.values(), key=lambda move: self._turn(steps[move.fact])))
        assert ordered is not None, "the search has found an order"
        changes = tuple(
            PlannedChange(
                fact=move.fact,
                by=move.change.by,
                current=self._current(move.fact),
                becomes=move.value,
                towards=move.towards,
                or_becomes=tuple(_just_as_good(move, same)),
                brings=move.brings,
                cost=self._scales.cost(move.change.cost, decided, self._reach, look),
                days=self._scales.days(move.change.days),
                after=tuple(prepared[move.fact]),
                cures=cured[move.fact],
                steps=tuple(step.id for step in steps[move.fact]),
            )
            for move in ordered
        )
        return self._with_totals(changes, ordered, look)

    def _unmet_in(self, look: Look, lane: int) -> Iterator[RequirementId]:
        return (id for id, wire in self._unmet.items() if look.known_true(wire) >> lane & 1)

    def _current(self, fact: FactId) -> Value:
        current = self._assessment.answers[fact].known
        assert current is not None, "only known facts are changed"
        return current

    def _turn(self, steps: Sequence[RecommendedStep]) -> float:
        return min((step.number for step in steps), default=float("inf"))

    def _with_totals(self, changes: tuple[PlannedChange, ...], moves: Sequence[Move], look: Look) -> Plan:
        cured = {id for change in changes for id in change.cures}
        steps = belonging_steps(self._knowledge, self._assessment, cured)
        days = _total(change.days for change in changes)
        return Plan(
            changes=changes,
            cost=_total(change.cost for change in changes),
            unit=self._scales.unit(move.change.cost for move in moves),
            days=days,
            earliest=day_after_working_days(self._assessment.as_of, int(days.known)),
            steps=tuple(step.id for step in steps),
            documents=tuple(dict.fromkeys(document for step in steps for document in step.documents)),
            provided=tuple(
                id for id, wire in self._unmet.items() if not (look.known_true(wire) | look.known_false(wire)) & 1
            ),
        )

    def _steps_curing(self, requirements: Iterable[RequirementId]) -> list[RecommendedStep]:
        wanted = set(requirements)
        return [step for step in self._assessment.next_steps if wanted & set(step.cures)]


def belonging_steps(
    knowledge_base: KnowledgeBase, assessment: Assessment, requirements: Iterable[RequirementId]
) -> list[RecommendedStep]:
    """The due steps that cure these requirements, with those without a cure of their own that go before or after."""
    wanted = set(requirements)
    belonging = {step.id for step in assessment.next_steps if wanted & set(step.cures)}
    others = [step.id for step in assessment.next_steps if not step.cures]
    grows = True
    while grows:
        joining = {id for id in others if id not in belonging and _is_linked(knowledge_base, id, belonging)}
        belonging |= joining
        grows = bool(joining)
    return [step for step in assessment.next_steps if step.id in belonging]


def _is_linked(knowledge_base: KnowledgeBase, step: str, belonging: set[str]) -> bool:
    after = knowledge_base.next_steps[step].after
    return not belonging.isdisjoint(after) or any(step in knowledge_base.next_steps[one].after for one in belonging)


def day_after_working_days(day: date, count: int) -> date:
    """The day after so many more days from Monday to Friday; public holidays are not known here."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def _moves(options: Options) -> dict[FactId, Move]:
    return {fact: option for fact, (option,) in options.items() if option is not None}


def _prepared_for_others(
    fact: FactId, prepared: Mapping[FactId, Mapping[FactId, tuple[RequirementId, ...]]]
) -> Iterator[RequirementId]:
    return (id for by_others in prepared.values() for id in by_others.get(fact, ()))


def _just_as_good(move: Move, same: Sequence[Mapping[FactId, Move]]) -> Iterator[Value]:
    """The other values of the fact in sets that differ in nothing else."""
    for moves in same:
        other = moves[move.fact]
        if other.value != move.value and all(moves[fact] is one for fact, one in same[0].items() if fact != move.fact):
            yield other.value


def _total(figures: Iterable[int | float | None]) -> Total:
    figures = list(figures)
    known = [figure for figure in figures if figure is not None]
    return Total(sum(known), len(figures) - len(known))
