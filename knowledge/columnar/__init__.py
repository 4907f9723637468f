"""Many cases at once: the rules over columns, equal to every other engine row by row.

Planes of one bit a row carry the circuit of knowledge.logic; polars and Arrow carry the tables in and out. Gates of
numpy over bit planes were several times faster than the same gates as polars expressions (benchmarks/fleet.py).
"""

from knowledge.columnar.columns import ColumnError
from knowledge.columnar.kernel import Kernel
from knowledge.logic.outputs import UnknownColumnError

__all__ = ["ColumnError", "Kernel", "UnknownColumnError"]
