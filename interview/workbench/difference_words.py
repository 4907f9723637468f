"""The difference between two versions of a pack as lines of text."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from interview.workbench.pack_difference import PackDifference
from interview.workbench.values_words import ValueWords
from knowledge.logic.rule_base import VERDICT
from knowledge.verification.printing import Places
from knowledge.verification.results import FactInRange
from knowledge.verification.versions.all_days import EffectsOnDays
from knowledge.verification.versions.case_turns import CaseTurn
from knowledge.verification.versions.effects import Effects, Turn
from knowledge.verification.versions.entry_changes import CASES, EntryChange, EntryMove
from knowledge.verification.versions.own_changes import OwnChange
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import day_in_words

MOST_FACTS = 12
"""Of a longer example only so many answers are shown, those that the changed rules look at first."""
MOST_CASES = 10

TITLE: Text = {"en": "{id}: {old} → {new}", "zh": "{id}：{old} → {new}"}
SAME: Text = {
    "en": "Nothing changes: both say the same, whatever their files look like.",
    "zh": "没有变化：两个版本内容相同，只是写法可能不同。",
}
BY_LAW: Text = {"en": "What they say differently ({count})", "zh": "内容上的不同（{count} 处）"}
MOVES: dict[EntryMove, Text] = {
    EntryMove.ADDED: {"en": "added", "zh": "新增"},
    EntryMove.REMOVED: {"en": "removed", "zh": "删除"},
    EntryMove.CHANGED: {"en": "changed", "zh": "修改"},
    EntryMove.MOVED: {"en": "in another order", "zh": "顺序不同"},
}
ALL_ALIKE: Text = {
    "en": "No situation changes: every complete set of answers is assessed as before, on every day (proved).",
    "zh": "任何情形都不变：每一组完整回答在每一天的评估结果都与原来相同（已证明）。",
}
ALIKE_ON: Text = {
    "en": "Nothing changes as of {days}: every complete set of answers is assessed as before (proved).",
    "zh": "截至{days}没有变化：每一组完整回答的评估结果都与原来相同（已证明）。",
}
BY_EFFECT: Text = {"en": "What that changes as of {days}", "zh": "由此产生的变化（截至{days}）"}
FURTHER_DAYS: Text = {"en": "{day} and on {count} other days of changed law", "zh": "{day}及法律变动的其他 {count} 天"}
EXACTLY: Text = {"en": "{label}: {before} → {after}, exactly where", "zh": "{label}：{before} → {after}，恰在以下情形"}
AMONG_OTHERS: Text = {
    "en": "{label}: {before} → {after}, for example where",
    "zh": "{label}：{before} → {after}，例如以下情形",
}
ALWAYS: Text = {"en": "always", "zh": "任何情形"}
PROVED: Text = {
    "en": "Proved: outside the situations {numbers} nothing changes.",
    "zh": "已证明：情形 {numbers} 之外没有任何变化。",
}
FREE: Text = {
    "en": "Computed of several answers, and taken to have any value: {facts}.",
    "zh": "由多个回答算出，视为可取任意值：{facts}。",
}
NOT_PROVED: Text = {
    "en": "There are more situations than are listed; not all could be told.",
    "zh": "情形多于所列，未能全部列出。",
}
VERDICTS: Text = {"en": "Verdicts", "zh": "结论"}
NO_VERDICT: Text = {
    "en": "No verdict changes in any of them (proved).",
    "zh": "这些情形下结论都不变（已证明）。",
}
OTHERS: Text = {"en": "Category and requirements", "zh": "车辆类型和各项要求"}
TURN: Text = {"en": "{label}: {turn}", "zh": "{label}：{turn}"}
BETWEEN: Text = {"en": "; ", "zh": "；"}
WITHIN: Text = {"en": " (situations {within})", "zh": "（情形 {within}）"}
SAME_SITUATIONS: Text = {
    "en": "As of {days} it is the same situations, with what they lead to by the law of those days.",
    "zh": "截至{days}，情形相同，结果按当时的规定而定。",
}
ALSO: Text = {"en": "What turns then and not as above:", "zh": "当时另有以下改变："}
NOT_YET: Text = {"en": "What does not turn then:", "zh": "当时没有以下改变："}
EXAMPLE: Text = {
    "en": "Smallest example, whatever else is answered:",
    "zh": "最小的例子（其余回答任意）：",
}
AND_MORE: Text = {
    "en": "and {count} more answers; all of them: --full or --json",
    "zh": "另有 {count} 个回答；全部见 --full 或 --json",
}
GUIDANCE: Text = {
    "en": "{steps} next steps and {risks} risks come or go with it; which: --full or --json",
    "zh": "随之增减 {steps} 个下一步和 {risks} 项风险；明细见 --full 或 --json",
}
GUIDANCE_LINE: Text = {"en": "{id}: {before} → {after}", "zh": "{id}：{before} → {after}"}
PACK_CASES: Text = {
    "en": "Cases of the pack: {flips} of {count} get another verdict, {others} more another category or requirement.",
    "zh": "知识包的案例：{count} 个中有 {flips} 个结论改变，另有 {others} 个类型或要求改变。",
}
SAVED_CASES: Text = {
    "en": "Your saved cases: {flips} of {count} get another verdict, {others} more another category or requirement.",
    "zh": "您保存的案例：{count} 个中有 {flips} 个结论改变，另有 {others} 个类型或要求改变。",
}
MORE_CASES: Text = {
    "en": "and {count} more; all of them: --full or --json",
    "zh": "另有 {count} 个；全部见 --full 或 --json",
}


class DifferenceWords:
    """Puts one difference into words."""

    def __init__(self, difference: PackDifference, language: Language, full: bool = False) -> None:
        """`full`: with all answers of every example, every step, every case."""
        self._difference = difference
        self._words = ValueWords(difference.old, difference.new, language)
        self._language = language
        self._full = full

    def lines(self, names: tuple[str, str], places: tuple[Places, Places]) -> Iterator[str]:
        """Everything. `names`: of the versions, as the person wrote them; `places`: where their entries stand."""
        found, said = self._difference, self._words.said
        versions = [
            f"{base.identity.version} ({name})" for base, name in zip((found.old, found.new), names, strict=True)
        ]
        yield said(TITLE, id=found.new.identity.id, old=versions[0], new=versions[1])
        yield ""
        if found.is_none:
            yield said(SAME)
            return
        yield said(BY_LAW, count=len(found.entries))
        yield from self._entries(places)
        yield ""
        yield from self._effects()
        yield ""
        yield from self._cases(PACK_CASES, found.cases, found.case_turns)
        if found.saved_cases:
            yield from self._cases(SAVED_CASES, found.saved_cases, found.saved_case_turns)

    def _entries(self, places: tuple[Places, Places]) -> Iterator[str]:
        old, new = places
        for entry in self._difference.entries:
            place = "" if entry.kind == CASES else (old if entry.move is EntryMove.REMOVED else new).before(entry.id)
            yield f"  {place}{entry.kind}{f' {entry.id}' if entry.id else ''}: {self._words.said(MOVES[entry.move])}"
            yield from (line for line in _field_lines(entry))

    def _effects(self) -> Iterator[str]:
        if self._difference.changes_nothing:
            yield self._words.said(ALL_ALIKE)
            return
        for number, one in enumerate(self._difference.effects):
            if number:
                yield ""
            if number and one.effects.situations == self._difference.effects[0].effects.situations:
                yield self._words.said(SAME_SITUATIONS, days=self._days(one))
                yield from (f"  {line}" for line in self._other_turns(one.effects))
            elif one.effects.is_none:
                yield self._words.said(ALIKE_ON, days=self._days(one))
            else:
                yield self._words.said(BY_EFFECT, days=self._days(one))
                yield from (f"  {line}" for line in self._effects_on(one))

    def _days(self, one: EffectsOnDays) -> str:
        day = day_in_words(one.days[0], self._language)
        return self._words.said(FURTHER_DAYS, day=day, count=len(one.days) - 1) if one.days[1:] else day

    def _effects_on(self, one: EffectsOnDays) -> Iterator[str]:
        effects, said = one.effects, self._words.said
        yield from self._situations(effects.situations)
        if effects.is_proved:
            yield said(PROVED, numbers=_runs(range(len(effects.situations))))
        else:
            yield said(NOT_PROVED)
        if effects.taken_as_free:
            yield said(FREE, facts=", ".join(effects.taken_as_free))
        verdicts = [turn for turn in effects.turns if turn.goal == VERDICT]
        guidance = [turn for turn in effects.turns if turn.goal.startswith(("step.", "risk."))]
        others = [turn for turn in effects.turns if turn not in verdicts and turn not in guidance]
        yield ""
        yield said(VERDICTS) if verdicts else said(NO_VERDICT)
        looked_at = {premise.fact for situation in effects.situations for premise in situation.premises}
        for turn in verdicts:
            yield from (f"  {line}" for line in self._turn(turn, looked_at))
        if others:
            yield ""
            yield said(OTHERS)
        if self._full:
            for turn in others:
                yield from (f"  {line}" for line in self._turn(turn, looked_at))
        else:
            yield from (f"  {line}" for line in self._in_one_line(others))
        if guidance:
            yield ""
            yield from self._guidance(guidance)

    def _other_turns(self, effects: Effects) -> Iterator[str]:
        """What turns on these days and not on the first, and the other way round."""
        first = {turn.without_example for turn in self._difference.effects[0].effects.turns}
        now = {turn.without_example for turn in effects.turns}
        for sentence, turns in ((ALSO, now - first), (NOT_YET, first - now)):
            said = sorted(self._in_one_line([*turns]))
            if said:
                yield self._words.said(sentence)
                yield from (f"  {line}" for line in said)

    def _in_one_line(self, turns: Sequence[Turn]) -> Iterator[str]:
        """A line a requirement, with all ways in which it turns; steps and risks are left out."""
        told = sorted(
            (turn for turn in turns if not turn.goal.startswith(("step.", "risk."))), key=lambda one: one.goal
        )
        for goal, of_goal in groupby(told, key=lambda one: one.goal):
            alike = list(of_goal)
            pairs = sorted({self._pair(turn) for turn in alike})
            within = sorted({position for turn in alike for position in turn.within})
            ways = self._words.said(BETWEEN).join(pairs)
            yield self._words.said(TURN, label=self._named(goal), turn=ways) + self._within(within)

    def _named(self, goal: FactId) -> str:
        return self._words.label(goal) if goal == VERDICT else f"{self._words.label(goal)} ({goal})"

    def _pair(self, turn: Turn) -> str:
        before, after = (self._words.conclusion(turn.goal, value) for value in (turn.before, turn.after))
        return f"{before} → {after}"

    def _within(self, positions: Sequence[int]) -> str:
        return self._words.said(WITHIN, within=_runs(positions)) if positions else ""

    def _situations(self, situations: Sequence[OwnChange]) -> Iterator[str]:
        number = 0
        for (goal, before, after), alike in groupby(situations, key=lambda one: (one.fact, one.before, one.after)):
            found = list(alike)
            names = {"before": self._words.conclusion(goal, before), "after": self._words.conclusion(goal, after)}
            sentence = EXACTLY if all(one.is_all for one in found) else AMONG_OTHERS
            yield self._words.said(sentence, label=f"{self._words.label(goal)} ({goal})", **names)
            for situation in found:
                number += 1
                lines = [self._words.premise(premise) for premise in situation.premises] or [self._words.said(ALWAYS)]
                yield f"  {number}. {lines[0]}"
                yield from (f"  {' ' * len(str(number))}  {line}" for line in lines[1:])

    def _turn(self, turn: Turn, looked_at: set[FactId]) -> Iterator[str]:
        line = self._words.said(TURN, label=self._named(turn.goal), turn=self._pair(turn))
        yield f"{line}{self._within(turn.within)}"
        if turn.example:
            yield f"  {self._words.said(EXAMPLE)}"
            yield from (f"    {line}" for line in self._example(turn.example, looked_at))

    def _example(self, example: Sequence[FactInRange], looked_at: set[FactId]) -> Iterator[str]:
        in_order = sorted(example, key=lambda fact: fact.fact not in looked_at)
        shown = in_order if self._full else in_order[:MOST_FACTS]
        yield from (self._words.example(fact) for fact in shown)
        if len(in_order) > len(shown):
            yield self._words.said(AND_MORE, count=len(in_order) - len(shown))

    def _guidance(self, turns: Sequence[Turn]) -> Iterator[str]:
        if self._full:
            for turn in turns:
                before, after = (
                    in_language(NO_OR_YES[value == "yes"], self._language) for value in (turn.before, turn.after)
                )
                yield self._words.said(GUIDANCE_LINE, id=turn.goal.partition(".")[2], before=before, after=after)
            return
        steps, risks = ({turn.goal for turn in turns if turn.goal.startswith(kind)} for kind in ("step.", "risk."))
        yield self._words.said(GUIDANCE, steps=len(steps), risks=len(risks))

    def _cases(self, sentence: Text, count: int, turns: Sequence[CaseTurn]) -> Iterator[str]:
        flips = [turn for turn in turns if turn.flips]
        yield self._words.said(sentence, count=count, flips=len(flips), others=len(turns) - len(flips))
        in_order = sorted(turns, key=lambda turn: not turn.flips)
        shown = in_order if self._full else in_order[:MOST_CASES]
        for turn in shown:
            place = f"{turn.case.place}: " if turn.case.place else ""
            goal, before, after = turn.turns[0]
            words = [self._words.conclusion(goal, value) for value in (before, after)]
            yield f"  {place}{turn.case.name}: {self._words.label(goal)}: {words[0]} → {words[1]}"
        if len(turns) > len(shown):
            yield f"  {self._words.said(MORE_CASES, count=len(turns) - len(shown))}"


NO_OR_YES: tuple[Text, Text] = ({"en": "no", "zh": "否"}, {"en": "yes", "zh": "是"})


def _field_lines(entry: EntryChange) -> Iterator[str]:
    for field in entry.fields:
        signed = [*(f"- {line}" for line in field.removed), *(f"+ {line}" for line in field.added)]
        yield from (f"      {field.field}{' ' if field.field else ''}{line}" for line in signed)


def _runs(positions: Sequence[int] | range) -> str:
    """Positions counted from one, runs put together: "1-3, 5"."""
    numbers = [position + 1 for position in positions]
    runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0][1]) if len(run) == 1 else f"{run[0][1]}-{run[-1][1]}" for run in runs)
