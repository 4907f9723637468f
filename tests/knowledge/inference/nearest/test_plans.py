"""For every case of every pack: the plan leads to the promised verdict, nothing less does, and "none exists" holds."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, permutations

import pytest

from knowledge.authoring.library import available_folders
from knowledge.inference.nearest.finder import GOALS
from knowledge.inference.production_system import ProductionSystem
from knowledge.logic.moves import Move
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST
from knowledge.verification.lightest_changes import LightestChanges
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.plans import Plan
from knowledge.vocabulary.rules import RequirementId, Status, Verdict
from tests.knowledge.inference.nearest.pack_cases import PackCase, after, pack_cases

PACKS = sorted(available_folders())
COLUMNS = ("changes", "costs to ask", "money", "days to ask", "days", "distance")


def reaches(one: PackCase, conclusions: Conclusions, goal: Verdict) -> bool:
    """Whether the goal, or a better verdict, is not known to be missed."""
    return any(verdict in conclusions.possible[VERDICT] for verdict in VERDICTS_FROM_WORST if better(verdict, goal))


def better(verdict: Verdict, goal: Verdict) -> bool:
    """Whether it is as good as the goal or better."""
    return VERDICTS_FROM_WORST.index(verdict) >= VERDICTS_FROM_WORST.index(goal)


def planned(pack: str) -> Iterator[tuple[PackCase, Plan, Verdict]]:
    """Every plan of every case, with what it promises."""
    for one in pack_cases(pack):
        for plan in one.plans:
            assert one.nearest is not None
            assert one.nearest.verdict is not None
            yield one, plan, one.nearest.verdict


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_every_plan_leads_to_its_verdict(pack: str) -> None:
    """The evaluator concludes the promised verdict of the changed answers, or still may where answers are missing."""
    for one, plan, goal in planned(pack):
        conclusions = one.concluded(after(one.known, plan.changes))
        assert reaches(one, conclusions, goal), one.case.name
        if not plan.provided:
            assert better(Verdict(str(conclusions.value(VERDICT))), goal), one.case.name


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_experta_concludes_the_same_of_plans(pack: str) -> None:
    """Forward chaining in experta agrees with the evaluator on the changed answers, of every third case."""
    systems: dict[date, ProductionSystem] = {}
    drawn: dict[object, Conclusions] = {}
    plans = [(one, plan, goal) for one, plan, goal in planned(pack) if one.nearest and plan is one.nearest.plan]
    for one, plan, goal in plans[::3]:
        day, known = one.rule_base.as_of, after(one.known, plan.changes)
        if day not in systems:
            systems[day] = ProductionSystem(one.rule_base)
        answers = (day, frozenset(known.items()))
        if answers not in drawn:
            systems[day].forget_all_and_learn(known)
            drawn[answers] = systems[day].conclusions()
        assert drawn[answers] == one.concluded(known), one.case.name
        assert reaches(one, drawn[answers], goal), one.case.name


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_no_part_of_a_plan_does(pack: str) -> None:
    """Every proper subset of the changes misses the verdict, or needs something that is unmet."""
    for one, plan, goal in planned(pack):
        for size in range(len(plan.changes)):
            for part in combinations(plan.changes, size):
                if reaches(one, one.concluded(after(one.known, part)), goal):
                    moves = [move_of(one, change.fact, change.becomes) for change in part]
                    assert not all(can_be_done(one, move, moves) for move in moves), (one.case.name, part)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_every_change_can_be_made_when_its_turn_comes(pack: str) -> None:
    """In the order of the plan nothing that a change needs is unmet, and what must come first does."""
    for one, plan, _ in planned(pack):
        done: list[str] = []
        for number, change in enumerate(plan.changes):
            conclusions = one.concluded(after(one.known, plan.changes[:number]))
            needs = move_of(one, change.fact, change.becomes).change.needs
            assert all(conclusions.value(need) != Status.NOT_MET for need in needs), (one.case.name, change.fact)
            assert set(change.after) <= set(done), one.case.name
            done.append(change.fact)


@pytest.mark.parametrize("pack", PACKS)
def test_steps_of_a_plan_are_steps_of_the_assessment_in_their_order(pack: str) -> None:
    """A plan names only next steps that are due, and a change only steps of its plan."""
    for one, plan, _ in planned(pack):
        due = [step.id for step in one.assessment.next_steps]
        assert list(plan.steps) == [id for id in due if id in plan.steps], one.case.name
        assert all(set(change.steps) <= set(plan.steps) for change in plan.changes), one.case.name


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_out_of_reach_has_a_reason(pack: str) -> None:
    """Every better verdict that is out of reach names requirements that are unmet now and would have to be met."""
    for one in pack_cases(pack):
        for missed in one.nearest.out_of_reach if one.nearest else ():
            assert missed.stays_unmet, one.case.name
            unmet = {finding.requirement for finding in one.assessment.findings if finding.status is Status.NOT_MET}
            assert missed.together or set(missed.stays_unmet) <= unmet, one.case.name


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_maxsat_finds_nothing_nearer_and_nothing_where_none_exists(pack: str) -> None:
    """An independent search has the same least weight for every verdict, and finds none where none exists."""
    for one in pack_cases(pack):
        if one.nearest is None:
            continue
        changes = changes_by_maxsat(one)
        for goal in GOALS:
            if any(missed.verdict is goal for missed in one.nearest.out_of_reach):
                assert changes.lightest(COLUMNS, aims_of(one, goal)) is None, (one.case.name, goal)
            elif goal is one.nearest.verdict:
                weight = changes.lightest(COLUMNS, aims_of(one, goal))
                assert weight is not None, one.case.name
                assert one.nearest.plan is not None
                assert weight[:5] == figures(one.nearest.plan), (one.case.name, weight)


def changes_by_maxsat(one: PackCase) -> LightestChanges:
    """What weighted MaxSAT may change, the use of the person kept."""
    options = {
        fact: (None, *(move for move in of_fact if not move.change.last_resort)) for fact, of_fact in one.moves.items()
    }
    return LightestChanges(one.knowledge, one.finder.circuit, one.known, options)


def aims_of(one: PackCase, goal: Verdict) -> list[RequirementId]:
    """The requirements that must not stay unmet for the verdict."""
    worse = [verdict for verdict in VERDICTS_FROM_WORST if not better(verdict, goal)]
    return [id for id, requirement in one.knowledge.requirements.items() if requirement.unmet_means in worse]


def figures(plan: Plan) -> tuple[float, ...]:
    """What a plan weighs."""
    return (len(plan.changes), plan.cost.to_ask, plan.cost.known, plan.days.to_ask, plan.days.known)


def move_of(one: PackCase, fact: str, becomes: object) -> Move:
    """The move behind a planned change."""
    return next(move for move in one.moves[fact] if move.value == becomes)


def can_be_done(one: PackCase, move: Move, moves: Iterable[Move]) -> bool:
    """Whether a move needs nothing that is unmet while the others are done and it is not."""
    known = dict(one.known)
    others = [other for other in moves if other is not move]
    known.update({other.fact: other.value for other in others})
    for other in others:
        known.update(other.brings)
    conclusions = one.concluded(known)
    return all(conclusions.value(need) != Status.NOT_MET for need in move.change.needs)


def test_the_order_is_one_of_all_orders() -> None:
    """Where a plan has several orders, the one it has keeps the order of the next steps as far as it may."""
    for one, plan, _ in planned("cn"):
        numbers = {step.id: step.number for step in one.assessment.next_steps}
        turns = [min((numbers[id] for id in change.steps), default=10**6) for change in plan.changes]
        if not any(change.after for change in plan.changes):
            assert turns == min(map(list, permutations(turns))), one.case.name
