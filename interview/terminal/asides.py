"""What is said on request and changes nothing: help, WHY, HOW, WHY NOT, WHAT IF."""

from collections.abc import Callable

from interview.consultation import Consultation
from interview.terminal.commands import Command
from interview.terminal.exchange import Exchange
from interview.terminal.layout import Paragraph
from interview.terminal.purposes import ASKS_A_FACT


def aside(consultation: Consultation, exchange: Exchange, command: Command, argument: str) -> list[Paragraph]:
    """The paragraphs to say. Each view is loaded when it is asked for."""
    answers: dict[Command, Callable[[], list[Paragraph]]] = {
        Command.HELP: lambda: _help(exchange),
        Command.WHY: lambda: _why(consultation, exchange),
        Command.HOW: lambda: _how(consultation, exchange, argument),
        Command.WHY_NOT: lambda: _why_not(consultation, exchange, argument),
        Command.WHAT_IF: lambda: _what_if(consultation, exchange, argument),
    }
    return answers[command]()


def _help(exchange: Exchange) -> list[Paragraph]:
    from interview.terminal.views.explanation import help_with

    return help_with(exchange)


def _why(consultation: Consultation, exchange: Exchange) -> list[Paragraph]:
    """Where no fact is asked, the reason of the verdict is what is meant."""
    from interview.terminal.views.explanation import why_asked

    if exchange.purpose not in ASKS_A_FACT:
        return _how(consultation, exchange, "")
    return why_asked(consultation.why(exchange.asked.question.fact), exchange.language)


def _how(consultation: Consultation, exchange: Exchange, argument: str) -> list[Paragraph]:
    from interview.terminal.views.reasons import how

    return how(consultation, argument, exchange.language)


def _why_not(consultation: Consultation, exchange: Exchange, argument: str) -> list[Paragraph]:
    from interview.terminal.views.reasons import why_not

    return why_not(consultation, argument, exchange.language)


def _what_if(consultation: Consultation, exchange: Exchange, argument: str) -> list[Paragraph]:
    from interview.terminal.supposing import what_if

    return what_if(consultation, exchange, argument)
