"""A sheet about any entry of a pack: what it says in plain words, its law, and the cases that exercise it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from interview.report import wording as report
from interview.report.law import title_in_words
from interview.report.sentences import filled_in, joined
from interview.workbench import sheet_wording as w
from interview.workbench.sheets import Part, PartKind, Sheet, SheetLine
from knowledge.logic.authored_conditions import authored_conditions
from knowledge.verification.coverage import decided_cases, known_answers
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactDeclaration, FactId, Value
from knowledge.vocabulary.guidance import Consequence, NextStep, Parameter
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.rules import Requirement, Rule, RuleId, Status, Verdict
from knowledge.vocabulary.sources import ALWAYS, Confidence, Period, Source, SourceReference
from knowledge.vocabulary.text import LANGUAGES, Text
from knowledge.vocabulary.wording import (
    STATUS_IN_WORDS,
    article_in_words,
    comparison_in_words,
    day_in_words,
    number_in_words,
    value_in_words,
    verdict_in_words,
)

MOST_CASES = 6
"""Names of cases of one kind; of more the number is said."""
MOST_USES = 15
STATUSES = (Status.MET, Status.NOT_MET, Status.UNDETERMINED, Status.NOT_APPLICABLE)


class EntrySheets:
    """Writes the sheets of one knowledge base and its cases."""

    def __init__(self, base: KnowledgeBase, cases: Sequence[Case]) -> None:
        self._base = base
        self._cases = cases

    def known(self) -> list[str]:
        """Every id of which there is a sheet."""
        base = self._base
        ways = [way.id for requirement in base.requirements.values() for way in requirement.met_by]
        kinds = (
            base.requirements,
            base.rules,
            base.facts,
            base.next_steps,
            base.consequences,
            base.sources,
            base.parameters,
        )
        return [*(id for kind in kinds for id in kind), *ways]

    def sheet(self, id: str) -> Sheet | None:
        """The sheet of an entry; of a way to meet a requirement that of the requirement. Null where there is none."""
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
        return next((write(entries[id]) for entries, write in kinds if id in entries), None)

    def requirement(self, requirement: Requirement) -> Sheet:
        """What the law asks, of whom, how it is met, and what follows if it is not."""
        cited = [*requirement.sources, *(reference for way in requirement.met_by for reference in way.sources)]
        return Sheet(
            requirement.id,
            w.REQUIREMENT,
            requirement.label,
            (
                self._conditions(w.APPLIES, requirement.applies_when, requirement.in_force),
                Part(PartKind.RULES, w.MET_BY, tuple(self._ways(requirement)) or _line(w.NO_WAY)),
                Part(PartKind.OUTCOME, w.NOT_MET, tuple(self._not_met(requirement))),
                self._law(cited),
                _confidence(requirement.confidence),
                self._cases_of_requirement(requirement),
            ),
        )

    def rule(self, rule: Rule) -> Sheet:
        """What a rule concludes, and when."""
        declaration = self._base.facts[rule.fact]
        before = [one.id for one in self._rules_of(rule.fact)]
        earlier = before[: before.index(rule.id)]
        first = filled_in(w.OTHERS_FIRST, rules=", ".join(earlier))
        concludes = filled_in(w.CONDITION, label=declaration.label, value=self._value(declaration, rule))
        return Sheet(
            rule.id,
            w.RULE,
            rule.label,
            (
                Part(PartKind.OUTCOME, w.CONCLUDES, (SheetLine(concludes), *(_line(first) if earlier else ()))),
                self._conditions(w.CONCLUDES_WHERE, rule.condition, rule.in_force),
                self._law(rule.sources),
                _confidence(rule.confidence),
                self._cases_of_rule(rule.id),
                self._uses(rule.fact),
            ),
        )

    def fact(self, fact: FactDeclaration) -> Sheet:
        """How a fact is known: asked, computed, or concluded by which rules."""
        if fact.is_asked:
            return self._asked(fact)
        if fact.formula is not None:
            call = f"{fact.formula.name}({', '.join(fact.formula.arguments)})"
            parts: tuple[Part, ...] = (Part(PartKind.RULES, w.COMPUTED_OF, _line({"en": call, "zh": call})),)
            return Sheet(fact.id, w.COMPUTED_FACT, fact.label, (*parts, self._uses(fact.id)))
        rules = self._rules_of(fact.id)
        lines = [line for rule in rules for line in self._rule_lines(fact, rule)]
        if fact.default is not None:
            lines.append(SheetLine(filled_in(w.OTHERWISE_VALUE, value=_value_words(fact, fact.default))))
        cited = [reference for rule in rules for reference in rule.sources]
        parts = (Part(PartKind.RULES, w.RULES_HEADING[fact.hit], tuple(lines)), self._law(cited), self._uses(fact.id))
        return Sheet(fact.id, w.CONCLUDED_FACT, fact.label, parts)

    def _asked(self, fact: FactDeclaration) -> Sheet:
        question = self._base.questions.get(fact.id)
        parts = []
        if question and question.where_to_look:
            parts.append(Part(PartKind.CONDITION, w.WHERE_TO_LOOK, _line(question.where_to_look)))
        if fact.choices:
            parts.append(Part(PartKind.RULES, w.CHOICES, tuple(SheetLine(label) for label in fact.choices.values())))
        return Sheet(fact.id, w.ASKED_FACT, question.ask if question else fact.label, (*parts, self._uses(fact.id)))

    def _step(self, step: NextStep) -> Sheet:
        cures = tuple(SheetLine(self._base.requirements[id].label) for id in step.cures)
        parts = (
            self._conditions(w.HOLDS_WHERE, step.condition),
            Part(PartKind.OUTCOME, w.CURES, cures),
            Part(PartKind.OUTCOME, w.PLACE, _line(self._base.places[step.place].label)),
            self._law(step.sources),
            _confidence(step.confidence),
            self._cases_of_rule(f"step.{step.id}:due"),
        )
        return Sheet(step.id, w.STEP, step.does, parts)

    def _risk(self, risk: Consequence) -> Sheet:
        parts = (
            self._conditions(w.EXPECTED_WHERE, risk.condition, risk.in_force),
            Part(PartKind.OUTCOME, w.MEASURE, _line(risk.measure)),
            self._law(risk.sources),
            _confidence(risk.confidence),
            self._cases_of_rule(f"risk.{risk.id}:expected"),
        )
        return Sheet(risk.id, w.RISK, risk.label, parts)

    def _source(self, source: Source) -> Sheet:
        published = joined((source.issuer, source.version), w.BETWEEN)
        articles = tuple(
            SheetLine(filled_in(w.CONDITION, label=_article(source.id, article), value=summary))
            for article, summary in source.articles.items()
        )
        users = [id for id, cited in self._citing() if any(one.source == source.id for one in cited)]
        parts = (
            Part(PartKind.OUTCOME, w.PUBLISHED, (SheetLine(published), SheetLine(read_in_words(source)))),
            Part(PartKind.LAW, w.ARTICLES, articles or _line(w.NO_LAW)),
            self._users(users),
        )
        return Sheet(source.id, w.SOURCE, title_in_words(source), parts)

    def _parameter(self, parameter: Parameter) -> Sheet:
        cited = [reference for value in parameter.values for reference in value.sources]
        lines = []
        for dated in parameter.values:
            value = {language: number_in_words(dated.value, parameter.unit, language) for language in LANGUAGES}
            day = "" if dated.first is None else {one: day_in_words(dated.first, one) for one in LANGUAGES}
            lines.append(SheetLine(filled_in(w.VALUE_FROM if dated.first else w.VALUE_BEFORE, value=value, day=day)))
        return Sheet(
            parameter.id, w.PARAMETER, parameter.label, (Part(PartKind.RULES, w.VALUES, tuple(lines)), self._law(cited))
        )

    def _conditions(self, heading: Text, condition: Condition, in_force: Period = ALWAYS) -> Part:
        return Part(
            PartKind.CONDITION, heading, tuple(self._condition_lines(condition, in_force, 0)) or _line(w.ALWAYS)
        )

    def _condition_lines(self, condition: Condition, in_force: Period, depth: int) -> Iterator[SheetLine]:
        yield from (SheetLine(self._comparison(one), depth) for one in condition.when)
        for one in condition.unless:
            yield SheetLine(filled_in(w.UNLESS, condition=self._comparison(one)), depth)
        if in_force != ALWAYS:
            yield SheetLine(filled_in(w.IN_FORCE, period=_period(in_force)), depth)

    def _comparison(self, comparison: Comparison) -> Text:
        declaration = self._base.facts.get(comparison.fact)
        value = {one: comparison_in_words(declaration, comparison, one) for one in LANGUAGES}
        return filled_in(w.CONDITION, label=self.label(comparison.fact), value=value)

    def label(self, id: str) -> Text:
        """What a fact, requirement, step or consequence is called."""
        base = self._base
        if id in base.facts:
            return base.facts[id].label
        if id in base.requirements:
            return _without_full_stop(base.requirements[id].label)
        if id in base.next_steps:
            return _without_full_stop(base.next_steps[id].does)
        if id in base.consequences:
            return _without_full_stop(base.consequences[id].label)
        if id in base.rules:
            return _without_full_stop(base.rules[id].label)
        return {"en": id, "zh": id}

    def _ways(self, requirement: Requirement) -> Iterator[SheetLine]:
        for number, way in enumerate(requirement.met_by, start=1):
            yield SheetLine(filled_in(w.WAY, number=number, label=way.label))
            yield from self._condition_lines(way.condition, way.in_force, 1)

    def _rule_lines(self, fact: FactDeclaration, rule: Rule) -> Iterator[SheetLine]:
        yield SheetLine(filled_in(w.GIVES, value=self._value(fact, rule), label=rule.label))
        yield from self._condition_lines(rule.condition, rule.in_force, 1)

    def _value(self, declaration: FactDeclaration, rule: Rule) -> Text:
        return self._base.parameters[rule.parameter].label if rule.parameter else _value_words(declaration, rule.value)

    def _rules_of(self, fact: FactId) -> list[Rule]:
        return [rule for rule in self._base.rules.values() if rule.fact == fact]

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

    def _law(self, cited: Iterable[SourceReference]) -> Part:
        by_source: dict[str, list[str]] = {}
        for reference in dict.fromkeys(cited):
            by_source.setdefault(reference.source, []).append(reference.article)
        lines: list[SheetLine] = []
        for id, articles in by_source.items():
            source = self._base.sources[id]
            lines.append(SheetLine(filled_in(w.SOURCE_READ, title=title_in_words(source), read=read_in_words(source))))
            for article in filter(None, articles):
                said = filled_in(w.CONDITION, label=_article(id, article), value=source.articles[article])
                lines.append(SheetLine(said, 1))
        return Part(PartKind.LAW, w.LAW, tuple(lines) or _line(w.NO_LAW))

    def _cases_of_requirement(self, requirement: Requirement) -> Part:
        lines = []
        for status in STATUSES:
            names = [case.name for case in self._cases if case.expect.get(requirement.id) == status.value]
            if names:
                outcome = STATUS_IN_WORDS[status]
                lines.append(SheetLine(filled_in(w.CASES_OF, outcome=outcome, count=len(names), names=_few(names))))
        return Part(PartKind.CASES, w.CASES, tuple(lines) or _line(w.NO_CASE))

    def _cases_of_rule(self, rule: RuleId) -> Part:
        names = self._deciding.get(rule, [])
        said = filled_in(w.CASES_COUNT, count=len(names), names=_few(names)) if names else w.NO_CASE
        return Part(PartKind.CASES, w.CASES, _line(said))

    @cached_property
    def _deciding(self) -> dict[RuleId, list[str]]:
        """By rule, the names of the cases in which it decides."""
        found: dict[RuleId, list[str]] = {}
        for day in dict.fromkeys(case.as_of for case in self._cases):
            cases = [case for case in self._cases if case.as_of == day]
            for rule, bits in decided_cases(self._base, day, [known_answers(case) for case in cases]):
                found.setdefault(rule, []).extend(case.name for lane, case in enumerate(cases) if bits >> lane & 1)
        return found

    def _uses(self, fact: FactId) -> Part:
        users = [
            id
            for id, condition in authored_conditions(self._base)
            if any(comparison.fact == fact for comparison in condition.comparisons)
        ]
        computed = [
            one.id for one in self._base.facts.values() if one.formula is not None and fact in one.formula.arguments
        ]
        return self._users((*computed, *users))

    def _users(self, ids: Iterable[str]) -> Part:
        distinct = list(dict.fromkeys(ids))
        lines = [self._named(id) for id in distinct[:MOST_USES]]
        if distinct[MOST_USES:]:
            lines.append(SheetLine(filled_in(w.MORE_USES, count=len(distinct) - MOST_USES)))
        return Part(PartKind.USES, w.USED_BY, tuple(lines) or _line(w.NOT_USED))

    def _named(self, id: str) -> SheetLine:
        return SheetLine(filled_in(w.USE, label=self.label(id), id=id))

    def _citing(self) -> Iterator[tuple[str, tuple[SourceReference, ...]]]:
        """Every entry with what it cites itself."""
        base = self._base
        for kind in (base.rules, base.requirements, base.next_steps, base.consequences):
            yield from ((id, entry.sources) for id, entry in kind.items())


def _line(words: Text) -> tuple[SheetLine, ...]:
    return (SheetLine(words),)


def _confidence(confidence: Confidence) -> Part:
    return Part(PartKind.CONFIDENCE, w.CONFIDENCE, _line(w.CONFIDENCES[confidence]))


def _few(names: Sequence[str]) -> Text:
    shown = "; ".join(names[:MOST_CASES])
    said: Text = {"en": shown, "zh": shown}
    return filled_in(w.AND_MORE, names=said, count=len(names) - MOST_CASES) if names[MOST_CASES:] else said


def read_in_words(source: Source) -> Text:
    """When a source was read, when it is to be read again, and how sure we are of it."""
    days = {
        name: {one: day_in_words(day, one) for one in LANGUAGES}
        for name, day in (("day", source.read_on), ("again", source.read_again_on))
    }
    return filled_in(w.READ, **days, confidence=report.CONFIDENCE[source.confidence])


def _article(source: str, article: str) -> Text:
    return {one: article_in_words(SourceReference(source, article), one) for one in LANGUAGES}


def _period(period: Period) -> Text:
    first, last = (
        "" if day is None else {one: day_in_words(day, one) for one in LANGUAGES} for day in (period.first, period.last)
    )
    sentence = w.FROM_TO if first and last else w.FROM_DAY if first else w.UNTIL_DAY
    return filled_in(sentence, first=first, last=last)


def _value_words(declaration: FactDeclaration, value: Value) -> Text:
    return {one: value_in_words(declaration, value, one) for one in LANGUAGES}


def _without_full_stop(text: Text) -> Text:
    return {language: words.rstrip(".。") for language, words in text.items()}
