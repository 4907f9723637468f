"""The columns of an assessment of many cases: which there are, and the wires of a circuit that decide each."""

from dataclasses import dataclass

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.rule_base import VERDICT, RuleValue
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict

CATEGORY = "category"
REASON = "reason"


class UnknownColumnError(ValueError):
    """A column is asked for that the knowledge base does not conclude."""


@dataclass(frozen=True)
class Output:
    """A column that planes decide: in each row the first of `wires` that is known to be true gives the value."""

    name: str
    values: tuple[RuleValue, ...]
    """Every value that can stand in the column: texts, or numbers alone."""
    wires: tuple[tuple[Wire, RuleValue], ...]
    otherwise: RuleValue | None
    """What stands there where none is known to be true; null = nothing."""
    exclusive: bool
    """Whether two of the wires are never true together."""

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
    if name == REASON:
        return _reason(circuit)
    derived = circuit.rule_base.derived.get(knowledge_base.category or name if name == CATEGORY else name)
    if derived is None:
        raise UnknownColumnError(
            f"{name} is no conclusion of {knowledge_base.identity.id}. Name the verdict, {CATEGORY}, {REASON}, "
            "a requirement, a derived fact, step.<id> or risk.<id>."
        )
    wires = tuple((circuit.test(derived.id, {value}), value) for value in derived.domain if value is not None)
    if name == VERDICT:
        return Output(name, tuple(one.value for one in Verdict), wires, Verdict.UNDETERMINED.value, exclusive=True)
    if name in knowledge_base.requirements:
        return Output(name, tuple(one.value for one in Status), wires, Status.UNDETERMINED.value, exclusive=True)
    declaration = knowledge_base.facts.get(derived.id)
    values: tuple[RuleValue, ...] = tuple(value for value in derived.domain if value is not None)
    if declaration is not None and declaration.choices is not None:
        values = tuple(dict.fromkeys((*declaration.choices, *values)))
    if any(isinstance(value, str) for value in values):
        wires, values = tuple((wire, str(value)) for wire, value in wires), tuple(map(str, values))
    return Output(name, values, wires, None, exclusive=True)


def _reason(circuit: Circuit) -> Output:
    """The requirement of the verdict's first rule that holds, once the verdict is concluded."""
    rules = circuit.rule_base.derived[VERDICT].rules
    wires = tuple(
        (circuit.both(circuit.test(VERDICT, {rule.value}), circuit.condition(rule)), rule.condition.when[0].fact)
        for rule in rules
    )
    return Output(REASON, tuple(value for _, value in wires), wires, None, exclusive=False)
