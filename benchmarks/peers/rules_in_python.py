"""business-rules: rules as lists of conditions on variables that Python computes, tried one after the other."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from benchmarks.peers.statements import Answer, Row, Statements, read_off
from knowledge.logic.circuit import Wire
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId


class BusinessRules:
    """A rule for each rail of each statement; variables are boolean, since there is neither "not" nor null."""

    def __init__(self, rule_base: RuleBase, statements: Statements) -> None:
        from business_rules import run_all
        from business_rules.actions import BaseActions, rule_action
        from business_rules.fields import FIELD_TEXT
        from business_rules.variables import BaseVariables, boolean_rule_variable

        self._run_all = run_all
        self._statements = statements
        self._names: dict[Wire, str] = {}
        methods: dict[str, Any] = {"always": boolean_rule_variable()(_always)}
        for wire, read in self._readers():
            self._names[wire] = f"wire_{'t' if wire > 0 else 'f'}{abs(wire)}"
            methods[self._names[wire]] = boolean_rule_variable()(_method(read, self._names[wire]))

        def begin(own: Any, row: Row, known: set[Wire]) -> None:
            own.row, own.known = row, known

        class Actions(BaseActions):  # type: ignore[misc]
            def __init__(self, known: set[Wire]) -> None:
                self.known = known

            @rule_action(params={"wire": FIELD_TEXT})  # type: ignore[misc]
            def know(self, wire: str) -> None:
                self.known.add(int(wire))

        self._actions = Actions
        self._variables = type("Variables", (BaseVariables,), {**methods, "__init__": begin})
        self._rules = [
            {"conditions": self._gate(node, wire > 0), "actions": [{"name": "know", "params": {"wire": str(wire)}}]}
            for node in statements.named
            for wire in (node, -node)
            if statements.premises(node) or wire > 0
        ]

    def _readers(self) -> Iterator[tuple[Wire, Callable[[Any], bool]]]:
        """What the variable of each wire reads: the row for a comparison, what is known so far for a statement."""
        nodes = self._statements.circuit.nodes
        for one in range(len(nodes)):
            for wire in (one, -one):
                if isinstance(comparison := nodes[one], Comparison):
                    yield wire, partial(_holds, comparison, wire > 0)
                elif one in self._statements.named:
                    yield wire, partial(_is_known, wire)

    def answers(self, rows: Sequence[Row], category: FactId | None) -> Iterator[Answer]:
        for row in rows:
            known: set[Wire] = set()
            self._run_all(
                rule_list=self._rules,
                defined_variables=self._variables(row, known),
                defined_actions=self._actions(known),
            )
            yield read_off(self._statements, known.__contains__)

    def _gate(self, node: int, is_true: bool) -> dict[str, Any]:
        terms = [self._wire(wire if is_true else -wire) for wire in self._statements.premises(node)]
        return {"all" if is_true else "any": terms or [{"name": "always", "operator": "is_true", "value": True}]}

    def _wire(self, wire: Wire) -> dict[str, Any]:
        if wire in self._names:
            return {"name": self._names[wire], "operator": "is_true", "value": True}
        return self._gate(abs(wire), wire > 0)


def _holds(comparison: Comparison, wanted: bool, own: Any) -> bool:
    value = own.row.get(comparison.fact)
    return value is not None and comparison.holds_for(value) is wanted


def _is_known(wire: Wire, own: Any) -> bool:
    return wire in own.known


def _method(read: Callable[[Any], bool], name: str) -> Callable[[Any], bool]:
    """A function with the name by which the engine knows it."""

    def method(own: Any) -> bool:
        return read(own)

    method.__name__ = name
    return method


def _always(_: Any) -> bool:
    return True
