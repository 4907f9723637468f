"""What became of a fact of an older version of a pack, so that saved answers can follow it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class Migration:
    """One declared move: the fact got another id, its choices got other ids, or it was retired."""

    fact: FactId
    """The id as it was."""
    renamed: FactId | None = None
    """The id that it has now, or that a further migration knows; null = it kept its own, or was retired."""
    choices: dict[str, str] = field(default_factory=dict)
    """Choices that got another id: old to new; the others kept theirs."""
    retired: Text | None = None
    """Why nobody is asked for it any more; null = it was not retired."""


def moved(fact: FactId, value: AnswerValue, migrations: Mapping[FactId, Migration]) -> tuple[FactId, AnswerValue]:
    """The fact and the value as they are called now, move by move; what was never moved stays as it is."""
    seen: set[FactId] = set()
    while fact in migrations and fact not in seen:
        seen.add(fact)
        migration = migrations[fact]
        value = migration.choices.get(value, value) if isinstance(value, str) else value
        fact = migration.renamed or fact
    return fact, value
