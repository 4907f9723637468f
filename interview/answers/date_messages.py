"""What is said about days that were typed."""

from datetime import date

from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import day_in_words


def not_a_day(today: date) -> Text:
    """Words that name no day."""
    return {
        "en": f"Please type a day as year-month-day, such as {today.isoformat()}.",
        "zh": f"请按“年-月-日”输入日期，例如 {today.isoformat()}。",
    }


def year_only(today: date) -> Text:
    """Only a year."""
    return {
        "en": f"A year alone is not enough. Please type the day too, such as {today.isoformat()}, "
        f"or at least the month, such as {today:%Y-%m}.",
        "zh": f"只有年份还不够。请输入完整日期，例如 {today.isoformat()}；至少输入到月，例如 {today:%Y-%m}。",
    }


def no_such_day(year: int, month: int, day: int, today: date) -> Text:
    """A day that no calendar has."""
    example = today.isoformat()
    return {
        "en": f"There is no day {day} in month {month} of {year}. Please check it: {example} is year-month-day.",
        "zh": f"{year}年没有{month}月{day}日。请核对，格式为年-月-日，例如 {example}。",
    }


def day_or_month_first(meant: date, other: date) -> Text:
    """12/5/2026 is 12 May to some, 5 December to others."""
    otherwise = other.isoformat()
    return {
        "en": f"Read as {day_in_words(meant, 'en')}. If you mean {day_in_words(other, 'en')}, type {otherwise}.",
        "zh": f"理解为{day_in_words(meant, 'zh')}。如果是{day_in_words(other, 'zh')}，请输入 {otherwise}。",
    }


def only_a_month(last: date) -> Text:
    """A month without a day."""
    return {
        "en": f"No day was given. Read as the last day of the month, {day_in_words(last, 'en')}. Is it right?",
        "zh": f"没有写哪一天，按当月最后一天理解，即{day_in_words(last, 'zh')}。对吗？",
    }


def about_that_day(day: date) -> Text:
    """In three months: to the day?"""
    return {
        "en": f"That is {day_in_words(day, 'en')}, counted to the day. Is it right?",
        "zh": f"按天推算是{day_in_words(day, 'zh')}。对吗？",
    }


def about_that_weekday(day: date) -> Text:
    """A day of the week: of which week?"""
    return {
        "en": f"That is {day_in_words(day, 'en')}, where weeks begin on Monday. Is it right?",
        "zh": f"即{day_in_words(day, 'zh')}（每周从周一算起）。对吗？",
    }


def year_guessed(day: date) -> Text:
    """A day without its year."""
    return {
        "en": f"No year was given. Read as {day_in_words(day, 'en')}. Is it right?",
        "zh": f"没有写年份，按{day_in_words(day, 'zh')}理解。对吗？",
    }


def unlikely_year(day: date) -> Text:
    """A year long past or far ahead."""
    return {
        "en": f"{day_in_words(day, 'en')} would be unusual. Is it right?",
        "zh": f"{day_in_words(day, 'zh')}很少见。确认无误吗？",
    }
