"""Many cases at once: the rules over columns, equal to every other engine row by row.

Planes of one bit a row carry the circuit of knowledge.logic; polars and Arrow carry the tables in and out. As polars
expressions the same gates took more than twice the processor time (`python -m benchmarks.fleet polars`).
"""

from knowledge.columnar.columns import ColumnError
from knowledge.columnar.kernel import Kernel
from knowledge.logic.outputs import UnknownColumnError

__all__ = ["ColumnError", "Kernel", "UnknownColumnError"]
