"""Verdicts that no answer can change any more, recognised over columns where rule by rule they are open.

Exactly what knowledge.logic.fixed_verdict recognises of one case, at little cost for many: every row whose verdict is
open is completed with the answers of a few complete cases. Two different verdicts show that it is not fixed. What is
left goes to the solver, limit by limit (knowledge.columnar.verdict_limits). It answers by a complete case that differs,
or by the few comparisons that suffice, and either is tried on all other rows that are left before it is asked again.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.columnar.compared_rows import ComparedRows, Planes, Rows
from knowledge.columnar.planes import Plane, gathered, rows_of
from knowledge.columnar.program import Program
from knowledge.columnar.rows_left import Left
from knowledge.columnar.verdict_limits import Proof, Truths, VerdictLimits
from knowledge.columnar.workspace import Workspace
from knowledge.logic.rule_base import RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison

MOST_LEARNED = 4096
"""Proofs and complete cases that are remembered."""
WIDEST = 1 << 11
"""Words that are computed together: of few rows several cases at once, since many small steps cost more."""


@dataclass
class Tally:
    """What became of open verdicts, for those who measure."""

    open: int = 0
    left: int = 0
    """Rows that were not shown to be open by their best and their worst answers."""
    solved: int = 0
    """Situations with which the solver was asked."""
    settled: int = 0


class SettledVerdicts:
    """Recognises fixed verdicts of one rule base. It may be used by several threads at once."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._limits = VerdictLimits(rule_base)
        self.comparisons: tuple[Comparison, ...] = self._limits.comparisons
        """On which the verdict depends."""
        self.tally = Tally()
        self._lock = threading.Lock()
        self._learned: list[Proof | Truths] = []
        """What the solver said; it only grows."""
        self._memory = threading.local()

    def of(self, compared: ComparedRows, is_open: Plane) -> dict[RuleValue, Rows]:
        """The rows whose verdict is fixed, by the verdict, of those whose verdict the rules leave open."""
        open_rows = rows_of(is_open, compared.rows)
        if not len(open_rows):
            return {}
        with self._lock:
            first = self._limits.best_and_worst
        expected, others = self._outcomes(compared, first)
        alike = ~_any(expected ^ others)
        left = rows_of(is_open[: alike.size] & alike[: is_open.size], compared.rows)
        found = self._of_left(self._left(compared.chosen(left), gathered(expected, left))) if len(left) else {}
        with self._lock:
            self.tally.open += len(open_rows)
            self.tally.left += len(left)
            self.tally.settled += sum(map(len, found.values()))
        return {verdict: left[rows] for verdict, rows in found.items()}

    def _left(self, compared: ComparedRows, expected: Planes) -> Left:
        workspace = self._workspace(self._limits.incomplete, compared.words)
        workspace.inputs[:] = compared.rails
        workspace.compute()
        within = np.array([workspace.known_true[wire] for wire in self._limits.wires])
        beyond = np.array([workspace.known_true[-wire] for wire in self._limits.wires])
        return Left(np.arange(compared.rows), compared, compared.widened(expected), within, beyond, self._odd(compared))

    def _odd(self, compared: ComparedRows) -> Plane:
        """The rows in which a fact has a value that it cannot have: of these nothing is known."""
        with self._lock:
            possible = self._limits.possible
        found = np.zeros(compared.words, np.uint64)
        for number, values in possible:
            known = compared.rails[2 * number] | compared.rails[2 * number + 1]
            found |= known & ~_any([compared.where(rails) for rails in values])
        return found

    def _of_left(self, left: Left) -> dict[RuleValue, Rows]:
        with self._lock:
            learned = [*self._learned]
        cases = [one for one in learned if not isinstance(one, Proof)]
        while cases and left.compared.rows:
            together = max(1, WIDEST // left.compared.words)
            self._try(cases[:together], left)
            left, cases = left.without_open(), cases[together:]
        for one in learned:
            if isinstance(one, Proof):
                left.prove(one)
        self._learn(left, len(learned))
        return dict(zip(self._limits.verdicts, left.settled(), strict=True))

    def _learn(self, left: Left, used: int) -> None:
        """Ask the solver until all is clear. `used`: how much of what was learned is done with."""
        while (situation := left.first_situation()) is not None:
            with self._lock:
                answers = self._learned[used:]  # by other threads in the meantime
                if not answers:
                    self.tally.solved += 1
                    answers = [self._limits.proof_or_case(*situation)]
                    if len(self._learned) < MOST_LEARNED:
                        self._learned += answers
                used = len(self._learned)
            for answer in answers:
                if isinstance(answer, Proof):
                    left.prove(answer)
                else:
                    self._try([answer], left)

    def _try(self, cases: Sequence[Truths], left: Left) -> None:
        """Show rows to be open that these cases complete to another verdict than the best case does."""
        left.is_open |= _any(self._outcomes(left.compared, cases) ^ left.expected)

    def _outcomes(self, compared: ComparedRows, cases: Sequence[Truths]) -> Planes:
        """For each case and limit, the rows whose verdict is within it when what is not known of them is as there."""
        true, not_false = compared.rails[::2, np.newaxis], ~compared.rails[1::2, np.newaxis]
        together = max(1, WIDEST // compared.words)
        found = []
        for start in range(0, len(cases), together):
            tried = cases[start : start + together]
            lanes = 1 << (len(tried) - 1).bit_length()
            holds = np.zeros((len(self.comparisons), lanes, 1), np.bool_)
            holds[:, : len(tried), 0] = np.transpose(tried)
            workspace = self._workspace(self._limits.completed, lanes * compared.words)
            rails = workspace.inputs.reshape(len(self.comparisons), 2, lanes, compared.words)
            np.copyto(rails[:, 0], true)
            np.copyto(rails[:, 0], not_false, where=holds)
            np.invert(rails[:, 0], out=rails[:, 1])
            workspace.compute()
            planes = [workspace.known_true[wire].reshape(lanes, -1)[: len(tried)] for wire in self._limits.wires]
            found.append(np.stack(planes, axis=1))
        return np.concatenate(found)

    def _workspace(self, program: Program, words: int) -> Workspace:
        """The memory of this thread for batches of so many words, a power of two: in all twice that of the widest."""
        kept: dict[tuple[int, int], Workspace] = self._memory.__dict__.setdefault("kept", {})
        key = id(program), words
        if key not in kept:
            kept[key] = Workspace(program, words)
        return kept[key]


def _any(planes: Planes | Sequence[Plane]) -> Plane:
    found: Plane = np.bitwise_or.reduce(np.asarray(planes).reshape(-1, np.shape(planes)[-1]))
    return found
