"""The same rules in other engines: OpenFisca-core, zen-engine, business-rules, clipspy and experta.

All conclude the verdict, the category and every requirement of the same vehicles and must agree with the kernel. Where
an engine has no three-valued logic, each statement becomes a pair: known true, known false. Computed facts are handed
to them. Needs the extra `peers`.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from benchmarks.clips_system import ClipsSystem
from knowledge.inference.production_system import ProductionSystem
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
from knowledge.logic.outputs import Output, default_columns, output_of
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactId, Value, comparable
from knowledge.vocabulary.packs import KnowledgeBase

Row = Mapping[FactId, Value]
Answer = tuple[str | None, ...]
"""The values of the columns, in their order."""
FALSE, UNKNOWN, TRUE = 0, 1, 2


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


class OneByOne:
    """An engine that works case by case and tells its conclusions."""

    def __init__(self, system: Any, statements: Statements) -> None:
        self._system = system
        self._outputs = [(output, output.name) for output in statements.outputs]

    def answers(self, rows: Sequence[Row], category: FactId | None) -> Iterator[Answer]:
        for row in rows:
            self._system.forget_all_and_learn(row)
            concluded = self._system.conclusions()
            yield tuple(
                str(value) if value is not None else output.otherwise and str(output.otherwise)
                for output, name in self._outputs
                for value in [concluded.value(category if name == "category" and category else name)]
            )


class Experta(OneByOne):
    """The product's own use of experta, tuned; see knowledge.inference."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        super().__init__(ProductionSystem(rule_base), statements)


class Clips(OneByOne):
    """The same productions in CLIPS."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        super().__init__(ClipsSystem(rule_base), statements)


class Zen:
    """One decision of expressions in the order of the statements."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        import zen

        self._statements = statements
        self._facts = {one.fact for one in statements.comparisons}
        expressions = [
            {"id": f"{node}{rail}", "key": f"n{node}{rail}", "value": self._gate(node, rail == "t")}
            for node in statements.named
            for rail in "tf"
        ]
        place = {"position": {"x": 0, "y": 0}}
        nodes = [
            {"id": "in", "name": "in", "type": "inputNode", **place},
            {"id": "all", "name": "all", "type": "expressionNode", "content": {"expressions": expressions}, **place},
            {"id": "out", "name": "out", "type": "outputNode", **place},
        ]
        edges = [
            {"id": source, "sourceId": source, "targetId": target, "type": "edge"}
            for source, target in (("in", "all"), ("all", "out"))
        ]
        self._engine = zen.ZenEngine()
        self._decision = self._engine.create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def answers(self, rows: Sequence[Row], category: FactId | None) -> Iterator[Answer]:
        for row in rows:
            given = {_word(fact): None if fact not in row else comparable(row[fact]) for fact in self._facts}
            result = self._decision.evaluate(given)["result"]
            yield read_off(
                self._statements, lambda wire, result=result: result[f"n{abs(wire)}{'t' if wire > 0 else 'f'}"]
            )

    def _gate(self, node: int, is_true: bool) -> str:
        word = " and " if is_true else " or "
        terms = [self._wire(wire if is_true else -wire) for wire in self._statements.premises(node)]
        return "(" + word.join(terms) + ")" if terms else ("true" if is_true else "false")

    def _wire(self, wire: Wire) -> str:
        content = self._statements.circuit.nodes[abs(wire)]
        if isinstance(content, Comparison):
            fact, test = _word(content.fact), _test(content)
            return f"({fact} != null and {test if wire > 0 else f'not ({test})'})"
        if abs(wire) in self._statements.named:
            return f"$.n{abs(wire)}{'t' if wire > 0 else 'f'}"
        return self._gate(abs(wire), wire > 0)


def _word(fact: FactId) -> str:
    return fact.replace(".", "_")


def _test(comparison: Comparison) -> str:
    literals = [f"'{one}'" if isinstance(one, str) else str(one) for one in comparison.operands]
    word = _word(comparison.fact)
    if comparison.operator is Operator.EQUAL:
        return f"{word} in [{', '.join(literals)}]"
    if comparison.operator is Operator.UNEQUAL:
        return f"not ({word} in [{', '.join(literals)}])"
    return f"{word} {comparison.operator.value} {literals[0]}"


class BusinessRules:
    """A rule for each rail of each statement; variables are boolean, since there is neither "not" nor null."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        from business_rules import run_all
        from business_rules.actions import BaseActions, rule_action
        from business_rules.fields import FIELD_TEXT
        from business_rules.variables import BaseVariables, boolean_rule_variable

        self._run_all = run_all
        self._statements = statements
        self._names: dict[Wire, str] = {}
        methods: dict[str, Any] = {"always": boolean_rule_variable()(_always)}
        for wire, read in self._readers():
            self._names[wire] = f"wire_{'t' if wire > 0 else 'f'}{abs(wire)}"
            methods[self._names[wire]] = boolean_rule_variable()(_method(read, self._names[wire]))

        def begin(own: Any, row: Row, known: set[Wire]) -> None:
            own.row, own.known = row, known

        class Actions(BaseActions):  # type: ignore[misc]
            def __init__(self, known: set[Wire]) -> None:
                self.known = known

            @rule_action(params={"wire": FIELD_TEXT})  # type: ignore[misc]
            def know(self, wire: str) -> None:
                self.known.add(int(wire))

        self._actions = Actions
        self._variables = type("Variables", (BaseVariables,), {**methods, "__init__": begin})
        self._rules = [
            {"conditions": self._gate(node, wire > 0), "actions": [{"name": "know", "params": {"wire": str(wire)}}]}
            for node in statements.named
            for wire in (node, -node)
            if statements.premises(node) or wire > 0
        ]

    def _readers(self) -> Iterator[tuple[Wire, Callable[[Any], bool]]]:
        """What the variable of each wire reads: the row for a comparison, what is known so far for a statement."""
        nodes = self._statements.circuit.nodes
        for one in range(len(nodes)):
            for wire in (one, -one):
                if isinstance(comparison := nodes[one], Comparison):
                    yield wire, partial(_holds, comparison, wire > 0)
                elif one in self._statements.named:
                    yield wire, partial(_is_known, wire)

    def answers(self, rows: Sequence[Row], category: FactId | None) -> Iterator[Answer]:
        for row in rows:
            known: set[Wire] = set()
            self._run_all(
                rule_list=self._rules,
                defined_variables=self._variables(row, known),
                defined_actions=self._actions(known),
            )
            yield read_off(self._statements, known.__contains__)

    def _gate(self, node: int, is_true: bool) -> dict[str, Any]:
        terms = [self._wire(wire if is_true else -wire) for wire in self._statements.premises(node)]
        return {"all" if is_true else "any": terms or [{"name": "always", "operator": "is_true", "value": True}]}

    def _wire(self, wire: Wire) -> dict[str, Any]:
        if wire in self._names:
            return {"name": self._names[wire], "operator": "is_true", "value": True}
        return self._gate(abs(wire), wire > 0)


def _holds(comparison: Comparison, wanted: bool, own: Any) -> bool:
    value = own.row.get(comparison.fact)
    return value is not None and comparison.holds_for(value) is wanted


def _is_known(wire: Wire, own: Any) -> bool:
    return wire in own.known


def _method(read: Callable[[Any], bool], name: str) -> Callable[[Any], bool]:
    """A function with the name by which the engine knows it."""

    def method(own: Any) -> bool:
        return read(own)

    method.__name__ = name
    return method


def _always(_: Any) -> bool:
    return True


class OpenFisca:
    """One variable a statement over arrays; "and" is the minimum of 0 false, 1 not known, 2 true."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        from openfisca_core.entities import build_entity
        from openfisca_core.model_api import YEAR, Variable
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem

        self._statements = statements
        self._codes: dict[FactId, dict[str, float]] = {}
        for one in statements.comparisons:
            codes = self._codes.setdefault(one.fact, {})
            for operand in one.operands:
                if isinstance(operand, str):
                    codes.setdefault(operand, float(len(codes)))
        entity = build_entity(key="vehicle", plural="vehicles", label="vehicle", is_person=True)
        self._system = TaxBenefitSystem([entity])
        shared = {"entity": entity, "definition_period": YEAR, "label": ""}
        for fact in self._codes:
            self._system.add_variable(
                type(f"fact_{_word(fact)}", (Variable,), {"value_type": float, "default_value": np.nan, **shared})
            )
        for node in statements.named:

            def formula(vehicle: Any, period: Any, *, node: int = node) -> Any:
                return self._gate(node, vehicle, period)

            self._system.add_variable(
                type(f"node_{node}", (Variable,), {"value_type": int, "formula": formula, **shared})
            )

    def answers(self, rows: Sequence[Row], category: FactId | None) -> Iterator[Answer]:
        yield from self.of_columns(self.columns(rows), len(rows))

    def columns(self, rows: Sequence[Row]) -> dict[FactId, np.ndarray]:
        """The facts as arrays, not-a-number where they are not known."""
        return {fact: np.array([self._number(fact, row.get(fact)) for row in rows]) for fact in self._codes}

    def _number(self, fact: FactId, value: Value | None) -> float:
        if value is None:
            return np.nan
        found = comparable(value)
        return self._codes[fact].get(found, -1.0) if isinstance(found, str) else float(found)

    def of_columns(self, columns: Mapping[FactId, np.ndarray], rows: int) -> list[Answer]:
        """The answers of all rows."""
        truths = self.truths(columns, rows)
        return [
            read_off(self._statements, lambda wire, row=row: truths[abs(wire)][row] == (TRUE if wire > 0 else FALSE))
            for row in range(rows)
        ]

    def truths(self, columns: Mapping[FactId, np.ndarray], rows: int) -> dict[int, np.ndarray]:
        """What is concluded: the truth of every wire that the columns are read off."""
        from openfisca_core.simulations import SimulationBuilder

        simulation = SimulationBuilder().build_default_simulation(self._system, count=rows)
        for fact, values in columns.items():
            simulation.set_input(f"fact_{_word(fact)}", "2026", values)
        wanted = {abs(wire) for output in self._statements.outputs for wire, _ in output.wires}
        return {node: simulation.calculate(f"node_{node}", "2026") for node in wanted}

    def _gate(self, node: int, vehicle: Any, period: Any) -> Any:
        truths = [self._wire(wire, vehicle, period) for wire in self._statements.premises(node)]
        return np.minimum.reduce(truths) if truths else vehicle.filled_array(TRUE)

    def _wire(self, wire: Wire, vehicle: Any, period: Any) -> Any:
        content = self._statements.circuit.nodes[abs(wire)]
        if isinstance(content, Comparison):
            truth = self._comparison(content, vehicle(f"fact_{_word(content.fact)}", period))
        elif abs(wire) in self._statements.named:
            truth = vehicle(f"node_{abs(wire)}", period)
        else:
            truth = self._gate(abs(wire), vehicle, period)
        return truth if wire > 0 else TRUE - truth

    def _comparison(self, comparison: Comparison, values: Any) -> Any:
        operands = [self._codes[comparison.fact][one] if isinstance(one, str) else one for one in comparison.operands]
        match comparison.operator:
            case Operator.EQUAL:
                holds = np.isin(values, operands)
            case Operator.UNEQUAL:
                holds = ~np.isin(values, operands)
            case Operator.LESS:
                holds = values < operands[0]
            case Operator.LESS_OR_EQUAL:
                holds = values <= operands[0]
            case Operator.GREATER:
                holds = values > operands[0]
            case _:
                holds = values >= operands[0]
        return np.where(np.isnan(values), UNKNOWN, np.where(holds, TRUE, FALSE)).astype(np.int32)


PEERS: dict[str, tuple[Any, int]] = {
    "openfisca-core": (OpenFisca, 20_000),
    "zen-engine": (Zen, 100),
    "clipspy": (Clips, 30),
    "business-rules": (BusinessRules, 50),
    "experta": (Experta, 30),
}
"""With how many rows each is timed."""
