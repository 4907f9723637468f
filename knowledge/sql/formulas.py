"""The named formulas of knowledge.vocabulary.formulas as SQL expressions (DuckDB); null where an argument is null.

Days stay within the calendar of the database, and cents are rounded as the database rounds.
"""

from collections.abc import Callable


def _full_years(start: str, end: str) -> str:
    return (
        f"EXTRACT(YEAR FROM {end}) - EXTRACT(YEAR FROM {start}) - CASE WHEN "
        f"EXTRACT(MONTH FROM {end}) * 100 + EXTRACT(DAY FROM {end}) < "
        f"EXTRACT(MONTH FROM {start}) * 100 + EXTRACT(DAY FROM {start}) THEN 1 ELSE 0 END"
    )


def _moved(day: str, months: str) -> str:
    """The same day so many months on; the first of the next month where SQL would give the last of a shorter one."""
    moved = f"CAST({day} + CAST(TRUNC({months}) AS INTEGER) * INTERVAL '1' MONTH AS DATE)"
    return f"CASE WHEN EXTRACT(DAY FROM {moved}) < EXTRACT(DAY FROM {day}) THEN {moved} + 1 ELSE {moved} END"


SQL: dict[str, Callable[..., str]] = {
    "days_until": lambda as_of, day: f"{day} - {as_of}",
    "days_since": lambda as_of, day: f"{as_of} - {day}",
    "full_years_since": lambda as_of, day: _full_years(day, as_of),
    "days_between": lambda _, start, end: f"{end} - {start}",
    "difference": lambda _, minuend, subtrahend: f"{minuend} - {subtrahend}",
    "percent_over": lambda _, actual, limit: (
        f"CASE WHEN {limit} <> 0 THEN ({actual} - {limit}) / {limit} * 100 "
        f"WHEN {limit} = 0 AND {actual} IS NOT NULL THEN 0 END"
    ),
    "share": lambda _, whole, percent: f"ROUND({whole} * {percent} / 100, 2)",
    "share_after_relief": lambda _, whole, percent, off, most: (
        f"ROUND({whole} * {percent} / 100 - CASE WHEN {whole} * {off} / 100 < {most} "
        f"THEN {whole} * {off} / 100 ELSE {most} END, 2)"
    ),
    "day_after": lambda _, day, days: f"{day} + CAST(TRUNC({days}) AS INTEGER)",
    "day_after_years": lambda _, day, years: _moved(day, f"TRUNC({years}) * 12"),
    "day_before_months": lambda _, day, months: _moved(day, f"-({months})"),
    "signs_in": lambda _, text: rf"LENGTH(REGEXP_REPLACE({text}, '\s', '', 'g'))",
}
"""By name, over the literal of the day of the assessment and the expressions of the arguments."""
