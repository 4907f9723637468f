"""A sheet about any entry of a pack: what it says in plain words, its law, and the cases that exercise it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from interview.report import wording as report
from interview.report.law import title_in_words
from interview.sentences import filled_in, joined
from interview.workbench import sheet_wording as w
from interview.workbench.entry_words import read_in_words
from interview.workbench.exercising_cases import ExercisingCases
from interview.workbench.sheet_parts import SheetParts, article_line, confidence_part, one_line
from interview.workbench.sheets import Part, PartKind, Sheet, SheetLine
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.guidance import Consequence, NextStep, Parameter
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.rules import Requirement, Rule, Verdict
from knowledge.vocabulary.sources import Source, SourceReference
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import day_text, number_text, value_text, verdict_in_words


class EntrySheets:
    """Writes the sheets of one knowledge base and its cases."""

    def __init__(self, base: KnowledgeBase, cases: Sequence[Case]) -> None:
        self._base = base
        self._parts = SheetParts(base)
        self._cases = ExercisingCases(base, cases)

    def known(self) -> list[str]:
        """Every id of which there is a sheet."""
        return list(self._writers)

    def sheet(self, id: str) -> Sheet | None:
        """The sheet of an entry; of a way to meet a requirement that of the requirement. Null where there is none."""
        write = self._writers.get(id)
        return write() if write else None

    @cached_property
    def _writers(self) -> dict[str, Callable[[], Sheet]]:
        base = self._base
        kinds: tuple[tuple[Mapping[str, Any], Callable[[Any], Sheet]], ...] = (
            (base.rules, self.rule),
            (base.facts, self.fact),
            (base.next_steps, self._step),
            (base.consequences, self._risk),
            (base.sources, self._source),
            (base.parameters, self._parameter),
            (base.requirements, self.requirement),
            ({way.id: one for one in base.requirements.values() for way in one.met_by}, self.requirement),
        )
        writers: dict[str, Callable[[], Sheet]] = {}
        for entries, write in kinds:
            for id, entry in entries.items():
                writers.setdefault(id, partial(write, entry))
        return writers

    def requirement(self, requirement: Requirement) -> Sheet:
        """What the law asks, of whom, how it is met, and what follows if it is not."""
        cited = [*requirement.sources, *(reference for way in requirement.met_by for reference in way.sources)]
        parts = (
            self._parts.conditions(w.APPLIES, requirement.applies_when, requirement.in_force),
            Part(PartKind.RULES, w.MET_BY, tuple(self._ways(requirement)) or one_line(w.NO_WAY)),
            Part(PartKind.OUTCOME, w.NOT_MET, tuple(self._not_met(requirement))),
            self._parts.law(cited),
            confidence_part(requirement.confidence),
            self._cases.of_requirement(requirement),
        )
        return Sheet(requirement.id, w.REQUIREMENT, requirement.label, parts)

    def _ways(self, requirement: Requirement) -> Iterator[SheetLine]:
        for number, way in enumerate(requirement.met_by, start=1):
            yield SheetLine(filled_in(w.WAY, number=number, label=way.label))
            yield from self._parts.condition_lines(way.condition, way.in_force, 1)

    def _not_met(self, requirement: Requirement) -> Iterator[SheetLine]:
        yield SheetLine(requirement.otherwise)
        means = requirement.unmet_means
        harmless = means is Verdict.ROAD_LEGAL
        yield SheetLine(
            w.UNMET_LOWERS_NOTHING if harmless else filled_in(w.UNMET_MEANS, verdict=verdict_in_words(means))
        )
        yield SheetLine(report.CURABLE_BY[requirement.cure.by])
        if requirement.cure.how:
            yield SheetLine(requirement.cure.how)
        steps = [step.does for step in self._base.next_steps.values() if requirement.id in step.cures]
        yield from (SheetLine(words, 1) for words in steps)

    def rule(self, rule: Rule) -> Sheet:
        """What a rule concludes, and when."""
        declaration = self._base.facts[rule.fact]
        before = [one.id for one in self._rules_of(rule.fact)]
        earlier = before[: before.index(rule.id)]
        first = filled_in(w.OTHERS_FIRST, rules=", ".join(earlier))
        concludes = filled_in(w.CONDITION, label=declaration.label, value=self._value(declaration, rule))
        parts = (
            Part(PartKind.OUTCOME, w.CONCLUDES, (SheetLine(concludes), *(one_line(first) if earlier else ()))),
            self._parts.conditions(w.CONCLUDES_WHERE, rule.condition, rule.in_force),
            self._parts.law(rule.sources),
            confidence_part(rule.confidence),
            self._cases.of_rule(rule.id),
            self._parts.uses(rule.fact),
        )
        return Sheet(rule.id, w.RULE, rule.label, parts)

    def fact(self, fact: FactDeclaration) -> Sheet:
        """How a fact is known: asked, computed, or concluded by which rules."""
        if fact.is_asked:
            return self._asked(fact)
        if fact.formula is not None:
            call = f"{fact.formula.name}({', '.join(fact.formula.arguments)})"
            computed = Part(PartKind.RULES, w.COMPUTED_OF, one_line({"en": call, "zh": call}))
            return Sheet(fact.id, w.COMPUTED_FACT, fact.label, (computed, self._parts.uses(fact.id)))
        return self._concluded(fact)

    def _asked(self, fact: FactDeclaration) -> Sheet:
        question = self._base.questions.get(fact.id)
        parts = []
        if question and question.where_to_look:
            parts.append(Part(PartKind.CONDITION, w.WHERE_TO_LOOK, one_line(question.where_to_look)))
        if fact.choices:
            parts.append(Part(PartKind.RULES, w.CHOICES, tuple(SheetLine(label) for label in fact.choices.values())))
        title = question.ask if question else fact.label
        return Sheet(fact.id, w.ASKED_FACT, title, (*parts, self._parts.uses(fact.id)))

    def _concluded(self, fact: FactDeclaration) -> Sheet:
        rules = self._rules_of(fact.id)
        lines = [line for rule in rules for line in self._rule_lines(fact, rule)]
        if fact.default is not None:
            lines.append(SheetLine(filled_in(w.OTHERWISE_VALUE, value=value_text(fact, fact.default))))
        cited = [reference for rule in rules for reference in rule.sources]
        parts = (
            Part(PartKind.RULES, w.RULES_HEADING[fact.hit], tuple(lines)),
            self._parts.law(cited),
            self._parts.uses(fact.id),
        )
        return Sheet(fact.id, w.CONCLUDED_FACT, fact.label, parts)

    def _rule_lines(self, fact: FactDeclaration, rule: Rule) -> Iterator[SheetLine]:
        yield SheetLine(filled_in(w.GIVES, value=self._value(fact, rule), label=rule.label))
        yield from self._parts.condition_lines(rule.condition, rule.in_force, 1)

    def _value(self, declaration: FactDeclaration, rule: Rule) -> Text:
        return self._base.parameters[rule.parameter].label if rule.parameter else value_text(declaration, rule.value)

    def _rules_of(self, fact: FactId) -> list[Rule]:
        return [rule for rule in self._base.rules.values() if rule.fact == fact]

    def _step(self, step: NextStep) -> Sheet:
        cures = tuple(SheetLine(self._base.requirements[id].label) for id in step.cures)
        parts = (
            self._parts.conditions(w.HOLDS_WHERE, step.condition),
            Part(PartKind.OUTCOME, w.CURES, cures),
            Part(PartKind.OUTCOME, w.PLACE, one_line(self._base.places[step.place].label)),
            self._parts.law(step.sources),
            confidence_part(step.confidence),
            self._cases.of_rule(f"step.{step.id}:due"),
        )
        return Sheet(step.id, w.STEP, step.does, parts)

    def _risk(self, risk: Consequence) -> Sheet:
        parts = (
            self._parts.conditions(w.EXPECTED_WHERE, risk.condition, risk.in_force),
            Part(PartKind.OUTCOME, w.MEASURE, one_line(risk.measure)),
            self._parts.law(risk.sources),
            confidence_part(risk.confidence),
            self._cases.of_rule(f"risk.{risk.id}:expected"),
        )
        return Sheet(risk.id, w.RISK, risk.label, parts)

    def _source(self, source: Source) -> Sheet:
        published = joined((source.issuer, source.version), w.BETWEEN)
        articles = tuple(
            article_line(SourceReference(source.id, article), summary) for article, summary in source.articles.items()
        )
        users = [id for id, cited in self._citing() if any(one.source == source.id for one in cited)]
        parts = (
            Part(PartKind.OUTCOME, w.PUBLISHED, (SheetLine(published), SheetLine(read_in_words(source)))),
            Part(PartKind.LAW, w.ARTICLES, articles or one_line(w.NO_LAW)),
            self._parts.users(users),
        )
        return Sheet(source.id, w.SOURCE, title_in_words(source), parts)

    def _citing(self) -> Iterator[tuple[str, tuple[SourceReference, ...]]]:
        """Every entry with what it cites itself."""
        base = self._base
        for kind in (base.rules, base.requirements, base.next_steps, base.consequences):
            yield from ((id, entry.sources) for id, entry in kind.items())

    def _parameter(self, parameter: Parameter) -> Sheet:
        cited = [reference for value in parameter.values for reference in value.sources]
        lines = []
        for dated in parameter.values:
            value = number_text(dated.value, parameter.unit)
            day = "" if dated.first is None else day_text(dated.first)
            lines.append(SheetLine(filled_in(w.VALUE_FROM if dated.first else w.VALUE_BEFORE, value=value, day=day)))
        parts = (Part(PartKind.RULES, w.VALUES, tuple(lines)), self._parts.law(cited))
        return Sheet(parameter.id, w.PARAMETER, parameter.label, parts)
