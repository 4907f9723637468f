"""The engine of one interview: forward chaining in experta, built while the person reads the first question.

Answers only ever add facts while an interview goes forward; an edit starts the working memory afresh. Until
the production system stands, the reference evaluator answers, with the same conclusions.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions

if TYPE_CHECKING:
    from knowledge.inference.production_system import ProductionSystem


class Engine:
    """Draws conclusions from answers. One engine a process; not shared between threads."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._system: ProductionSystem | None = None
        self._learned: dict[FactId, Value] | None = None

    def build(self) -> None:
        """Build the production system; until that is done, the evaluator concludes."""
        from knowledge.inference.production_system import ProductionSystem  # experta costs the start of a program

        self._system = ProductionSystem(self._rule_base)

    def conclude(self, known: Mapping[FactId, Value]) -> Conclusions:
        """What follows from the known answers."""
        if self._system is None:
            return evaluate(self._rule_base, known)
        self._learn(self._system, dict(known))
        return self._system.conclusions()

    def _learn(self, system: "ProductionSystem", known: dict[FactId, Value]) -> None:
        """Add what is new; where an earlier answer changed or went, begin afresh."""
        learned = self._learned
        self._learned = None
        if learned is not None and learned.items() <= known.items():
            for fact in known.keys() - learned.keys():
                system.learn(fact, known[fact])
        else:
            system.forget_all_and_learn(known)
        self._learned = known
