"""A proof: a claim about a rule base, and the search for its counter-examples."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.verification.examination import Examination
from knowledge.verification.results import Examined


def exact(examination: Examination) -> str | None:
    """The bound of a proof about all complete sets of answers: only what is computed of several answers."""
    free = ", ".join(examination.cases.jointly_computed)
    return f"Computed of several answers, and taken to have any value whatever these are: {free}." if free else None


@dataclass(frozen=True)
class Proof:
    """A claim about every rule base, and the search for counter-examples."""

    claim: str
    examine: Callable[[Examination], Iterator[Examined]]
    bound: Callable[[Examination], str | None] = exact
    takes_long: bool = False
    """Whether it is left out on further days unless it is asked for."""
    of_existence: bool = False
    """Whether it claims that something can happen, for which one day on which it can is enough."""
