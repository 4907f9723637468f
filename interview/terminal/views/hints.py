"""The line that says what else can be typed or pressed."""

from interview.terminal.commands import FUNCTION_KEYS, SHOWN, Command
from interview.terminal.exchange import Exchange
from interview.terminal.layout import Paragraph, Span, Tone, columns_of, paragraph
from knowledge.vocabulary.text import in_language

ORDER = (Command.HELP, Command.WHY, Command.BACK, Command.SKIP, Command.LANGUAGE, Command.QUIT)
KEY_OF_QUIT = "Ctrl-D"


def hints(exchange: Exchange, width: int) -> Paragraph:
    """The commands, with their keys where the width allows."""
    commands = [command for command in ORDER if command is not Command.BACK or exchange.asked.number > 1]
    words = [in_language(SHOWN[command], exchange.language) for command in commands]
    with_keys = "   ".join(f"{word} ({_key(command)})" for word, command in zip(words, commands, strict=True))
    return paragraph(Span(with_keys if columns_of(with_keys) <= width else "  ".join(words), Tone.QUIET))


def _key(command: Command) -> str:
    return FUNCTION_KEYS[command].upper() if command in FUNCTION_KEYS else KEY_OF_QUIT
