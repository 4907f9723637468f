"""The columns of an assessment of many cases: which there are, and the wires of a circuit that decide each."""

from dataclasses import dataclass

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.rule_base import VERDICT, RuleValue
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict

CATEGORY = "category"
REASON = "reason"
REASON_COLUMNS = (REASON, "reason_2", "reason_3")
"""The first, second and third requirement that the verdict rests on."""


class UnknownColumnError(ValueError):
    """A column is asked for that the knowledge base does not conclude."""


@dataclass(frozen=True)
class Output:
    """A column that wires decide: in each row the first of `wires` that is known to be true gives the value."""

    name: str
    values: tuple[RuleValue, ...]
    """Every value that can stand in the column: texts, or numbers alone."""
    wires: tuple[tuple[Wire, RuleValue], ...]
    otherwise: RuleValue | None
    """What stands there where none is known to be true; null = nothing."""
    place: int | None = None
    """Which of the wires that are true gives the value, from 1; null = no two of them are ever true together."""

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers."""
        return bool(self.values) and not any(isinstance(value, str) for value in self.values)


def default_columns(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """The verdict, the category where the pack has one, and every requirement."""
    return (VERDICT, *((CATEGORY,) if knowledge_base.category else ()), *knowledge_base.requirements)


def output_of(name: str, knowledge_base: KnowledgeBase, circuit: Circuit) -> Output:
    """The column of that name: a derived fact, "category" or "reason".

    Raises:
        UnknownColumnError: there is no such column.
    """
    if name in REASON_COLUMNS:
        return _reason(name, circuit)
    derived = circuit.rule_base.derived.get(knowledge_base.category or name if name == CATEGORY else name)
    if derived is None:
        raise UnknownColumnError(
            f"{name} is no conclusion of {knowledge_base.identity.id}. Name the verdict, {CATEGORY}, {REASON}, "
            "a requirement, a derived fact, step.<id> or risk.<id>."
        )
    wires = tuple((circuit.test(derived.id, {value}), value) for value in derived.domain if value is not None)
    if name == VERDICT:
        return Output(name, tuple(one.value for one in Verdict), wires, Verdict.UNDETERMINED.value)
    if name in knowledge_base.requirements:
        return Output(name, tuple(one.value for one in Status), wires, Status.UNDETERMINED.value)
    declaration = knowledge_base.facts.get(derived.id)
    values: tuple[RuleValue, ...] = tuple(value for value in derived.domain if value is not None)
    if declaration is not None and declaration.choices is not None:
        values = tuple(dict.fromkeys((*declaration.choices, *values)))
    if any(isinstance(value, str) for value in values):
        wires, values = tuple((wire, str(value)) for wire, value in wires), tuple(map(str, values))
    return Output(name, values, wires, None)


def _reason(name: str, circuit: Circuit) -> Output:
    """The requirement of a rule of the verdict that holds and concludes it, once it is concluded."""
    rules = circuit.rule_base.derived[VERDICT].rules
    wires = tuple(
        (circuit.both(circuit.test(VERDICT, {rule.value}), circuit.condition(rule)), rule.condition.when[0].fact)
        for rule in rules
    )
    return Output(name, tuple(value for _, value in wires), wires, None, REASON_COLUMNS.index(name) + 1)
