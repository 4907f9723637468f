"""Comparisons of a column with values, as two planes: where known to hold, and where known to fail."""

from collections.abc import Callable
from typing import Any

import numpy as np

from knowledge.columnar.columns import Column
from knowledge.columnar.planes import Mask, Plane, packed, words_for
from knowledge.vocabulary.conditions import Comparison, Operator

EPOCH = 719163
"""The ordinal number of 1970-01-01, from which Arrow counts days."""

ORDERINGS: dict[Operator, Callable[[Any, Any], Mask]] = {
    Operator.LESS: np.less,
    Operator.LESS_OR_EQUAL: np.less_equal,
    Operator.GREATER: np.greater,
    Operator.GREATER_OR_EQUAL: np.greater_equal,
}


def write_rails(comparison: Comparison, column: Column, known_true: Plane, known_false: Plane) -> None:
    """Write where the comparison is known to hold and to fail, into the first words of two planes."""
    words = words_for(len(column.values))
    true, false = known_true[:words], known_false[:words]
    holds = packed(_holds(comparison, column), words)
    if column.known is None:
        true[:] = holds
        np.invert(holds, out=false)
    else:
        np.bitwise_and(holds, column.known, out=true)
        np.bitwise_xor(true, column.known, out=false)


def _holds(comparison: Comparison, column: Column) -> Mask:
    if comparison.operator in ORDERINGS:
        limit = _operand(comparison.operands[0], column)
        return ORDERINGS[comparison.operator](column.values, limit)
    found = np.zeros(len(column.values), np.bool_)
    for operand in comparison.operands:
        place = _place(operand, column)
        if place is not None:
            found |= column.values == place
    return found if comparison.operator is Operator.EQUAL else ~found


def _place(operand: str | float, column: Column) -> Any:
    if column.choices is None:
        return _operand(operand, column)
    if operand not in column.choices:
        return None
    return column.values.dtype.type(column.choices.index(str(operand)))


def _operand(operand: str | float, column: Column) -> str | float:
    is_day = column.values.dtype == np.int32 and column.choices is None
    return operand - EPOCH if is_day and not isinstance(operand, str) else operand
