"""The days to remember: until when something holds, and what no longer holds afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta

from interview.report import wording
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Section, SectionKind
from interview.report.signs import Sign
from interview.sentences import filled_in, joined
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import Requirement
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import day_text

COUNTS_DOWN = "days_until"
"""The formula by which a pack says that a day is an end."""


def dates_part(material: Material, number: int) -> Section:
    """The answered days that count down to something, soonest first."""
    days = sorted(_ends(material), key=lambda end: (end[1], end[0]))
    return Section(
        kind=SectionKind.DATES,
        heading=Heading(number, material.writer.lines(wording.DATES)),
        groups=tuple(
            Group(tuple(_entry(material, fact, day) for fact, day in days), material.writer.lines(wording.WHAT_ENDS))
            for _ in days[:1]
        ),
        sign_heading=material.writer.lines(wording.SIGNATURE_DAY),
    )


def _ends(material: Material) -> Iterator[tuple[FactId, date]]:
    for fact in material.knowledge_base.facts.values():
        if fact.formula is not None and fact.formula.name == COUNTS_DOWN:
            answer = material.answers.get(fact.formula.arguments[0])
            if answer is not None and isinstance(answer.known, date):
                yield fact.id, answer.known


def _entry(material: Material, counting: FactId, day: date) -> Entry:
    writer, base = material.writer, material.knowledge_base
    formula = base.facts[counting].formula
    assert formula is not None
    is_past = day < material.assessment.as_of
    return Entry(
        sign=Sign.PAST if is_past else Sign.DATE,
        sign_words=writer.lines(day_text(day)),
        title=writer.lines(base.facts[formula.arguments[0]].label),
        body=(
            writer.lines(
                joined(
                    (_how_long(material, day), *_what_then(material, counting, day)), wording.BETWEEN_WHOLE_SENTENCES
                )
            ),
        ),
        day=day,
    )


def _how_long(material: Material, day: date) -> Text:
    count = (day - material.assessment.as_of).days
    match count:
        case 0:
            return wording.LAST_DAY_TODAY
        case 1 | -1:
            return wording.TOMORROW if count > 0 else wording.SINCE_YESTERDAY
        case _:
            return filled_in(wording.DAYS_LEFT if count > 0 else wording.DAYS_PAST, count=abs(count))


def _what_then(material: Material, counting: FactId, day: date) -> Iterator[Text]:
    """The requirements that stand on the day, and what the verdict becomes when they are not met."""
    for requirement in _standing_on(material, counting):
        sentence = wording.NO_LONGER if day < material.assessment.as_of else wording.FROM_THEN
        yield filled_in(
            sentence,
            day=day_text(day + timedelta(days=1)) if day < date.max else day_text(day),
            requirement=requirement.label,
            verdict=wording.VERDICT[requirement.unmet_means],
        )


def _standing_on(material: Material, counting: FactId) -> Iterator[Requirement]:
    for finding in material.applicable_findings:
        requirement = material.knowledge_base.requirements.get(finding.requirement)
        if requirement is not None and any(
            comparison.fact == counting for way in requirement.met_by for comparison in way.condition.comparisons
        ):
            yield requirement
