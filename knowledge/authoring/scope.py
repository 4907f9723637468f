"""What the entries of a pack can refer to: what it declares itself and what the packs it extends declare."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import Field
from knowledge.authoring.kinds.pack import PackHead
from knowledge.vocabulary.changes import Change
from knowledge.vocabulary.contradictions import Contradiction
from knowledge.vocabulary.facts import NO, YES, FactDeclaration, FactType
from knowledge.vocabulary.guidance import Consequence, Document, GlossaryTerm, NextStep, Parameter, Place
from knowledge.vocabulary.migrations import Migration
from knowledge.vocabulary.packs import KnowledgePack, PackIdentity
from knowledge.vocabulary.questions import Question
from knowledge.vocabulary.rules import Requirement, Rule, Status
from knowledge.vocabulary.sources import Source
from knowledge.vocabulary.text import Text

Declared = TypeVar("Declared")

STATUS_LABELS: dict[str, Text] = {
    Status.MET.value: {"en": "met", "zh": "符合"},
    Status.NOT_MET.value: {"en": "not met", "zh": "不符合"},
    Status.NOT_APPLICABLE.value: {"en": "not applicable", "zh": "不适用"},
}
YES_NO: dict[str, Text] = {YES: {"en": "yes", "zh": "是"}, NO: {"en": "no", "zh": "否"}}


class Scope:
    """The declarations read so far, and the references to be checked when all are read."""

    def __init__(self, base: KnowledgePack | None, topics: dict[str, Text], read_on: date) -> None:
        self.read_on = read_on
        self._base = base
        self._own_topics = topics
        self._facts: dict[str, FactDeclaration] = {}
        self._references: list[tuple[Entry, str, str, int]] = []
        self.concluded_by_requirements: set[str] = set()
        """Ids of facts that no rule may conclude: a requirement's status, and whether it applies."""
        self.topics = {**(base.topics if base else {}), **topics}
        self.declarations: dict[str, FactDeclaration] = dict(base.facts) if base else {}
        self.sources: dict[str, Source] = dict(base.sources) if base else {}
        self.parameters: dict[str, Parameter] = dict(base.parameters) if base else {}
        self.changes: dict[str, tuple[Change, ...]] = {}
        self.rules: dict[str, Rule] = {}
        self.requirements: dict[str, Requirement] = {}
        self.places: dict[str, Place] = {}
        self.documents: dict[str, Document] = {}
        self.next_steps: dict[str, NextStep] = {}
        self.consequences: dict[str, Consequence] = {}
        self.questions: dict[str, Question] = {}
        self.contradictions: dict[str, Contradiction] = {}
        self.glossary: dict[str, GlossaryTerm] = {}
        self.migrations: dict[str, Migration] = {}
        if base:
            self.declare_requirements(base.requirements)

    def declare(self, fact: FactDeclaration) -> None:
        """Make a fact known."""
        self._facts[fact.id] = fact
        self.declarations[fact.id] = fact

    def declare_requirements(self, ids: Iterable[str]) -> None:
        """Make the status and the application of requirements known as facts of their own."""
        for id in ids:
            self.concluded_by_requirements |= {id, f"{id}.applies"}
            self.declarations[id] = FactDeclaration(
                id, FactType.CHOICE, {"en": id, "zh": id}, choices=STATUS_LABELS, derived=True
            )
            self.declarations[f"{id}.applies"] = FactDeclaration(
                f"{id}.applies", FactType.YES_NO, {"en": id, "zh": id}, choices=YES_NO, derived=True
            )

    def refer(self, entry: Entry, kind: str, field: Field[list[tuple[str, int]]]) -> tuple[str, ...]:
        """The ids in a field of an entry; whether they exist is checked when everything is read."""
        found = field.of(entry)
        self._references.extend((entry, kind, name, line) for name, line in found)
        return tuple(name for name, _ in found)

    def pack(self, head: PackHead, identity: PackIdentity) -> KnowledgePack:
        """The finished pack: only what it declares itself."""
        self._check_references()
        base = self._base
        return KnowledgePack(
            identity=identity,
            title=head.title,
            extends=head.extends,
            read_on=head.read_on,
            category=head.category or (base.category if base else None),
            topics=self._own_topics,
            facts=self._facts,
            changes=self.changes,
            questions=self.questions,
            sources=_own(self.sources, base.sources if base else {}),
            rules=self.rules,
            requirements=self.requirements,
            parameters=_own(self.parameters, base.parameters if base else {}),
            places=self.places,
            documents=self.documents,
            next_steps=self.next_steps,
            consequences=self.consequences,
            contradictions=self.contradictions,
            glossary=self.glossary,
            migrations=self.migrations,
        )

    def _check_references(self) -> None:
        base = self._base
        known: dict[str, Collection[str]] = {
            "place": {**self.places, **(base.places if base else {})},
            "document": {**self.documents, **(base.documents if base else {})},
            "step": {**self.next_steps, **(base.next_steps if base else {})},
            "requirement": {**self.requirements, **(base.requirements if base else {})},
        }
        for entry, kind, name, line in self._references:
            known_or_noted(entry, kind, name, known[kind], line, "this pack")


def _own(declared: dict[str, Declared], inherited: dict[str, Declared]) -> dict[str, Declared]:
    return {id: one for id, one in declared.items() if id not in inherited}
