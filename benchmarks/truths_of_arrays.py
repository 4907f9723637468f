"""Three-valued truths as numbers in numpy arrays: what one would write without the kernel."""

from collections.abc import Sequence

import numpy as np

from knowledge.vocabulary.conditions import Operator

FALSE, UNKNOWN, TRUE = 0, 1, 2


def truths_of(operator: Operator, operands: Sequence[float], values: np.ndarray) -> np.ndarray:
    """Where values compare so; not-a-number is not known."""
    match operator:
        case Operator.EQUAL | Operator.UNEQUAL:
            holds = np.isin(values, operands) == (operator is Operator.EQUAL)
        case Operator.LESS:
            holds = values < operands[0]
        case Operator.LESS_OR_EQUAL:
            holds = values <= operands[0]
        case Operator.GREATER:
            holds = values > operands[0]
        case _:
            holds = values >= operands[0]
    return np.where(np.isnan(values), UNKNOWN, np.where(holds, TRUE, FALSE)).astype(np.int8)
