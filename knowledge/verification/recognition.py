"""Proof 4: a verdict that is fixed is recognised as fixed, so that no question is asked in vain.

An interview reads incomplete answers with strong Kleene logic, which may take for open what every answer leaves as
it is. Where one answer is missing the proof is exact: for every fact, all complete answers to the others. Where
more are missing, random walks: from a complete case answer after answer is taken away, as long as the verdict stays.
"""

from collections.abc import Iterator, Mapping
from random import Random

from knowledge.logic.rule_base import VERDICT
from knowledge.verification.clauses import Literal
from knowledge.verification.complete_cases import CompleteCase, LeavingOpen, Supposing
from knowledge.verification.examination import Examination
from knowledge.verification.partial_cases import PartialCases
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined, FactInRange
from knowledge.vocabulary.facts import FactId, Value

WALKS = 60
SEED = 20261122


def _examine_one_missing(examination: Examination) -> Iterator[Examined]:
    return (
        Examined(fact, _fixed_without(examination, fact))
        for fact, values in examination.cases.values.items()
        if len(values) > 1 and fact in examination.rule_base.asked
    )


def _fixed_without(examination: Examination, fact: FactId) -> CounterExample | None:
    """A case in which every answer to `fact` gives the same verdict, which is open as long as `fact` is."""
    cases = examination.cases
    wires = list(examination.circuit.outputs[VERDICT].values())
    unread = LeavingOpen(cases, cases.moved_by(fact), wires)
    is_open = [-unread.rails(wire)[0] for wire in wires]
    pending = [one for value in cases.values[fact] for one in cases.suppositions(fact, value)]
    same: list[Literal] = []
    while cases.can_hold(*is_open, *same):
        model, case = cases.clauses.model(), cases.case()
        known = {one: value for one, value in case.items() if one not in cases.moved_by(fact)}
        differing = next((one for one in pending if _differs(examination, known, one, model)), None)
        if differing is None:
            return _unrecognised(examination, known, case, f"the answer to {fact} is asked in vain")
        pending.remove(differing)
        supposing = Supposing(cases, differing, wires)
        same.extend(-cases.clauses.differ(cases.literal(wire), supposing.literal(wire)) for wire in wires)
    return None


def _differs(
    examination: Examination, known: CompleteCase, supposed: Mapping[FactId, Value], model: set[Literal]
) -> bool:
    """Whether the verdict is another than that of the model once the supposed facts join the known ones."""
    cases = examination.cases
    cells = [cases.cells[fact][value] for fact, value in {**known, **supposed}.items()]
    verdict = next(
        literal for literal in map(cases.literal, examination.circuit.outputs[VERDICT].values()) if literal in model
    )
    return not cases.can_hold(verdict, *cells)


def _examine_walks(examination: Examination) -> Iterator[Examined]:
    random = Random(SEED)  # noqa: S311  # a repeatable sample, no secret
    seen: set[tuple[FactInRange, ...]] = set()
    for number in range(WALKS):
        found = _walk(examination, random)
        if found is None or found.facts in seen:
            yield Examined(f"walk {number}")
        else:
            seen.add(found.facts)
            yield Examined(f"walk {number}", found)


def _walk(examination: Examination, random: Random) -> CounterExample | None:
    """Take answers of a random case away one by one until the verdict is not recognised any more."""
    case = _random_case(examination, random)
    order = random.sample(list(examination.rule_base.asked), len(examination.rule_base.asked))
    stages = [{fact: case[fact] for fact in order[taken:]} for taken in range(len(order) + 1)]
    partial = PartialCases(examination.circuit, stages)
    recognised = 0
    for wire in examination.circuit.outputs[VERDICT].values():
        recognised |= partial.of(wire)[0]
    stage = next(number for number in range(len(stages) + 1) if not recognised >> number & 1)
    if stage == len(stages) or not _is_fixed(examination, stages[stage]):
        return None
    return _unrecognised(examination, stages[stage], case, "further questions are asked in vain")


def _random_case(examination: Examination, random: Random) -> CompleteCase:
    """A complete case with some random part of the assessment, all else as random as that allows."""
    cases = examination.cases
    goal = random.choice(examination.rule_base.goals)
    wires = list(examination.circuit.outputs[goal].values())
    wanted = [cases.literal(random.choice(wires))]
    if not cases.can_hold(*wanted):
        wanted = []
    for fact in random.sample(list(cases.values), len(cases.values)):
        cell = cases.cells[fact][random.choice(cases.values[fact])]
        if cases.can_hold(*wanted, cell):
            wanted.append(cell)
    assert cases.can_hold(*wanted)
    return cases.case()


def _is_fixed(examination: Examination, known: Mapping[FactId, Value]) -> bool:
    cases = examination.cases
    cells = [cases.cells[fact][value] for fact, value in known.items()]
    literals = [cases.literal(wire) for wire in examination.circuit.outputs[VERDICT].values()]
    return sum(cases.can_hold(literal, *cells) for literal in literals) == 1


def _unrecognised(
    examination: Examination, known: Mapping[FactId, Value], case: CompleteCase, consequence: str
) -> CounterExample:
    """The fewest of the known answers that fix the verdict, and what hides that they do."""
    cases = examination.cases
    literals = {value: cases.literal(wire) for value, wire in examination.circuit.outputs[VERDICT].items()}
    cells = [cases.cells[fact][value] for fact, value in known.items()]
    verdict, literal = next((value, one) for value, one in literals.items() if cases.can_hold(one, *cells))
    answers = examination.smallest({fact: case[fact] for fact in known}, [literal])
    fixing = {one.fact: case[one.fact] for one in answers}
    hidden = _first_hidden(examination, fixing)
    entry, rules = (hidden, _rules_in_doubt(examination, hidden, fixing)) if hidden else (VERDICT, ())
    says = f"The verdict is {verdict} whatever else is answered, but is not recognised: {consequence}."
    if hidden:
        says += f" The first thing that is fixed and not recognised is {hidden}."
    return CounterExample(examination.entry_of(entry), says, answers, rules)


def _first_hidden(examination: Examination, known: Mapping[FactId, Value]) -> FactId | None:
    """The first derived fact that can have one value only and is not recognised to have it."""
    cases = examination.cases
    cells = [cases.cells[fact][value] for fact, value in known.items()]
    for fact in examination.rule_base.derived.values():
        wires = [examination.circuit.test(fact.id, [value]) for value in fact.domain if value is not None]
        if None in fact.domain:
            wires.append(-examination.circuit.test(fact.id, [value for value in fact.domain if value is not None]))
        partial = PartialCases(examination.circuit, [known])
        if not any(partial.of(wire)[0] for wire in wires):
            possible = [wire for wire in wires if cases.can_hold(cases.literal(wire), *cells)]
            if len(possible) == 1:
                return fact.id
    return None


def _rules_in_doubt(examination: Examination, fact: FactId, known: Mapping[FactId, Value]) -> tuple[str, ...]:
    partial = PartialCases(examination.circuit, [known])
    rules = examination.rule_base.derived[fact].rules
    return tuple(rule.id for rule in rules if partial.of(examination.circuit.condition(rule)) == (0, 0))


def _sampled(_: Examination) -> str:
    return f"{WALKS} random walks with seed {SEED} were examined: a sample, no proof."


RECOGNISED_WITH_ONE_MISSING = Proof(
    claim="Where one answer is missing and the verdict is the same whatever it is, the verdict is recognised as fixed.",
    examine=_examine_one_missing,
)
RECOGNISED_WITH_SEVERAL_MISSING = Proof(
    claim="Where several answers are missing and the verdict is the same whatever they are, it is recognised as fixed.",
    examine=_examine_walks,
    bound=_sampled,
)
