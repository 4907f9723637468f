"""Dates, evidence and reasoning, from a pack with rules."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from interview.commands.subject import Subject
from interview.report.document import compose, lines_of
from interview.report.lines import LanguageMode
from interview.report.parts import Section, SectionKind
from interview.report.signs import Sign
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence

DAY = date(2026, 11, 22)
GIVEN: dict[str, AnswerValue] = {
    "use.on_road": "yes", "vehicle.wheels": 4, "vehicle.length": 3500, "vehicle.power": 20.5,
    "papers.listed": "listed", "insurance.end": date(2026, 12, 22), "person.role": "owner",
}  # fmt: skip


def sections(base: KnowledgeBase, evidence: Evidence | None = None, **instead: AnswerValue) -> dict[str, Section]:
    given = {**GIVEN, **{name.replace("__", "."): value for name, value in instead.items()}}
    answers = tuple(Answer(fact, value, evidence) for fact, value in given.items())
    subject = Subject(Session("a", "toyland", datetime.now(UTC), answers), base, is_saved_case=False)
    document = compose(subject.assessed(DAY), base, LanguageMode.ENGLISH)
    return {section.kind.value: section for section in document.sections}


def words(part: object) -> list[str]:
    return [line.words for line in lines_of(part)]


@pytest.mark.parametrize(
    ("end", "sign", "says"),
    [
        (date(2026, 12, 22), Sign.DATE, "In 30 days. Unless renewed, from 23 Dec 2026 this is not met:"),
        (date(2026, 11, 23), Sign.DATE, "It ends tomorrow. Unless renewed, from 24 Nov 2026"),
        (date(2026, 11, 22), Sign.DATE, "Today is the last day. Unless renewed, from 23 Nov 2026"),
        (date(2026, 11, 21), Sign.PAST, "It ended yesterday. Since 22 Nov 2026 this is not met:"),
        (date(2026, 10, 23), Sign.PAST, "It ended 30 days ago. Since 24 Oct 2026"),
    ],
)
def test_dates_tell_how_long_and_what_then(toyland: KnowledgeBase, end: date, sign: Sign, says: str) -> None:
    """Until when, in how many days, and which requirement is not met the day after."""
    (group,) = sections(toyland, insurance__end=end)["dates"].groups
    (entry,) = group.entries
    assert (entry.day, entry.sign) == (end, sign)
    assert words(entry.title) == ["Last day of the insurance"]
    assert words(entry.body)[0].startswith(says)
    assert "Verdict" in words(entry.body)[0]


def test_without_a_date_there_is_no_section(toyland: KnowledgeBase) -> None:
    """Nothing to remember."""
    assert SectionKind.DATES.value not in sections(toyland, insurance__end=UNKNOWN)


def test_what_was_seen_is_kept_apart_from_what_was_said(toyland: KnowledgeBase) -> None:
    """Also for what is met: a conclusion is proved when every answer beneath it is."""
    proved, claimed = sections(toyland, Evidence.DOCUMENT), sections(toyland)
    assert [words(group.heading) for group in proved["answers"].groups] == [["Proved"]]
    assert [words(group.heading) for group in claimed["answers"].groups] == [["Claimed, not proved"]]
    assert any("Number of wheels: 4" in each for each in words(claimed["answers"]))
    (seen,) = (group for group in proved["findings"].groups if group.is_brief)
    (said,) = (group for group in claimed["findings"].groups if group.is_brief)
    assert words(seen.heading)[0].startswith("Met, and proved")
    assert words(said.heading)[0].startswith("Met by what was said")
    assert [words(entry.title) for entry in seen.entries] == [words(entry.title) for entry in said.entries]


def test_what_is_met_takes_one_line(toyland: KnowledgeBase) -> None:
    """Its sentence, and the number of its source with the article."""
    (group,) = (group for group in sections(toyland)["findings"].groups if group.is_brief)
    for entry in group.entries:
        assert entry.body == ()
        assert len(entry.fine_print) == 1
        assert words(entry.fine_print)[0].startswith("[")


def test_every_number_in_brackets_is_a_source(toyland: KnowledgeBase) -> None:
    """Cited by number, listed under that number."""
    found = sections(toyland)
    numbers = {entry.number for group in found["sources"].groups for entry in group.entries}
    assert numbers == set(range(1, len(numbers) + 1))
    cited = {int(each[1 : each.index("]")]) for each in words(found["findings"]) if each.startswith("[")}
    assert cited
    assert cited <= numbers


def test_it_is_told_how_the_category_and_what_is_not_met_were_concluded(toyland: KnowledgeBase) -> None:
    """Rule, facts and evidence, a fact that was shown once is named and not shown again."""
    (group,) = sections(toyland, insurance__end=date(2026, 11, 21))["concluded"].groups
    category, insurance = group.entries
    assert (category.sign, insurance.sign) == (Sign.CONCLUDED, Sign.NOT_MET)
    assert words(category.title) == ["Category in law: Small truck"]
    assert any("Overall length: 3,500 mm (Stated)" in each for each in words(category.body)), words(category.body)
    lines = [each.partition(":")[0] for each in words(group) if each.startswith("›") and "shown above" not in each]
    assert len(lines) == len({each.lstrip("› ") for each in lines})


def test_a_case_without_conclusions_has_no_appendix(toyland: KnowledgeBase) -> None:
    """Nothing is made up."""
    answers = tuple(Answer(fact, value) for fact, value in GIVEN.items())
    subject = Subject(Session("a", "toyland", datetime.now(UTC), answers), toyland, is_saved_case=False)
    assessment = subject.assessed(DAY)
    bare = replace(assessment, conclusions=replace(assessment.conclusions, possible={}))
    kinds = {section.kind for section in compose(bare, toyland).sections}
    assert SectionKind.CONCLUDED not in kinds
