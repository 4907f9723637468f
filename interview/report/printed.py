"""What printing gives: apart from how it is done, so that whoever takes it from another process need not load that."""

from dataclasses import dataclass

from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class PrintedReport:
    """A PDF file and what the person should know about it."""

    content: bytes
    pages: int
    warnings: tuple[Text, ...]
