"""The line that says what else can be typed or pressed."""

from interview.terminal.commands import FUNCTION_KEYS, SHOWN, Command
from interview.terminal.exchange import Exchange
from interview.terminal.layout import Paragraph, Span, Tone, columns_of, paragraph
from interview.terminal.purposes import OFFERED, Purpose
from knowledge.vocabulary.text import Language, in_language

KEY_OF_QUIT = "Ctrl-D"
NEEDS_AN_ANSWER = frozenset({Command.BACK, Command.REVIEW, Command.UNDO, Command.HOW})


def hints(exchange: Exchange, width: int) -> Paragraph:
    """The commands with their keys; on a narrow terminal fewer of them, and no keys."""
    language = exchange.language
    is_first = exchange.purpose is Purpose.QUESTION and exchange.asked.number <= 1
    commands = [one for one in OFFERED[exchange.purpose] if not (is_first and one in NEEDS_AN_ANSWER)]
    needed = commands.index(Command.QUIT) + 1
    with_keys = _fitting([_with_key(one, language) for one in commands], needed, width)
    return paragraph(Span(with_keys or "  ".join(in_language(SHOWN[one], language) for one in commands), Tone.QUIET))


def _fitting(words: list[str], needed: int, width: int) -> str:
    """As many as fit on one line; "" where that is fewer than are needed."""
    lines = ("  ".join(words[:count]) for count in range(len(words), needed - 1, -1))
    return next((line for line in lines if columns_of(line) <= width), "")


def _with_key(command: Command, language: Language) -> str:
    key = KEY_OF_QUIT if command is Command.QUIT else FUNCTION_KEYS.get(command, "").upper()
    return f"{key} {in_language(SHOWN[command], language)}".lstrip()
