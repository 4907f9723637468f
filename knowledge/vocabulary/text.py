"""Words in several languages, side by side."""

from collections.abc import Mapping
from typing import TypeAlias

Language: TypeAlias = str
"""A language of the program: "en" or "zh" (Simplified Chinese)."""

LANGUAGES: tuple[Language, ...] = ("en", "zh")

Text: TypeAlias = Mapping[Language, str]
"""The same sentence by language. English is always there; a missing language falls back to it."""


def in_language(text: Text, language: Language) -> str:
    """The words of `text` in `language`, or in English where that language is missing."""
    return text.get(language) or text["en"]
