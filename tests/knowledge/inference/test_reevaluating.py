"""Another day, or other answers, by the same rules are evaluated again in parts, and come out as from scratch."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from knowledge.inference.evaluator import evaluate
from knowledge.inference.reevaluating import Reevaluator
from tests.knowledge.inference.nearest.pack_cases import cases_of, pack_case


def test_any_day_after_any_other_comes_out_as_from_scratch() -> None:
    """Cases of the law of China with dates in them, each on days years apart, some answers missing."""
    chance = Random(7)
    dated = [case.name for case in cases_of("cn") if "insurance.end" in case.given]
    for one in (pack_case("cn", name) for name in chance.sample(dated, 6)):
        known = {fact: value for fact, value in one.known.items() if chance.random() > 0.05}
        rules = Reevaluator(one.rule_base)
        evaluated, moved = rules.evaluated(known), 0
        for _ in range(8):
            day = one.rule_base.as_of + timedelta(days=chance.randrange(-900, 5000))
            before, evaluated = evaluated, rules.evaluated_again(evaluated, known, day)
            assert evaluated.conclusions == evaluate(replace(one.rule_base, as_of=day), known), (one.case.name, day)
            moved += evaluated.conclusions != before.conclusions
        assert moved, one.case.name


def test_any_answers_after_any_others_come_out_as_from_scratch() -> None:
    """Cases of the law of China one after the other: answers come, go and change, on days years apart."""
    chance = Random(11)
    cases = [pack_case("cn", one.name) for one in cases_of("cn")[:: len(cases_of("cn")) // 30]]
    rule_base = cases[0].rule_base
    rules = Reevaluator(rule_base)
    evaluated = rules.evaluated(cases[0].known)
    for one in cases:
        day = rule_base.as_of + timedelta(days=chance.randrange(-900, 5000))
        evaluated = rules.evaluated_again(evaluated, one.known, day)
        assert evaluated.conclusions == evaluate(replace(rule_base, as_of=day), one.known), one.case.name
