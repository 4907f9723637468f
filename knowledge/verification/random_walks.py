"""Proof 4, the verdict: fixed is recognised as fixed, however many answers are missing.

A solver over all complete sets of answers decides it (`knowledge.logic.fixed_verdict`), so that it holds of every
incomplete set. What the solver says is judged once more along random walks: from a random complete case answer
after answer is taken away. Where it calls the verdict open, it must show two complete cases that contain what is left
and whose verdicts differ; where it calls it fixed, all random cases that contain what is left must have that verdict.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from knowledge.logic.complete_cases import CompleteCase
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleValue
from knowledge.verification.examination import Examination
from knowledge.verification.partial_cases import partial_cases
from knowledge.verification.proof import Proof, exact
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import FactId, Value

WALKS = 60
RANDOM_CASES = 40
"""So many random complete cases must have a verdict that is called fixed."""
SEED = 20261122


def _examine(examination: Examination) -> Iterator[Examined]:
    random = Random(SEED)  # noqa: S311  # a repeatable sample, no secret
    fixed_verdict = FixedVerdict(examination.rule_base)
    for number in range(1, WALKS + 1):
        yield Examined(f"walk {number}", _first_mistake(examination, fixed_verdict, random))


def _first_mistake(examination: Examination, fixed_verdict: FixedVerdict, random: Random) -> CounterExample | None:
    case = _random_case(examination, random)
    order = random.sample(list(examination.rule_base.asked), len(examination.rule_base.asked))
    stages = [{fact: case[fact] for fact in order[taken:]} for taken in range(len(order) + 1)]
    for known, decided in zip(stages, _verdicts(examination, stages), strict=True):
        if decided is None:
            verdict = fixed_verdict.of(known)
            if not _is_so(examination, fixed_verdict, known, verdict, random):
                return _mistake(examination, known, verdict)
            if verdict is None:
                return None
    return None


def _is_so(
    examination: Examination,
    fixed_verdict: FixedVerdict,
    known: CompleteCase,
    verdict: RuleValue | None,
    random: Random,
) -> bool:
    if verdict is None:
        shown = fixed_verdict.two_that_differ(known)
        contain_it = all(known.items() <= case.items() for case in shown)
        return contain_it and None not in (found := _verdicts(examination, shown)) and len({*found}) == 2
    regions = {fact: examination.regions.of(fact) for fact in examination.rule_base.asked}
    completed = [{fact: random.choice(of_it) for fact, of_it in regions.items()} | known for _ in range(RANDOM_CASES)]
    return {*_verdicts(examination, completed)} == {verdict}


def _verdicts(examination: Examination, cases: Sequence[Mapping[FactId, Value]]) -> list[RuleValue | None]:
    """The verdict of each of the cases as the engines read it; null where strong Kleene logic leaves it open."""
    state = partial_cases(examination.circuit, cases)
    known = {value: state.of(wire)[0] for value, wire in examination.circuit.outputs[VERDICT].items()}
    return [next((value for value, lanes in known.items() if lanes >> lane & 1), None) for lane in range(len(cases))]


def _mistake(examination: Examination, known: CompleteCase, verdict: RuleValue | None) -> CounterExample:
    says = (
        "The verdict is open, and no two sets of answers show it."
        if verdict is None
        else (f"The verdict is called {verdict} whatever else is answered, and it is not.")
    )
    return CounterExample(VERDICT, says, tuple(examination.in_range(fact, value) for fact, value in known.items()))


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


def _bound(examination: Examination) -> str:
    judged = f"Decided by a solver over all complete sets of answers, and judged once more on {WALKS} random walks."
    return " ".join(filter(None, (judged, exact(examination))))


VERDICT_RECOGNISED = Proof(
    claim="However many answers are missing, a verdict that is the same whatever they are is recognised as fixed.",
    examine=_examine,
    bound=_bound,
    takes_long=True,
)
