"""The report carries the nearest legal version and the law's calendar, in every form, and stays accessible."""

from dataclasses import replace
from datetime import date
from functools import cache

import icalendar
import page
import pytest

from interview.outlook.plan_words import PlanWords
from interview.report.dates_calendar import calendar
from interview.report.document import compose
from interview.report.html import html_page
from interview.report.lines import LanguageMode
from interview.report.parts import Order, ReportDocument, Section, SectionKind, Timeline
from interview.report.pdf import printed_report
from interview.report.pictures import drawn
from interview.report.text import plain_text
from knowledge.inference.nearest.finder import NearestLegalFinder
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.rules import Verdict
from tests.knowledge.inference.nearest.pack_cases import PackCase, assessed, pack_case

AS_OF = date(2026, 11, 22)
IN_ORDER = "Light truck Wuling Rongguang with papers in order"
LAPSED: dict[FactId, Value] = {
    "insurance.end": date(2026, 11, 1),
    "papers.inspection_end": date(2026, 9, 1),
    "driver.car_class": "c4",
}


@cache
def lapsed_truck() -> PackCase:
    """A light truck without insurance, overdue for inspection, with a driver of the wrong class."""
    one = pack_case("cn", IN_ORDER)
    return assessed(one.finder, replace(one.case, given={**one.case.given, **LAPSED}))


@cache
def unlisted() -> PackCase:
    """A vehicle that nobody can make legal."""
    return pack_case("cn", "Guidance, unlisted four-wheeler in Beijing, owner")


def report(one: PackCase, mode: LanguageMode = LanguageMode.BOTH) -> ReportDocument:
    """The report of a case with its plan."""
    return compose(replace(one.assessment, nearest_legal=one.nearest), one.knowledge, mode)


def section(document: ReportDocument, kind: SectionKind) -> Section:
    """The section of this kind."""
    return next(one for one in document.sections if one.kind is kind)


def test_the_truck_gets_three_changes_in_order_with_amounts() -> None:
    """Insurance before inspection; the premium is known, the rest has to be asked."""
    nearest = lapsed_truck().nearest
    assert nearest is not None
    assert nearest.plan is not None
    assert nearest.verdict is Verdict.ROAD_LEGAL
    assert [change.fact for change in nearest.plan.changes] == [
        "insurance.end",
        "papers.inspection_end",
        "driver.car_class",
    ]
    assert nearest.plan.changes[1].after == ("insurance.end",)
    assert (nearest.plan.cost.known, nearest.plan.cost.to_ask, nearest.plan.unit) == (1200, 2, "CNY")


def test_no_first_day_is_named_where_no_time_is_known() -> None:
    """A licence takes weeks that must be asked: today would be no honest answer."""
    one = lapsed_truck()
    assert one.nearest is not None
    plan = one.nearest.plan
    assert plan is not None
    words = PlanWords(one.knowledge, one.assessment)
    asked, known = (replace(plan, days=replace(plan.days, known=days, to_ask=1)) for days in (0, 2))
    assert not any("Not before" in said["en"] for said in words.totals(asked))
    assert any("Not before" in said["en"] for said in words.totals(known))


@pytest.mark.parametrize("mode", list(LanguageMode))
def test_the_plan_stands_after_the_next_steps_in_every_form(mode: LanguageMode) -> None:
    """Headline, changes, sums; in the languages of the report."""
    document = report(lapsed_truck(), mode)
    kinds = [one.kind for one in document.sections]
    assert kinds.index(SectionKind.PLAN) == kinds.index(SectionKind.STEPS) + 1
    for form in (plain_text(document), html_page(document).replace("\N{WORD JOINER}", "")):
        if mode is not LanguageMode.CHINESE:
            assert "Road legal after 3 changes." in form
            assert "1,200 yuan" in form
        if mode is not LanguageMode.ENGLISH:
            assert "办妥下列3项后即可上路。" in form


def test_the_picture_has_an_arrow_from_what_comes_first() -> None:
    """Numbers of the list only; what it shows is said in words too."""
    picture = section(report(lapsed_truck()), SectionKind.PLAN).picture
    assert isinstance(picture, Order)
    assert picture.columns == ((1, 3), (2,))
    assert picture.arrows == ((1, 2),)
    svg = drawn(picture, "in words")
    assert svg.count("<circle") == 3
    assert "<title>in words</title>" in svg


def test_no_plan_is_said_plainly_with_its_reason() -> None:
    """No entries; the proof, the reason that stays, and what remains."""
    found = section(report(unlisted(), LanguageMode.ENGLISH), SectionKind.PLAN)
    (closing,) = found.closing
    assert found.groups == ()
    assert closing.words.startswith("No change by anyone makes this vehicle legal on the road.")
    assert "not in the Announcement" in closing.words
    assert "What remains is said in the next steps" in closing.words


def test_a_road_legal_vehicle_has_no_such_section(toyland: KnowledgeBase) -> None:
    """Where nothing stands in the way nothing is said."""
    known: dict[FactId, Value] = {
        "use.on_road": "yes", "vehicle.wheels": 4, "papers.listed": "listed", "insurance.end": date(2027, 1, 1),
    }  # fmt: skip
    finder = NearestLegalFinder(toyland, rule_base_of(toyland, AS_OF))
    document = report(assessed(finder, Case("in order", "", AS_OF, known, {})))
    assert SectionKind.PLAN not in [one.kind for one in document.sections]


def test_the_calendar_and_its_picture_have_the_same_days() -> None:
    """Every turning day of the next years, numbered as in the list."""
    found = section(report(lapsed_truck()), SectionKind.CALENDAR)
    assert isinstance(found.picture, Timeline)
    entries = [entry for group in found.groups for entry in group.entries]
    assert [number for number, _ in found.picture.days] == [entry.number for entry in entries]
    assert drawn(found.picture, "").count("<circle") == len(entries)


def test_phones_are_reminded_of_the_day_of_scrapping() -> None:
    """A turning day that is no answered end is in the .ics; one that follows such an end is there only as that end."""
    one = pack_case("cn", IN_ORDER)
    events = icalendar.Calendar.from_ical(calendar(report(one))).walk("VEVENT")
    days = sorted(event.decoded("dtstart") for event in events)
    assert days == [date(2027, 5, 1), date(2027, 6, 30), date(2038, 6, 1)]


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_pictures_leave_the_pdf_accessible_and_archival(profile: str) -> None:
    """Both pictures on paper: PDF/UA-1 and PDF/A-3a."""
    content = printed_report(report(lapsed_truck())).content
    assert page.validate_pdf_bytes(content, profile=profile).failures == []
