"""Days on which the rules differ only in figures that no rule compares: one proof serves all of them."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from knowledge.logic.circuit import Wire
from knowledge.verification.examination import Examination
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.packs import KnowledgeBase

Shape: TypeAlias = tuple[tuple[object, ...], tuple[tuple[str, tuple[Wire, ...]], ...]]


def alike_days(knowledge_base: KnowledgeBase, days: Iterable[date]) -> list[list[date]]:
    """The days in groups, each in the order given; of a group every claim holds on all days or on none."""
    groups: dict[Shape, list[date]] = {}
    for day in days:
        groups.setdefault(_shape(Examination(knowledge_base, day)), []).append(day)
    return list(groups.values())


def _shape(examination: Examination) -> Shape:
    """The circuit with every comparison as the regions in which it holds, and the wires of the assessment."""
    cases = examination.cases
    nodes: list[object] = []
    for node in examination.circuit.nodes:
        if isinstance(node, Comparison):
            basis = cases.basis(node.fact)
            holding = (node.holds_for(cases.in_terms_of(node.fact, value)) for value in cases.values[basis])
            nodes.append((basis, tuple(holding)))
        else:
            nodes.append(node)
    outputs = ((goal, tuple(wires.values())) for goal, wires in examination.circuit.outputs.items())
    return tuple(nodes), tuple(outputs)
