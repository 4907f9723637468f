"""One entry of a catalogue: a model with what the table says of it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from knowledge.vocabulary.facts import FactId

Said: TypeAlias = str | float
"""A choice, or a number in the unit of its fact."""


@dataclass(frozen=True)
class CatalogueEntry:
    """A model as a row of the table describes it; "" = the table does not say."""

    model: str
    maker: str = ""
    brand: str = ""
    name: str = ""
    batch: str = ""
    withdrawn: bool = False
    values: Mapping[FactId, tuple[Said, ...]] = field(default_factory=dict)
    """What it says of facts; several values where the entry allows several."""
    file: str = ""
    """The name of the table that it came from."""

    @property
    def listing(self) -> str:
        """The answer to the question whether the model is listed."""
        return "withdrawn" if self.withdrawn else "listed"


def models_named(words: str) -> tuple[str, ...]:
    """What may be the model in words that may name the maker too: all of them together, then each."""
    return tuple(dict.fromkeys(bare_model(each) for each in (words, *words.split()) if bare_model(each)))


def bare_model(words: str) -> str:
    """A model number as it is compared: capitals of normal width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", words).upper().split())
