"""Days told from today: today, tomorrow, in 3 months, 2 weeks ago, next month, last Friday, 下个月, 3个月后."""

import calendar
import re
from datetime import date, timedelta

from interview.answers import date_messages as say
from interview.answers.chinese_numerals import with_digits
from interview.answers.reading import Reading, Understood
from interview.answers.weekdays import weekday_meant

DAYS_FROM_TODAY = {
    **dict.fromkeys(("today", "now", "今天", "今日", "现在"), 0),
    **dict.fromkeys(("yesterday", "昨天", "昨日"), -1),
    **dict.fromkeys(("tomorrow", "明天", "明日"), 1),
    **dict.fromkeys(("the day after tomorrow", "day after tomorrow", "后天"), 2),
    **dict.fromkeys(("大后天",), 3),
    **dict.fromkeys(("大前天",), -3),
    **dict.fromkeys(("the day before yesterday", "day before yesterday", "前天"), -2),
}
MONTHS_FROM_NOW = {
    **dict.fromkeys(("this month", "end of the month", "end of this month", "本月", "这个月", "本月底", "月底"), 0),
    **dict.fromkeys(("next month", "end of next month", "下个月", "下月", "下月底", "下个月底"), 1),
    **dict.fromkeys(("last month", "上个月", "上月", "上月底", "上个月底"), -1),
}
LENGTHS = {
    **dict.fromkeys(("day", "days", "天", "日"), "day"),
    **dict.fromkeys(("week", "weeks", "周", "星期", "个星期"), "week"),
    **dict.fromkeys(("month", "months", "个月", "月"), "month"),
    **dict.fromkeys(("year", "years", "年"), "year"),
}
ENGLISH_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
LENGTH = rf"(\d{{1,4}}|{'|'.join(ENGLISH_NUMBERS)}) ?({'|'.join(sorted(LENGTHS, key=len, reverse=True))})"
AHEAD = re.compile(rf"(?:in )?{LENGTH}(?: from now| from today|以后|之后|后)|in {LENGTH}")
AGO = re.compile(rf"{LENGTH}(?: ago|以前|之前|前)")


def read_relative_day(words: str, today: date) -> Reading | None:
    """The day meant by words in lower case; null where they name no day from today."""
    if words in DAYS_FROM_TODAY:
        return Understood(today + timedelta(days=DAYS_FROM_TODAY[words]))
    if words in MONTHS_FROM_NOW:
        last = _months_later(today.replace(day=1), MONTHS_FROM_NOW[words], to_end=True)
        return Understood(last, None, say.only_a_month(last))
    weekday = weekday_meant(words, today)
    if weekday:
        return Understood(weekday, None, say.about_that_weekday(weekday))
    return _at_a_distance(with_digits(words), today)


def last_of_month(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _at_a_distance(words: str, today: date) -> Reading | None:
    ahead, ago = AHEAD.fullmatch(words), AGO.fullmatch(words)
    found = ahead or ago
    if not found:
        return None
    count, length = (group for group in found.groups() if group)
    number = ENGLISH_NUMBERS.get(count) or int(count)
    return _moved(number if ahead else -number, LENGTHS[length], today)


def _moved(number: int, length: str, today: date) -> Reading | None:
    try:
        if length in {"day", "week"}:
            return Understood(today + timedelta(days=number * (7 if length == "week" else 1)))
        day = _months_later(today, number * (12 if length == "year" else 1))
    except (ValueError, OverflowError):
        return None
    return Understood(day, None, say.about_that_day(day))


def _months_later(day: date, months: int, *, to_end: bool = False) -> date:
    """The same day of the month so many months later, or the last that it has. Raises ValueError past 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no calendar for the year {year}")
    last = last_of_month(year, month + 1)
    return last if to_end else last.replace(day=min(day.day, last.day))
