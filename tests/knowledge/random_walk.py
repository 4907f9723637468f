"""Random interviews through a pack, experta against the evaluator after every answer; prints a digest of all of it.

`python -m tests.knowledge.random_walk PACK WALKS [unchecked]`: `unchecked` leaves the evaluator out, for a digest alone.
"""

import hashlib
import random
import sys

from knowledge.authoring.library import knowledge_base
from knowledge.inference.evaluator import evaluate
from knowledge.inference.production_system import ProductionSystem
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase

SEED = 20261122
PART_ANSWERED = 0.8


def conclusions_digest(knowledge: KnowledgeBase, walks: int, *, is_checked: bool = True) -> str:
    """The hash of every firing and conclusion along the walks; fails where the engines differ, if it is checked."""
    chance = random.Random(SEED)
    rule_base = rule_base_of(knowledge, knowledge.read_on)
    regions = Regions(rule_base)
    system = ProductionSystem(rule_base)
    digest = hashlib.sha256()
    for _ in range(walks):
        system.start()
        known: dict[FactId, Value] = {}
        for fact in chance.sample(sorted(rule_base.asked), int(len(rule_base.asked) * PART_ANSWERED)):
            known[fact] = chance.choice(regions.of(fact))
            system.learn(fact, known[fact])
            conclusions = system.conclusions()
            assert not is_checked or conclusions == evaluate(rule_base, known), known
            digest.update(repr([(id, sorted(map(str, one))) for id, one in conclusions.possible.items()]).encode())
        digest.update(repr([(firing.rule, firing.truth) for firing in system.firings]).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(
        conclusions_digest(knowledge_base(sys.argv[1]), int(sys.argv[2]), is_checked="unchecked" not in sys.argv)
    )
