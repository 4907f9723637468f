"""What a line that is put to the person is for; not all of them are questions of the pack."""

from enum import Enum, auto

from interview.terminal.commands import Command


class Purpose(Enum):
    """Why something is asked now."""

    QUESTION = auto()
    """The next question of the pack."""
    CHANGE = auto()
    """A question again, to change its answer."""
    REVIEW = auto()
    """The list of all answers, to choose one to change."""
    AHEAD = auto()
    """A question out of its turn: not asked yet, or answered with "I don't know"."""
    OPEN = auto()
    """The list of the questions that are open, to choose one."""
    CONFIRM = auto()
    """Whether a change shall be made, after its preview."""
    PARTICULAR = auto()
    """Something for the report alone: name, plate."""
    MODEL = auto()
    """The model, to be looked up in a catalogue that was imported."""
    FINISH = auto()
    """No question is left; the person may still look or change."""


ASKS_A_FACT = frozenset({Purpose.QUESTION, Purpose.CHANGE, Purpose.AHEAD})
"""Where the answer may be "I don't know", and where there is a WHY."""

FOR_THE_REPORT = frozenset({Purpose.PARTICULAR, Purpose.MODEL})
"""Where any words are an answer, and Enter alone goes on without one."""

OFFERED: dict[Purpose, tuple[Command, ...]] = {
    Purpose.QUESTION: (
        Command.HELP, Command.WHY, Command.BACK, Command.SKIP, Command.REVIEW, Command.LANGUAGE, Command.QUIT,
        Command.UNDO, Command.HOW, Command.ANSWER,
    ),
    Purpose.CHANGE: (
        Command.HELP, Command.WHY, Command.BACK, Command.SKIP, Command.WHAT_IF, Command.LANGUAGE, Command.QUIT,
    ),
    Purpose.AHEAD: (
        Command.HELP, Command.WHY, Command.BACK, Command.SKIP, Command.WHAT_IF, Command.LANGUAGE, Command.QUIT,
    ),
    Purpose.OPEN: (Command.BACK, Command.REVIEW, Command.HELP, Command.LANGUAGE, Command.QUIT),
    Purpose.REVIEW: (Command.BACK, Command.UNDO, Command.REDO, Command.HELP, Command.LANGUAGE, Command.QUIT),
    Purpose.CONFIRM: (Command.BACK, Command.LANGUAGE, Command.QUIT),
    Purpose.PARTICULAR: (Command.SKIP, Command.BACK, Command.HELP, Command.LANGUAGE, Command.QUIT),
    Purpose.MODEL: (Command.SKIP, Command.BACK, Command.HELP, Command.REVIEW, Command.LANGUAGE, Command.QUIT),
    Purpose.FINISH: (
        Command.REVIEW, Command.CHANGE, Command.HOW, Command.WHY_NOT, Command.WHAT_IF, Command.BACK, Command.UNDO,
        Command.HELP, Command.LANGUAGE, Command.QUIT,
    ),
}  # fmt: skip
"""The commands on show, those that matter most first."""
