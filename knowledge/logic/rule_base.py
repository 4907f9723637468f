"""A knowledge base as of a day, as nothing but derived facts with ordered rules.

Requirements, the verdict, next steps and consequences become derived facts of their own, so that an
engine needs to know one thing only: rules conclude facts.

    <requirement>.applies   yes when applies_when holds, else no
    <requirement>           not_applicable · met · not_met, in that order of rules
    verdict                 the worst verdict that an unmet requirement leads to (one that leads to none lowers nothing)
    step.<id>, risk.<id>    yes when the step is to be done, the consequence to be expected
    said.<id>.<fact>        the derived fact that the words of a due step or an expected consequence quote

Rules that no author wrote have a colon in their id, which no authored id can have.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import NO, YES, FactDeclaration, FactId, FormulaCall
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Requirement, RuleId, Status, Verdict
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import placeholders_in

VERDICT: FactId = "verdict"
VERDICTS_FROM_WORST = (
    Verdict.NOT_ROAD_LEGAL, Verdict.ROAD_LEGAL_AFTER_STEPS, Verdict.RESTRICTED_USE, Verdict.ROAD_LEGAL,
)  # fmt: skip

RuleValue = str | int | float
Premise = tuple[FactId, frozenset[RuleValue] | None]
"""A fact that a rule compares and, of a derived fact, those of its values that satisfy the comparison (else null)."""
UNSAID = "unsaid"
"""Value of a quoted fact whose text is not said."""


@dataclass(frozen=True)
class ConcludingRule:
    """When the condition holds, and no earlier rule of the same fact does, the fact has this value."""

    id: RuleId
    value: RuleValue
    condition: Condition


@dataclass(frozen=True)
class DerivedFact:
    """A fact that rules conclude: the first rule that holds decides, else the default (null = no value)."""

    id: FactId
    rules: tuple[ConcludingRule, ...]
    default: RuleValue | None

    @cached_property
    def domain(self) -> tuple[RuleValue | None, ...]:
        """Every value that it can have, in the order of the rules, the default last (null = no value)."""
        return tuple(dict.fromkeys((*(rule.value for rule in self.rules), self.default)))


@dataclass(frozen=True)
class RuleBase:
    """What an engine runs. Facts stand after all facts that their rules use."""

    as_of: date
    derived: dict[FactId, DerivedFact]
    computed: dict[FactId, FormulaCall]
    asked: dict[FactId, FactDeclaration]
    goals: tuple[FactId, ...]
    """The derived facts that make up an assessment: requirements, verdict, steps, risks, quoted facts."""

    @cached_property
    def premises(self) -> dict[FactId, tuple[tuple[RuleId, tuple[Premise, ...]], ...]]:
        """For every derived fact its rules, in order, with what each compares."""
        return {
            fact.id: tuple((rule.id, tuple(map(self._premise, rule.condition.comparisons))) for rule in fact.rules)
            for fact in self.derived.values()
        }

    def on(self, day: date) -> "RuleBase":
        """The same rules on another day on which the same law is in force."""
        later = replace(self, as_of=day)
        later.__dict__["premises"] = self.premises  # they know no day
        return later

    def _premise(self, comparison: Comparison) -> Premise:
        compared = self.derived.get(comparison.fact)
        if compared is None:
            return comparison.fact, None
        values = (value for value in compared.domain if value is not None)
        return comparison.fact, frozenset(value for value in values if comparison.holds_for(value))

    @cached_property
    def users(self) -> dict[FactId, frozenset[FactId]]:
        """The derived facts whose rules compare a fact, or what is computed of it."""
        found: dict[FactId, set[FactId]] = {}
        for user in self.derived.values():
            for rule in user.rules:
                for comparison in rule.condition.comparisons:
                    call = self.computed.get(comparison.fact)
                    for fact in (comparison.fact, *(call.arguments if call else ())):
                        found.setdefault(fact, set()).add(user.id)
        return {fact: frozenset(users) for fact, users in found.items()}


def applies(requirement: str) -> FactId:
    """The id of the derived fact that says whether a requirement applies."""
    return f"{requirement}.applies"


def step(step_id: str) -> FactId:
    """The id of the derived fact that says whether a next step is to be done."""
    return f"step.{step_id}"


def risk(consequence_id: str) -> FactId:
    """The id of the derived fact that says whether a consequence is to be expected."""
    return f"risk.{consequence_id}"


def is_shown(goal: FactId, value: RuleValue | None) -> bool:
    """Whether anything is said when a goal has this value; of a step that is not due nothing is, as while open."""
    if goal.startswith(("step.", "risk.")):
        return value == YES
    return not (goal.startswith("said.") and value == UNSAID)


def rule_base_of(knowledge_base: KnowledgeBase, as_of: date) -> RuleBase:
    """Lower the knowledge base to the rules in force on the day."""
    authored = {fact.id: fact for fact in _authored_facts(knowledge_base, as_of)}
    further = (
        *_requirement_facts(knowledge_base, as_of),
        _verdict(knowledge_base),
        *_guidance_facts(knowledge_base, as_of, authored),
    )
    derived = authored | {fact.id: fact for fact in further}
    return RuleBase(
        as_of=as_of,
        derived=_premises_first(derived),
        computed=dict(computed_facts(knowledge_base, as_of)),
        asked={fact.id: fact for fact in knowledge_base.facts.values() if fact.is_asked and not fact.particular},
        goals=_goals(knowledge_base, derived),
    )


def _authored_facts(knowledge_base: KnowledgeBase, as_of: date) -> Iterable[DerivedFact]:
    rules: dict[FactId, list[ConcludingRule]] = {}
    for rule in knowledge_base.rules.values():
        if not rule.in_force.contains(as_of):
            continue
        value = rule.value
        if rule.parameter is not None:
            dated = knowledge_base.parameters[rule.parameter].as_of(as_of)
            if dated is None:
                continue
            value = dated.value
        rules.setdefault(rule.fact, []).append(ConcludingRule(rule.id, value, rule.condition))
    for fact in knowledge_base.facts.values():
        if fact.derived:
            yield DerivedFact(fact.id, tuple(rules.get(fact.id, ())), fact.default)


def computed_facts(knowledge_base: KnowledgeBase, as_of: date) -> Iterable[tuple[FactId, FormulaCall]]:
    """The computed facts, their parameters as of the day; one whose parameter has no value yet has none either."""
    for fact in knowledge_base.facts.values():
        if fact.formula is None:
            continue
        parameters = [knowledge_base.parameters[id] for id in fact.formula.arguments if id in knowledge_base.parameters]
        figures = [dated.value for parameter in parameters if (dated := parameter.as_of(as_of)) is not None]
        if len(figures) == len(parameters):
            facts = tuple(id for id in fact.formula.arguments if id not in knowledge_base.parameters)
            yield fact.id, FormulaCall(fact.formula.name, facts, tuple(figures))


def _is(fact: FactId, value: RuleValue) -> Condition:
    return Condition(when=(Comparison(fact, Operator.EQUAL, (value,)),))


def _requirement_facts(knowledge_base: KnowledgeBase, as_of: date) -> Iterable[DerivedFact]:
    for requirement in knowledge_base.requirements.values():
        yield from _requirement(requirement, as_of)


def _requirement(requirement: Requirement, as_of: date) -> Iterable[DerivedFact]:
    in_force = requirement.in_force.contains(as_of)
    application = ConcludingRule(f"{requirement.id}:applies", YES, requirement.applies_when)
    yield DerivedFact(applies(requirement.id), (application,) if in_force else (), NO)
    yield DerivedFact(
        requirement.id,
        (
            ConcludingRule(f"{requirement.id}:exempt", Status.NOT_APPLICABLE.value, _is(applies(requirement.id), NO)),
            *(
                ConcludingRule(way.id, Status.MET.value, way.condition)
                for way in requirement.met_by
                if way.in_force.contains(as_of)
            ),
        ),
        Status.NOT_MET.value,
    )


def _verdict(knowledge_base: KnowledgeBase) -> DerivedFact:
    rules = [
        ConcludingRule(
            f"{VERDICT}:{requirement.id}", requirement.unmet_means.value, _is(requirement.id, Status.NOT_MET)
        )
        for verdict in VERDICTS_FROM_WORST[:-1]
        for requirement in knowledge_base.requirements.values()
        if requirement.unmet_means is verdict
    ]
    return DerivedFact(VERDICT, tuple(rules), Verdict.ROAD_LEGAL.value)


def _guidance_facts(
    knowledge_base: KnowledgeBase, as_of: date, authored: dict[FactId, DerivedFact]
) -> Iterable[DerivedFact]:
    for next_step in knowledge_base.next_steps.values():
        rule = ConcludingRule(f"step.{next_step.id}:due", YES, next_step.condition)
        due = DerivedFact(step(next_step.id), (rule,), NO)
        words = (next_step.does, next_step.deadline, next_step.cost)
        yield due
        yield from _quoted(next_step.id, due.id, words, authored)
    for consequence in knowledge_base.consequences.values():
        rule = ConcludingRule(f"risk.{consequence.id}:expected", YES, consequence.condition)
        in_force = consequence.in_force.contains(as_of)
        expected = DerivedFact(risk(consequence.id), (rule,) if in_force else (), NO)
        yield expected
        yield from _quoted(consequence.id, expected.id, (consequence.measure,), authored)


def _quoted(
    id: str, occasion: FactId, words: Iterable[Text | None], authored: dict[FactId, DerivedFact]
) -> Iterable[DerivedFact]:
    """What a text quotes belongs to the assessment on the occasion on which the text is said."""
    for name in sorted({name for text in words if text for name in placeholders_in(text)} & authored.keys()):
        quoted = f"said.{id}.{name}"
        unsaid = ConcludingRule(f"{quoted}:unsaid", UNSAID, _is(occasion, NO))
        values = (
            ConcludingRule(f"{quoted}:{number}", value, _is(name, value))
            for number, value in enumerate(authored[name].domain)
            if value is not None
        )
        yield DerivedFact(quoted, (unsaid, *values), None)


def _goals(knowledge_base: KnowledgeBase, derived: dict[FactId, DerivedFact]) -> tuple[FactId, ...]:
    shown = [knowledge_base.category] if knowledge_base.category else []
    return (
        VERDICT,
        *shown,
        *knowledge_base.requirements,
        *(fact for fact in derived if fact.startswith(("step.", "risk.", "said."))),
    )


def _premises_first(derived: dict[FactId, DerivedFact]) -> dict[FactId, DerivedFact]:
    """The same facts, each after those that its rules use (the reader refuses circles)."""
    ordered: dict[FactId, DerivedFact] = {}

    def place(fact: DerivedFact) -> None:
        if fact.id in ordered:
            return
        for rule in fact.rules:
            for comparison in rule.condition.comparisons:
                if comparison.fact in derived:
                    place(derived[comparison.fact])
        ordered[fact.id] = fact

    for fact in derived.values():
        place(fact)
    return ordered
