"""The nearest legal version of one vehicle: the best verdict in reach, the plan to it, what no change can remove."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from knowledge.inference.nearest.planning import Planner, belonging_steps
from knowledge.inference.nearest.reach import STAYS, Options, Reach, cone
from knowledge.inference.nearest.search import Search
from knowledge.inference.nearest.weighing import Scales
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.moves import Moves, moves_of
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import VERDICTS_FROM_WORST, RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Assessment, Finding
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Measure, NearestLegal, OutOfReach
from knowledge.vocabulary.rules import RequirementId, Status, Verdict

GOALS = (Verdict.ROAD_LEGAL, Verdict.RESTRICTED_USE)
"""Verdicts with which a vehicle may be used, best first."""


class NearestLegalFinder:
    """Finds plans by one rule base. What does not depend on the answers is prepared once."""

    def __init__(self, knowledge_base: KnowledgeBase, rule_base: RuleBase) -> None:
        self.knowledge_base = knowledge_base
        self.rule_base = rule_base

    @cached_property
    def circuit(self) -> Circuit:
        """The rules as one circuit."""
        return Circuit(self.rule_base)

    @cached_property
    def regions(self) -> Regions:
        """The regions of its facts."""
        return Regions(self.rule_base)

    @cached_property
    def unmet(self) -> dict[RequirementId, Wire]:
        """For every requirement, the wire that says that it is not met."""
        return wires_of_unmet(self.knowledge_base, self.circuit)

    @cached_property
    def nodes(self) -> tuple[int, ...]:
        """All that a search asks for: what is not met, what changes need, and what they cost."""
        costs = Scales(self.knowledge_base, self.circuit, Measure.CHANGES).wires
        return cone(self.circuit, [*self.unmet.values(), *costs])

    def added_to(self, assessment: Assessment, measure: Measure = Measure.CHANGES) -> Assessment:
        """The assessment with its nearest legal version."""
        return replace(assessment, nearest_legal=self.nearest_legal(assessment, measure))

    def nearest_legal(self, assessment: Assessment, measure: Measure = Measure.CHANGES) -> NearestLegal | None:
        """What would make the vehicle legal; null where nothing is known to be unmet."""
        if not any(map(_stands_in_the_way, assessment.findings)):
            return None
        return _Case(self, assessment, measure).nearest_legal()


class _Case:
    def __init__(
        self,
        finder: NearestLegalFinder,
        assessment: Assessment,
        measure: Measure,
    ) -> None:
        self._knowledge = finder.knowledge_base
        self._circuit = finder.circuit
        self._assessment = assessment
        self._measure = measure
        known = known_values(assessment)
        moves = moves_of(self._knowledge, finder.rule_base, finder.regions, known)
        self._all = all_options(moves)
        self._keeping = all_options(moves, giving_up=False)
        self._scales = Scales(self._knowledge, finder.circuit, measure)
        self._unmet = finder.unmet
        self._reach = Reach(finder.circuit, known, self._all, finder.nodes)

    def nearest_legal(self) -> NearestLegal:
        out_of_reach: list[OutOfReach] = []
        for goal in GOALS:
            found = self._towards(goal, self._keeping, giving_up=False, out_of_reach=out_of_reach)
            if found is not None:
                return found
            out_of_reach.append(self._out_of_reach(goal))
        for goal in GOALS:
            found = self._towards(goal, self._all, giving_up=True, out_of_reach=out_of_reach)
            if found is not None:
                return found
        return NearestLegal(self._measure, None, None, (), False, tuple(out_of_reach), self._remains(out_of_reach))

    def _towards(
        self, goal: Verdict, options: Options, giving_up: bool, out_of_reach: list[OutOfReach]
    ) -> NearestLegal | None:
        unmet = self._unmet_below(goal)
        found = self._search(unmet.values()).lightest(options)
        if not found:
            return None
        planner = Planner(self._knowledge, self._circuit, self._reach, self._scales, self._assessment, unmet)
        plan, *others = planner.plans(found)
        return NearestLegal(
            measure=self._measure,
            verdict=goal,
            plan=plan,
            alternatives=tuple(others),
            gives_up=giving_up,
            out_of_reach=tuple(out_of_reach),
            remains=self._remains(out_of_reach),
        )

    def _search(self, aims: Iterable[Wire]) -> Search:
        return Search(self._circuit, self._reach, self._scales, list(aims))

    def _unmet_below(self, goal: Verdict) -> dict[RequirementId, Wire]:
        """The wires of the requirements that stand in the way of a verdict."""
        worse = VERDICTS_FROM_WORST[: VERDICTS_FROM_WORST.index(goal)]
        return {id: wire for id, wire in self._unmet.items() if self._knowledge.requirements[id].unmet_means in worse}

    def _remains(self, out_of_reach: list[OutOfReach]) -> tuple[str, ...]:
        unmet = {id for one in out_of_reach for id in one.stays_unmet}
        return tuple(step.id for step in belonging_steps(self._knowledge, self._assessment, unmet))

    # --- why a verdict is out of reach ------------------------------------------------------------------------

    def _out_of_reach(self, goal: Verdict) -> OutOfReach:
        unmet = self._unmet_below(goal)
        alone = self._known_to_stay(unmet) or [id for id, wire in unmet.items() if not self._can_be_met([wire])]
        if alone:
            return OutOfReach(goal, self._worst_first(alone), together=False)
        needed = dict(unmet)
        for id in unmet:
            fewer = {one: wire for one, wire in needed.items() if one != id}
            if not self._can_be_met(fewer.values()):
                needed = fewer
        return OutOfReach(goal, self._worst_first(needed), together=True)

    def _known_to_stay(self, unmet: Mapping[RequirementId, Wire]) -> list[RequirementId]:
        """Those that one look shows to stay unmet whatever is changed."""
        options = self._search(()).narrowed(self._keeping)
        if options is None:
            return list(unmet)
        look = self._reach.look(options, [{}])
        return [id for id, wire in unmet.items() if look.known_true(wire)]

    def _can_be_met(self, wires: Iterable[Wire]) -> bool:
        return bool(self._search(wires).lightest(self._keeping, most=1))

    def _worst_first(self, ids: Iterable[RequirementId]) -> tuple[RequirementId, ...]:
        requirements = self._knowledge.requirements
        return tuple(sorted(ids, key=lambda id: VERDICTS_FROM_WORST.index(requirements[id].unmet_means)))


def _stands_in_the_way(finding: Finding) -> bool:
    return finding.status is Status.NOT_MET and finding.unmet_means is not Verdict.ROAD_LEGAL


def known_values(assessment: Assessment) -> dict[FactId, Value]:
    """The answers of an assessment with a known value."""
    return {fact: answer.known for fact, answer in assessment.answers.items() if answer.known is not None}


def wires_of_unmet(knowledge_base: KnowledgeBase, circuit: Circuit) -> dict[RequirementId, Wire]:
    """For every requirement, the wire that says that it is not met."""
    return {id: circuit.test(id, {Status.NOT_MET.value}) for id in knowledge_base.requirements}


def all_options(moves: Moves, *, giving_up: bool = True) -> Options:
    """Everything open: each changeable fact stays or makes any of its moves."""
    return {
        fact: (*STAYS, *(move for move in of_fact if giving_up or not move.change.last_resort))
        for fact, of_fact in moves.items()
    }
