"""zen-engine: a decision graph in JSON, of expressions."""

import json
from collections.abc import Iterator, Sequence

from benchmarks.peers.statements import Answer, Row, Statements, read_off, word_of
from knowledge.logic.circuit import Wire
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactId, comparable


class Zen:
    """One decision of expressions in the order of the statements."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        import zen

        self._statements = statements
        self._facts = {one.fact for one in statements.comparisons}
        expressions = [
            {"id": f"{node}{rail}", "key": f"n{node}{rail}", "value": self._gate(node, rail == "t")}
            for node in statements.named
            for rail in "tf"
        ]
        place = {"position": {"x": 0, "y": 0}}
        nodes = [
            {"id": "in", "name": "in", "type": "inputNode", **place},
            {"id": "all", "name": "all", "type": "expressionNode", "content": {"expressions": expressions}, **place},
            {"id": "out", "name": "out", "type": "outputNode", **place},
        ]
        edges = [
            {"id": source, "sourceId": source, "targetId": target, "type": "edge"}
            for source, target in (("in", "all"), ("all", "out"))
        ]
        self._engine = zen.ZenEngine()
        self._decision = self._engine.create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def answers(self, rows: Sequence[Row], category: FactId | None) -> Iterator[Answer]:
        for row in rows:
            given = {word_of(fact): None if fact not in row else comparable(row[fact]) for fact in self._facts}
            result = self._decision.evaluate(given)["result"]
            yield read_off(
                self._statements, lambda wire, result=result: result[f"n{abs(wire)}{'t' if wire > 0 else 'f'}"]
            )

    def _gate(self, node: int, is_true: bool) -> str:
        word = " and " if is_true else " or "
        terms = [self._wire(wire if is_true else -wire) for wire in self._statements.premises(node)]
        return "(" + word.join(terms) + ")" if terms else ("true" if is_true else "false")

    def _wire(self, wire: Wire) -> str:
        content = self._statements.circuit.nodes[abs(wire)]
        if isinstance(content, Comparison):
            fact, test = word_of(content.fact), _test(content)
            return f"({fact} != null and {test if wire > 0 else f'not ({test})'})"
        if abs(wire) in self._statements.named:
            return f"$.n{abs(wire)}{'t' if wire > 0 else 'f'}"
        return self._gate(abs(wire), wire > 0)


def _test(comparison: Comparison) -> str:
    literals = [f"'{one}'" if isinstance(one, str) else str(one) for one in comparison.operands]
    word = word_of(comparison.fact)
    if comparison.operator is Operator.EQUAL:
        return f"{word} in [{', '.join(literals)}]"
    if comparison.operator is Operator.UNEQUAL:
        return f"not ({word} in [{', '.join(literals)}])"
    return f"{word} {comparison.operator.value} {literals[0]}"
