"""Rows of which it is not clear yet whether their verdict is fixed."""

from dataclasses import dataclass

import numpy as np

from knowledge.columnar.compared_rows import ComparedRows, Planes, Rails, Rows
from knowledge.columnar.planes import Plane, gathered, rows_of
from knowledge.columnar.verdict_limits import Proof


@dataclass
class Left:
    """What is known of them, limit by limit (knowledge.columnar.verdict_limits)."""

    rows: Rows
    """Which rows they are."""
    compared: ComparedRows
    expected: Planes
    """Of each limit, the rows whose verdict is within it when completed by the best case."""
    within: Planes
    """Of each limit, the rows whose verdict is within it whatever is still answered."""
    beyond: Planes
    """Of each limit, the rows whose verdict is not within it whatever is still answered."""
    is_open: Plane
    """The rows whose verdict is not fixed."""

    def prove(self, proof: Proof) -> None:
        """Use a proof; what is within a limit is within all further ones."""
        found = self.compared.where(proof.rails)
        if proof.within:
            self.within[proof.limit :] |= found
        else:
            self.beyond[: proof.limit + 1] |= found

    def without_open(self) -> "Left":
        """The rows alone that may be fixed."""
        chosen = rows_of(~self.is_open, self.compared.rows)
        compared = self.compared.chosen(chosen)
        expected, within, beyond = (
            compared.widened(gathered(planes, chosen)) for planes in (self.expected, self.within, self.beyond)
        )
        return Left(self.rows[chosen], compared, expected, within, beyond, np.zeros(compared.words, np.uint64))

    def first_situation(self) -> tuple[Rails, int, bool] | None:
        """Of the first that is not clear: what is known, a limit, and whether it is expected to be within it."""
        is_clear = self.is_open | np.bitwise_and.reduce(self.within | self.beyond)
        waiting = rows_of(~is_clear, self.compared.rows)
        if not len(waiting):
            return None
        word, bit = waiting[0] >> 6, np.uint64(waiting[0] & 63)
        unclear = ~(self.within[:, word] | self.beyond[:, word]) >> bit & np.uint64(1)
        limit = int(np.flatnonzero(unclear)[0])
        return self.compared.known(int(waiting[0])), limit, bool(self.expected[limit, word] >> bit & np.uint64(1))

    def settled(self) -> list[Rows]:
        """The rows whose verdict is fixed, by the place of the verdict."""
        everywhere = ~np.zeros(self.compared.words, np.uint64)
        pairs = zip([*self.within, everywhere], [everywhere, *self.beyond], strict=True)
        return [self.rows[rows_of(one & other & ~self.is_open, self.compared.rows)] for one, other in pairs]
