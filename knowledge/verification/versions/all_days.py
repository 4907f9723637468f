"""What another version changes on every day between which the rules of one of the two differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.verification.days import days_that_differ
from knowledge.verification.versions.effects import BothVersions, Effects, Turn
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class EffectsOnDays:
    """Effects that are the same on all these days, the one from which they were told first."""

    days: tuple[date, ...]
    effects: Effects
    """An example is given the first time that a conclusion turns; it holds as of the first of the days."""


def effects_on_all_days(old: KnowledgeBase, new: KnowledgeBase) -> list[EffectsOnDays]:
    """What changes on which days, the day on which the new version was read first."""
    found: list[EffectsOnDays] = []
    for day, effects in _day_by_day(old, new):
        alike = next((one for one in found if one.effects.is_like(effects)), None)
        if alike is None:
            found.append(EffectsOnDays((day,), effects))
        else:
            found[found.index(alike)] = EffectsOnDays((*alike.days, day), alike.effects)
    return found


def _day_by_day(old: KnowledgeBase, new: KnowledgeBase) -> Iterator[tuple[date, Effects]]:
    told: set[Turn] = set()
    for day in sorted(days_that_differ(new, old), key=lambda day: (day != new.read_on, day)):
        effects = BothVersions(old, new, day).effects(told)
        told.update(turn.without_example for turn in effects.turns)
        yield day, effects
