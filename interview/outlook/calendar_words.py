"""The law's calendar as lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from interview.report import wording
from interview.sentences import filled_in, joined, without_full_stop
from knowledge.vocabulary.law_calendar import DayCause, LawCalendar, LawCause, LawMove, TurnedFinding, TurningDay
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import day_text

INDENT = "  "
TITLE_OF_PART: Text = {"en": "What changes by itself", "zh": "自行发生的变化"}
IN_THESE_YEARS: Text = {
    "en": "When it changes, by the numbers of the list",
    "zh": "变化发生的时间（编号见列表）",
}
TITLE: Text = {
    "en": "From {first} to {last}, with nothing done. On the first day: {verdict}.",
    "zh": "自{first}至{last}，假定什么都不做。起始日结论：{verdict}。",
}
NOTHING: Text = {"en": "Nothing changes by itself.", "zh": "没有会自行发生的变化。"}
VERDICT: Text = {"en": "{day}: {verdict}", "zh": "{day}：{verdict}"}
SAME_VERDICT: Text = {"en": "{day}: still {verdict}", "zh": "{day}：仍为{verdict}"}
TURNS: Text = {"en": "{status}: {label}", "zh": "{status}：{label}"}
MORE: Text = {"en": "{status}: {count} more.", "zh": "{status}：另{count}项。"}
NO_LONGER: Text = {"en": "{count} requirements no longer apply.", "zh": "{count}项要求不再适用。"}
ONE_NO_LONGER: Text = {"en": "One requirement no longer applies.", "zh": "1 项要求不再适用。"}
WHY: Text = {"en": "Why – {causes}.", "zh": "原因——{causes}。"}
DAY_CAUSE: Text = {"en": "{label}: {day}", "zh": "{label}：{day}"}
LAW_CAUSES: dict[LawMove, Text] = {
    LawMove.BEGINS: {"en": "this comes into force: {label}", "zh": "开始施行：{label}"},
    LawMove.ENDS: {"en": "this is in force no longer: {label}", "zh": "不再施行：{label}"},
    LawMove.CHANGES: {"en": "this figure changes: {label}", "zh": "数额调整：{label}"},
}
BETWEEN: Text = {"en": "; ", "zh": "；"}


def calendar_in_words(calendar: LawCalendar, base: KnowledgeBase, language: Language) -> Iterator[str]:
    """Every turning day with what turns and why."""
    words = CalendarWords(base)
    yield in_language(words.title(calendar), language)
    if not calendar.days:
        yield in_language(NOTHING, language)
    for day in calendar.days:
        yield ""
        yield in_language(words.verdict(day), language)
        for indent, line in words.lines(day):
            yield INDENT * indent + in_language(line, language)


@dataclass(frozen=True)
class CalendarWords:
    """Knows the names of things."""

    base: KnowledgeBase

    def title(self, calendar: LawCalendar) -> Text:
        """From when to when, and how it begins."""
        verdict = wording.VERDICT[calendar.verdict]
        return filled_in(TITLE, first=day_text(calendar.first), last=day_text(calendar.last), verdict=verdict)

    def verdict(self, day: TurningDay) -> Text:
        """The day and the verdict from then on."""
        sentence = SAME_VERDICT if day.verdict is day.verdict_before else VERDICT
        return filled_in(sentence, day=day_text(day.day), verdict=wording.VERDICT[day.verdict])

    def lines(self, day: TurningDay, most: int | None = None) -> Iterator[tuple[int, Text]]:
        """What turns, those first that are then unmet, each with its reason; a cause once for all that it turns alike.

        `most`: so many are named of those that turn alike and are not unmet; null = all.
        """
        telling = [one for one in day.findings if one.after is not Status.NOT_APPLICABLE]
        alike: dict[tuple[Status, tuple[DayCause | LawCause, ...]], list[TurnedFinding]] = {}
        for one in sorted(telling, key=lambda turned: turned.after is not Status.NOT_MET):
            alike.setdefault((one.after, one.causes), []).append(one)
        for (status, _), turned in alike.items():
            named = turned if status is Status.NOT_MET else turned[:most]
            for one in named:
                yield from self._turned(one)
            if len(turned) > len(named):
                yield 1, filled_in(MORE, status=wording.STATUS[status], count=len(turned) - len(named))
            if turned[0].causes:
                yield 2, self.causes(turned[0])
        gone = len(day.findings) - len(telling)
        if gone:
            yield 1, ONE_NO_LONGER if gone == 1 else filled_in(NO_LONGER, count=gone)

    def _turned(self, turned: TurnedFinding) -> Iterator[tuple[int, Text]]:
        label = self.base.requirements[turned.requirement].label
        yield 1, filled_in(TURNS, status=wording.STATUS[turned.after], label=label)
        if turned.after is Status.NOT_MET:
            yield 2, turned.reason

    def causes(self, turned: TurnedFinding) -> Text:
        """Why a finding turns on this day."""
        return filled_in(WHY, causes=joined(map(self._cause, turned.causes), BETWEEN))

    def _cause(self, cause: DayCause | LawCause) -> Text:
        if isinstance(cause, DayCause):
            return filled_in(DAY_CAUSE, label=self.base.facts[cause.fact].label, day=day_text(cause.value))
        return filled_in(LAW_CAUSES[cause.move], label=without_full_stop(self._label(cause.entry)))

    def _label(self, entry: str) -> Text:
        ways = {way.id: way for requirement in self.base.requirements.values() for way in requirement.met_by}
        entries = (self.base.rules, self.base.requirements, ways, self.base.parameters)
        return next((found[entry].label for found in entries if entry in found), {"en": entry})
