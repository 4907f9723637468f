"""What a person can say instead of an answer. Both drivers know the same words."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.vocabulary.text import Text


class Command(StrEnum):
    """Something other than an answer."""

    WHY = "why"
    HELP = "help"
    BACK = "back"
    SKIP = "skip"
    EVIDENCE = "evidence"
    LANGUAGE = "lang"
    QUIT = "quit"


@dataclass(frozen=True)
class CommandGiven:
    """A command with what was typed behind it ("evidence document")."""

    command: Command
    argument: str = ""


WORDS: dict[Command, tuple[str, ...]] = {
    Command.WHY: ("why", "why?", "为什么", "为何", "为什么?"),
    Command.HELP: ("help", "?", "帮助", "说明"),
    Command.BACK: ("back", "undo", "返回", "上一步", "上一题"),
    Command.SKIP: ("skip", "跳过"),
    Command.EVIDENCE: ("evidence", "依据"),
    Command.LANGUAGE: ("lang", "language", "语言", "中文", "english"),
    Command.QUIT: ("quit", "exit", "退出"),
}
"""What is typed, in lower case. The first word of each language is the one on show."""

SHOWN: dict[Command, Text] = {
    Command.WHY: {"en": "why", "zh": "为什么"},
    Command.HELP: {"en": "help", "zh": "帮助"},
    Command.BACK: {"en": "back", "zh": "返回"},
    Command.SKIP: {"en": "skip", "zh": "跳过"},
    Command.EVIDENCE: {"en": "evidence", "zh": "依据"},
    Command.LANGUAGE: {"en": "中文", "zh": "English"},
    Command.QUIT: {"en": "quit", "zh": "退出"},
}

FUNCTION_KEYS: dict[Command, str] = {
    Command.HELP: "f1",
    Command.WHY: "f2",
    Command.BACK: "f3",
    Command.SKIP: "f4",
    Command.LANGUAGE: "f5",
}

LETTERS = {command[0]: command for command in Command}
COMMAND_OF_WORD = {word: command for command, words in WORDS.items() for word in words}


def command_in(words: str) -> CommandGiven | None:
    """The command in tidied words: a command word, or ":" or "/" and its word or first letter."""
    said = words.casefold()
    if said.startswith((":", "/")):
        said = said[1:].lstrip()
        if said in LETTERS:
            return CommandGiven(LETTERS[said])
    first, _, rest = said.partition(" ")
    if said in COMMAND_OF_WORD:
        return CommandGiven(COMMAND_OF_WORD[said])
    if COMMAND_OF_WORD.get(first) is Command.EVIDENCE:
        return CommandGiven(Command.EVIDENCE, rest)
    return None


def command_by_letter(words: str) -> CommandGiven | None:
    """The command that a bare first letter stands for. Asked only where the letter is no answer."""
    command = LETTERS.get(words.casefold())
    return CommandGiven(command) if command else None
