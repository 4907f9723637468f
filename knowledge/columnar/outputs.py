"""Columns of the assessment: which there are, what stands in them, and how they are read off the planes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from knowledge.columnar.planes import Plane, unpacked
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.rule_base import VERDICT, RuleValue
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict

CATEGORY = "category"
REASON = "reason"


@dataclass(frozen=True)
class Output:
    """A column that planes decide: in each row the first of `wires` that is known to be true gives the value."""

    name: str
    values: tuple[RuleValue, ...]
    """Every value that can stand in the column: texts, or numbers alone."""
    wires: tuple[tuple[Wire, RuleValue], ...]
    otherwise: RuleValue | None
    """What stands there where none is known to be true; null = nothing."""
    exclusive: bool
    """Whether two of the wires are never true together."""

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers."""
        return bool(self.values) and not any(isinstance(value, str) for value in self.values)


def default_columns(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """The verdict, the category where the pack has one, and every requirement."""
    return (VERDICT, *((CATEGORY,) if knowledge_base.category else ()), *knowledge_base.requirements)


def output_of(name: str, knowledge_base: KnowledgeBase, circuit: Circuit) -> Output:
    """The column of that name: a derived fact, "category" or "reason".

    Raises:
        KeyError: there is no such column.
    """
    if name == REASON:
        return _reason(circuit)
    fact = knowledge_base.category if name == CATEGORY else name
    derived = circuit.rule_base.derived[fact or name]
    wires = tuple((circuit.test(derived.id, {value}), value) for value in derived.domain if value is not None)
    if name == VERDICT:
        return Output(name, tuple(one.value for one in Verdict), wires, Verdict.UNDETERMINED.value, exclusive=True)
    if name in knowledge_base.requirements:
        return Output(name, tuple(one.value for one in Status), wires, Status.UNDETERMINED.value, exclusive=True)
    declaration = knowledge_base.facts.get(derived.id)
    values: tuple[RuleValue, ...] = tuple(value for value in derived.domain if value is not None)
    if declaration is not None and declaration.choices is not None:
        values = tuple(dict.fromkeys((*declaration.choices, *values)))
    if any(isinstance(value, str) for value in values):
        wires, values = tuple((wire, str(value)) for wire, value in wires), tuple(map(str, values))
    return Output(name, values, wires, None, exclusive=True)


def _reason(circuit: Circuit) -> Output:
    """The requirement of the verdict's first rule that holds, once the verdict is concluded."""
    rules = circuit.rule_base.derived[VERDICT].rules
    wires = tuple(
        (circuit.both(circuit.test(VERDICT, {rule.value}), circuit.condition(rule)), rule.condition.when[0].fact)
        for rule in rules
    )
    return Output(REASON, tuple(value for _, value in wires), wires, None, exclusive=False)


def array_of(output: Output, planes: Mapping[Wire, Plane], rows: int) -> Any:
    """Read a column off the planes of a batch: an Arrow dictionary array, or floats."""
    pairs = list(_first(output, planes))
    places = {value: place for place, value in enumerate(output.values)}
    otherwise = 0 if output.otherwise is None else places[output.otherwise]
    bits = max(1, (len(places) - 1).bit_length())
    codes = _codes([(plane, places[value]) for plane, value in pairs], otherwise, bits, rows)
    validity = _validity([plane for plane, _ in pairs], rows) if output.otherwise is None else None
    if output.is_number:
        figures = np.array(output.values, np.float64)[codes]
        return pa.Array.from_buffers(pa.float64(), rows, [validity, pa.py_buffer(figures)])
    kind = pa.uint8() if bits <= 8 else pa.uint16()
    indices = pa.Array.from_buffers(kind, rows, [validity, pa.py_buffer(codes)])
    return pa.DictionaryArray.from_arrays(indices, pa.array(output.values, pa.large_string()), safe=False)


def _first(output: Output, planes: Mapping[Wire, Plane]) -> Iterator[tuple[Plane, RuleValue]]:
    """The planes of the values, each without the rows in which an earlier one holds."""
    if output.exclusive:
        yield from ((planes[wire], value) for wire, value in output.wires)
        return
    earlier: Plane | None = None
    for wire, value in output.wires:
        plane = planes[wire]
        yield (plane if earlier is None else plane & ~earlier), value
        earlier = plane if earlier is None else plane | earlier


def _codes(pairs: Sequence[tuple[Plane, int]], otherwise: int, bits: int, rows: int) -> Any:
    """The place of the value of every row; the bits of the place are first put together as planes."""
    codes: npt.NDArray[Any] = np.full(rows, otherwise, np.uint8 if bits <= 8 else np.uint16)
    for bit in range(bits):
        changed = [plane for plane, place in pairs if (place ^ otherwise) >> bit & 1]
        if changed:
            flags = unpacked(_any(changed), rows)
            np.bitwise_xor(codes, flags.astype(codes.dtype) << codes.dtype.type(bit) if bit else flags, out=codes)
    return codes


def _validity(planes: Sequence[Plane], rows: int) -> Any:
    if not planes:
        return pa.py_buffer(bytes((rows + 7) // 8))
    return pa.py_buffer(_any(planes).copy())


def _any(planes: Sequence[Plane]) -> Plane:
    found = planes[0]
    for plane in planes[1:]:
        found = found | plane
    return found
