"""What somebody expected of a case, from the words of `--not`: a derived fact, and the value that it does not have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interview.errors import UsageMistake, did_you_mean
from knowledge.logic.rule_base import VERDICT, RuleBase, RuleValue
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class Expectation:
    """A derived fact and a value that it can have."""

    fact: FactId
    value: RuleValue


def expectation_in(words: str, about: FactId | None, base: KnowledgeBase, rule_base: RuleBase) -> Expectation:
    """From VALUE or FACT=VALUE; VALUE alone is of `about`, else of the category or the verdict. Raises UsageMistake."""
    fact, sign, value = words.rpartition("=")
    if sign:
        about = fact.strip()
    wanted = value.strip().replace(" ", "_")
    possible = list(_possible(about, base, rule_base))
    for expectation in possible:
        if wanted == str(expectation.value).replace(" ", "_"):
            return expectation
    raise UsageMistake(
        {"en": f"nothing can be {wanted!r} here.", "zh": f"没有结论可以是 {wanted!r}。"},
        did_you_mean(
            wanted,
            dict.fromkeys(str(one.value) for one in possible),
            {"en": "Write FACT=VALUE, as in: vehicle.category=micro_truck", "zh": "请写成 事实编号=值。"},
        ),
        "--not",
    )


def _possible(about: FactId | None, base: KnowledgeBase, rule_base: RuleBase) -> Iterator[Expectation]:
    facts = [about] if about else [base.category, VERDICT]
    for fact in facts:
        if fact in rule_base.derived:
            for value in _domain(fact, rule_base):
                yield Expectation(fact, value)
    if about and about not in rule_base.derived:
        raise UsageMistake(
            {"en": f"nothing concludes {about!r}.", "zh": f"{about!r} 不是推断得出的。"},
            did_you_mean(
                about,
                [*base.requirements, *(fact.id for fact in base.facts.values() if fact.derived), VERDICT],
                {"en": "See all facts with: roadworthy kb facts", "zh": "查看全部事实：roadworthy kb facts"},
            ),
            "--not",
        )


def _domain(fact: FactId, rule_base: RuleBase) -> Mapping[RuleValue, None]:
    return dict.fromkeys(value for value in rule_base.derived[fact].domain if value is not None)
