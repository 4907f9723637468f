"""What the head of a column means: a fact by its id or label, and the unit that stands beside it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from interview.answers.units import same_kind
from knowledge.authoring.strict_yaml import Mapping as MappingNode
from knowledge.authoring.strict_yaml import Scalar, read_strictly
from knowledge.authoring.strict_yaml import Sequence as SequenceNode
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase

UNIT_AT_END = (
    re.compile(r"(?P<name>.+?)\s*[(\[{<](?P<unit>[^()\[\]{}<>]{1,20})[)\]}>]\s*"),
    re.compile(r"(?P<name>.+?)\s*[,/:;]\s*(?:in\s+|单位\s*[::]?\s*)?(?P<unit>[^,/:;\s]{1,12})\s*"),
    re.compile(r"(?P<name>.+?)[\s_]+(?:in[\s_]+)?(?P<unit>[A-Za-z/%]{1,10})\s*"),
)
"""总质量(t), gross mass [kg], length, mm, length_mm."""
NOT_A_NAME = re.compile(r"[\s_\-]+")


@dataclass(frozen=True)
class Meaning:
    """What a column gives: a fact, and the unit of its figures where that is not the fact's own (null = it is)."""

    fact: FactId
    unit: str | None = None


class Heads:
    """Knows the heads of one knowledge base."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self.knowledge_base = knowledge_base

    @cached_property
    def names(self) -> dict[str, FactId]:
        """The fact of every name: its id and its label in each language, as `plain_name` writes them.

        A label that two facts share names neither.
        """
        names: dict[str, FactId] = {}
        shared: set[str] = set()
        for fact in self.asked:
            for name in {plain_name(label) for label in fact.label.values()}:
                if names.setdefault(name, fact.id) != fact.id:
                    shared.add(name)
        names = {name: fact for name, fact in names.items() if name not in shared}
        return names | {plain_name(fact.id): fact.id for fact in self.asked}

    @property
    def asked(self) -> list[FactDeclaration]:
        """The facts that a column can give."""
        return [fact for fact in self.knowledge_base.facts.values() if fact.is_asked]

    def meaning(self, head: str) -> Meaning | None:
        """The fact and unit that a head names exactly; null where it names none."""
        return self.meaning_among(head, self.names)

    def meaning_among(self, head: str, names: dict[str, FactId]) -> Meaning | None:
        """The same by other names."""
        whole = names.get(plain_name(head))
        if whole is not None:
            return Meaning(whole)
        for name, unit in split_heads(head):
            fact = names.get(plain_name(name))
            if fact is not None and (meant := self.unit_of(fact, unit)) is not None:
                return Meaning(fact, meant or None)
        return None

    def unit_of(self, fact: FactId, word: str) -> str | None:
        """The id of the unit that the word names for this fact; "" = the fact's own, null = it does not fit."""
        declaration = self.knowledge_base.facts[fact]
        if declaration.type is not FactType.NUMBER or declaration.unit is None:
            return None
        if word.casefold() == declaration.unit.casefold():
            return ""
        unit = same_kind(declaration.unit, word)
        if unit is None:
            return None
        return "" if unit.id == declaration.unit else unit.id

    @cached_property
    def synonyms(self) -> dict[str, FactId]:
        """The facts by what lists call them."""
        asked = {fact.id for fact in self.asked}
        return {name: fact for name, fact in synonyms().items() if fact in asked}

    def recognised(self, cells: Sequence[str], further: frozenset[str] = frozenset()) -> int:
        """How many of the cells are heads: of facts, of what may be facts, or `further` ones."""
        return sum(bool(cell.strip()) and self._is_head(cell, further) for cell in cells)

    def _is_head(self, cell: str, further: frozenset[str]) -> bool:
        if " ".join(cell.split()) in further:
            return True
        return self.meaning(cell) is not None or self.meaning_among(cell, self.synonyms) is not None


def plain_name(head: str) -> str:
    """The head in compatibility form and lower case, without blanks and connecting signs."""
    return NOT_A_NAME.sub("", unicodedata.normalize("NFKC", head).casefold())


def split_heads(head: str) -> list[tuple[str, str]]:
    """Every way to part a head into a name and a unit, the likeliest first."""
    plain = unicodedata.normalize("NFKC", head).strip()
    return [(found["name"], found["unit"].strip()) for form in UNIT_AT_END if (found := form.fullmatch(plain))]


@cache
def synonyms() -> dict[str, FactId]:
    """The facts by what lists call them."""
    content = (files("interview.fleet") / "synonyms.yaml").read_bytes()
    node = read_strictly(content, "synonyms.yaml")
    assert isinstance(node, MappingNode)
    return {
        plain_name(name.text): fact
        for fact, names in node.items.items()
        if isinstance(names, SequenceNode)
        for name in names.items
        if isinstance(name, Scalar)
    }
