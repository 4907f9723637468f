"""What would make the vehicle legal: changes in their order, their cost and time, and what no change removes."""

from collections.abc import Iterator

from interview.outlook.plan_words import IN_THIS_ORDER, TITLE, PlanWords
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Order, Section, SectionKind
from interview.report.signs import Sign
from interview.report.wording import BETWEEN_WHOLE_SENTENCES
from interview.sentences import joined
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.plans import NearestLegal, Plan, PlannedChange
from knowledge.vocabulary.text import Text


def plan_part(material: Material, number: int) -> Section:
    """The nearest legal version; without entries and closing where nothing stands in the way."""
    nearest = material.assessment.nearest_legal
    heading = Heading(number, material.writer.lines(TITLE))
    if nearest is None:
        return Section(SectionKind.PLAN, heading, ())
    words = PlanWords(material.knowledge_base, material.assessment)
    plan = nearest.plan if nearest.plan and not nearest.gives_up else None
    entries = tuple(_entry(material, words, plan, at) for at in range(len(plan.changes))) if plan else ()
    said = [*words.reasons(nearest), *_closing(nearest, plan, words)]
    headline = words.headline(nearest)
    closing = said if entries else [headline, *said]
    return Section(
        kind=SectionKind.PLAN,
        heading=heading,
        groups=(Group(entries, material.writer.lines(headline)),) if entries else (),
        closing=material.writer.lines(joined(closing, BETWEEN_WHOLE_SENTENCES)) if closing else (),
        picture=_order(material, plan) if plan else None,
    )


def _closing(nearest: NearestLegal, plan: Plan | None, words: PlanWords) -> Iterator[Text]:
    if plan is not None:
        yield from words.totals(plan)
        yield from words.provided(plan)
        yield from words.alternatives(nearest)
    yield from words.giving_up(nearest)
    yield from words.remains(nearest)


def _entry(material: Material, words: PlanWords, plan: Plan, at: int) -> Entry:
    change = plan.changes[at]
    details = joined(words.details(change, plan), BETWEEN_WHOLE_SENTENCES)
    steps = words.steps(change)
    return Entry(
        sign=Sign.NUMBER,
        number=at + 1,
        title=material.writer.lines(words.change(change)),
        body=(material.writer.lines(details),),
        fine_print=(material.writer.lines(steps),) if steps else (),
    )


def _order(material: Material, plan: Plan) -> Order | None:
    """The changes in columns, each after those that come first; null where none has to wait for another."""
    numbers = {change.fact: number for number, change in enumerate(plan.changes, start=1)}
    arrows = tuple((numbers[first], numbers[change.fact]) for change in plan.changes for first in change.after)
    if not arrows:
        return None
    depths: dict[FactId, int] = {}
    for change in plan.changes:
        depths[change.fact] = _depth(change, depths)
    columns = tuple(
        tuple(numbers[fact] for fact, depth in depths.items() if depth == column)
        for column in range(max(depths.values()) + 1)
    )
    return Order(columns, arrows, material.writer.lines(IN_THIS_ORDER))


def _depth(change: PlannedChange, depths: dict[FactId, int]) -> int:
    return max((depths[first] + 1 for first in change.after), default=0)
