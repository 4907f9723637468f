"""Conclusions to an Assessment: verdict, findings with their reasons, next steps, risks, what is unknown."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from knowledge.inference.concluded_case import ConcludedCase
from knowledge.inference.justifying import Justifier
from knowledge.inference.open_goals import OpenGoals
from knowledge.inference.quoting import Quoter
from knowledge.inference.verdict_reason import verdict_reason
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleBase, risk, step
from knowledge.vocabulary.facts import YES, FactId, Value
from knowledge.vocabulary.findings import Assessment, Conclusions, Finding, OpenFact, RecommendedStep, Risk
from knowledge.vocabulary.guidance import NextStep
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.text import Text


def known_answers(answers: Mapping[FactId, Answer]) -> dict[FactId, Value]:
    """The answers with a known value; "I don't know" is left out."""
    return {fact: answer.known for fact, answer in answers.items() if answer.known is not None}


def assess(
    knowledge_base: KnowledgeBase,
    rule_base: RuleBase,
    answers: Mapping[FactId, Answer],
    conclusions: Conclusions,
    *,
    all_asked: bool = False,
    fixed_verdict: FixedVerdict | None = None,
) -> Assessment:
    """What can be said of the answers. `conclusions` must be an engine's, of the same answers.

    A verdict that the engine leaves open although no answer can change it is recognised here; `fixed_verdict`: what
    does that for this rule base, where it is kept from one assessment to the next.
    `all_asked`: no further question can change anything; then only what the person did not know is called unknown.
    """
    recognised = (fixed_verdict or FixedVerdict(rule_base)).recognised(known_answers(answers), conclusions)
    return _Assessing(knowledge_base, rule_base, answers, recognised, all_asked).assessment()


def case_of(assessment: Assessment, knowledge_base: KnowledgeBase, rule_base: RuleBase) -> ConcludedCase:
    """The case that was assessed by these rules."""
    return ConcludedCase(knowledge_base, rule_base, known_answers(assessment.answers), assessment.conclusions)


class _Assessing:
    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        rule_base: RuleBase,
        answers: Mapping[FactId, Answer],
        conclusions: Conclusions,
        all_asked: bool,
    ) -> None:
        self._all_asked = all_asked
        known = known_answers(answers)
        self._knowledge = knowledge_base
        self._rule_base = rule_base
        self._answers = answers
        self._conclusions = conclusions
        self._open = OpenGoals(rule_base, conclusions, known)
        case = ConcludedCase(knowledge_base, rule_base, known, conclusions)
        self._justifier = Justifier(case)
        self._quoter = Quoter(case)

    def assessment(self) -> Assessment:
        verdict = Verdict(str(self._conclusions.value(VERDICT) or Verdict.UNDETERMINED))
        findings = tuple(self._findings())
        unknown = tuple(self._unknown())
        one_of_them = self._conclusions.by_cases.get(VERDICT)
        category = self._conclusions.value(self._knowledge.category) if self._knowledge.category else None
        return Assessment(
            verdict=verdict,
            reason=verdict_reason(verdict, findings, unknown, self._knowledge, one_of_them),
            as_of=self._rule_base.as_of,
            pack=self._knowledge.identity,
            packs=self._knowledge.packs,
            category=category,
            category_label=self._category_label(category),
            findings=findings,
            next_steps=tuple(self._next_steps()),
            risks=tuple(self._risks()),
            unknown=unknown,
            answers=dict(self._answers),
            conclusions=self._conclusions,
        )

    def _category_label(self, category: Value | None) -> Text | None:
        if category is None or self._knowledge.category is None:
            return None
        return (self._knowledge.facts[self._knowledge.category].choices or {}).get(str(category))

    def _findings(self) -> Iterator[Finding]:
        for requirement in self._knowledge.requirements.values():
            status = Status(str(self._conclusions.value(requirement.id) or Status.UNDETERMINED))
            reason, justification = self._justifier.reason(requirement, status)
            cure = requirement.cure
            yield Finding(
                requirement=requirement.id,
                label=requirement.label,
                topic=requirement.topic,
                status=status,
                reason=self._quoter.fill(reason),
                justification=justification,
                cure=cure if status is Status.NOT_MET else None,
                unmet_means=requirement.unmet_means,
                open_facts=self._open.facts_that_matter(requirement.id) if status is Status.UNDETERMINED else (),
            )

    def _unknown(self) -> Iterator[OpenFact]:
        """What is not known although something needs it, what most need first."""
        needed_by: dict[FactId, list[str]] = {fact: [] for fact in self._open.all_facts_that_matter()}
        for goal in self._open.goals:
            if goal in self._knowledge.requirements:
                for fact in self._open.facts_that_matter(goal):
                    needed_by[fact].append(goal)
        for fact, requirements in sorted(needed_by.items(), key=lambda item: -len(item[1])):
            if fact in self._answers or not self._all_asked:
                yield OpenFact(fact, fact in self._answers, tuple(requirements))

    def _next_steps(self) -> Iterator[RecommendedStep]:
        due = {
            id: next_step
            for id, next_step in self._knowledge.next_steps.items()
            if self._conclusions.value(step(id)) == YES
        }
        for number, next_step in enumerate(_in_order(due), start=1):
            yield RecommendedStep(
                id=next_step.id,
                number=number,
                does=self._quoter.fill(next_step.does),
                place=self._knowledge.places[next_step.place].label,
                documents=next_step.documents,
                deadline=self._quoter.deadline(next_step.deadline),
                cost=self._quoter.fill_if_any(next_step.cost),
                cures=next_step.cures,
                sources=next_step.sources,
                confidence=next_step.confidence,
            )

    def _risks(self) -> Iterator[Risk]:
        for consequence in self._knowledge.consequences.values():
            if self._conclusions.value(risk(consequence.id)) == YES:
                yield Risk(
                    id=consequence.id,
                    label=consequence.label,
                    measure=self._quoter.fill(consequence.measure),
                    certainty=consequence.certainty,
                    points=consequence.points,
                    sources=consequence.sources,
                    confidence=consequence.confidence,
                )


def _in_order(due: Mapping[str, NextStep]) -> Iterator[NextStep]:
    """The steps in the authored order, each after those that must come first."""
    sorter = TopologicalSorter({id: [one for one in next_step.after if one in due] for id, next_step in due.items()})
    sorter.prepare()
    position = {id: index for index, id in enumerate(due)}
    ready = list(sorter.get_ready())
    while ready:
        ready.sort(key=position.__getitem__)
        id = ready.pop(0)
        yield due[id]
        sorter.done(id)
        ready.extend(sorter.get_ready())
