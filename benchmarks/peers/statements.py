"""The rules as every peer gets them: statements, the rows of vehicles, and how the columns are read off."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
from knowledge.logic.outputs import Output, default_columns, output_of
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase

Row = Mapping[FactId, Value]
Answer = tuple[str | None, ...]
"""The values of the columns, in their order."""


@dataclass(frozen=True)
class Statements:
    """The part of the circuit that the columns need: what is used more than once has a name of its own."""

    outputs: tuple[Output, ...]
    circuit: Circuit
    named: tuple[int, ...]
    """Nodes in the order in which they can be concluded."""
    comparisons: tuple[Comparison, ...]

    def premises(self, node: int) -> tuple[Wire, ...]:
        """The wires of an "and"; of a comparison itself."""
        content = self.circuit.nodes[node]
        return (node,) if isinstance(content, Comparison) else content


def statements_of(knowledge: KnowledgeBase, circuit: Circuit) -> Statements:
    """Of the verdict, the category and every requirement."""
    outputs = tuple(output_of(name, knowledge, circuit) for name in default_columns(knowledge))
    wanted = {abs(wire) for output in outputs for wire, _ in output.wires}
    needed: set[int] = set()
    left = list(wanted)
    while left:
        node = left.pop()
        if node not in needed:
            needed.add(node)
            content = circuit.nodes[node]
            left.extend(() if isinstance(content, Comparison) else map(abs, content))
    nodes = sorted(needed)
    gates = [node for node in nodes if not isinstance(circuit.nodes[node], Comparison)]
    uses = Counter(abs(wire) for node in gates for wire in circuit.nodes[node])
    named = tuple(node for node in nodes if node in wanted or (node in gates and uses[node] > 1))
    return Statements(
        outputs, circuit, named, tuple(one for node in nodes if isinstance(one := circuit.nodes[node], Comparison))
    )


def known_rows(rule_base: RuleBase, rows: Sequence[Row]) -> list[dict[FactId, Value]]:
    """The known answers with the facts that are computed of them."""
    return [{**row, **computed_values(rule_base, row)} for row in rows]


def read_off(statements: Statements, is_true: Callable[[Wire], bool]) -> Answer:
    """The columns of one vehicle."""
    return tuple(
        next((str(value) for wire, value in output.wires if is_true(wire)), output.otherwise and str(output.otherwise))
        for output in statements.outputs
    )


def word_of(fact: FactId) -> str:
    """A name that the engines take."""
    return fact.replace(".", "_")
