"""Small knowledge bases made at random, with requirements and with ways to change facts."""

from datetime import date
from random import Random

from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.changes import TODAY, Brought, Change, Figure, Term, TermUnit
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import Direction, FactDeclaration, FactId, FactType, FormulaCall, Value
from knowledge.vocabulary.guidance import DatedValue, Parameter
from knowledge.vocabulary.packs import KnowledgeBase, PackIdentity
from knowledge.vocabulary.rules import CurableBy, Cure, MeetingRule, Requirement, Rule, Verdict
from knowledge.vocabulary.sources import Confidence

AS_OF = date(2026, 11, 22)
WORDS = ("a", "b", "c")
NUMBERS = (1, 2, 3)
DAYS_LEFT = (-1, 0, 2)
CHOICES = ("one.choice", "two.choice", "three.choice", "four.choice")
NUMBER, DAY, LEFT, PREMIUM, CLASS = "its.number", "its.day", "its.days_left", "its.premium", "its.class"
PARAMETERS = {"known.fee": 5, "other.fee": 7, "known.days": 3}
UNMET_MEANS = (Verdict.NOT_ROAD_LEGAL, Verdict.ROAD_LEGAL_AFTER_STEPS, Verdict.RESTRICTED_USE)
NO_TEXT = {"en": ""}

DECLARATIONS = {
    **{id: FactDeclaration(id, FactType.CHOICE, NO_TEXT, choices=dict.fromkeys(WORDS, NO_TEXT)) for id in CHOICES},
    NUMBER: FactDeclaration(NUMBER, FactType.NUMBER, NO_TEXT),
    DAY: FactDeclaration(DAY, FactType.DATE, NO_TEXT),
    LEFT: FactDeclaration(LEFT, FactType.NUMBER, NO_TEXT, formula=FormulaCall("days_until", (DAY,))),
    PREMIUM: FactDeclaration(PREMIUM, FactType.NUMBER, NO_TEXT, unit="CNY", derived=True),
    CLASS: FactDeclaration(CLASS, FactType.CHOICE, NO_TEXT, choices=dict.fromkeys(WORDS, NO_TEXT), derived=True),
}


def random_knowledge(random: Random) -> KnowledgeBase:
    """Up to six requirements over six asked facts, one computed and two derived ones, most of which can be changed."""
    requirements = {f"law.{number}": _requirement(random, f"law.{number}") for number in range(random.randint(1, 6))}
    changes = {fact: tuple(_changes(random, fact, list(requirements))) for fact in (*CHOICES, NUMBER, DAY)}
    return KnowledgeBase(
        identity=PackIdentity("random", "1", ""),
        title=NO_TEXT,
        extends=(),
        read_on=AS_OF,
        category=None,
        facts=DECLARATIONS,
        changes={fact: ways for fact, ways in changes.items() if ways},
        rules={rule.id: rule for rule in _rules(random)},
        requirements=requirements,
        parameters={
            id: Parameter(id, NO_TEXT, "CNY", (DatedValue(None, value, (), Confidence.HIGH),))
            for id, value in PARAMETERS.items()
        },
    )


def random_known(random: Random, rule_base: RuleBase) -> dict[FactId, Value]:
    """Answers to most facts."""
    found: dict[FactId, Value] = {}
    for fact, declaration in rule_base.asked.items():
        if random.random() < 0.85:
            found[fact] = _value(random, declaration)
    return found


def rule_base(knowledge: KnowledgeBase) -> RuleBase:
    """Its rules as of the day."""
    return rule_base_of(knowledge, AS_OF)


def _value(random: Random, declaration: FactDeclaration) -> Value:
    if declaration.choices:
        return random.choice(WORDS)
    if declaration.type is FactType.DATE:
        return date.fromordinal(AS_OF.toordinal() + random.choice(DAYS_LEFT))
    return random.choice(NUMBERS)


def _rules(random: Random) -> list[Rule]:
    def rule(number: int, fact: FactId, value: str | int, facts: tuple[FactId, ...]) -> Rule:
        condition = Condition((_comparison(random, facts),))
        return Rule(f"rule.{fact}.{number}", fact, value, condition, NO_TEXT, (), Confidence.HIGH)

    asked = (*CHOICES, NUMBER, LEFT)
    classes = [rule(number, CLASS, random.choice(WORDS), asked) for number in range(random.randint(1, 4))]
    return [*classes, *(rule(number, PREMIUM, random.choice((100, 200, 300)), (*asked, CLASS)) for number in range(3))]


def _comparison(random: Random, facts: tuple[FactId, ...]) -> Comparison:
    fact = random.choice(facts)
    if DECLARATIONS[fact].choices:
        operator = random.choice((Operator.EQUAL, Operator.UNEQUAL))
        return Comparison(fact, operator, tuple(random.sample(WORDS, random.choice((1, 1, 2)))))
    return Comparison(fact, random.choice(tuple(Operator)), (random.choice((0, 1, 2, 3)),))


def _requirement(random: Random, id: str) -> Requirement:
    facts = (*CHOICES, NUMBER, LEFT, CLASS)

    def condition(least: int, most: int) -> Condition:
        return Condition(tuple(_comparison(random, facts) for _ in range(random.randint(least, most))))

    ways = tuple(
        MeetingRule(f"{id}.way_{number}", condition(1, 2), NO_TEXT, (), Confidence.HIGH)
        for number in range(random.choice((1, 1, 2)))
    )
    cure, unmet_means = Cure(CurableBy.OWNER), random.choice(UNMET_MEANS)
    return Requirement(id, NO_TEXT, "topic", condition(0, 1), ways, NO_TEXT, cure, unmet_means, (), Confidence.HIGH)


def _changes(random: Random, fact: FactId, requirements: list[str]) -> list[Change]:
    return [_change(random, fact, requirements) for _ in range(random.choice((0, 1, 1, 1, 2)))]


def _change(random: Random, fact: FactId, requirements: list[str]) -> Change:
    costs: tuple[Figure, ...] = (None, 0, "known.fee", "other.fee", PREMIUM)
    days: tuple[Figure, ...] = (None, 0, "known.days")
    is_choice, is_day = fact in CHOICES, fact == DAY
    sides = (Direction.LATER, Direction.EARLIER) if is_day else (Direction.MORE, Direction.LESS)
    has_term = is_day and random.random() < 0.5
    return Change(
        fact=fact,
        by=CurableBy.OWNER,
        to=tuple(random.sample(WORDS, random.choice((1, 2)))) if is_choice else (),
        towards=() if is_choice or has_term else random.choice((sides, sides[:1], sides[1:])),
        term=Term(1, TermUnit.YEAR) if has_term else None,
        origins=tuple(random.sample(WORDS, 2)) if is_choice and random.random() < 0.3 else (),
        days=random.choice(days),
        cost=random.choice(costs),
        needs=tuple(random.sample(requirements, 1)) if random.random() < 0.4 else (),
        brings=tuple(_brought(random, fact)),
        last_resort=random.random() < 0.1,
    )


def _brought(random: Random, fact: FactId) -> list[Brought]:
    if random.random() > 0.25:
        return []
    other = random.choice([one for one in (*CHOICES, NUMBER, DAY) if one != fact])
    value = TODAY if other == DAY else random.choice(NUMBERS if other == NUMBER else WORDS)
    return [Brought(other, value)]
