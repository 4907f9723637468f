"""Small mistakes in the shipped packs are noticed; the whole run is `python -m benchmarks.mutations`."""

from collections import Counter

import pytest

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.verification.mutation_check import Catch, MutationCheck
from knowledge.verification.mutations import mutations
from knowledge.verification.proving import PROOFS

SEED = 20261128
DRAWN = 60

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("pack", sorted(available_folders()))
def test_nineteen_of_twenty_are_noticed(pack: str) -> None:
    """Of a seeded sample, by the cases or by the quick proofs, as of the day on which the pack was read."""
    knowledge = knowledge_base(pack)
    cases = read_cases(pack_files(available_folders()[pack]), knowledge).cases
    quick = [proof for proof in PROOFS if not proof.takes_long]
    check = MutationCheck(knowledge, cases, [knowledge.read_on], quick)
    judged = {(one.entry, one.says): check.caught(one) for one in mutations(knowledge, SEED, DRAWN)}
    found = Counter(judged.values())
    survivors = [words for words, caught in judged.items() if caught is Catch.SURVIVES]
    assert len(survivors) <= 0.05 * (len(judged) - found[Catch.WITHOUT_EFFECT]), survivors
