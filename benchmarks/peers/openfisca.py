"""OpenFisca-core: variables that are computed over arrays of all vehicles at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks.peers.statements import Answer, Row, Statements, read_off, word_of
from benchmarks.truths_of_arrays import FALSE, TRUE, truths_of
from knowledge.logic.circuit import Wire
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value, comparable


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
                type(f"fact_{word_of(fact)}", (Variable,), {"value_type": float, "default_value": np.nan, **shared})
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
            simulation.set_input(f"fact_{word_of(fact)}", "2026", values)
        wanted = {abs(wire) for output in self._statements.outputs for wire, _ in output.wires}
        return {node: simulation.calculate(f"node_{node}", "2026") for node in wanted}

    def _gate(self, node: int, vehicle: Any, period: Any) -> Any:
        truths = [self._wire(wire, vehicle, period) for wire in self._statements.premises(node)]
        return np.minimum.reduce(truths) if truths else vehicle.filled_array(TRUE)

    def _wire(self, wire: Wire, vehicle: Any, period: Any) -> Any:
        content = self._statements.circuit.nodes[abs(wire)]
        if isinstance(content, Comparison):
            truth = self._comparison(content, vehicle(f"fact_{word_of(content.fact)}", period))
        elif abs(wire) in self._statements.named:
            truth = vehicle(f"node_{abs(wire)}", period)
        else:
            truth = self._gate(abs(wire), vehicle, period)
        return truth if wire > 0 else TRUE - truth

    def _comparison(self, comparison: Comparison, values: Any) -> Any:
        operands = [self._codes[comparison.fact][one] if isinstance(one, str) else one for one in comparison.operands]
        return truths_of(comparison.operator, operands, values).astype(np.int32)
