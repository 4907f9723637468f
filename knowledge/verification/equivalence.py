"""Whether two knowledge bases give every complete set of answers the same assessment."""

from datetime import date

from knowledge.logic.circuit import Circuit
from knowledge.logic.complete_cases import CompleteCases
from knowledge.logic.regions import Regions
from knowledge.verification.versions.two_versions import NEW, OLD, TwoVersions
from knowledge.vocabulary.packs import KnowledgeBase


def assess_alike(one: KnowledgeBase, other: KnowledgeBase, as_of: date) -> bool:
    """Whether there is no complete set of answers that the two assess differently on the day."""
    versions = TwoVersions(one, other, as_of)
    circuit = Circuit(versions.both)
    cases = CompleteCases(circuit, Regions(versions.both))
    never = -circuit.true
    differences = [
        cases.clauses.differ(cases.literal(mine.get(value, never)), cases.literal(its.get(value, never)))
        for goal in sorted({*versions.old.goals, *versions.new.goals})
        for mine, its in [(circuit.outputs[OLD + goal], circuit.outputs[NEW + goal])]
        for value in {**mine, **its}
    ]
    return not cases.can_hold(cases.clauses.any_of(differences))
