"""Something to choose: a choice of a question, or an entry of a list."""

from dataclasses import dataclass

from knowledge.vocabulary.questions import AnswerValue


@dataclass(frozen=True)
class Option:
    """A choice on show."""

    key: str
    value: AnswerValue
    label: str
    group: str = ""
    """What it stands under, in a list with groups."""
