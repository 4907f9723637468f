"""Authored or typed-in text to values, by the declaration of the fact."""

from datetime import date

from knowledge.authoring.problems import did_you_mean
from knowledge.vocabulary.facts import NO, UNKNOWN, YES, FactDeclaration, FactType, Value
from knowledge.vocabulary.questions import AnswerValue

LONGEST_TEXT = 2000
"""Signs. A longer text is refused: no paper has such a name."""


class WrongValue(ValueError):
    """The text is no value of this fact; the message says why and what would be one."""


def typed_value(raw: str, declaration: FactDeclaration) -> AnswerValue:
    """The value that `raw` writes; "unknown" is the answer "I don't know". Raises WrongValue."""
    raw = raw.strip()
    if raw == UNKNOWN:
        return UNKNOWN
    return known_value(raw, declaration)


def known_value(raw: str, declaration: FactDeclaration) -> Value:
    """The value that `raw` writes, which must be a known one. Raises WrongValue."""
    match declaration.type:
        case FactType.YES_NO:
            return _yes_or_no(raw, declaration)
        case FactType.CHOICE:
            return _choice(raw, declaration)
        case FactType.NUMBER:
            return number(raw.removesuffix(declaration.unit or "").strip(), declaration)
        case FactType.DATE:
            return day(raw)
        case _:
            if len(raw) > LONGEST_TEXT:
                raise WrongValue(f"the text of {declaration.id} has {len(raw):,} signs. At most {LONGEST_TEXT} fit.")
            return raw


def _yes_or_no(raw: str, declaration: FactDeclaration) -> str:
    meaning = {"yes": YES, "true": YES, "no": NO, "false": NO}.get(raw.lower())
    if meaning is None:
        raise WrongValue(f"{declaration.id} is yes or no, not {raw!r}. Write yes, no or unknown.")
    return meaning


def _choice(raw: str, declaration: FactDeclaration) -> str:
    choices = declaration.choices or {}
    if raw not in choices:
        remedy = did_you_mean(raw, choices, f"Choose one of: {', '.join(choices)}.")
        raise WrongValue(f"{raw!r} is no choice of {declaration.id}. {remedy}")
    return raw


def number(raw: str, declaration: FactDeclaration) -> int | float:
    """A number on the grid of the declaration: an int where it is whole. Raises WrongValue."""
    try:
        value = float(raw)
    except ValueError:
        unit = f" in {declaration.unit}" if declaration.unit else ""
        raise WrongValue(f"{declaration.id} is a number{unit}, not {raw!r}. Write digits.") from None
    if not abs(value) < 1e12:
        raise WrongValue(f"{raw} is no possible value of {declaration.id}. Write a smaller number.")
    rounded = round(value, declaration.decimals)
    if abs(rounded - value) > 1e-9:
        raise WrongValue(f"{declaration.id} has at most {declaration.decimals} decimals, not {raw!r}. Round it.")
    return int(rounded) if rounded == int(rounded) else rounded


def day(raw: str) -> date:
    """An ISO day. Raises WrongValue."""
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise WrongValue(f"{raw!r} is no day. Write it as 2026-11-22.") from None
