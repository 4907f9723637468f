"""ReportDocument -> iCalendar (RFC 5545): every day to remember as an entry that reminds in good time."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from interview import __version__
from interview.errors import BadData
from interview.report.lines import distinct
from interview.report.parts import Entry, ReportDocument
from interview.report.wording import BETWEEN_LANGUAGES

REMINDS = timedelta(days=14)
"""So long before: time enough to renew insurance or to book an inspection."""


class NoDates(BadData):
    """The report has no day that is still to come."""

    def __init__(self) -> None:
        super().__init__(
            {
                "en": "the report has no date to remember, so there is no calendar.",
                "zh": "报告中没有须记住的日期，因此没有日历。",
            },
            {"en": "Choose another format.", "zh": "请选择其他格式。"},
        )


def calendar(document: ReportDocument) -> bytes:
    """The days that are still to come. Raises NoDates. No clock is read: the same report gives the same bytes."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", f"-//Roadworthy//{__version__}//EN")
    made.add("version", "2.0")
    for number, entry in enumerate(_coming(document), 1):
        made.add_component(_event(document, entry, number))
    if not made.subcomponents:
        raise NoDates
    content: bytes = made.to_ical()
    return content


def _coming(document: ReportDocument) -> Iterator[Entry]:
    for section in document.sections:
        for group in section.groups:
            for entry in group.entries:
                if entry.day is not None and entry.day >= document.head.day:
                    yield entry


def _event(document: ReportDocument, entry: Entry, number: int) -> Any:
    import icalendar

    assert entry.day is not None
    event, alarm = icalendar.Event(), icalendar.Alarm()
    summary = BETWEEN_LANGUAGES.join(line.words for line in distinct(entry.title))
    event.add("uid", f"{document.head.number}-{number}@roadworthy")
    event.add("dtstamp", datetime.combine(document.head.day, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("summary", summary)
    event.add("description", "\n".join(line.words for lines in entry.body for line in distinct(lines)))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -REMINDS)
    event.add_component(alarm)
    return event
