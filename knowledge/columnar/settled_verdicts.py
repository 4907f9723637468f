"""Verdicts that no answer can change any more, recognised over columns where rule by rule they are open.

Exactly what knowledge.logic.fixed_verdict recognises of one case, at little cost for many: every row whose verdict is
open is completed with the answers of a few complete cases. Two different verdicts show that it is not fixed. What is
left goes to the solver, which says of each situation why it is so: by two complete cases that differ, or by the few
comparisons that suffice. Either is tried on all other rows that are left before the solver is asked again.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from knowledge.columnar.planes import Mask, Plane, gathered, unpacked, words_for
from knowledge.columnar.program import compiled
from knowledge.columnar.workspace import Workspace
from knowledge.logic.circuit import Circuit
from knowledge.logic.fixed_verdict import Fixed, FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleValue
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import Direction, FactId, Value

if TYPE_CHECKING:
    from knowledge.logic.complete_cases import CompleteCase

Rows: TypeAlias = npt.NDArray[np.int64]
Rails: TypeAlias = tuple[Plane, Plane]
Truths: TypeAlias = tuple[bool, ...]
"""Of every comparison of the program, in a complete case."""

MOST_CASES = 64
"""Complete cases that are tried on every row that is left, beside the first two."""
MOST_FIXED = 4096
"""Reasons for a fixed verdict that are remembered."""
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

    def __init__(self, circuit: Circuit) -> None:
        rule_base = circuit.rule_base
        self._wires = {value: wire for value, wire in circuit.outputs[VERDICT].items() if value is not None}
        self._program = compiled(circuit, self._wires.values(), {*rule_base.asked, *rule_base.computed})
        self.comparisons: tuple[Comparison, ...] = self._program.comparisons
        """On which the verdict depends."""
        self.tally = Tally()
        self._fixed_verdict = FixedVerdict(rule_base)
        self._lock = threading.Lock()
        self._first: list[Truths] = []
        self._learned: list[Truths] = []
        self._fixed: list[tuple[RuleValue, list[int], list[int]]] = []
        """Verdicts, with the comparisons that must be known to hold, and to fail."""
        self._memory = threading.local()

    def of(
        self, rails: Sequence[Rails | None], open_rows: Rows, rows: int, odd_among: Callable[[Rows], Mask]
    ) -> dict[RuleValue, Rows]:
        """The rows of a batch whose verdict is fixed, by the verdict.

        `rails`: of each comparison, where it is known to hold, and to fail; null = in no row. `open_rows`: those whose
        verdict the rules leave open. `odd_among`: in which of some rows there may be a figure that there cannot be.
        """
        if not len(open_rows):
            return {}
        batch = _Batch(rails, rows, None)
        left = open_rows[~self._differing(batch, self._first_cases())[open_rows]]
        found: dict[RuleValue, Rows] = {}
        if len(left):
            verdicts = self._looked_into(_Batch(rails, rows, left), odd_among(left))
            found = {value: left[rows_of] for value, rows_of in verdicts.items()}
        with self._lock:
            self.tally.open += len(open_rows)
            self.tally.left += len(left)
            self.tally.settled += sum(map(len, found.values()))
        return found

    def _looked_into(self, batch: "_Batch", odd: Mask) -> dict[RuleValue, list[int]]:
        with self._lock:
            cases, fixed = [*self._learned], [*self._fixed]
        waiting = np.ones(batch.rows, np.bool_)
        found: dict[RuleValue, list[int]] = {}

        def settle(verdict: RuleValue, rows: Mask) -> None:
            found.setdefault(verdict, []).extend(np.flatnonzero(rows).tolist())
            waiting[rows] = False

        for verdict, holding, failing in fixed:
            settle(verdict, batch.where(holding, failing) & waiting & ~odd)
        while cases and waiting.any():
            rows = np.flatnonzero(waiting)
            closer = batch.of_rows(rows)
            together = max(2, WIDEST // closer.words) - 1
            waiting[rows] = ~self._differing(closer, [self._first[0], *cases[:together]])
            cases = cases[together:]
        alike = batch.alike(np.flatnonzero(waiting))
        for same in alike:
            if not waiting[same[0]]:
                continue
            answer, differing = self._solved(batch.compared(same[0], self.comparisons))
            if answer is not None:
                holding, failing = self._remembered(answer)
                further = batch.where(holding, failing) & ~odd
                further[same] = True
                settle(answer.verdict, further & waiting)
            else:
                waiting[same] = False
                if differing:
                    rows = np.flatnonzero(waiting)
                    waiting[rows] = ~self._differing(batch.of_rows(rows), differing)
        return found

    def _solved(self, compared: Mapping[Comparison, bool]) -> tuple[Fixed | None, list[Truths]]:
        """What the solver says; and where it is worth to try them elsewhere, two cases that differ."""
        with self._lock:
            self.tally.solved += 1
            answer = self._fixed_verdict.of_compared(compared)
            if answer is not None or len(self._learned) >= MOST_CASES:
                return answer, []
            cases = self._fixed_verdict.two_that_differ_of_compared(compared)
            if len(cases) < 2:
                return None, []
            truths = [self._truths(case) for case in cases]
            self._learned += truths
            return None, truths

    def _remembered(self, answer: Fixed) -> tuple[list[int], list[int]]:
        holding = [number for number, one in enumerate(self.comparisons) if answer.rests_on.get(one) is True]
        failing = [number for number, one in enumerate(self.comparisons) if answer.rests_on.get(one) is False]
        with self._lock:
            if len(self._fixed) < MOST_FIXED:
                self._fixed.append((answer.verdict, holding, failing))
        return holding, failing

    def _first_cases(self) -> list[Truths]:
        """All that is not known as good as can be, and as bad as can be."""
        with self._lock:
            if not self._first:
                self._first = [self._truths(self._extreme(best=best)) for best in (True, False)]
            return self._first

    def _extreme(self, *, best: bool) -> "CompleteCase":
        cases = self._fixed_verdict.cases
        asked = cases.rule_base.asked
        case: CompleteCase = {}
        for fact, regions in cases.values.items():
            better = asked[fact].better if fact in asked else None
            if isinstance(better, tuple):
                case[fact] = better[-1 if best else 0]
            else:
                upwards = better in (Direction.MORE, Direction.LATER)
                case[fact] = regions[-1 if upwards is best else 0]
        return case

    def _truths(self, case: Mapping[FactId, Value]) -> Truths:
        cases = self._fixed_verdict.cases
        return tuple(
            one.holds_for(cases.in_terms_of(one.fact, case[cases.basis(one.fact)])) for one in self.comparisons
        )

    def _differing(self, batch: "_Batch", cases: Sequence[Truths]) -> Mask:
        """The rows that have different verdicts when what is not known of them is as in these cases."""
        differing = np.zeros(batch.words, np.uint64)
        first: list[Plane] = []
        together = max(1, WIDEST // batch.words)
        for start in range(0, len(cases), together):
            tried = cases[start : start + together]
            lanes = 1 << (len(tried) - 1).bit_length()
            holding = np.zeros((lanes, len(self.comparisons), 1), np.uint64)
            holding[: len(tried), :, 0] = np.where(np.array(tried), ~np.uint64(0), np.uint64(0))
            workspace = self._workspace(lanes * batch.words)
            for number in range(len(self.comparisons)):
                known_true, known_false = (plane.reshape(lanes, -1) for plane in workspace.rails(number))
                np.bitwise_and(batch.unknown[number], holding[:, number], out=known_true)
                np.bitwise_xor(batch.unknown[number], known_true, out=known_false)
                known_true |= batch.true[number]
                known_false |= batch.false[number]
            workspace.compute()
            verdicts = [workspace.known_true[wire].reshape(lanes, -1)[: len(tried)] for wire in self._wires.values()]
            first = first or [plane[0].copy() for plane in verdicts]
            for one, others in zip(first, verdicts, strict=True):
                differing |= one & ~np.bitwise_and.reduce(others)
        return unpacked(differing, batch.rows).view(np.bool_)

    def _workspace(self, words: int) -> Workspace:
        """The memory of this thread for batches of so many words, a power of two: in all twice that of the widest."""
        kept: dict[int, Workspace] = self._memory.__dict__.setdefault("kept", {})
        if words not in kept:
            kept[words] = Workspace(self._program, words)
        return kept[words]


class _Batch:
    """What is known of the comparisons in some rows, as planes of which the number of words is a power of two."""

    def __init__(self, rails: Sequence[Rails | None], rows: int, chosen: Rows | None) -> None:
        self.rows = rows if chosen is None else len(chosen)
        self.words = 1 << (words_for(self.rows) - 1).bit_length()
        shape = (len(rails), self.words)
        self.true, self.false = np.zeros(shape, np.uint64), np.zeros(shape, np.uint64)
        for number, pair in enumerate(rails):
            for plane, kept in zip(pair or (), (self.true[number], self.false[number]), strict=False):
                taken = plane[: words_for(rows)] if chosen is None else gathered(plane, chosen, words_for(len(chosen)))
                kept[: len(taken)] = taken
        self.unknown = ~(self.true | self.false)

    def of_rows(self, rows: Rows) -> "_Batch":
        """These rows alone."""
        return _Batch([*zip(self.true, self.false, strict=True)], self.rows, rows)

    def where(self, holding: Sequence[int], failing: Sequence[int]) -> Mask:
        """The rows in which these comparisons are known to hold and those to fail."""
        found = np.bitwise_and.reduce(self.true[holding]) & np.bitwise_and.reduce(self.false[failing])
        return unpacked(found, self.rows).view(np.bool_)

    def alike(self, rows: Rows) -> Iterator[list[int]]:
        """These rows, together those of which the same is known."""
        if not len(rows):
            return
        both = np.vstack([self.true, self.false])
        bits = np.packbits([unpacked(plane, self.rows)[rows] for plane in both], axis=0)
        groups: dict[bytes, list[int]] = {}
        for row, key in zip(rows.tolist(), np.ascontiguousarray(bits.T), strict=True):
            groups.setdefault(key.tobytes(), []).append(row)
        yield from groups.values()

    def compared(self, row: int, comparisons: Sequence[Comparison]) -> dict[Comparison, bool]:
        """What is known of the comparisons in a row."""
        word, bit = row >> 6, np.uint64(row & 63)
        holds = (self.true[:, word] >> bit) & np.uint64(1)
        known = holds | ((self.false[:, word] >> bit) & np.uint64(1))
        return {one: bool(holds[number]) for number, one in enumerate(comparisons) if known[number]}
