"""The nearest legal version by trying every set of moves, with the reference evaluator: slow, and nothing clever."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product

from knowledge.inference.evaluator import evaluate
from knowledge.logic.computed import computed_values
from knowledge.logic.moves import Move
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.changes import Figure
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Measure
from knowledge.vocabulary.rules import RequirementId, Status

Choice = Mapping[FactId, Move | None]
Row = dict[str, float]

ORDER_OF_COLUMNS = {
    Measure.CHANGES: ("changes", "ask", "money", "ask_days", "days", "distance"),
    Measure.MONEY: ("ask", "money", "changes", "ask_days", "days", "distance"),
    Measure.DAYS: ("ask_days", "days", "changes", "ask", "money", "distance"),
}


class BruteForce:
    """Everything that can be done about one set of answers."""

    def __init__(self, knowledge: KnowledgeBase, rule_base: RuleBase, known: Mapping[FactId, Value]) -> None:
        self._knowledge = knowledge
        self._rule_base = rule_base
        self._known = known

    def lightest(
        self, options: Mapping[FactId, tuple[Move | None, ...]], aim: Iterable[RequirementId], measure: Measure
    ) -> tuple[tuple[float, ...] | None, list[Choice]]:
        """The least weight with which the aim is reached, and every set of moves of this weight."""
        aim = list(aim)
        best: tuple[float, ...] | None = None
        sets: list[Choice] = []
        for choice in self._choices(options):
            if not self.holds(choice, aim):
                continue
            weight = self.weight(choice, measure)
            if best is None or weight < best:
                best, sets = weight, []
            if weight == best:
                sets.append(choice)
        return best, sets

    @staticmethod
    def _choices(options: Mapping[FactId, tuple[Move | None, ...]]) -> Iterator[Choice]:
        for combination in product(*options.values()):
            yield dict(zip(options, combination, strict=True))

    def holds(self, choice: Choice, aim: Iterable[RequirementId]) -> bool:
        """Whether the moves lead to the aim, and can be made."""
        if self.unmet(choice, aim):
            return False
        for fact, move in choice.items():
            if move is not None and self.unmet({**choice, fact: None}, move.change.needs):
                return False
        return self._can_be_ordered(choice)

    def _can_be_ordered(self, choice: Choice) -> bool:
        moves = [move for move in choice.values() if move is not None]
        if not any(move.change.needs for move in moves):
            return True
        return any(self._is_an_order(order) for order in permutations(moves))

    def _is_an_order(self, order: Iterable[Move]) -> bool:
        done: dict[FactId, Move] = {}
        for move in order:
            if self.unmet(done, move.change.needs):
                return False
            done[move.fact] = move
        return True

    def unmet(self, choice: Choice, requirements: Iterable[RequirementId]) -> list[RequirementId]:
        """Which of these requirements are known to be unmet when the moves are made."""
        requirements = list(requirements)
        if not requirements:
            return []
        conclusions = evaluate(self._rule_base, self.after(choice))
        return [id for id in requirements if conclusions.value(id) == Status.NOT_MET]

    def after(self, choice: Choice) -> dict[FactId, Value]:
        """The answers when the moves are made: what they change first, then what they bring."""
        moves = [choice[fact] for fact in self._knowledge.changes if choice.get(fact) is not None]
        after = dict(self._known)
        for move in moves:
            assert move is not None
            after[move.fact] = move.value
        for move in moves:
            assert move is not None
            after.update(move.brings)
        return after

    def weight(self, choice: Choice, measure: Measure) -> tuple[float, ...]:
        """The row of figures of a set of moves."""
        after = self.after(choice)
        total: Row = dict.fromkeys(ORDER_OF_COLUMNS[Measure.CHANGES], 0)
        for move in choice.values():
            if move is None:
                continue
            cost, days = self._figure(move.change.cost, after), self._figure(move.change.days, after)
            total["changes"] += 1
            total["ask"] += cost is None
            total["money"] += cost or 0
            total["ask_days"] += days is None
            total["days"] += days or 0
            total["distance"] += move.distance
        return tuple(total[column] for column in ORDER_OF_COLUMNS[measure])

    def _figure(self, figure: Figure, after: Mapping[FactId, Value]) -> float | None:
        if not isinstance(figure, str):
            return figure
        if figure in self._knowledge.parameters:
            dated = self._knowledge.parameters[figure].as_of(self._rule_base.as_of)
            return dated.value if dated else None
        found = computed_values(self._rule_base, after).get(figure)
        if figure in self._rule_base.derived:
            found = evaluate(self._rule_base, after).value(figure)
        return None if found is None else max(0, float(str(found)))
