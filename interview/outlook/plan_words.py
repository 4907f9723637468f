"""The nearest legal version in words: for the summary, the report and the commands alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview.sentences import filled_in, joined, numbers_in_a_row
from knowledge.vocabulary.facts import Direction, FactId, Value
from knowledge.vocabulary.findings import Assessment, RecommendedStep
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import NearestLegal, OutOfReach, Plan, PlannedChange, Total
from knowledge.vocabulary.rules import CurableBy, Verdict
from knowledge.vocabulary.text import Text, in_language
from knowledge.vocabulary.wording import day_text, number_text, value_text


def _both(english: str, chinese: str) -> Text:
    return {"en": english, "zh": chinese}


TITLE = _both("Nearest legal version", "最接近的合法状态")
ONE_CHANGE = _both("Road legal after one change.", "办妥下列一项后即可上路。")
CHANGES = _both("Road legal after {count} changes.", "办妥下列{count}项后即可上路。")
RESTRICTED_AS_IT_IS = _both(
    "No change makes it free of all restrictions. As it is, it may be used with them.",
    "没有任何办法能免除全部限制；按现状可在限定范围内使用。",
)
RESTRICTED_AFTER = _both(
    "No change makes it free of all restrictions. After what is named here it may be used with them.",
    "没有任何办法能免除全部限制；办妥下列事项后可在限定范围内使用。",
)
NONE_EXISTS = _both(
    "No change by anyone makes this vehicle legal on the road.", "任何人采取任何办法，都不能使这辆车合法上路。"
)
PROVED = _both(
    "Every combination of changes was ruled out; this stays whatever is changed: {reasons}",
    "所有可能的变更组合均已排除；无论怎样变更，以下问题始终存在：{reasons}",
)
NOT_TOGETHER = _both("These cannot all be met at once: {reasons}", "下列各项无法同时满足：{reasons}")
CHANGE = _both("{label}: from {current} to {becomes}", "{label}：由“{current}”改为“{becomes}”")
TOWARDS = {
    Direction.MORE: _both("at least {value}", "不少于{value}"),
    Direction.LESS: _both("at most {value}", "不超过{value}"),
    Direction.LATER: _both("{value} or later", "{value}或更晚"),
    Direction.EARLIER: _both("{value} or earlier", "{value}或更早"),
}
OR = _both("; or ", "；或")
BY = {
    CurableBy.OWNER: _both("By the owner.", "由所有人办理。"),
    CurableBy.DRIVER: _both("By the driver.", "由驾驶人办理。"),
    CurableBy.DEALER: _both("By the dealer.", "由销售商办理。"),
    CurableBy.MAKER: _both("By the maker.", "由生产企业办理。"),
    CurableBy.TIME_AND_PLACE: _both("By the choice of time and place.", "通过选择使用的时间和地点解决。"),
    CurableBy.NOBODY: _both("By nobody.", "无人可办。"),
}
COST = _both("Cost: {cost}.", "费用：{cost}。")
NO_COST = _both("It costs nothing.", "无须费用。")
ASK_COST = _both("The cost must be asked.", "费用需询问。")
DAYS = _both("Working days: {days}.", "需{days}个工作日。")
SAME_DAY = _both("It takes effect the same day.", "当日即可。")
ASK_DAYS = _both("How long it takes must be asked.", "所需时间需询问。")
ONLY_AFTER = _both("Only after: {facts}.", "须先办妥：{facts}。")
WITH_IT = _both("With it: {facts}.", "同时：{facts}。")
VALUE = _both("{label}: {value}", "{label}：{value}")
TOGETHER = _both("Together: {parts}.", "合计：{parts}。")
KNOWN_COST = _both("{cost}", "{cost}")
COSTS_TO_ASK = _both("costs to be asked: {count}", "需询问的费用{count}项")
KNOWN_DAYS = _both("working days: {days}", "{days}个工作日")
DAYS_TO_ASK = _both("times to be asked: {count}", "需询问的时间{count}项")
EARLIEST = _both("Not before {day}; public holidays are not taken into account.", "最早{day}，未考虑法定节假日。")
PROVIDED = _both(
    "Provided that, not known yet, is met: {requirements}", "前提是下列尚不清楚的事项符合要求：{requirements}"
)
AS_NEAR = _both("Just as near: {changes}.", "同样可行：{changes}。")
IN_THIS_ORDER = _both("What comes before what, by the numbers of the list", "各项的先后顺序（编号见列表）")
STEP = _both("How: next step {steps}.", "办法：见后续步骤第{steps}步。")
STEPS = _both("How: next steps {steps}.", "办法：见后续步骤第{steps}步。")
HOW = _both("How: {does} Where: {place}.", "办法：{does}地点：{place}。")
TAKE_WITH_YOU = _both("Take with you:", "请携带：")
GIVING_UP = _both("Only without the road: {changes}.", "只有放弃上路才可行：{changes}。")
REMAINS_ONE = _both("What remains is said in the next step {steps}.", "剩下能做的见后续步骤第{steps}步。")
REMAINS = _both("What remains is said in the next steps {steps}.", "剩下能做的见后续步骤第{steps}步。")
BETWEEN = _both("; ", "；")
COMMA = _both(", ", "、")


@dataclass(frozen=True)
class PlanWords:
    """Knows the names of things and what was found of them."""

    knowledge_base: KnowledgeBase
    assessment: Assessment

    def headline(self, nearest: NearestLegal) -> Text:
        """What is in reach, in one sentence."""
        if nearest.plan is None or nearest.gives_up:
            return NONE_EXISTS
        count = len(nearest.plan.changes)
        if nearest.verdict is Verdict.RESTRICTED_USE:
            return RESTRICTED_AFTER if count else RESTRICTED_AS_IT_IS
        return ONE_CHANGE if count == 1 else filled_in(CHANGES, count=count)

    def reasons(self, nearest: NearestLegal) -> Iterator[Text]:
        """Why nothing better is in reach: of the least that cannot be had, whatever is changed."""
        if nearest.out_of_reach:
            yield self._reason(nearest.out_of_reach[-1])

    def _reason(self, missed: OutOfReach) -> Text:
        findings = {finding.requirement: finding for finding in self.assessment.findings}
        if missed.together:
            return filled_in(NOT_TOGETHER, reasons=_sentences(findings[id].label for id in missed.stays_unmet))
        return filled_in(PROVED, reasons=_sentences(findings[id].reason for id in missed.stays_unmet))

    def change(self, change: PlannedChange) -> Text:
        """What becomes of which fact."""
        label = self.knowledge_base.facts[change.fact].label
        current = self._value(change.fact, change.current)
        return filled_in(CHANGE, label=label, current=current, becomes=self._becomes(change))

    def _becomes(self, change: PlannedChange) -> Text:
        value = self._value(change.fact, change.becomes)
        if change.towards is not None:
            return filled_in(TOWARDS[change.towards], value=value)
        return joined((value, *(self._value(change.fact, other) for other in change.or_becomes)), OR)

    def _value(self, fact: FactId, value: Value) -> Text:
        return value_text(self.knowledge_base.facts[fact], value)

    def details(self, change: PlannedChange, plan: Plan) -> Iterator[Text]:
        """Who makes the change, what it costs and takes, what comes first, and what it brings."""
        yield BY[change.by]
        yield self._cost(change.cost, plan.unit)
        yield self._days(change.days)
        if change.after:
            labels = joined((self.knowledge_base.facts[fact].label for fact in change.after), COMMA)
            yield filled_in(ONLY_AFTER, facts=labels)
        if change.brings:
            yield filled_in(WITH_IT, facts=joined(self._brought(change), BETWEEN))

    def _brought(self, change: PlannedChange) -> Iterator[Text]:
        for fact, value in change.brings.items():
            yield filled_in(VALUE, label=self.knowledge_base.facts[fact].label, value=self._value(fact, value))

    @staticmethod
    def _cost(cost: float | None, unit: str | None) -> Text:
        if cost is None:
            return ASK_COST
        return filled_in(COST, cost=number_text(cost, unit)) if cost else NO_COST

    @staticmethod
    def _days(days: int | None) -> Text:
        if days is None:
            return ASK_DAYS
        return filled_in(DAYS, days=days) if days else SAME_DAY

    def totals(self, plan: Plan) -> Iterator[Text]:
        """What all changes cost and take together, and the first day on which they can be done if a time is known."""
        if not plan.changes:
            return
        parts = [*self.costs(plan), *self.times(plan)]
        if parts:
            yield filled_in(TOGETHER, parts=joined(parts, COMMA))
        if plan.days.known or not plan.days.to_ask:
            yield filled_in(EARLIEST, day=day_text(plan.earliest))

    @staticmethod
    def costs(plan: Plan) -> list[Text]:
        """The sum that is known, and how many costs have to be asked; empty where it costs nothing."""
        return _parts(plan.cost, filled_in(KNOWN_COST, cost=number_text(plan.cost.known, plan.unit)), COSTS_TO_ASK)

    @staticmethod
    def times(plan: Plan) -> list[Text]:
        """The working days that are known, and how many times have to be asked; empty where it takes none."""
        return _parts(plan.days, filled_in(KNOWN_DAYS, days=int(plan.days.known)), DAYS_TO_ASK)

    def provided(self, plan: Plan) -> Iterator[Text]:
        """What must turn out well, because an answer is missing."""
        if plan.provided:
            labels = (self.knowledge_base.requirements[id].label for id in plan.provided)
            yield filled_in(PROVIDED, requirements=_sentences(labels))

    def alternatives(self, nearest: NearestLegal) -> Iterator[Text]:
        """Other plans that are exactly as near."""
        for plan in nearest.alternatives:
            yield filled_in(AS_NEAR, changes=joined(map(self.change, plan.changes), BETWEEN))

    def steps(self, change: PlannedChange) -> Text | None:
        """Which next steps do it; null where there is none."""
        numbers = [step.number for step in self._steps_of(change)]
        return _numbered(numbers, STEP, STEPS) if numbers else None

    def how(self, change: PlannedChange) -> Iterator[Text]:
        """The next steps that do it, in full."""
        for step in self._steps_of(change):
            yield filled_in(HOW, does=step.does, place=step.place)

    def _steps_of(self, change: PlannedChange) -> list[RecommendedStep]:
        return [step for step in self.assessment.next_steps if step.id in change.steps]

    def documents(self, plan: Plan) -> Iterator[Text]:
        """What to take along for all of it, as a list under its head."""
        if plan.documents:
            yield TAKE_WITH_YOU
        for id in plan.documents:
            yield {language: f"- {label}" for language, label in self.knowledge_base.documents[id].label.items()}

    def giving_up(self, nearest: NearestLegal) -> Iterator[Text]:
        """What can be had only by giving up the use that the person had in mind."""
        if nearest.gives_up and nearest.plan is not None:
            yield filled_in(GIVING_UP, changes=joined(map(self.change, nearest.plan.changes), BETWEEN))

    def remains(self, nearest: NearestLegal) -> Iterator[Text]:
        """Which of the next steps say what remains where the road is out of reach."""
        numbers = [step.number for step in self.remaining_steps(nearest)]
        if numbers:
            yield _numbered(numbers, REMAINS_ONE, REMAINS)

    def remaining_steps(self, nearest: NearestLegal) -> list[RecommendedStep]:
        """The next steps that say what remains where the road is out of reach."""
        if not nearest.gives_up and nearest.plan is not None:
            return []
        return [step for step in self.assessment.next_steps if step.id in nearest.remains]


def _numbered(numbers: list[int], one: Text, several: Text) -> Text:
    return filled_in(several if len(numbers) > 1 else one, steps=numbers_in_a_row(numbers))


def _sentences(texts: Iterable[Text]) -> Text:
    found = list(texts)
    return {"en": " ".join(text["en"] for text in found), "zh": "".join(in_language(text, "zh") for text in found)}


def _parts(total: Total, known: Text, to_ask: Text) -> list[Text]:
    return [
        *([known] if total.known else []),
        *([filled_in(to_ask, count=total.to_ask)] if total.to_ask else []),
    ]
