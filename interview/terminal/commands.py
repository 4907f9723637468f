"""What a person can say instead of an answer. Both drivers know the same words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.vocabulary.text import Text


class Command(StrEnum):
    """Something other than an answer."""

    WHY = "why"
    HELP = "help"
    BACK = "back"
    SKIP = "skip"
    REVIEW = "review"
    CHANGE = "change"
    ANSWER = "answer"
    UNDO = "undo"
    REDO = "redo"
    HOW = "how"
    WHY_NOT = "why_not"
    WHAT_IF = "what_if"
    PARTICULARS = "particulars"
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
    Command.BACK: ("back", "返回", "上一步", "上一题"),
    Command.SKIP: ("skip", "跳过"),
    Command.REVIEW: ("review", "answers", "核对", "回顾"),
    Command.CHANGE: ("change", "edit", "更改", "修改"),
    Command.ANSWER: ("answer", "open", "回答", "待答"),
    Command.UNDO: ("undo", "撤销"),
    Command.REDO: ("redo", "重做"),
    Command.HOW: ("how", "how?", "怎么得出", "怎样得出", "如何得出"),
    Command.WHY_NOT: ("why not", "为何不是", "为什么不是", "为何不", "为什么不"),
    Command.WHAT_IF: ("what if", "如果", "假如"),
    Command.PARTICULARS: ("particulars", "登记资料"),
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
    Command.REVIEW: {"en": "review", "zh": "核对"},
    Command.CHANGE: {"en": "change", "zh": "更改"},
    Command.ANSWER: {"en": "answer", "zh": "回答"},
    Command.UNDO: {"en": "undo", "zh": "撤销"},
    Command.REDO: {"en": "redo", "zh": "重做"},
    Command.HOW: {"en": "how", "zh": "怎么得出"},
    Command.WHY_NOT: {"en": "why not", "zh": "为何不是"},
    Command.WHAT_IF: {"en": "what if", "zh": "如果"},
    Command.PARTICULARS: {"en": "particulars", "zh": "登记资料"},
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
    Command.REVIEW: "f6",
    Command.UNDO: "f7",
    Command.REDO: "f8",
    Command.HOW: "f9",
}

LETTERS: dict[str, Command] = {
    "w": Command.WHY,
    "h": Command.HELP,
    "b": Command.BACK,
    "s": Command.SKIP,
    "r": Command.REVIEW,
    "c": Command.CHANGE,
    "u": Command.UNDO,
    "e": Command.EVIDENCE,
    "l": Command.LANGUAGE,
    "q": Command.QUIT,
}
"""Short forms, behind ":" or "/", and alone where the letter is no answer."""

TAKES_MORE = (
    Command.BACK, Command.CHANGE, Command.ANSWER, Command.HOW, Command.WHY_NOT, Command.WHAT_IF, Command.EVIDENCE,
)  # fmt: skip
"""Commands with something behind them: a number, words, an answer."""

COMMAND_OF_WORD = {word: command for command, words in WORDS.items() for word in words}
OPENINGS = sorted((word for command in TAKES_MORE for word in WORDS[command]), key=len, reverse=True)
"""The words that something may follow, the longest first: "为何不是" before "为何不"."""
COUNT = re.compile(r"(?:第 ?)?\d{1,3}(?: ?题)?")


def command_in(words: str) -> CommandGiven | None:
    """The command in tidied words: a command word, or ":" or "/" and its word or letter; with what follows it."""
    said = words.casefold()
    if said.startswith((":", "/")):
        said, words = said[1:].lstrip(), words[1:].lstrip()
        if said in LETTERS:
            return CommandGiven(LETTERS[said])
    if said in COMMAND_OF_WORD:
        return CommandGiven(COMMAND_OF_WORD[said])
    return _with_more(said, words)


def _with_more(said: str, words: str) -> CommandGiven | None:
    """A command with its argument. Chinese needs no blank between them; only a count follows "back"."""
    for opening in OPENINGS:
        if said.startswith(opening) and (said[len(opening)] == " " or not opening.isascii()):
            command, more = COMMAND_OF_WORD[opening], words[len(opening) :].strip(" :,?")
            is_meant = bool(more) and (command is not Command.BACK or COUNT.fullmatch(more) is not None)
            return CommandGiven(command, more) if is_meant else None
    return None


def command_by_letter(words: str) -> CommandGiven | None:
    """The command that a bare letter stands for. Asked only where the letter is no answer."""
    command = LETTERS.get(words.casefold())
    return CommandGiven(command) if command else None


def count_in(argument: str) -> int | None:
    """The number in "3" or "第 3 题"; null where there is none."""
    return int(re.sub(r"\D", "", argument)) if COUNT.fullmatch(argument) else None
