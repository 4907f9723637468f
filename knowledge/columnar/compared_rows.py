"""What is known of comparisons in some rows."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from knowledge.columnar.planes import Plane, gathered, words_for

Rows: TypeAlias = npt.NDArray[np.int64]
Planes: TypeAlias = npt.NDArray[np.uint64]
"""Several planes of as many words, one below the other."""
Rails: TypeAlias = tuple[int, ...]
"""What is known, as numbers of rails: that comparison n holds is rail 2n, and that it fails is rail 2n + 1."""


class ComparedRows:
    """The rails of comparisons: planes of where each is known to hold, and to fail.

    They have as many words as the least power of two that holds the rows.
    """

    def __init__(self, rails: Planes, rows: int) -> None:
        """`rails`: of as few words as hold so many rows."""
        self.rows = rows
        self.words = 1 << (words_for(rows) - 1).bit_length()
        self.rails = self.widened(rails)

    def widened(self, planes: Planes) -> Planes:
        """Planes of as many rows with as many words as these."""
        missing = self.words - planes.shape[1]
        return np.pad(planes, ((0, 0), (0, missing))) if missing else planes

    def chosen(self, rows: Rows) -> "ComparedRows":
        """These rows alone, one after the other."""
        return ComparedRows(gathered(self.rails, rows), len(rows))

    def where(self, rails: Rails) -> Plane:
        """The rows in which all of these are known."""
        found: Plane = np.bitwise_and.reduce(self.rails[[*rails]])
        return found

    def known(self, row: int) -> Rails:
        """What is known in a row."""
        bits = self.rails[:, row >> 6] >> np.uint64(row & 63) & np.uint64(1)
        return tuple(np.flatnonzero(bits).tolist())
