"""Rows of a table have the verdict of an interview, also where no rule decides it and no answer can change it."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import polars as pl
import pytest

from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.columnar import Kernel, settled_verdicts
from knowledge.columnar.compared_rows import Rails
from knowledge.columnar.verdict_limits import Proof, Truths, VerdictLimits
from knowledge.inference.assessing import assess
from knowledge.inference.case_runs import known_of
from knowledge.inference.evaluator import evaluate
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict
from tests.knowledge.columnar.agreement import frame_of
from tests.knowledge.columnar.test_kernel import random_rows
from tests.knowledge.logic.test_fixed_verdict import REFUSED
from tests.knowledge.test_engines_agree import shipped
from tests.knowledge.verification.damaged_toyland import damaged
from tests.knowledge.verification.test_proofs_fail import A_WAY_FOR_EACH_CASE

Row = dict[FactId, Value]


def with_answers_lost(rows: list[Row], times: int) -> list[Row]:
    """Each row so many times, every time without some of its answers."""
    chance = random.Random(11)
    return [
        {fact: value for fact, value in row.items() if chance.random() > share}
        for row in rows
        for share in (chance.choice((0.02, 0.06, 0.3)) for _ in range(times))
    ]


def verdicts_of_interviews(knowledge: KnowledgeBase, as_of: date, rows: list[Row]) -> list[str]:
    rule_base = rule_base_of(knowledge, as_of)
    fixed_verdict = FixedVerdict(rule_base)
    return [
        assess(
            knowledge,
            rule_base,
            {fact: Answer(fact, value) for fact, value in row.items()},
            evaluate(rule_base, row),
            fixed_verdict=fixed_verdict,
        ).verdict.value
        for row in rows
    ]


def verdicts(kernel: Kernel, rows: list[Row]) -> list[str]:
    return kernel.assess(frame_of(kernel, rows), [VERDICT])[VERDICT].to_list()


def verdicts_by_solver(rule_base: RuleBase, rows: list[Row]) -> list[str]:
    fixed_verdict = FixedVerdict(rule_base)
    found = [fixed_verdict.recognised(row, evaluate(rule_base, row)).value(VERDICT) for row in rows]
    return [str(verdict or Verdict.UNDETERMINED.value) for verdict in found]


@pytest.mark.parametrize("pack", sorted(available_folders()))
def test_rows_have_the_verdicts_of_interviews(pack: str) -> None:
    """Cases of a pack, many or few of their answers lost."""
    knowledge, cases = shipped(pack)
    as_of = cases[0].as_of
    rows = with_answers_lost([known_of(case) for case in cases if case.as_of == as_of][::20], 2)
    assert verdicts(Kernel(knowledge, as_of), rows) == verdicts_of_interviews(knowledge, as_of, rows)


@pytest.mark.slow
@pytest.mark.parametrize("pack", sorted(available_folders()))
def test_rows_with_answers_lost_have_the_verdicts_of_the_solver(pack: str) -> None:
    """Every third case of a pack on all their days. Cases with all their answers: `test_engines_agree`."""
    knowledge, cases = shipped(pack)
    differ = 0
    for as_of in sorted({case.as_of for case in cases}):
        rows = with_answers_lost([known_of(case) for case in cases if case.as_of == as_of][::3], 1)
        expected = verdicts_by_solver(rule_base_of(knowledge, as_of), rows)
        assert verdicts(Kernel(knowledge, as_of), rows) == expected
        differ += verdicts(Kernel(knowledge, as_of, by_cases=False), rows) != expected
    assert differ or pack != "cn", "no verdict was fixed by cases"


def test_one_of_several_requirements_is_unmet() -> None:
    """The refused truck is not road legal, for no single reason; without any of its answers its verdict is open."""
    knowledge = knowledge_base("cn")
    kernel = Kernel(knowledge, knowledge.read_on)
    rows = [REFUSED, *({one: REFUSED[one] for one in REFUSED if one != fact} for fact in REFUSED)]
    found = kernel.assess(frame_of(kernel, rows), [VERDICT, "reason"])
    assert found[VERDICT].to_list() == ["not_road_legal"] + ["undetermined"] * len(REFUSED)
    assert found["reason"].to_list() == [None] * len(rows)


def test_everything_is_met_whatever_is_still_answered() -> None:
    """Road legal by cases, asked by the reason alone and with few columns given."""
    knowledge, _ = damaged(A_WAY_FOR_EACH_CASE)
    kernel = Kernel(knowledge, knowledge.read_on)
    frame = pl.DataFrame({"use.on_road": ["yes", "yes"], "papers.listed": ["listed", None]})
    assert kernel.assess(frame)[VERDICT].to_list() == ["road_legal", "undetermined"]
    assert kernel.assess(frame, ["reason"])["reason"].to_list() == [None, None]


def test_a_figure_that_cannot_be_fixes_nothing(toyland: KnowledgeBase) -> None:
    """Half a wheel, alone and with what else is known, is judged as in an interview."""
    chance = random.Random(3)
    kernel, rule_base = Kernel(toyland, toyland.read_on), rule_base_of(toyland, toyland.read_on)
    rows: list[Row] = [{**row, "vehicle.wheels": chance.choice([3.5, 4])} for row in random_rows(rule_base, 120, 0.7)]
    assert verdicts(kernel, rows) == verdicts_of_interviews(toyland, toyland.read_on, rows)


def test_nothing_is_known_of_values_between_two_that_meet() -> None:
    """Of three and a half wheels both "at most 3" and "at least 4" fail, which no whole number does."""
    knowledge, _ = damaged(
        A_WAY_FOR_EACH_CASE,
        ("rules/category.yaml", "[vehicle.wheels > 3]", "[vehicle.wheels >= 4]"),
        ("rules/requirements.yaml", "[vehicle.category = tricycle]", "[vehicle.category = large]"),
    )
    shared: Row = {"use.on_road": "yes", "papers.listed": "listed", "vehicle.length": 5000}
    rows: list[Row] = [{**shared, "vehicle.wheels": wheels} for wheels in (3, 3.5, 3)]
    found = verdicts(Kernel(knowledge, knowledge.read_on), rows)
    assert found == ["road_legal", "undetermined", "road_legal"]
    assert found == verdicts_of_interviews(knowledge, knowledge.read_on, rows)


def test_what_suffices_for_a_verdict_suffices_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every proof that was learned holds of whatever has its comparisons, by the solver of interviews."""
    knowledge, cases = shipped("cn")
    as_of = cases[0].as_of
    kernel, learned = Kernel(knowledge, as_of), list[tuple[VerdictLimits, Proof]]()
    ask = VerdictLimits.proof_or_case

    def asked(limits: VerdictLimits, known: Rails, limit: int, within: bool) -> Proof | Truths:
        answer = ask(limits, known, limit, within)
        if isinstance(answer, Proof):
            learned.append((limits, answer))
        return answer

    monkeypatch.setattr(VerdictLimits, "proof_or_case", asked)
    verdicts(kernel, with_answers_lost([known_of(case) for case in cases if case.as_of == as_of][::2], 2))
    assert {(proof.limit, proof.within) for _, proof in learned} >= {(0, False), (1, True)}
    every = FixedVerdict(rule_base_of(knowledge, as_of)).cases
    verdict_is = every.circuit.outputs[VERDICT]
    for limits, proof in learned:
        holds = [every.literal(every.circuit.comparison(limits.comparisons[rail // 2])) for rail in proof.rails]
        answers = [-literal if rail % 2 else literal for rail, literal in zip(proof.rails, holds, strict=True)]
        apart = limits.verdicts[proof.limit + 1 :] if proof.within else limits.verdicts[: proof.limit + 1]
        assert every.can_hold(*answers)
        assert not any(every.can_hold(every.literal(verdict_is[value]), *answers) for value in apart)


def test_completing_answers_never_contradicts_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was learned of other rows changes nothing: neither its amount, nor the order, nor many threads at once."""
    knowledge, cases = shipped("cn")
    as_of = cases[0].as_of
    rows = with_answers_lost([known_of(case) for case in cases if case.as_of == as_of][:150], 3)
    kernel = Kernel(knowledge, as_of)
    expected = verdicts(kernel, rows)
    assert verdicts(kernel, rows[::-1]) == expected[::-1]
    parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    together = Kernel(knowledge, as_of)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda part: verdicts(together, part), parts)
        assert [verdict for part in found for verdict in part] == expected
    monkeypatch.setattr(settled_verdicts, "MOST_LEARNED", 0)
    assert verdicts(Kernel(knowledge, as_of), rows) == expected
