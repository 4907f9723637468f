"""Reading a circuit in many cases at once, each with what is known in it.

A lane is one case. A wire carries two whole numbers of one bit a lane: where it is known to be true, and where it
is known to be false (strong Kleene logic, two rails).
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from knowledge.logic.circuit import Circuit, Wire
from knowledge.vocabulary.conditions import Comparison

Rails: TypeAlias = tuple[int, int]
"""Lanes in which a wire is known to be true, and lanes in which it is known to be false."""


def rails_of_nodes(
    circuit: Circuit, lanes: int, comparison: Callable[[Comparison], Rails], first: Sequence[Rails] = ((0, 0),)
) -> list[Rails]:
    """The rails of every node. `lanes`: how many; `comparison`: where a comparison is known to hold and to fail.

    `first`: the rails of the first nodes, where they are known already.
    """
    everywhere = (1 << lanes) - 1
    rails = [*first]
    for node in circuit.nodes[len(rails) :]:
        if isinstance(node, Comparison):
            rails.append(comparison(node))
            continue
        true, false = everywhere, 0
        for wire in node:
            if wire > 0:
                one, other = rails[wire]
            else:
                other, one = rails[-wire]
            true &= one
            false |= other
        rails.append((true, false))
    return rails


def rails_of(rails: Sequence[Rails], wire: Wire) -> Rails:
    """Where a wire is known to be true, and where known to be false."""
    true, false = rails[abs(wire)]
    return (true, false) if wire > 0 else (false, true)
