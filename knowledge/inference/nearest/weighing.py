"""How far a set of changes leads away: how many, what they cost, how many days they take.

A weight is a row of figures, compared from the left. Rows are added up column by column, so the sum of the least
weights is never above the weight of a whole. A figure that has to be asked counts more than any that is known.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from knowledge.inference.nearest.reach import Look, Option, Options, Reach
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.rule_base import RuleValue
from knowledge.vocabulary.changes import Figure
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Measure

Weight: TypeAlias = tuple[float, ...]
"""By the measure: changes, costs to ask, money, days to ask, days; the distances of numbers and days last."""

NOTHING: Weight = (0, 0, 0, 0, 0, 0)
COLUMNS = {
    Measure.CHANGES: (0, 1, 2, 3, 4, 5),
    Measure.MONEY: (1, 2, 0, 3, 4, 5),
    Measure.DAYS: (3, 4, 0, 1, 2, 5),
}
"""Which of: changes, costs to ask, money, days to ask, days, distance; in the order in which they decide."""


def added(weights: Iterable[Weight]) -> Weight:
    """The sum, column by column."""
    return tuple(map(sum, zip(NOTHING, *weights, strict=True)))


class Scales:
    """Weighs the moves of one case."""

    def __init__(self, knowledge_base: KnowledgeBase, circuit: Circuit, measure: Measure) -> None:
        self._knowledge = knowledge_base
        self._rule_base = circuit.rule_base
        self._columns = COLUMNS[measure]
        named = {change.cost for changes in knowledge_base.changes.values() for change in changes}
        self._tests: dict[str, dict[RuleValue, Wire]] = {
            fact: {value: circuit.test(fact, {value}) for value in derived.domain if value is not None}
            for fact, derived in self._rule_base.derived.items()
            if fact in named
        }

    @property
    def wires(self) -> list[Wire]:
        """All wires that tell a cost."""
        return [wire for tests in self._tests.values() for wire in tests.values()]

    def at_least(self, option: Option) -> Weight:
        """The least that an option can weigh."""
        if option is None:
            return NOTHING
        return self._weight(option, self._least(option.change.cost))

    def weight(self, option: Option, options: Options, reach: Reach, look: Look) -> Weight:
        """What an option weighs where everything is decided; `look` is at these options, in lane 0."""
        return NOTHING if option is None else self._weight(option, self.cost(option.change.cost, options, reach, look))

    def _weight(self, move: Option, cost: float | None) -> Weight:
        assert move is not None
        days = self.days(move.change.days)
        row = (1, cost is None, cost or 0, days is None, days or 0, move.distance)
        return tuple(float(row[column]) for column in self._columns)

    def days(self, figure: Figure) -> int | None:
        """How many days a change takes; null = to be asked."""
        days = self._parameter(figure) if isinstance(figure, str) else figure
        return None if days is None else int(days)

    def _least(self, figure: Figure) -> float | None:
        if not isinstance(figure, str) or figure in self._knowledge.parameters:
            return self._parameter(figure) if isinstance(figure, str) else figure
        numbers = [value for value in self._tests.get(figure, ()) if not isinstance(value, str)]
        return max(0, min(numbers, default=0))

    def cost(self, figure: Figure, options: Options, reach: Reach, look: Look) -> int | float | None:
        """What a change costs where everything is decided; null = to be asked. No cost is below zero."""
        if not isinstance(figure, str) or figure in self._knowledge.parameters:
            return self._parameter(figure) if isinstance(figure, str) else figure
        if figure in self._rule_base.computed:
            found = [value for value in reach.values(figure, options) if isinstance(value, int | float)]
        else:
            concluded = (value for value, wire in self._tests[figure].items() if look.known_true(wire) & 1)
            found = [value for value in concluded if isinstance(value, int | float)]
        return max(0, found[0]) if len(found) == 1 else None

    def _parameter(self, id: str) -> int | float | None:
        dated = self._knowledge.parameters[id].as_of(self._rule_base.as_of)
        return None if dated is None else dated.value

    def unit(self, figures: Iterable[Figure]) -> str | None:
        """The unit of the first of these costs that has one."""
        named: Mapping[FactId, str | None] = {
            **{id: parameter.unit for id, parameter in self._knowledge.parameters.items()},
            **{id: fact.unit for id, fact in self._knowledge.facts.items()},
        }
        return next((named[figure] for figure in figures if isinstance(figure, str) and named.get(figure)), None)
