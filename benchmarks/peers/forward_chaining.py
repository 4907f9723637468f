"""Engines that fire productions, vehicle by vehicle: experta and CLIPS."""

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.clips_system import ClipsSystem
from benchmarks.peers.statements import Answer, Row, Statements
from knowledge.inference.production_system import ProductionSystem
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId


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
