"""One SQL query that concludes verdict, category and requirements of every row of a table of asked facts.

SQL's own AND, OR and NOT with nulls are strong Kleene logic, so every wire of the circuit is a boolean expression, null
where it is not known. What is used more than once has a column of its own, in stages that build on one another.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.outputs import Output, UnknownColumnError, default_columns, output_of
from knowledge.logic.rule_base import RuleBase, RuleValue, rule_base_of
from knowledge.sql.formulas import SQL
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.formulas import FORMULAS
from knowledge.vocabulary.packs import KnowledgeBase

TABLE = "vehicles"
TYPES = {FactType.NUMBER: "DOUBLE", FactType.DATE: "DATE"}
OPPOSITE = {Operator.EQUAL: "<>", Operator.UNEQUAL: "="}


def query_of(
    knowledge_base: KnowledgeBase,
    as_of: date,
    columns: Sequence[str] | None = None,
    *,
    table: str = TABLE,
    keep: Sequence[str] = (),
    given: Collection[FactId] | None = None,
) -> str:
    """The query in the dialect of DuckDB.

    `columns`: those of knowledge.logic.outputs; the verdict, the category and every requirement unless named.
    `table`: as SQL has it. `keep`: columns of the table that are carried over in front. `given`: the asked facts of
    which the table has a column, of the fact's name; all unless named.
    """
    circuit = Circuit(rule_base_of(knowledge_base, as_of))
    names = default_columns(knowledge_base) if columns is None else tuple(columns)
    outputs = [output_of(name, knowledge_base, circuit) for name in names]
    for output in outputs:
        if output.place not in (None, 1):
            raise UnknownColumnError(f"{output.name} is no column of the query.")
    stages = _Stages(circuit, [wire for output in outputs for wire, _ in output.wires])
    read = _given(circuit.rule_base, stages.facts, given)
    parts = [f"given AS (\n{_selected(_input(circuit.rule_base, keep, read))}\n  FROM {table}\n)"]
    parts += [
        f"stage_{number} AS (\n{_selected(['*', *stage])}\n  FROM {_before(number)}\n)"
        for number, stage in enumerate(stages.written, start=1)
    ]
    final = [*map(quoted, keep), *(f"{_value(output, stages)} AS {quoted(output.name)}" for output in outputs)]
    identity = knowledge_base.identity
    comment = f"-- {identity.id} {identity.version}, as of {as_of.isoformat()}. Null is not known, in and out.\n"
    return f"{comment}WITH {', '.join(parts)}\n{_selected(final)[2:]}\nFROM {_before(len(parts))};\n"


def table_name(name: str) -> str:
    """The name of a table as SQL has it, with its schema where one is named: a.b is the table b of a."""
    return ".".join(map(quoted, name.split(".")))


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: RuleValue) -> str:
    """A value as SQL has it."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)


def _before(number: int) -> str:
    return f"stage_{number - 1}" if number > 1 else "given"


def _selected(columns: Sequence[str]) -> str:
    return "  SELECT " + ",\n    ".join(columns)


def _value(output: Output, stages: "_Stages") -> str:
    """The first wire that is true gives the value."""
    cases = [f"WHEN {stages.expression(wire)} THEN {literal(value)}" for wire, value in output.wires]
    otherwise = "NULL" if output.otherwise is None else literal(output.otherwise)
    return f"CASE {' '.join(cases)} ELSE {otherwise} END" if cases else otherwise


def _given(rule_base: RuleBase, facts: Collection[FactId], given: Collection[FactId] | None) -> dict[FactId, str]:
    """The expression of every asked and computed fact that is needed."""
    needed = {
        *facts,
        *(argument for fact in facts if fact in rule_base.computed for argument in rule_base.computed[fact].arguments),
    }
    expressions = {}
    for fact, declaration in rule_base.asked.items():
        if fact in needed:
            kind = TYPES.get(declaration.type, "VARCHAR")
            source = quoted(fact) if given is None or fact in given else "NULL"
            expressions[fact] = f"CAST({source} AS {kind})"
    as_of = f"DATE '{rule_base.as_of.isoformat()}'"
    for fact, call in rule_base.computed.items():
        if fact in facts:
            arguments = [*(expressions[argument] for argument in call.arguments), *map(repr, call.figures)]
            expressions[fact] = SQL[call.name](as_of, *arguments)
    return expressions


def _input(rule_base: RuleBase, keep: Sequence[str], read: Mapping[FactId, str]) -> list[str]:
    kept = [quoted(name) for name in keep if name not in read]
    return [*kept, *(f"{expression} AS {quoted(fact)}" for fact, expression in read.items())] or ["1 AS nothing"]


def _is_day(rule_base: RuleBase, fact: FactId) -> bool:
    if fact in rule_base.computed:
        return FORMULAS[rule_base.computed[fact].name].gives is FactType.DATE
    return rule_base.asked[fact].type is FactType.DATE


class _Stages:
    """The wires that are needed, as expressions over facts and over the columns of earlier stages."""

    def __init__(self, circuit: Circuit, wanted: Sequence[Wire]) -> None:
        self._circuit = circuit
        nodes = self._needed(wanted)
        uses = Counter(abs(wire) for node in nodes for wire in self._premises(node)) + Counter(map(abs, wanted))
        names = _names(circuit)
        self.facts = {one.fact for node in nodes if isinstance(one := circuit.nodes[node], Comparison)}
        """The asked and computed facts that are compared."""
        self._days = {fact for fact in self.facts if _is_day(circuit.rule_base, fact)}
        self._columns: dict[int, str] = {}
        levels: dict[int, int] = {}
        staged: dict[int, list[str]] = {}
        for node in nodes:
            level = max((levels[abs(wire)] for wire in self._premises(node)), default=0)
            if uses[node] > 1 and self._premises(node):
                level += 1
                name = quoted(names.get(node, f"node {node}"))
                staged.setdefault(level, []).append(f"{self.expression(node)} AS {name}")
                self._columns[node] = name
            levels[node] = level
        self.written = [staged[level] for level in sorted(staged)]
        """The columns of every stage."""

    def expression(self, wire: Wire) -> str:
        """The wire as a boolean expression; needs no brackets around it."""
        node = abs(wire)
        if node in self._columns:
            return self._columns[node] if wire > 0 else f"NOT {self._columns[node]}"
        content = self._circuit.nodes[node]
        if isinstance(content, Comparison):
            return _comparison(content, holds=wire > 0, is_day=content.fact in self._days)
        if not content:
            return "TRUE" if wire > 0 else "FALSE"
        word = " AND " if wire > 0 else " OR "
        return "(" + word.join(self.expression(one if wire > 0 else -one) for one in content) + ")"

    def _needed(self, wanted: Sequence[Wire]) -> list[int]:
        found: set[int] = set()
        left = [abs(wire) for wire in wanted]
        while left:
            node = left.pop()
            if node not in found:
                found.add(node)
                left.extend(map(abs, self._premises(node)))
        return sorted(found)

    def _premises(self, node: int) -> tuple[Wire, ...]:
        content = self._circuit.nodes[node]
        return () if isinstance(content, Comparison) else content


def _names(circuit: Circuit) -> dict[int, str]:
    """What readers are told of a node: the rule that holds, or the fact and the values that it has."""
    names: dict[int, str] = {}
    for rule, wire in circuit.conditions.items():
        names.setdefault(abs(wire), f"{rule} holds" if wire > 0 else f"{rule} fails")
    for (fact, values), wire in circuit.tests.items():
        choices = ", ".join(sorted(map(str, values)))
        names.setdefault(abs(wire), f"{fact} = {choices}" if wire > 0 else f"{fact} <> {choices}")
    return names


def _comparison(comparison: Comparison, *, holds: bool, is_day: bool) -> str:
    column, operator = quoted(comparison.fact), comparison.operator
    operands = [_day(operand) if is_day else literal(operand) for operand in comparison.operands]
    if operator in OPPOSITE:
        equal = (operator is Operator.EQUAL) is holds
        if len(operands) == 1:
            return f"{column} {'=' if equal else '<>'} {operands[0]}"
        return f"{column} {'IN' if equal else 'NOT IN'} ({', '.join(operands)})"
    return f"{column} {operator.value} {operands[0]}" if holds else f"NOT {column} {operator.value} {operands[0]}"


def _day(operand: RuleValue) -> str:
    return f"DATE '{date.fromordinal(int(operand)).isoformat()}'"
