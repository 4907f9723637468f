"""The registers of a program for batches of one width, and running it there."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from knowledge.columnar.columns import Column
from knowledge.columnar.comparing import write_rails
from knowledge.columnar.planes import Plane
from knowledge.columnar.program import EVERYWHERE, FIRST_INPUT, NOWHERE, Program
from knowledge.logic.circuit import Wire
from knowledge.vocabulary.facts import FactId


class Workspace:
    """One program bound to memory; for one thread at a time."""

    def __init__(self, program: Program, words: int) -> None:
        self._comparisons = program.comparisons
        self.planes = np.zeros((program.registers, words), np.uint64)
        """The registers, as knowledge.columnar.program numbers them."""
        self.inputs = self.planes[FIRST_INPUT : FIRST_INPUT + 2 * len(program.comparisons)]
        """The rails of the comparisons, until gates are computed."""
        self._registers = list(self.planes)
        self._gates: list[tuple[Any, Plane, Plane, Plane]] = [
            (
                np.bitwise_and if gate.is_and else np.bitwise_or,
                self._registers[gate.one],
                self._registers[gate.other],
                self._registers[gate.result],
            )
            for gate in program.gates
        ]
        self._registers[NOWHERE][:] = 0
        self._registers[EVERYWHERE][:] = ~np.uint64(0)
        self.known_true: Mapping[Wire, Plane] = {
            wire: self._registers[register] for wire, register in program.known_true.items()
        }
        """Where each wire of the program is known to be true, after a run and until the next."""

    def run(self, columns: Mapping[FactId, Column]) -> None:
        """Read the planes off the columns of a batch, of no more rows than fit in the width."""
        self.read(columns)
        self.compute()

    def read(self, columns: Mapping[FactId, Column]) -> None:
        """Write the rails of every comparison."""
        for number, comparison in enumerate(self._comparisons):
            write_rails(comparison, columns[comparison.fact], *self.inputs[2 * number : 2 * number + 2])

    def compute(self) -> None:
        """All gates, of rails that are written; these may be overwritten."""
        for gate, one, other, result in self._gates:
            gate(one, other, result)
