"""Days as people type them: 2026-05-12, 12.5.2026, 2026年5月12日, 12 May 2026, next month, 3个月后."""

import re
from collections.abc import Callable
from datetime import date

from interview.answers import date_messages as say
from interview.answers.chinese_numerals import with_digits
from interview.answers.reading import Misunderstood, Reading, Understood
from interview.answers.relative_days import last_of_month, read_relative_day

MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH_NAME = re.compile(rf"\b({'|'.join(MONTH_NAMES)})[a-z]*\b\.?")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
TIME_OF_DAY = re.compile(r"[ t]+\d{1,2}:\d{2}.*$")
YEAR_IN_WORDS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}

S = r"[-./, ]+"
YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})(?:{S}| ?年 ?)(\d{{1,2}})(?:{S}| ?月 ?)(\d{{1,2}}) ?[日号]?")
YEAR_MONTH = re.compile(rf"(\d{{4}})(?:{S}| ?年 ?)(\d{{1,2}}) ?月?份?")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
DAY_MONTH_YEAR = re.compile(r"(\d{1,2})([-./ ] ?)(\d{1,2})[-./ ] ?(\d{4}|\d{2})")
MONTH_YEAR = re.compile(rf"(\d{{1,2}}){S}(\d{{4}})")
MONTH_END = re.compile(r"(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月(?:底|末)")
MONTH_DAY = re.compile(r"(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?")
NAMED_DAY_FIRST = re.compile(rf"(\d{{1,2}}){S}(?:of )?<(\d\d?)>(?:{S}(\d{{4}}|\d\d))?")
NAMED_MONTH_FIRST = re.compile(rf"<(\d\d?)>{S}(\d{{1,2}})(?:{S}(\d{{4}}))?")
NAMED_MONTH_END = re.compile(rf"(?:at )?(?:the )?end of <(\d\d?)>(?:{S}(\d{{4}}))?")
NAMED_MONTH_YEAR = re.compile(rf"<(\d\d?)>{S}(\d{{4}})")
NAMED_YEAR_FIRST = re.compile(rf"(\d{{4}}){S}<(\d\d?)>(?:{S}(\d{{1,2}}))?")
YEAR_ALONE = re.compile(r"(?:19|20)\d\d ?年?")

FIRST_LIKELY_YEAR = 1950
LIKELY_YEARS_AHEAD = 40


def read_date(words: str, today: date) -> Reading:
    """The day that was meant, with a doubt where another day could have been."""
    bare = words.casefold().strip(" .。")
    relative = read_relative_day(bare, today)
    if relative:
        return relative
    plain = _in_figures(bare, today)
    for form, read in FORMS:
        found = form.fullmatch(plain)
        if found:
            return _if_likely(read(found, today), today)
    return Misunderstood(say.year_only(today) if YEAR_ALONE.fullmatch(plain) else say.not_a_day(today))


def _in_figures(words: str, today: date) -> str:
    """Words in lower case with months as <5>, without time of day, ordinal endings and Chinese numerals."""
    plain = TIME_OF_DAY.sub("", words)
    for word, years in YEAR_IN_WORDS.items():
        plain = plain.replace(word, f"{today.year + years}年")
    plain = ORDINAL.sub("", with_digits(plain))
    return MONTH_NAME.sub(lambda name: f"<{MONTH_NAMES.index(name[1]) + 1}>", plain)


def _year_month_day(found: re.Match[str], today: date) -> Reading:
    return _day(int(found[1]), int(found[2]), int(found[3]), today)


def _day_month_year(found: re.Match[str], today: date) -> Reading:
    """Day first, as most of the world writes; month first only where nothing else is possible."""
    first, second, year = int(found[1]), int(found[3]), _full_year(found[4], today)
    if second > 12 >= first:
        first, second = second, first
    reading = _day(year, second, first, today)
    if isinstance(reading, Misunderstood) or found[2].strip() == "." or first == second or first > 12:
        return reading
    return Understood(reading.value, None, say.day_or_month_first(date(year, second, first), date(year, first, second)))


def _named_day_first(found: re.Match[str], today: date) -> Reading:
    return _day_perhaps_without_year(found[3], int(found[2]), int(found[1]), today)


def _named_month_first(found: re.Match[str], today: date) -> Reading:
    return _day_perhaps_without_year(found[3], int(found[1]), int(found[2]), today)


def _named_year_first(found: re.Match[str], today: date) -> Reading:
    year, month = int(found[1]), int(found[2])
    return _day(year, month, int(found[3]), today) if found[3] else _whole_month(year, month, today)


def _month_day(found: re.Match[str], today: date) -> Reading:
    return _day_perhaps_without_year(None, int(found[1]), int(found[2]), today)


def _year_month(found: re.Match[str], today: date) -> Reading:
    return _whole_month(int(found[1]), int(found[2]), today)


def _month_year(found: re.Match[str], today: date) -> Reading:
    return _whole_month(int(found[2]), int(found[1]), today)


def _day_perhaps_without_year(year: str | None, month: int, day: int, today: date) -> Reading:
    reading = _day(_full_year(year, today) if year else today.year, month, day, today)
    if year or isinstance(reading, Misunderstood) or not isinstance(reading.value, date):
        return reading
    return Understood(reading.value, None, say.year_guessed(reading.value))


def _day(year: int, month: int, day: int, today: date) -> Reading:
    try:
        return Understood(date(year, month, day))
    except ValueError:
        return Misunderstood(say.no_such_day(year, month, day, today))


def _whole_month(year: int, month: int, today: date) -> Reading:
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return Misunderstood(say.not_a_day(today))
    last = last_of_month(year, month)
    return Understood(last, None, say.only_a_month(last))


def _month_end(year: str | None, month: str, today: date) -> Reading:
    """The last day of a month, of this year where none is named."""
    return _whole_month(int(year) if year else today.year, int(month), today)


def _full_year(year: str, today: date) -> int:
    """A year of two digits lies at most 20 years ahead."""
    if len(year) == 4:
        return int(year)
    century = today.year - today.year % 100
    return century + int(year) - (100 if int(year) > today.year % 100 + 20 else 0)


def _if_likely(reading: Reading, today: date) -> Reading:
    if isinstance(reading, Misunderstood) or not isinstance(reading.value, date):
        return reading
    if FIRST_LIKELY_YEAR <= reading.value.year <= today.year + LIKELY_YEARS_AHEAD:
        return reading
    return Understood(reading.value, None, say.unlikely_year(reading.value))


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Reading]], ...] = (
    (YEAR_MONTH_DAY, _year_month_day),
    (COMPACT, _year_month_day),
    (DAY_MONTH_YEAR, _day_month_year),
    (YEAR_MONTH, _year_month),
    (MONTH_YEAR, _month_year),
    (MONTH_END, lambda found, today: _month_end(found[1], found[2], today)),
    (NAMED_MONTH_END, lambda found, today: _month_end(found[2], found[1], today)),
    (MONTH_DAY, _month_day),
    (NAMED_DAY_FIRST, _named_day_first),
    (NAMED_MONTH_YEAR, lambda found, today: _whole_month(int(found[2]), int(found[1]), today)),
    (NAMED_MONTH_FIRST, _named_month_first),
    (NAMED_YEAR_FIRST, _named_year_first),
)
