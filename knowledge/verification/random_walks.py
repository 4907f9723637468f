"""Proof 4, with several answers missing: random walks.

From a random complete case answer after answer is taken away, until the verdict is not recognised any more; then
it must not be fixed any more either. A sample, no proof.
"""

from collections.abc import Iterator, Mapping
from random import Random

from knowledge.logic.rule_base import VERDICT
from knowledge.verification.complete_cases import CompleteCase
from knowledge.verification.examination import Examination
from knowledge.verification.hidden_facts import HiddenFact, hidden_fact
from knowledge.verification.partial_cases import partial_cases
from knowledge.verification.proof import Proof
from knowledge.verification.recognition import unrecognised
from knowledge.verification.results import Examined
from knowledge.vocabulary.facts import FactId, Value

WALKS = 60
SEED = 20261122


def _examine(examination: Examination) -> Iterator[Examined]:
    random = Random(SEED)  # noqa: S311  # a repeatable sample, no secret
    seen: set[HiddenFact] = set()
    for number in range(1, WALKS + 1):
        subject = f"walk {number}"
        known = _fixed_and_not_recognised(examination, random)
        if known is None:
            yield Examined(subject)
            continue
        hidden = hidden_fact(examination, known, [VERDICT])
        if hidden not in seen:
            seen.add(hidden)
            yield Examined(subject, unrecognised(examination, hidden, "the verdict stays open"))


def _fixed_and_not_recognised(examination: Examination, random: Random) -> CompleteCase | None:
    """Answers left over from a random case that fix the verdict, which is not recognised; null if it always is."""
    case = _random_case(examination, random)
    order = random.sample(list(examination.rule_base.asked), len(examination.rule_base.asked))
    stages = [{fact: case[fact] for fact in order[taken:]} for taken in range(len(order) + 1)]
    state = partial_cases(examination.circuit, stages)
    recognised = 0
    for wire in examination.circuit.outputs[VERDICT].values():
        recognised |= state.of(wire)[0]
    left = next((stage for number, stage in enumerate(stages) if not recognised >> number & 1), None)
    return left if left is not None and _is_fixed(examination, left) else None


def _random_case(examination: Examination, random: Random) -> CompleteCase:
    """A complete case with some random part of the assessment, all else as random as that allows."""
    cases = examination.cases
    goal = random.choice(examination.rule_base.goals)
    part = cases.literal(random.choice(list(examination.circuit.outputs[goal].values())))
    wanted = [part] if cases.can_hold(part) else []
    cells = [cases.cells[fact][random.choice(values)] for fact, values in cases.values.items()]
    random.shuffle(cells)
    while not cases.can_hold(*wanted, *cells):
        core = cases.clauses.core()
        cells.remove(next(cell for cell in cells if cell in core))
    return cases.case()


def _is_fixed(examination: Examination, known: Mapping[FactId, Value]) -> bool:
    cases = examination.cases
    cells = [cases.cells[fact][value] for fact, value in known.items()]
    literals = [cases.literal(wire) for wire in examination.circuit.outputs[VERDICT].values()]
    return sum(cases.can_hold(literal, *cells) for literal in literals) == 1


def _bound(_: Examination) -> str:
    return f"{WALKS} random walks with seed {SEED} were examined: a sample, no proof."


VERDICT_RECOGNISED_ON_WALKS = Proof(
    claim="Where several answers are missing and the verdict is the same whatever they are, it is recognised as fixed.",
    examine=_examine,
    bound=_bound,
    takes_long=True,
)
