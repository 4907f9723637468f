"""What turns on one day, in lines."""

from datetime import date

import pytest

from interview.outlook.calendar_words import CalendarWords
from knowledge.vocabulary.law_calendar import DayCause, TurnedFinding, TurningDay
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict

MADE = DayCause("insurance.end", date(2026, 11, 21))
OTHER = DayCause("insurance.end", date(2026, 11, 20))
WHY_MADE = "Why – Last day of the insurance: 21 Nov 2026."
LISTED, INSURED = "toyland.listing", "toyland.insurance"


def turned(requirement: str, after: Status, cause: DayCause) -> TurnedFinding:
    """One that was met before."""
    return TurnedFinding(requirement, Status.MET, after, {"en": f"Reason of {requirement}."}, (cause,))


def said(base: KnowledgeBase, most: int | None, *findings: TurnedFinding) -> list[str]:
    """The lines of a day on which these turn."""
    day = TurningDay(date(2026, 11, 22), Verdict.ROAD_LEGAL, Verdict.UNDETERMINED, findings)
    return [line["en"] for _, line in CalendarWords(base).lines(day, most)]


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (None, ["Open: The model is listed.", "Open: The insurance is valid.", WHY_MADE]),
        (2, ["Open: The model is listed.", "Open: The insurance is valid.", WHY_MADE]),
        (1, ["Open: The model is listed.", "Open: 1 more.", WHY_MADE]),
    ],
)
def test_a_cause_is_said_once_of_all_that_it_turns_alike(
    toyland: KnowledgeBase, most: int | None, lines: list[str]
) -> None:
    """And of many only some are named where room is short."""
    findings = [turned(requirement, Status.UNDETERMINED, MADE) for requirement in (LISTED, INSURED)]
    assert said(toyland, most, *findings) == lines


def test_what_is_unmet_is_always_named_with_its_reason(toyland: KnowledgeBase) -> None:
    """First, and apart from what turns otherwise or for another cause."""
    findings = (turned(LISTED, Status.UNDETERMINED, OTHER), turned(INSURED, Status.NOT_MET, MADE))
    assert said(toyland, 0, *findings) == [
        "Not met: The insurance is valid.",
        "Reason of toyland.insurance.",
        WHY_MADE,
        "Open: 1 more.",
        "Why – Last day of the insurance: 20 Nov 2026.",
    ]
