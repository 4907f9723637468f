"""Prints what fires, in order, in random small cases: the same in every run of Python.

Fails where the engine and the reference evaluator disagree.
"""

import sys
from random import Random

from knowledge.inference.evaluator import evaluate
from knowledge.inference.production_system import ProductionSystem
from tests.knowledge.inference.random_rule_bases import random_answers, random_rule_base

for seed in range(150):
    random = Random(seed)
    rule_base = random_rule_base(random)
    system = ProductionSystem(rule_base)
    learnt = {}
    for fact, value in random_answers(random):
        system.learn(fact, value)
        learnt[fact] = value
        assert system.conclusions() == evaluate(rule_base, learnt), seed
    for firing in system.firings:
        facts = [(matched.fact, sorted(map(str, matched.possible))) for matched in firing.facts]
        sys.stdout.write(f"{seed} {firing.rule} {firing.truth.name} {facts}\n")
