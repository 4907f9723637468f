"""What a person typed, read as the value of a fact: understood, perhaps with a doubt, or not understood.

Reading is pure: the declaration, the language and the day are handed in. Whatever is typed, nothing raises.
"""

from collections.abc import Callable
from datetime import date

from interview.answers.choices import read_choice, read_yes_or_no
from interview.answers.plain_text import TEXT_LIMIT, TYPED_LIMIT, read_text
from interview.answers.reading import Misunderstood, Reading, Understood, tidied
from interview.answers.unknown import says_unknown
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType
from knowledge.vocabulary.text import Language

__all__ = [
    "TEXT_LIMIT",
    "TYPED_LIMIT",
    "Misunderstood",
    "Reading",
    "Understood",
    "load_readers",
    "read_answer",
    "tidied",
]

TOO_LONG = Misunderstood(
    {
        "en": "That is too long for an answer to this question. Please type it shorter.",
        "zh": "输入太长，不像这个问题的回答。请简短输入。",
    }
)
NOTHING_TYPED = Misunderstood(
    {
        "en": "Please type an answer. If you do not know it, type skip.",
        "zh": "请输入回答。如果不知道，请输入“跳过”。",
    }
)


def read_answer(typed: str, declaration: FactDeclaration, language: Language, today: date) -> Reading:
    """The value that was typed, or what to say to the person who typed it.

    Labels of choices count in either language; `language` only decides where they would differ. `today` gives
    "next month" its meaning.
    """
    if declaration.type is FactType.TEXT and len(typed) <= TYPED_LIMIT:
        return UNKNOWN_SAID if says_unknown(tidied(typed)) else _text_of(declaration, typed)
    if len(typed) > TEXT_LIMIT:
        return TOO_LONG
    words = tidied(typed)
    if not words:
        return NOTHING_TYPED
    chosen = _chosen(words, declaration, language)
    if isinstance(chosen, Understood):
        return chosen
    if says_unknown(words):
        return UNKNOWN_SAID
    return chosen or _measured(words, declaration, today)


UNKNOWN_SAID = Understood(UNKNOWN)
IDENTIFIERS = frozenset({"vin", "plate"})
"""Last words of the ids of facts that are numbers copied off a vehicle."""


def _chosen(words: str, declaration: FactDeclaration, language: Language) -> Reading | None:
    """The reading of a question with options; null where the answer is a figure or a day."""
    if declaration.type is FactType.CHOICE:
        return read_choice(words, declaration, language)
    if declaration.type is FactType.YES_NO:
        return read_yes_or_no(words, declaration, language)
    return None


def load_readers() -> None:
    """Load the readers of days and figures, which take some milliseconds, before they are needed."""
    _read_date()
    _read_number()


def _measured(words: str, declaration: FactDeclaration, today: date) -> Reading:
    if declaration.type is FactType.DATE:
        return _read_date()(words, today)
    return _read_number()(words, declaration)


def _text_of(declaration: FactDeclaration, typed: str) -> Reading:
    """A VIN or a plate by the last word of its id, else free text; what is far too long is told as text."""
    text = read_text(typed)
    kind = declaration.id.rpartition(".")[2]
    if isinstance(text, Misunderstood) or kind not in IDENTIFIERS:
        return text
    from interview.answers import identifiers

    return identifiers.read_vin(typed) if kind == "vin" else identifiers.read_plate(typed)


def _read_date() -> Callable[[str, date], Reading]:
    from interview.answers.dates import read_date

    return read_date


def _read_number() -> Callable[[str, FactDeclaration], Reading]:
    from interview.answers.figures import read_number

    return read_number
