"""What follows from what in a pack, as a graph: the whole, what bears on one entry, or one case with its values."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from interview.sentences import filled_in, joined, without_full_stop
from knowledge.inference.evaluator import evaluate
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import VERDICT, RuleBase, applies
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import STATUS_IN_WORDS, VERDICT_IN_WORDS, comparison_text, value_text

VERDICT_LABEL: Text = {"en": "Verdict", "zh": "结论"}
WITH_VALUE: Text = {"en": "{label}: {value}", "zh": "{label}：{value}"}
CONDITIONS: Text = {"en": "{count} conditions", "zh": "{count} 个条件"}
OR: Text = {"en": " / ", "zh": " / "}
MOST_ON_AN_EDGE = 2
"""Conditions that are written on an edge; of more only the number."""


class NodeKind(StrEnum):
    """What a node stands for."""

    ASKED = "asked"
    COMPUTED = "computed"
    DERIVED = "derived"
    REQUIREMENT = "requirement"
    VERDICT = "verdict"
    STEP = "step"
    RISK = "risk"


class Standing(StrEnum):
    """How a requirement or the verdict stands in a case."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True)
class Node:
    """A fact, requirement, the verdict, a step or a consequence."""

    id: str
    kind: NodeKind
    label: Text
    standing: Standing | None = None
    """Null where no case is drawn, and of plain facts."""


@dataclass(frozen=True)
class Edge:
    """What one node needs of another."""

    origin: str
    target: str
    label: Text | None = None


@dataclass(frozen=True)
class RuleGraph:
    """Nodes and edges, each once, in the order of the pack."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class GraphOfRules:
    """Draws the graphs of one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._needs: dict[tuple[str, str], list[tuple[Comparison, bool]]] = {}
        """By origin and target, what the target compares of it, and whether that must hold or must not."""
        for target, comparison, must_hold in self._comparisons():
            self._needs.setdefault((self._node_of(comparison.fact), target), []).append((comparison, must_hold))
        for fact in base.facts.values():
            for argument in fact.formula.arguments if fact.formula else ():
                if argument in base.facts:
                    self._needs.setdefault((argument, fact.id), [])
        for requirement in base.requirements.values():
            if requirement.unmet_means is not Verdict.ROAD_LEGAL:
                self._needs.setdefault((requirement.id, VERDICT), [])

    def known(self) -> list[str]:
        """Every id that a graph can be about."""
        return [*self._kinds()]

    def whole(self, with_guidance: bool = False) -> RuleGraph:
        """Everything. `with_guidance`: steps and consequences too, which are many."""
        guidance = (NodeKind.STEP, NodeKind.RISK)
        return self._graph([id for id, kind in self._kinds().items() if with_guidance or kind not in guidance])

    def around(self, id: str) -> RuleGraph:
        """All that bears on an entry; of an answer, on which nothing bears, all that it bears on but guidance."""
        if id in self._base.rules:
            id = self._base.rules[id].fact
        above = self._reached([id], upwards=True)
        if len(above) > 1:
            return self._graph(above, with_labels=True)
        kinds = self._kinds()
        below = self._reached([id], upwards=False)
        return self._graph([one for one in below if kinds[one] not in (NodeKind.STEP, NodeKind.RISK)], with_labels=True)

    def of_case(self, rule_base: RuleBase, known: Mapping[FactId, Value]) -> RuleGraph:
        """What is known and concluded in a case, of the requirements that apply or may apply, and the verdict."""
        conclusions = evaluate(rule_base, known)
        statuses = {id: self._status(id, conclusions) for id in self._base.requirements}
        shown = [VERDICT, *(id for id, status in statuses.items() if status is not Status.NOT_APPLICABLE)]
        values = self._values(rule_base, known, conclusions)
        reached = self._reached(shown, upwards=True)
        kept = [id for id in reached if id in values or id in shown]
        graph = self._graph(kept)
        nodes = tuple(self._in_case(node, values, conclusions) for node in graph.nodes)
        return RuleGraph(nodes, graph.edges)

    def _values(
        self, rule_base: RuleBase, known: Mapping[FactId, Value], conclusions: Conclusions
    ) -> dict[FactId, Value]:
        derived = {fact.id: conclusions.value(fact.id) for fact in self._base.facts.values() if fact.derived}
        concluded = {fact: value for fact, value in derived.items() if value is not None}
        return {**known, **computed_values(rule_base, known), **concluded}

    def _in_case(self, node: Node, values: Mapping[FactId, Value], conclusions: Conclusions) -> Node:
        if node.kind is NodeKind.VERDICT:
            verdict = Verdict(str(conclusions.value(VERDICT) or Verdict.UNDETERMINED))
            return _standing(node, VERDICT_IN_WORDS[verdict], _STANDING_OF_VERDICT[verdict])
        if node.kind is NodeKind.REQUIREMENT:
            status = self._status(node.id, conclusions)
            return _standing(node, STATUS_IN_WORDS[status], _STANDING_OF_STATUS.get(status))
        declaration, value = self._base.facts[node.id], values[node.id]
        return _standing(node, value_text(declaration, value), None)

    def _status(self, requirement: str, conclusions: Conclusions) -> Status:
        if conclusions.value(applies(requirement)) == "no":
            return Status.NOT_APPLICABLE
        return Status(str(conclusions.value(requirement) or Status.UNDETERMINED))

    def _graph(self, ids: Collection[str], with_labels: bool = False) -> RuleGraph:
        kept = set(ids)
        kinds = self._kinds()
        nodes = tuple(Node(id, kind, self._label(id)) for id, kind in kinds.items() if id in kept)
        edges = tuple(
            Edge(origin, target, self._edge_label(comparisons) if with_labels else None)
            for (origin, target), comparisons in self._needs.items()
            if origin in kept and target in kept and origin != target
        )
        return RuleGraph(nodes, edges)

    def _reached(self, ids: Iterable[str], upwards: bool) -> list[str]:
        """The nodes on which these rest, or which rest on these, and these themselves."""
        following: dict[str, list[str]] = {}
        for origin, target in self._needs:
            here, there = (target, origin) if upwards else (origin, target)
            following.setdefault(here, []).append(there)
        pending = list(ids)
        found = dict.fromkeys(pending)
        while pending:
            further = [one for one in following.get(pending.pop(), ()) if one not in found]
            found.update(dict.fromkeys(further))
            pending.extend(further)
        return list(found)

    def _kinds(self) -> dict[str, NodeKind]:
        base = self._base
        facts = {
            fact.id: NodeKind.ASKED if fact.is_asked else NodeKind.DERIVED if fact.derived else NodeKind.COMPUTED
            for fact in base.facts.values()
            if not fact.particular
        }
        return {
            **facts,
            **dict.fromkeys(base.requirements, NodeKind.REQUIREMENT),
            VERDICT: NodeKind.VERDICT,
            **dict.fromkeys(base.next_steps, NodeKind.STEP),
            **dict.fromkeys(base.consequences, NodeKind.RISK),
        }

    def _label(self, id: str) -> Text:
        base = self._base
        if id in base.facts:
            return base.facts[id].label
        if id in base.requirements:
            return base.requirements[id].label
        if id in base.next_steps:
            return base.next_steps[id].does
        return base.consequences[id].label if id in base.consequences else VERDICT_LABEL

    def _edge_label(self, comparisons: Sequence[tuple[Comparison, bool]]) -> Text | None:
        texts = [self._comparison(one, must_hold) for one, must_hold in comparisons]
        words = {text["en"]: text for text in texts}
        if len(words) > MOST_ON_AN_EDGE:
            return filled_in(CONDITIONS, count=len(words))
        return joined(words.values(), OR) if words else None

    def _comparison(self, comparison: Comparison, must_hold: bool) -> Text:
        return comparison_text(self._base.facts.get(comparison.fact), comparison, must_hold=must_hold)

    def _node_of(self, fact: FactId) -> str:
        """The node of what a comparison names: that a requirement applies is part of the requirement."""
        return fact if fact in self._base.facts or fact == VERDICT else fact.removesuffix(".applies")

    def _comparisons(self) -> Iterator[tuple[str, Comparison, bool]]:
        for target, condition in self._conditions():
            yield from ((target, one, True) for one in condition.when)
            yield from ((target, one, False) for one in condition.unless)

    def _conditions(self) -> Iterator[tuple[str, Condition]]:
        base = self._base
        yield from ((rule.fact, rule.condition) for rule in base.rules.values())
        for requirement in base.requirements.values():
            yield requirement.id, requirement.applies_when
            yield from ((requirement.id, way.condition) for way in requirement.met_by)
        yield from ((one.id, one.condition) for one in base.next_steps.values())
        yield from ((one.id, one.condition) for one in base.consequences.values())


_STANDING_OF_STATUS = {
    Status.MET: Standing.GOOD, Status.NOT_MET: Standing.BAD, Status.UNDETERMINED: Standing.OPEN,
}  # fmt: skip
_STANDING_OF_VERDICT = {
    Verdict.ROAD_LEGAL: Standing.GOOD,
    Verdict.ROAD_LEGAL_AFTER_STEPS: Standing.BAD,
    Verdict.RESTRICTED_USE: Standing.BAD,
    Verdict.NOT_ROAD_LEGAL: Standing.BAD,
    Verdict.UNDETERMINED: Standing.OPEN,
}


def _standing(node: Node, value: Text, standing: Standing | None) -> Node:
    words = filled_in(WITH_VALUE, label=without_full_stop(node.label), value=value)
    return Node(node.id, node.kind, words, standing)
