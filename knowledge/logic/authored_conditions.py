"""Every condition that an author wrote, with the entry in which it stands."""

from collections.abc import Iterator

from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.packs import KnowledgePack


def authored_conditions(knowledge: KnowledgePack) -> Iterator[tuple[str, Condition]]:
    """Of rules, requirements and their ways, steps and consequences, in the order of the pack."""
    for rule in knowledge.rules.values():
        yield rule.id, rule.condition
    for requirement in knowledge.requirements.values():
        yield requirement.id, requirement.applies_when
        yield from ((requirement.id, way.condition) for way in requirement.met_by)
    for step in knowledge.next_steps.values():
        yield step.id, step.condition
    for consequence in knowledge.consequences.values():
        yield consequence.id, consequence.condition
