"""Reading columns of the assessment off planes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from knowledge.columnar.planes import Plane, unpacked
from knowledge.logic.circuit import Wire
from knowledge.logic.outputs import Output
from knowledge.logic.rule_base import RuleValue


def array_of(output: Output, planes: Mapping[Wire, Plane], rows: int) -> Any:
    """Read a column off the planes of a batch: an Arrow dictionary array, or floats."""
    pairs = list(_deciding(output, planes))
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


def _deciding(output: Output, planes: Mapping[Wire, Plane]) -> Iterator[tuple[Plane, RuleValue]]:
    """The planes of the values, each only where it is the one of its row that is meant."""
    if output.place is None:
        yield from ((planes[wire], value) for wire, value in output.wires)
        return
    words = next(iter(planes.values())).shape
    seen = [~np.zeros(words, np.uint64), *(np.zeros(words, np.uint64) for _ in range(output.place))]
    for wire, value in output.wires:
        plane = planes[wire]
        yield plane & seen[output.place - 1] & ~seen[output.place], value
        for count in range(output.place, 0, -1):  # seen[n]: where at least n were true so far
            seen[count] |= plane & seen[count - 1]


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
