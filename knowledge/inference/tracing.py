"""The production system at work, for authors: working memory, agenda and firings after the last answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.inference.firings import Firing
from knowledge.inference.production_engine import ProductionEngine
from knowledge.inference.working_memory import answered
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value


@dataclass(frozen=True)
class Trace:
    """What the engine held and did when the last answer came in."""

    memory: Mapping[FactId, Value]
    """Answers, what is computed of them, and what rules have concluded of facts by now."""
    agenda: tuple[str, ...]
    """The activations that the last answer put on the agenda by itself, in the order in which they fire."""
    firings: tuple[Firing, ...]
    """Everything that fired since the last answer, in order; what followed from followers included."""


class Tracer:
    """Follows one interview. Forward it only learns; after an edit it begins afresh."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._engine = ProductionEngine(rule_base)
        self._begin()

    def _begin(self) -> None:
        self._engine.reset()
        self._engine.run()
        self._last = Trace({}, (), tuple(self._engine.firings))

    def after(self, known: Mapping[FactId, Value]) -> Trace:
        """The trace after these answers, the last of which is the newest."""
        if dict(self._engine.known) == self._with_computed(known):
            return self._last
        if not self._engine.known.items() <= known.items() | self._with_computed(known).items():
            self._begin()
        for fact, value in known.items():
            if fact not in self._engine.known:
                self._learn({fact: value})
        return self._last

    def _with_computed(self, known: Mapping[FactId, Value]) -> dict[FactId, Value]:
        return {**known, **computed_values(self._rule_base, known)}

    def _learn(self, answer: Mapping[FactId, Value]) -> None:
        engine = self._engine
        values = self._with_computed({**engine.known, **answer})
        new = {fact: value for fact, value in values.items() if fact not in engine.known}
        fired = len(engine.firings)
        engine.known.update(new)
        engine.declare(*answered(new))
        agenda = tuple(activation.rule.__name__ for activation in reversed(engine.agenda.activations))
        engine.run()
        derived = {fact: next(iter(values)) for fact, values in engine.possible.items() if len(values) == 1}
        concluded = {fact: value for fact, value in derived.items() if value is not None}
        self._last = Trace({**engine.known, **concluded}, agenda, tuple(engine.firings[fired:]))
