"""Which answers decide: each answered fact is given every other value in turn, all in one look at the circuit."""

from collections.abc import Iterator, Mapping

from knowledge.inference.nearest.finder import NearestLegalFinder, known_values
from knowledge.inference.nearest.reach import STAYS, Look, Reach, cone
from knowledge.logic.circuit import Wire
from knowledge.logic.moves import Move
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST
from knowledge.vocabulary.changes import Change
from knowledge.vocabulary.deciding import DecidingFact
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.rules import CurableBy, RequirementId, Status, Verdict


def deciding_facts(finder: NearestLegalFinder, assessment: Assessment) -> tuple[DecidingFact, ...]:
    """The facts on which the verdict hangs, those first that could turn it worst; then what is not known."""
    order = list(finder.knowledge_base.questions)
    known = sorted(
        _Deciding(finder, assessment).known_ones(),
        key=lambda one: (VERDICTS_FROM_WORST.index(one.worst), order.index(one.fact)),
    )
    return (*known, *_unknown_ones(finder, assessment))


def _unknown_ones(finder: NearestLegalFinder, assessment: Assessment) -> Iterator[DecidingFact]:
    requirements = finder.knowledge_base.requirements
    for open_fact in assessment.unknown:
        waiting = tuple(id for id in open_fact.needed_by if requirements[id].unmet_means is not Verdict.ROAD_LEGAL)
        if waiting:
            yield DecidingFact(open_fact.fact, None, None, Verdict.UNDETERMINED, waiting)


class _Deciding:
    """One look: lane n supposes that a fact has the value of suppositions[n]."""

    def __init__(self, finder: NearestLegalFinder, assessment: Assessment) -> None:
        self._assessment = assessment
        self._unmet = finder.unmet
        self._verdicts = {Verdict(str(value)): wire for value, wire in finder.circuit.outputs[VERDICT].items() if value}
        self._suppositions = list(_suppositions(finder, assessment))
        self._look = self._looked(finder, [*self._unmet.values(), *self._verdicts.values()])

    def _looked(self, finder: NearestLegalFinder, wires: list[Wire]) -> Look:
        by_fact: dict[FactId, list[Move]] = {}
        for move in self._suppositions:
            by_fact.setdefault(move.fact, []).append(move)
        options = {fact: (*STAYS, *moves) for fact, moves in by_fact.items()}
        nodes = cone(finder.circuit, wires)
        reach = Reach(finder.circuit, known_values(self._assessment), options, nodes)
        return reach.look(dict.fromkeys(options, STAYS), [{move.fact: (move,)} for move in self._suppositions])

    def known_ones(self) -> Iterator[DecidingFact]:
        """The answered facts of which another value makes the verdict worse."""
        worst: dict[FactId, Verdict] = {}
        decides: dict[FactId, dict[RequirementId, None]] = {}
        for lane, move in enumerate(self._suppositions):
            verdict = self._verdict(lane)
            if verdict is not None and _is_worse(verdict, self._assessment.verdict):
                worst[move.fact] = min(verdict, worst.get(move.fact, verdict), key=VERDICTS_FROM_WORST.index)
                decides.setdefault(move.fact, {}).update(dict.fromkeys(self._newly_unmet(lane)))
        for fact, verdict in worst.items():
            answer = self._assessment.answers[fact]
            yield DecidingFact(fact, answer.known, answer.evidence, verdict, tuple(decides[fact]))

    def _verdict(self, lane: int) -> Verdict | None:
        known = (one for one, wire in self._verdicts.items() if self._look.known_true(wire) >> lane & 1)
        return next(known, None)

    def _newly_unmet(self, lane: int) -> Iterator[RequirementId]:
        standing = {one.requirement for one in self._assessment.findings if one.status is Status.NOT_MET}
        for id, wire in self._unmet.items():
            if id not in standing and self._look.known_true(wire) >> lane & 1:
                yield id


def _is_worse(verdict: Verdict, than: Verdict) -> bool:
    if than is Verdict.UNDETERMINED:
        return verdict is not Verdict.ROAD_LEGAL
    return VERDICTS_FROM_WORST.index(verdict) < VERDICTS_FROM_WORST.index(than)


def _suppositions(finder: NearestLegalFinder, assessment: Assessment) -> Iterator[Move]:
    """Every answered fact with the value of every region."""
    for fact in known_values(assessment):
        if fact in finder.rule_base.asked:
            change: Change = Change(fact, CurableBy.NOBODY)
            no_brings: Mapping[FactId, str] = {}
            yield from (Move(fact, value, change, no_brings) for value in finder.regions.of(fact))
