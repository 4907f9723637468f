"""One authored rule, several engines: experta, the circuit, the kernel and the plain evaluator conclude the same."""

import os
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.columnar import Kernel
from knowledge.inference.case_runs import CaseRuns, known_of
from knowledge.inference.evaluator import evaluate
from knowledge.inference.lanes import Lanes
from knowledge.inference.production_system import ProductionSystem
from knowledge.logic.circuit import Circuit
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import Case, KnowledgeBase
from tests.knowledge.columnar.agreement import differences
from tests.knowledge.random_walk import conclusions_digest

PACKS = sorted(available_folders())
SEEDS = ("0", "1", "20261122")


@cache
def shipped(pack: str) -> tuple[KnowledgeBase, tuple[Case, ...]]:
    """A shipped pack with its cases."""
    knowledge = knowledge_base(pack)
    return knowledge, read_cases(pack_files(available_folders()[pack]), knowledge).cases


@cache
def cases_that_differ(pack: str) -> tuple[Case, ...]:
    """The cases of a shipped pack whose answers no earlier case of the same day has."""
    first: dict[object, Case] = {}
    for case in shipped(pack)[1]:
        first.setdefault((case.as_of, frozenset(known_of(case).items())), case)
    return tuple(first.values())


@cache
def rule_base(pack: str, as_of: date) -> RuleBase:
    """The law of a day, lowered."""
    return rule_base_of(shipped(pack)[0], as_of)


@cache
def evaluated(pack: str, as_of: date, known: frozenset[tuple[FactId, Value]]) -> Conclusions:
    """What the evaluator concludes of answers on a day."""
    return evaluate(rule_base(pack, as_of), dict(known))


@cache
def conclusions_of(pack: str) -> dict[str, Conclusions]:
    """What the evaluator concludes of every case, by its name."""
    return {case.name: evaluated(pack, case.as_of, frozenset(known_of(case).items())) for case in shipped(pack)[1]}


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_every_case_comes_out_as_expected(pack: str) -> None:
    """The reference evaluator concludes what every case of the pack expects."""
    knowledge, cases = shipped(pack)
    runs = CaseRuns(knowledge, lambda law, known: evaluated(pack, law.as_of, frozenset(known.items())))
    differing = {case.name: runs.differences(case) for case in cases}
    assert not {name: differences for name, differences in differing.items() if differences}


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_experta_agrees_on_every_case(pack: str) -> None:
    """The production system concludes the same as the evaluator, rule by rule and fact by fact, afresh or going on."""
    cases = cases_that_differ(pack)
    for as_of in sorted({case.as_of for case in cases}):
        system = ProductionSystem(rule_base(pack, as_of))
        for chain in chains_of([case for case in cases if case.as_of == as_of]):
            learned = known_of(chain[0])
            system.forget_all_and_learn(learned)
            for case in chain:
                for fact, value in known_of(case).items() - learned.items():
                    system.learn(fact, value)
                learned = known_of(case)
                assert system.conclusions() == conclusions_of(pack)[case.name], case.name


def chains_of(cases: list[Case]) -> list[list[Case]]:
    """The cases in chains, in each of which every case has all answers of the one before, and more."""
    chains: list[list[Case]] = []
    for case in sorted(cases, key=lambda one: len(known_of(one))):
        answers = known_of(case).items()
        before = [chain for chain in chains if known_of(chain[-1]).items() <= answers]
        if before:
            max(before, key=lambda chain: len(known_of(chain[-1]))).append(case)
        else:
            chains.append([case])
    return chains


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_the_circuit_agrees_on_every_case(pack: str) -> None:
    """The circuit concludes the same goals as the evaluator."""
    circuits = {}
    for case in cases_that_differ(pack):
        if case.as_of not in circuits:
            law = rule_base(pack, case.as_of)
            circuits[case.as_of] = Circuit(law), Regions(law)
        circuit, regions = circuits[case.as_of]
        lanes = Lanes(circuit, regions, known_of(case), [])
        conclusions = conclusions_of(pack)[case.name]
        for goal, wires in circuit.outputs.items():
            concluded = {value for value, wire in wires.items() if lanes.of(wire)[0]}
            possible = conclusions.possible[goal]
            assert concluded == (possible if len(possible) == 1 else set()), (case.name, goal)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_the_kernel_agrees_on_every_case(pack: str) -> None:
    """The kernel over a table of all cases of a day concludes every derived and computed fact as the evaluator does."""
    knowledge, cases = shipped(pack)
    for as_of in sorted({case.as_of for case in cases}):
        of_day = [case for case in cases if case.as_of == as_of]
        rows = [known_of(case) for case in of_day]
        conclusions = [conclusions_of(pack)[case.name] for case in of_day]
        assert not differences(Kernel(knowledge, as_of), knowledge, rule_base(pack, as_of), rows, conclusions)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_thousands_of_partial_answer_sets_agree_under_several_hash_seeds(pack: str) -> None:
    """Along random interviews experta equals the evaluator after every answer, and no hash seed changes anything."""
    digests = set()
    for seed in SEEDS:
        finished = subprocess.run(
            [sys.executable, "-m", "tests.knowledge.random_walk", pack, "8", *(["unchecked"] if digests else [])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        digests.add(finished.stdout)
    assert len(digests) == 1


def test_the_walk_notices_a_difference(toyland: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison of the random walk is no formality: an engine that forgets an answer is caught."""
    monkeypatch.setattr(ProductionSystem, "learn", lambda *_: None)
    with pytest.raises(AssertionError):
        conclusions_digest(toyland, 3)
