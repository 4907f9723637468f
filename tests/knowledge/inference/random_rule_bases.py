"""Small rule bases made at random: every kind of fact, rules without condition, facts without rules.

Everything is drawn from one `random.Random`, so that hypothesis can shrink it (`strategies.randoms`) and
a process of its own can repeat it from a seed.
"""

from datetime import date, timedelta
from random import Random

from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, FormulaCall, Value

AS_OF = date(2026, 11, 22)
WORDS = ("a", "b", "c")
NUMBERS = (0, 1, 2.5, 3)
DAYS = tuple(AS_OF + timedelta(days) for days in (-1, 0, 1, 2))
ORDERS = tuple(Operator)
EQUALITIES = (Operator.EQUAL, Operator.UNEQUAL)

ASKED = {
    **{f"choice_{number}.of_it": FactType.CHOICE for number in range(3)},
    **{f"number_{number}.of_it": FactType.NUMBER for number in range(3)},
    "day.of_it": FactType.DATE,
}
COMPUTED = {
    "day.left": FormulaCall("days_until", ("day.of_it",)),
    "number.over": FormulaCall("difference", ("number_0.of_it", "number_1.of_it")),
}
VALUES: dict[FactType, tuple[Value, ...]] = {
    FactType.CHOICE: WORDS,
    FactType.NUMBER: NUMBERS,
    FactType.DATE: DAYS,
}


def random_rule_base(random: Random) -> RuleBase:
    """Up to six derived facts, each of words or of numbers, over seven asked and two computed facts."""
    operands: dict[FactId, tuple[RuleValue, ...]] = {
        **{fact: _comparable(VALUES[kind]) for fact, kind in ASKED.items()},
        **dict.fromkeys(COMPUTED, NUMBERS),
    }
    derived = {}
    for number in range(random.randint(1, 6)):
        fact = f"derived.fact_{number}"
        values = random.choice((WORDS, NUMBERS))
        derived[fact] = _random_fact(random, fact, values, operands)
        operands[fact] = values
    asked = {fact: FactDeclaration(fact, kind, {"en": fact}) for fact, kind in ASKED.items()}
    return RuleBase(AS_OF, derived, COMPUTED, asked, tuple(derived))


def random_answers(random: Random) -> list[tuple[FactId, Value]]:
    """Known answers to some of the asked facts, in any order."""
    facts = random.sample(list(ASKED), random.randint(0, len(ASKED)))
    return [(fact, random.choice(VALUES[ASKED[fact]])) for fact in facts]


def _comparable(values: tuple[Value, ...]) -> tuple[RuleValue, ...]:
    return tuple(value.toordinal() if isinstance(value, date) else value for value in values)


def _random_fact(
    random: Random, fact: FactId, values: tuple[RuleValue, ...], operands: dict[FactId, tuple[RuleValue, ...]]
) -> DerivedFact:
    rules = tuple(
        ConcludingRule(f"{fact}.rule_{number}", random.choice(values), _random_condition(random, operands))
        for number in range(random.randint(0, 4))
    )
    return DerivedFact(fact, rules, random.choice((None, *values)))


def _random_condition(random: Random, operands: dict[FactId, tuple[RuleValue, ...]]) -> Condition:
    when = [_random_comparison(random, operands) for _ in range(random.choice((0, 1, 1, 2, 3)))]
    unless = [_random_comparison(random, operands) for _ in range(random.choice((0, 0, 1, 2)))]
    return Condition(tuple(when), tuple(unless))


def _random_comparison(random: Random, operands: dict[FactId, tuple[RuleValue, ...]]) -> Comparison:
    """Later facts more often, so that rules chain."""
    fact = random.choice((*operands, *list(operands)[len(ASKED) :]))
    values = operands[fact]
    operator = random.choice(EQUALITIES if isinstance(values[0], str) else ORDERS)
    count = random.randint(1, 2) if operator in EQUALITIES else 1
    return Comparison(fact, operator, tuple(random.choices(values, k=count)))
