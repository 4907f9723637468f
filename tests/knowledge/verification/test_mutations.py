"""Small mistakes in toyland are noticed by its cases or by the proofs; those that are not are known by name."""

from collections import Counter

import pytest

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.inference.case_runs import CaseRuns
from knowledge.verification.case_outcomes import failing_cases
from knowledge.verification.equivalence import assess_alike
from knowledge.verification.mutation_check import Catch, MutationCheck
from knowledge.verification.mutations import Mutation, MutationKind, mutations
from knowledge.vocabulary.packs import Case, KnowledgeBase
from tests.knowledge.verification.damaged_toyland import TOYLAND, damaged

EVERY_MUTATION = mutations(damaged()[0], seed=0, number=1000)
WITHOUT_EFFECT = {
    # The rule before it takes every vehicle of at most three wheels, so this limit decides nothing.
    "vehicle.wheels > 3 becomes vehicle.wheels > 2",
}
SURVIVORS = {
    # No case of toyland is a truck of 20.6 kW: `kb coverage` names this edge.
    "vehicle.power <= 20.5 kW becomes vehicle.power <= 20.6 kW",
}


@pytest.fixture(scope="module")
def cases(toyland: KnowledgeBase) -> tuple[Case, ...]:
    return read_cases(pack_files(TOYLAND), toyland).cases


@pytest.fixture(scope="module")
def check(toyland: KnowledgeBase, cases: tuple[Case, ...]) -> MutationCheck:
    return MutationCheck(toyland, cases)


def test_there_are_mutations_of_every_kind() -> None:
    """Limits, comparisons, rules, exceptions, values and choices."""
    assert {mutation.kind for mutation in EVERY_MUTATION} == set(MutationKind)


@pytest.mark.parametrize("mutation", EVERY_MUTATION, ids=[one.says for one in EVERY_MUTATION])
def test_a_mutation_is_noticed(check: MutationCheck, mutation: Mutation) -> None:
    """By a case or by a proof, unless it changes nothing or is a survivor argued above."""
    expected = {Catch.BY_CASES, Catch.BY_PROOFS}
    if mutation.says in WITHOUT_EFFECT:
        expected = {Catch.WITHOUT_EFFECT}
    if mutation.says in SURVIVORS:
        expected = {Catch.SURVIVES}
    assert check.caught(mutation) in expected


def test_nineteen_of_twenty_are_noticed(check: MutationCheck) -> None:
    """At least 95 % of the mutations that change something."""
    caught = Counter(check.caught(mutation) for mutation in EVERY_MUTATION)
    effective = caught.total() - caught[Catch.WITHOUT_EFFECT]
    assert caught[Catch.BY_CASES] + caught[Catch.BY_PROOFS] >= 0.95 * effective


def test_the_same_seed_draws_the_same_mutations(toyland: KnowledgeBase) -> None:
    """A mutation check can be repeated, and another seed draws others."""
    drawn = [[one.says for one in mutations(toyland, seed, 10)] for seed in (7, 7, 8)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert {one.kind for one in mutations(toyland, 1, 99, [MutationKind.EXCEPTION_LOST])} == {
        MutationKind.EXCEPTION_LOST
    }


@pytest.mark.parametrize("mutation", EVERY_MUTATION, ids=[one.says for one in EVERY_MUTATION])
def test_cases_are_judged_as_they_are_when_run(mutation: Mutation, cases: tuple[Case, ...]) -> None:
    """All cases at once fail where running one after the other finds a difference."""
    runs = CaseRuns(mutation.knowledge_base)

    def differs(case: Case) -> bool:
        try:
            return bool(runs.differences(case))
        except KeyError:  # it expects a step or a risk that is gone
            return True

    slowly = {case.name for case in cases if differs(case)}
    assert {case.name for case in failing_cases(mutation.knowledge_base, cases)} == slowly


def test_a_base_is_alike_itself_and_not_its_mutations(toyland: KnowledgeBase) -> None:
    """What is without effect is alike; what a case notices is not."""
    assert assess_alike(toyland, toyland, toyland.read_on)
    for mutation in EVERY_MUTATION:
        if mutation.says in WITHOUT_EFFECT:
            assert assess_alike(toyland, mutation.knowledge_base, toyland.read_on)
        if mutation.says in SURVIVORS:
            assert not assess_alike(toyland, mutation.knowledge_base, toyland.read_on)
