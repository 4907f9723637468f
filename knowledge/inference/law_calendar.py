"""Finding the days on which the verdict or a finding changes by itself.

Not by stepping from day to day: what follows from the answers can only change where a formula over an answered day
reaches or passes a figure that some rule compares it with, and where a part of the law begins, ends or has another
figure. Every formula only rises or only falls as the days go by, so each such day is found by bisection.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from knowledge.inference.assessing import assess, known_answers
from knowledge.inference.reevaluating import Evaluated, Reevaluator
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, FormulaCall, Value, comparable
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.formulas import formula_of
from knowledge.vocabulary.law_calendar import DayCause, LawCalendar, LawCause, LawMove, TurnedFinding, TurningDay
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.sources import Period

NEXT = timedelta(days=1)
Causes = dict[date, list[DayCause | LawCause]]


def law_calendar(
    knowledge_base: KnowledgeBase,
    answers: Mapping[FactId, Answer],
    first: date,
    last: date,
    fixed_verdict: FixedVerdict | None = None,
) -> LawCalendar:
    """Every turning day after `first`, up to and with `last`.

    `fixed_verdict`: what recognises the verdict on the first day, where it is at hand; preparing it takes longest.
    """
    return _Calendar(knowledge_base, answers, first, last).found(fixed_verdict)


class _Calendar:
    def __init__(
        self, knowledge_base: KnowledgeBase, answers: Mapping[FactId, Answer], first: date, last: date
    ) -> None:
        self._knowledge = knowledge_base
        self._answers = answers
        self._known = known_answers(answers)
        self._first = first
        self._last = last
        self._law = {day: causes for day, causes in _law_causes(knowledge_base).items() if first < day <= last}

    def found(self, fixed: FixedVerdict | None) -> LawCalendar:
        days: list[TurningDay] = []
        fixed = fixed or FixedVerdict(rule_base_of(self._knowledge, self._first))
        law = fixed.rule_base
        rules = Reevaluator(law)
        evaluated = rules.evaluated(self._known)
        before = at_first = self._assessed(law, evaluated, fixed)
        for start, stop in self._stretches():
            law_before = law
            if start != self._first:
                law = rule_base_of(self._knowledge, start)
                rules = Reevaluator(law)
                evaluated = rules.evaluated(self._known)
            causes = self._causes(law, start, stop)
            for day in sorted(causes):
                evaluated = rules.evaluated_again(evaluated, self._known, day)
                on_the_day = law.on(day)
                fixed = self._fixed_on(on_the_day, fixed, evaluated)
                if self._stands_as(before, fixed, evaluated):
                    continue
                after = self._assessed(on_the_day, evaluated, fixed)
                turned = tuple(self._turned(before, after, (law_before, law), causes[day]))
                if turned or after.verdict is not before.verdict:
                    days.append(TurningDay(day, before.verdict, after.verdict, turned))
                before = after
        return LawCalendar(self._first, self._last, at_first.verdict, tuple(days))

    def _fixed_on(self, law: RuleBase, fixed: FixedVerdict, evaluated: Evaluated) -> FixedVerdict:
        """What recognises the verdict on a later day; not prepared where the rules themselves decide."""
        is_decided = len(evaluated.conclusions.possible[VERDICT]) == 1
        return fixed if is_decided else fixed.on(law, self._known)

    def _stands_as(self, before: Assessment, fixed: FixedVerdict, evaluated: Evaluated) -> bool:
        """Whether nothing at all is otherwise, not even what is still possible."""
        now, was = evaluated.conclusions, before.conclusions
        if any(now.possible[id] != was.possible[id] for id in self._knowledge.requirements):
            return False
        recognised = fixed.recognised(self._known, now)
        return recognised.possible[VERDICT] == was.possible[VERDICT]

    def _stretches(self) -> Iterator[tuple[date, date]]:
        """First and last day of every stretch in which the same law is in force."""
        starts = [self._first, *sorted(self._law)]
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            yield start, self._last if following is None else following - NEXT

    def _causes(self, rule_base: RuleBase, start: date, stop: date) -> Causes:
        causes: Causes = {start: list(self._law[start])} if start in self._law else {}
        limits = _limits(rule_base)
        for fact, call in rule_base.computed.items():
            for day in self._crossings(limits[fact], call, start, stop):
                for argument in call.arguments:
                    value = self._known[argument]
                    if isinstance(value, date):
                        causes.setdefault(day, []).append(DayCause(argument, value))
        return causes

    def _crossings(self, limits: set[int | float], call: FormulaCall, start: date, stop: date) -> set[date]:
        """The days of a stretch, after its first, from which on a computed fact has reached or passed a limit."""
        if not all(argument in self._known for argument in call.arguments):
            return set()
        values = [self._known[argument] for argument in call.arguments]
        return {day for limit in limits for day in _days_around(call, values, float(limit), start, stop)}

    def _assessed(self, rule_base: RuleBase, evaluated: Evaluated, fixed: FixedVerdict) -> Assessment:
        return assess(self._knowledge, rule_base, self._answers, evaluated.conclusions, fixed_verdict=fixed)

    def _turned(
        self,
        before: Assessment,
        after: Assessment,
        laws: tuple[RuleBase, RuleBase],
        causes: list[DayCause | LawCause],
    ) -> Iterator[TurnedFinding]:
        for was, now in zip(before.findings, after.findings, strict=True):
            if was.status is not now.status:
                concerned = {id for law in laws for id in _rests_on(law, now.requirement, self._knowledge)}
                own = tuple(dict.fromkeys(cause for cause in causes if _name(cause) in concerned))
                yield TurnedFinding(
                    now.requirement, was.status, now.status, now.reason, own or tuple(dict.fromkeys(causes))
                )


def _days_around(call: FormulaCall, values: list[Value], limit: float, start: date, stop: date) -> Iterator[date]:
    """The first day after `start` on which a formula has reached a limit, and the first on which it has passed it."""
    formula = formula_of(call)

    def at(ordinal: int) -> float:
        found = comparable(formula(date.fromordinal(ordinal), *values))
        assert not isinstance(found, str)
        return found

    low, high = start.toordinal(), stop.toordinal()
    if at(low) == at(high):
        return
    sign = 1 if at(high) > at(low) else -1
    for crossed in (
        bisect_left(range(low, high + 1), True, key=lambda day: sign * at(day) >= sign * limit),
        bisect_left(range(low, high + 1), True, key=lambda day: sign * at(day) > sign * limit),
    ):
        if 0 < crossed <= high - low:
            yield date.fromordinal(low + crossed)


def _limits(rule_base: RuleBase) -> dict[FactId, set[int | float]]:
    """For each computed fact the figures that some rule compares it with."""
    limits: dict[FactId, set[int | float]] = {fact: set() for fact in rule_base.computed}
    for derived in rule_base.derived.values():
        for rule in derived.rules:
            for comparison in rule.condition.comparisons:
                if comparison.fact in limits:
                    limits[comparison.fact].update(one for one in comparison.operands if not isinstance(one, str))
    return limits


def _name(cause: DayCause | LawCause) -> str:
    return cause.fact if isinstance(cause, DayCause) else cause.entry


def _rests_on(rule_base: RuleBase, requirement: FactId, knowledge_base: KnowledgeBase) -> set[str]:
    """The ids of everything that a requirement rests on: facts, rules, ways, figures."""
    found: set[str] = set()
    pending = [requirement]
    while pending:
        fact = pending.pop()
        if fact in found:
            continue
        found.add(fact)
        if fact in rule_base.computed:
            pending.extend(rule_base.computed[fact].arguments)
        for rule in rule_base.derived[fact].rules if fact in rule_base.derived else ():
            found.add(rule.id)
            authored = knowledge_base.rules.get(rule.id)
            if authored and authored.parameter:
                found.add(authored.parameter)
            pending.extend(comparison.fact for comparison in rule.condition.comparisons)
    return found


def _law_causes(knowledge_base: KnowledgeBase) -> Causes:
    """The days on which a part of the law begins, is over, or has another figure."""
    causes: Causes = {}
    for entry, period in _periods(knowledge_base):
        if period.first is not None:
            causes.setdefault(period.first, []).append(LawCause(entry, LawMove.BEGINS))
        if period.last is not None and period.last < date.max:
            causes.setdefault(period.last + NEXT, []).append(LawCause(entry, LawMove.ENDS))
    for parameter in knowledge_base.parameters.values():
        for dated in parameter.values:
            if dated.first is not None:
                causes.setdefault(dated.first, []).append(LawCause(parameter.id, LawMove.CHANGES))
    return causes


def _periods(knowledge_base: KnowledgeBase) -> Iterator[tuple[str, Period]]:
    yield from ((rule.id, rule.in_force) for rule in knowledge_base.rules.values())
    for requirement in knowledge_base.requirements.values():
        yield requirement.id, requirement.in_force
        yield from ((way.id, way.in_force) for way in requirement.met_by)
