"""A withdrawn activation never fires, and the order of firing is always the same."""

from itertools import permutations
from typing import Any

from knowledge.inference.agenda import ExactStrategy
from knowledge.inference.experta_import import Activation, Agenda, Fact, KnowledgeEngine, Rule


class Vehicle(Fact):  # type: ignore[misc]
    """The vehicle that all rules are about."""


class Exempt(Fact):  # type: ignore[misc]
    """Declared while every rule waits on the agenda."""


class Waiting(KnowledgeEngine):  # type: ignore[misc]
    """Thirty rules over the same fact, and what fired of them."""

    __strategy__ = ExactStrategy

    def __init__(self) -> None:
        self.fired: list[str] = []
        super().__init__()

    def get_rules(self) -> list[Rule]:
        return [self._rule(f"rule_{number:02}") for number in range(30)]

    def _rule(self, name: str) -> Rule:
        def fire(engine: Waiting) -> None:
            engine.fired.append(name)

        fire.__name__ = name
        return Rule(Vehicle(), ~Exempt())(fire)


def test_no_exempted_rule_fires() -> None:
    """Thirty activations with the same salience and the same fact are all withdrawn by one exemption.

    With experta's own strategy 26 to 30 of them fired all the same.
    """
    engine = Waiting()
    engine.reset()
    engine.declare(Vehicle())
    assert len(engine.agenda.activations) == 30
    engine.declare(Exempt())
    engine.run()
    assert engine.fired == []


def test_all_rules_fire_without_exemption_in_one_order() -> None:
    """Among equals the name of the rule decides, whatever the hashes of this run of Python."""
    engine = Waiting()
    engine.reset()
    engine.declare(Vehicle())
    engine.run()
    assert engine.fired == sorted(engine.fired, reverse=True)
    assert len(engine.fired) == 30


def activation(name: str, fact_ids: tuple[int, ...], salience: int = 0, **context: Any) -> Activation:
    rule = Rule(salience=salience)(lambda _engine: None)
    rule.__name__ = name
    facts = []
    for fact_id in fact_ids:
        fact = Fact(fact_id)
        fact.__factid__ = fact_id
        facts.append(fact)
    return Activation(rule, facts, context)


def test_the_order_does_not_depend_on_the_order_of_arrival() -> None:
    """Salience, then the newest facts, then the name, then what was matched."""
    activations = [
        activation("z", (1, 2)),
        activation("b", (3,), one=1),
        activation("b", (3,), two=1),
        activation("c", (3,)),
        activation("a", (1,), salience=1),
    ]
    for arrived in permutations(activations):
        together, one_by_one = Agenda(), Agenda()
        ExactStrategy().update_agenda(together, arrived, ())
        for one in arrived:
            ExactStrategy().update_agenda(one_by_one, [one], ())
        assert together.activations == one_by_one.activations == activations


def test_an_activation_that_has_fired_may_still_be_withdrawn() -> None:
    """What is not on the agenda cannot be taken off it, and nothing else is."""
    agenda = Agenda()
    waiting, fired = activation("waiting", (1,)), activation("fired", (1,))
    ExactStrategy().update_agenda(agenda, [waiting, fired], ())
    agenda.activations.remove(fired)
    ExactStrategy().update_agenda(agenda, (), [fired])
    assert agenda.activations == [waiting]
