"""The forward-chaining engine of the interview: one case, one answer at a time.

An answer only adds to what is known, so that an interview declares and runs. An edit is a replay: forget
all, learn the answers that stand.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from knowledge.inference.firings import Firing
from knowledge.inference.production_engine import ProductionEngine
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions


class EngineLostError(RuntimeError):
    """An exception spoilt the engine in the middle of a case; `start` or `forget_all_and_learn` builds a new one."""


class ProductionSystem:
    """Runs a rule base on experta. Started when built; used by one thread at a time."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._engine: ProductionEngine | None = None
        self.start()

    def start(self) -> None:
        """Forget all answers."""
        self.forget_all_and_learn({})

    def learn(self, fact: FactId, value: Value) -> None:
        """Add one answer to what is known. To change one raises ValueError: that is a replay."""
        known = self._intact_engine.known
        if known.get(fact, value) != value:
            raise ValueError(f"{fact} is known to be {known[fact]}; to change it, forget all and learn again")
        with self._engine_at_work() as engine:
            self._learn(engine, {fact: value})

    def forget_all_and_learn(self, answers: Mapping[FactId, Value]) -> None:
        """Start afresh from these answers; what is not known is missing."""
        self._engine = self._engine or ProductionEngine(self._rule_base)
        with self._engine_at_work() as engine:
            engine.reset()
            self._learn(engine, answers)

    def conclusions(self) -> Conclusions:
        """What follows from what was learnt."""
        engine = self._intact_engine
        return Conclusions(dict(engine.truths), dict(engine.possible))

    @property
    def firings(self) -> tuple[Firing, ...]:
        """What fired since the start, in order."""
        return tuple(self._intact_engine.firings)

    def _learn(self, engine: ProductionEngine, answers: Mapping[FactId, Value]) -> None:
        engine.learn({**answers, **computed_values(self._rule_base, {**engine.known, **answers})})

    @property
    def _intact_engine(self) -> ProductionEngine:
        if self._engine is None:
            raise EngineLostError("the engine failed; start it, or let it forget all and learn again")
        return self._engine

    @contextmanager
    def _engine_at_work(self) -> Iterator[ProductionEngine]:
        """The engine, put back only if nothing goes wrong: not even an interrupted one is used again."""
        engine, self._engine = self._intact_engine, None
        yield engine
        self._engine = engine
