"""The search for the lightest sets of changes after which none of some requirements is known to be unmet.

Best first by the least that a set can weigh. Before anything is tried, each option is supposed alone while all others
stay open: what then still fails can be part of no plan, so few sets are ever looked at. The search ends with a plan
that nothing lighter precedes, or with nothing left: both are proofs.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from knowledge.inference.nearest.ordering import Ordering, wires_of_needs
from knowledge.inference.nearest.reach import STAYS, Look, Option, Options, Reach
from knowledge.inference.nearest.weighing import Scales, Weight, added
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.moves import Move
from knowledge.vocabulary.facts import FactId

MOST_AS_GOOD = 24
"""Sets that are exactly as light are listed up to this number."""


@dataclass(frozen=True)
class Found:
    """A set of changes with its weight: every changeable fact has one option."""

    weight: Weight
    options: Options


@dataclass(frozen=True)
class _Supposition:
    """A lane: what is supposed, what must not be known there, and the option that is ruled out if it is."""

    options: Options
    must_not_be: Sequence[Wire]
    culprit: tuple[FactId, Option] | None
    """Null: nothing can help."""


@dataclass(order=True)
class _Entry:
    weight: Weight
    number: int
    options: Options = field(compare=False)
    is_found: bool = field(compare=False, default=False)


class Search:
    """The search in one case. `aims`: the wires that must not be known to be true."""

    def __init__(self, circuit: Circuit, reach: Reach, scales: Scales, aims: Sequence[Wire]) -> None:
        self._circuit = circuit
        self._reach = reach
        self._scales = scales
        self._aims = aims
        self._numbers = count()

    def lightest(self, options: Options, most: int = MOST_AS_GOOD) -> list[Found]:
        """The lightest sets within the options, all of one weight; empty = there is none."""
        best: list[Found] = []
        heap = [self._entry(options)]
        while heap and len(best) < most:
            entry = heapq.heappop(heap)
            if best and entry.weight > best[0].weight:
                break
            if entry.is_found:
                best.append(Found(entry.weight, entry.options))
                continue
            for one in self._opened(entry.options):
                heapq.heappush(heap, one)
        return best

    def _entry(self, options: Options) -> _Entry:
        least = added(min(map(self._scales.at_least, open_ones)) for open_ones in options.values())
        return _Entry(least, next(self._numbers), options)

    def _opened(self, options: Options) -> Iterator[_Entry]:
        """The lightest set within the options, if it will do, and all others in parts that share none."""
        narrowed = self.narrowed(options)
        if narrowed is None:
            return
        lightest = {fact: min(open_ones, key=self._scales.at_least) for fact, open_ones in narrowed.items()}
        decided: Options = {fact: (option,) for fact, option in lightest.items()}
        look, failures = self._failures(decided)
        if not failures:
            weights = (self._scales.weight(option, decided, self._reach, look) for option in lightest.values())
            yield _Entry(added(weights), next(self._numbers), decided, is_found=True)
        undecided = [fact for fact, open_ones in narrowed.items() if len(open_ones) > 1]
        yield from self._others(narrowed, lightest, self._to_blame(undecided, failures))

    def _others(self, options: Options, lightest: dict[FactId, Option], facts: Iterable[FactId]) -> Iterator[_Entry]:
        """Everything but the lightest options of these facts: the first is another, or the second is, and so on."""
        kept = dict(options)
        for fact in facts:
            others = tuple(option for option in options[fact] if option is not lightest[fact])
            yield self._entry({**kept, fact: others})
            kept[fact] = (lightest[fact],)

    @staticmethod
    def _to_blame(undecided: list[FactId], failures: Sequence[set[FactId]]) -> list[FactId]:
        """The fewest facts of which one must be decided otherwise; all of them where nothing fails."""
        if not failures:
            return undecided
        return min(([fact for fact in undecided if fact in facts] for facts in failures), key=len)

    def _failures(self, decided: Options) -> tuple[Look, list[set[FactId]]]:
        """What stands against a decided set, each as the facts of which one would have to be decided otherwise."""
        moves = [option for (option,) in decided.values() if option is not None]
        needing = [move for move in moves if move.change.needs]
        look = self._reach.look(decided, [{}, *({move.fact: STAYS} for move in needing)])
        failures = [self._reach.facts_behind(wire) for wire in self._aims if look.known_true(wire) & 1]
        for lane, move in enumerate(needing, start=1):
            unmet = (wire for wire in wires_of_needs(self._circuit, move) if look.known_true(wire) >> lane & 1)
            failures += [{move.fact, *self._reach.facts_behind(wire)} for wire in unmet]
        if not failures and self._ordering(decided).order(moves) is None:
            failures.append({fact for move in needing for fact in self._concerning(move)})
        return look, failures

    def _concerning(self, move: Move) -> Iterator[FactId]:
        yield move.fact
        for wire in wires_of_needs(self._circuit, move):
            yield from self._reach.facts_behind(wire)

    def _ordering(self, options: Options) -> Ordering:
        return Ordering(self._circuit, self._reach, dict.fromkeys(options, STAYS))

    def narrowed(self, options: Options) -> Options | None:
        """The options without those that can be part of no plan; null when there is no plan at all."""
        while True:
            suppositions = list(self._suppositions(options))
            look = self._reach.look(options, [one.options for one in suppositions])
            ruled_out: dict[FactId, list[Option]] = {}
            for lane, one in enumerate(suppositions):
                if any(look.known_true(wire) >> lane & 1 for wire in one.must_not_be):
                    if one.culprit is None:
                        return None
                    ruled_out.setdefault(one.culprit[0], []).append(one.culprit[1])
            if not ruled_out:
                return options
            options = {fact: _without(open_ones, ruled_out.get(fact, [])) for fact, open_ones in options.items()}
            if not all(options.values()):
                return None

    def _suppositions(self, options: Options) -> Iterator[_Supposition]:
        yield _Supposition({}, self._aims, None)
        probes = [(fact, one) for fact, open_ones in options.items() if len(open_ones) > 1 for one in open_ones]
        for fact, option in probes:
            yield _Supposition({fact: (option,)}, self._aims, (fact, option))
        for fact, open_ones in options.items():
            for move in open_ones:
                if move is None or not move.change.needs:
                    continue
                needs = wires_of_needs(self._circuit, move)
                yield _Supposition({fact: STAYS}, needs, (fact, move))
                if len(open_ones) == 1:
                    for other, option in probes:
                        yield _Supposition({fact: STAYS, other: (option,)}, needs, (other, option))


def _without(open_ones: tuple[Option, ...], ruled_out: list[Option]) -> tuple[Option, ...]:
    return tuple(option for option in open_ones if not any(option is one for one in ruled_out))
