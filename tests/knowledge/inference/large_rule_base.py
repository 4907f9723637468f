"""A rule base of the size and shape that a country has: about 500 rules, every answer with far consequences."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, FormulaCall, Value

AS_OF = date(2026, 11, 22)
YES_OR_NO = ("yes", "no")
CHOICES = tuple(f"choice_{number}" for number in range(6))
LIMITS = (100, 200, 300, 400, 500)
CATEGORIES = tuple(f"category_{number}" for number in range(20))
REQUIREMENTS = tuple(f"cn.requirement_{number}" for number in range(60))
VERDICTS = ("not_road_legal", "road_legal_after_steps", "restricted_use")

VALUES: dict[FactId, tuple[Value, ...]] = {
    **{f"papers.fact_{number}": YES_OR_NO for number in range(36)},
    **{f"use.fact_{number}": CHOICES for number in range(24)},
    **{f"vehicle.fact_{number}": (0, 150, 250, 350, 450, 550) for number in range(12)},
    **{f"day.fact_{number}": tuple(AS_OF + timedelta(days) for days in (-400, -1, 0, 40)) for number in range(8)},
}
COMPUTED = {f"day.left_{number}": FormulaCall("days_until", (f"day.fact_{number}",)) for number in range(8)}
ANSWERED = tuple(fact for fact in (*VALUES, *COMPUTED) if not fact.startswith("day.fact"))


def large_rule_base() -> RuleBase:
    """Category, flags, requirements with several ways to meet them, verdict, next steps, risks."""
    random = Random(1)
    facts = [_category(random), *_flags(random), *_requirements(random), _verdict(), *_guidance(random)]
    asked = {fact: FactDeclaration(fact, FactType.CHOICE, {"en": fact}) for fact in VALUES}
    return RuleBase(AS_OF, {fact.id: fact for fact in facts}, COMPUTED, asked, ("verdict",))


def full_answers(random: Random) -> dict[FactId, Value]:
    """An answer to every question."""
    return {fact: random.choice(values) for fact, values in VALUES.items()}


def _is(fact: FactId, *values: RuleValue) -> Comparison:
    return Comparison(fact, Operator.EQUAL, values)


def _comparison(random: Random, fact: FactId) -> Comparison:
    if fact in COMPUTED:
        return Comparison(fact, random.choice((Operator.LESS, Operator.GREATER_OR_EQUAL)), (random.choice((0, 30)),))
    if fact.startswith("vehicle."):
        return Comparison(fact, random.choice((Operator.LESS_OR_EQUAL, Operator.GREATER)), (random.choice(LIMITS),))
    choices = YES_OR_NO if fact.startswith("papers.") else CHOICES
    several = random.sample(choices, 1 if choices is YES_OR_NO else random.randint(1, 2))
    return Comparison(fact, random.choice((Operator.EQUAL, Operator.EQUAL, Operator.UNEQUAL)), tuple(several))


def _condition(random: Random, facts: Sequence[FactId], count: int, *first: Comparison) -> Condition:
    when = tuple(_comparison(random, fact) for fact in random.sample(facts, count))
    exceptions = (_comparison(random, random.choice(facts)),) if random.random() < 0.15 else ()
    return Condition((*first, *when), exceptions)


def _category(random: Random) -> DerivedFact:
    pool = [fact for fact in ANSWERED if fact.startswith("vehicle.")]
    rules = (
        ConcludingRule(f"cn.category.{category}", category, _condition(random, pool, random.randint(2, 6)))
        for category in CATEGORIES
    )
    return DerivedFact("vehicle.category", tuple(rules), "unlisted")


def _flags(random: Random) -> list[DerivedFact]:
    return [_yes_or_no(f"use.flag_{number}", _condition(random, ANSWERED, 2)) for number in range(15)]


def _yes_or_no(fact: FactId, condition: Condition) -> DerivedFact:
    return DerivedFact(fact, (ConcludingRule(f"{fact}.holds", "yes", condition),), "no")


def _requirements(random: Random) -> list[DerivedFact]:
    return [fact for requirement in REQUIREMENTS for fact in _requirement(random, requirement)]


def _requirement(random: Random, requirement: FactId) -> tuple[DerivedFact, DerivedFact]:
    category = _is("vehicle.category", *random.sample(CATEGORIES, random.randint(1, 12)))
    flag = [_is(f"use.flag_{random.randrange(15)}", "yes")] * (random.random() < 0.4)
    applies = f"{requirement}.applies"
    ways = (
        ConcludingRule(f"{requirement}.way_{number}", "met", _condition(random, ANSWERED, random.randint(1, 3)))
        for number in range(random.randint(1, 3))
    )
    exempt = ConcludingRule(f"{requirement}.exempt", "not_applicable", Condition((_is(applies, "no"),)))
    return (
        _yes_or_no(applies, _condition(random, ANSWERED, random.randint(0, 2), category, *flag)),
        DerivedFact(requirement, (exempt, *ways), "not_met"),
    )


def _verdict() -> DerivedFact:
    rules = (
        ConcludingRule(f"verdict.{requirement}", VERDICTS[number // 20], Condition((_is(requirement, "not_met"),)))
        for number, requirement in enumerate(REQUIREMENTS)
    )
    return DerivedFact("verdict", tuple(rules), "road_legal")


def _guidance(random: Random) -> list[DerivedFact]:
    return [
        _yes_or_no(fact, _condition(random, ANSWERED, random.randint(0, 2), _is(requirement, "not_met")))
        for fact, requirement in zip(
            (*(f"step.{number}" for number in range(100)), *(f"risk.{number}" for number in range(40))),
            REQUIREMENTS * 3,
            strict=False,
        )
    ]
