"""Days of the week as people type them: Friday, last Monday, 下周五, 上星期天."""

import re
from datetime import date, timedelta

CHINESE = {sign: day for day, signs in enumerate(("一", "二", "三", "四", "五", "六", "日天")) for sign in signs}
ENGLISH = {name: day for day, name in enumerate("mon tue wed thu fri sat sun".split())}
WEEKS_IN_CHINESE = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}
IN_CHINESE = re.compile(rf"({'|'.join(WEEKS_IN_CHINESE)})?个?(?:周|星期|礼拜)([{''.join(CHINESE)}])")
IN_ENGLISH = re.compile(
    r"(?:on )?(?:(this|next|last|coming|the coming|past) )?"
    r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\.?"
)


def weekday_meant(words: str, today: date) -> date | None:
    """The likeliest day; null where the words name no day of the week. A week begins on Monday.

    "Friday" alone is that of this week. In English "last" is the one before today, and "next" that of the next week.
    """
    chinese, english = IN_CHINESE.fullmatch(words), IN_ENGLISH.fullmatch(words)
    if chinese:
        return _in_week(today, WEEKS_IN_CHINESE[chinese[1] or "本"], CHINESE[chinese[2]])
    if not english:
        return None
    which, day = english[1], ENGLISH[english[2]]
    if which in {"last", "past"}:
        return today - timedelta(days=(today.weekday() - day - 1) % 7 + 1)
    if which in {"coming", "the coming"}:
        return today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)
    return _in_week(today, 1 if which == "next" else 0, day)


def _in_week(today: date, weeks: int, day: int) -> date:
    return today + timedelta(days=7 * weeks + day - today.weekday())
