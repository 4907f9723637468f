"""`roadworthy calendar`: the days on which the verdict or a finding changes by itself."""

from datetime import date

import click

from interview.commands.format_option import chosen_form, format_option
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option, subject_argument
from interview.commands.teaching import Teaching, command, option
from interview.errors import UsageMistake

ICS = "ics"
YEARS = 15
"""Longer than any vehicle of the shipped packs may be used."""

TEACHING = Teaching(
    brief={
        "en": "List the days on which verdict or findings change by themselves, and why.",
        "zh": "列出结论自行变化的日期及原因。",
    },
    more=(
        {
            "en": "The end of an insurance, an inspection that falls due, the age of scrappage, a rule that comes into "
            "force or lapses. Every such day is found; nothing is done in between.",
            "zh": "保险到期、检验到期、报废年限、规定开始施行或者失效等。期间假定什么都不做，每一天都会找出。",
        },
    ),
    examples=(
        ("roadworthy calendar vehicle.yaml", {"en": "The next 15 years.", "zh": "今后15年。"}),
        (
            "roadworthy calendar cn-2026-11-23-a --until 2028-12-31 --format ics > vehicle.ics",
            {"en": "For the calendar of your phone.", "zh": "导入手机日历。"},
        ),
    ),
)


@command(TEACHING)
@subject_argument()
@option(
    "--until",
    metavar="DATE",
    says={"en": f"The last day; by default {YEARS} years on.", "zh": f"截止日期；默认{YEARS}年后。"},
)
@as_of_option()
@format_option(ICS)
@pack_option()
@language_option()
@packs_option()
def calendar(subject: str, until: str | None, as_of: date, form: str, as_json: bool, pack: str) -> None:
    """List the turning days."""
    from interview.commands.subject import subject_named
    from knowledge.inference.law_calendar import law_calendar

    call = invocation()
    found = subject_named(subject, pack, call)
    base = found.knowledge_base
    made = law_calendar(base, found.assessed(as_of).answers, as_of, _last_day(until, as_of))
    match chosen_form(form, as_json):
        case "json":
            from interview.outlook.calendar_json import calendar_as_json

            show_json(calendar_as_json(made, base, call.language))
        case "ics":
            from interview.outlook.calendar_ics import calendar_as_ics

            click.echo(calendar_as_ics(made, base, found.session.case, call.language), nl=False)
        case _:
            from interview.outlook.calendar_words import calendar_in_words

            show(calendar_in_words(made, base, call.language))


def _last_day(typed: str | None, as_of: date) -> date:
    from knowledge.vocabulary.changes import Term, TermUnit

    if typed is None:
        return Term(YEARS, TermUnit.YEAR).after(as_of)
    try:
        last = date.fromisoformat(typed)
    except ValueError:
        raise UsageMistake(
            {"en": f"{typed!r} is no day.", "zh": f"{typed!r} 不是日期。"},
            {"en": "Write it as 2028-12-31.", "zh": "请写成 2028-12-31 这样的形式。"},
            "--until",
        ) from None
    if last < as_of:
        raise UsageMistake(
            {"en": f"{typed} is before the first day.", "zh": f"{typed}早于起始日。"},
            {"en": "Name a later day.", "zh": "请写更晚的日期。"},
            "--until",
        )
    return last
