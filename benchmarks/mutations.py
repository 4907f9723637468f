"""How many small mistakes in a pack its cases and proofs notice.

`python -m benchmarks.mutations [--number N] [--seed S]`. Each mutation is judged by all cases of the pack, then by the
quick proofs, then by a proof that it changes no assessment at all, on every day on which other rules are in force.
Prints what became of each kind, and the survivors. Ends with code 1 where less than 95 % of those that change
something are noticed.
"""

import argparse
import sys
from collections import Counter

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.verification.days import days_that_differ
from knowledge.verification.mutation_check import Catch, MutationCheck
from knowledge.verification.mutations import Mutation, MutationKind, mutations
from knowledge.verification.proving import PROOFS

BOUND = 0.95


def main() -> int:
    """Judge the mutations that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", default="cn")
    parser.add_argument("--number", type=int, default=300, help="how many; all there are where there are fewer")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    knowledge = knowledge_base(asked.pack)
    cases = read_cases(pack_files(available_folders()[asked.pack]), knowledge).cases
    quick = [proof for proof in PROOFS if not proof.takes_long]
    check = MutationCheck(knowledge, cases, days_that_differ(knowledge), quick)
    judged = [(one, check.caught(one)) for one in mutations(knowledge, asked.seed, asked.number)]
    return _told(judged)


def _told(judged: list[tuple[Mutation, Catch]]) -> int:
    for kind in MutationKind:
        found = Counter(caught for one, caught in judged if one.kind is kind)
        sys.stdout.write(f"{kind}: " + ", ".join(f"{found[caught]} {caught}" for caught in Catch) + "\n")
    for one, caught in judged:
        if caught is Catch.SURVIVES:
            sys.stdout.write(f"survives: {one.entry}: {one.says}\n")
    total = Counter(caught for _, caught in judged)
    effective = total.total() - total[Catch.WITHOUT_EFFECT]
    noticed = total[Catch.BY_CASES] + total[Catch.BY_PROOFS]
    sys.stdout.write(f"{noticed} of {effective} that change something are noticed: {noticed / effective:.1%}\n")
    return 0 if noticed >= BOUND * effective else 1


if __name__ == "__main__":
    sys.exit(main())
