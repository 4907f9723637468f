"""The immutable log of one interview. State = fold(log); back, change, resume and replay are one operation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import Answer


@dataclass(frozen=True)
class Withdrawal:
    """The person took an answer back; the fact is as if it had never been asked."""

    fact: FactId
    at: datetime | None = None


@dataclass(frozen=True)
class Undone:
    """The person took the last change back: an answer or a withdrawal not undone yet."""

    at: datetime | None = None


@dataclass(frozen=True)
class Redone:
    """The person brought the last undone change back."""

    at: datetime | None = None


NOT_KEPT = ""
"""The name of a case that nothing saves."""

LogEntry: TypeAlias = Answer | Withdrawal | Undone | Redone
Change: TypeAlias = Answer | Withdrawal


@dataclass(frozen=True)
class Session:
    """One interview: which pack, when begun (UTC), and everything said, in order. Nothing is ever removed."""

    case: str
    """Short name by which the person finds the interview again."""
    pack: str
    """Id of the pack that is asked from."""
    begun: datetime
    log: tuple[LogEntry, ...] = ()

    def with_answer(self, answer: Answer) -> "Session":
        """The session after one more answer; a later answer to the same fact replaces the earlier one."""
        return replace(self, log=(*self.log, answer))

    def without_answer(self, fact: FactId, at: datetime | None = None) -> "Session":
        """The session after an answer was taken back."""
        return replace(self, log=(*self.log, Withdrawal(fact, at)))

    def undone(self, at: datetime | None = None) -> "Session":
        """The session after the last change was undone; where there is none, it says the same."""
        return replace(self, log=(*self.log, Undone(at)))

    def redone(self, at: datetime | None = None) -> "Session":
        """The session after the last undoing was taken back; where there is none, it says the same."""
        return replace(self, log=(*self.log, Redone(at)))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that count: those not undone."""
        return self._history[0]

    @property
    def undone_changes(self) -> tuple[Change, ...]:
        """The changes that can be brought back, the next one last; a new change forgets them."""
        return self._history[1]

    @property
    def _history(self) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        made: list[Change] = []
        undone: list[Change] = []
        for entry in self.log:
            match entry:
                case Undone():
                    undone.extend(made[-1:])
                    del made[-1:]
                case Redone():
                    made.extend(undone[-1:])
                    del undone[-1:]
                case _:
                    made.append(entry)
                    undone.clear()
        return tuple(made), tuple(undone)

    @property
    def answers(self) -> Mapping[FactId, Answer]:
        """What stands now, by fact, in the order in which it was first said."""
        standing: dict[FactId, Answer] = {}
        for change in self.changes:
            if isinstance(change, Withdrawal):
                standing.pop(change.fact, None)
            else:
                standing[change.fact] = change
        return standing

    def last_said(self, fact: FactId) -> Answer | None:
        """What was last answered to a question, even if it was taken back since; null = never answered."""
        said = (entry for entry in reversed(self.log) if isinstance(entry, Answer) and entry.fact == fact)
        return next(said, None)
