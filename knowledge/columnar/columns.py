"""A column of values of one fact, as it comes in an Arrow array, ready to be compared."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from knowledge.columnar.planes import Plane, packed, plane_of_bitmap, unpacked, words_for
from knowledge.vocabulary.facts import NO, YES, FactDeclaration, FactId, FactType

Values = npt.NDArray[Any]


class ColumnError(ValueError):
    """A column holds what its fact cannot have."""


@dataclass(frozen=True)
class Column:
    """The values of a fact in a batch of rows.

    Numbers are floats, days are counted from 1970-01-01, choices are places in `choices`, texts are objects.
    """

    values: Values
    known: Plane | None
    """The rows in which the value is known; null = in all."""
    choices: tuple[str, ...] | None = None


def column_of(declaration: FactDeclaration, array: Any) -> Column:
    """Read an Arrow array; null and not-a-number are unknown.

    Raises:
        ColumnError: the array is of another type than the fact, or holds a choice that the fact does not have.
    """
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if pa.types.is_null(array.type):
        return _of_nothing(declaration, len(array))
    match declaration.type:
        case FactType.YES_NO | FactType.CHOICE:
            return _choices(declaration, array)
        case FactType.NUMBER:
            return _numbers(declaration, array)
        case FactType.DATE:
            return _days(declaration, array)
        case _:
            return _texts(declaration, array)


def _of_nothing(declaration: FactDeclaration, rows: int) -> Column:
    nothing = np.zeros(words_for(rows), np.uint64)
    choices = tuple(declaration.choices) if declaration.choices is not None else None
    kind = np.uint8 if choices else np.int32 if declaration.type is FactType.DATE else np.float64
    return Column(np.zeros(rows, kind), nothing, choices)


def _known(array: Any) -> Plane | None:
    if not array.null_count:
        return None
    return plane_of_bitmap(array.buffers()[0], array.offset, len(array), words_for(len(array)))


def _fixed_width(array: Any, kind: Any) -> Values:
    """The values of an array of fixed width as they lie in memory, whatever stands where there is none."""
    if not len(array):
        return np.zeros(0, kind)
    return np.frombuffer(array.buffers()[1], kind, len(array), array.offset * np.dtype(kind).itemsize)


def _choices(declaration: FactDeclaration, array: Any) -> Column:
    if pa.types.is_boolean(array.type) and declaration.type is FactType.YES_NO:
        bits = np.zeros(0, np.uint8)
        if len(array):
            rows = len(array)
            bits = unpacked(plane_of_bitmap(array.buffers()[1], array.offset, rows, words_for(rows)), rows)
        return Column(bits, _known(array), (NO, YES))
    if _is_text(array.type):
        array = array.dictionary_encode()
    if not (pa.types.is_dictionary(array.type) and _is_text(array.type.value_type)):
        raise _wrong_type(declaration.id, array, "texts or categories")
    column = Column(
        _fixed_width(array.indices, array.type.index_type.to_pandas_dtype()),
        _known(array),
        tuple(array.dictionary.to_pylist()),
    )
    _refuse_foreign_choices(declaration, column, len(array))
    return column


def _refuse_foreign_choices(declaration: FactDeclaration, column: Column, rows: int) -> None:
    assert column.choices is not None
    for place, choice in enumerate(column.choices):
        if choice not in (declaration.choices or {}):
            found = packed(column.values == place, words_for(rows))
            if unpacked(found if column.known is None else found & column.known, rows).any():
                allowed = ", ".join(declaration.choices or ())
                raise ColumnError(f"column {declaration.id}: {choice!r} is no choice. Write one of: {allowed}")


def _numbers(declaration: FactDeclaration, array: Any) -> Column:
    kind = array.type
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)):
        raise _wrong_type(declaration.id, array, "numbers")
    if not pa.types.is_float64(kind):
        array = array.cast(pa.float64(), safe=False)
    values, known = _fixed_width(array, np.float64), _known(array)
    if pa.types.is_floating(kind):
        odd = np.isnan(values)
        if odd.any():
            real = packed(~odd, words_for(len(array)))
            known = real if known is None else known & real
    return Column(values, known)


def _days(declaration: FactDeclaration, array: Any) -> Column:
    if not (pa.types.is_date(array.type) or pa.types.is_timestamp(array.type)):
        raise _wrong_type(declaration.id, array, "dates")
    if not pa.types.is_date32(array.type):
        array = array.cast(pa.date32(), safe=False)
    return Column(_fixed_width(array, np.int32), _known(array))


def _texts(declaration: FactDeclaration, array: Any) -> Column:
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if not _is_text(array.type):
        raise _wrong_type(declaration.id, array, "texts")
    return Column(np.array(pc.fill_null(array, "").to_pylist(), dtype=object), _known(array))


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _wrong_type(fact: FactId, array: Any, wanted: str) -> ColumnError:
    return ColumnError(f"column {fact} holds {array.type}. Give it {wanted}.")
