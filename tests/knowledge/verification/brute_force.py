"""What the proofs claim, tried out on every complete set of answers of a small pack with the reference evaluator."""

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from knowledge.inference.evaluator import evaluate
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST, RuleBase, step
from knowledge.vocabulary.facts import YES, Direction, FactId, HitPolicy, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.truth import Truth


class EveryCase:
    """All complete cases of a rule base with what is concluded of each."""

    def __init__(self, knowledge: KnowledgeBase, rule_base: RuleBase) -> None:
        self.knowledge = knowledge
        self.rule_base = rule_base
        self.regions = Regions(rule_base)
        self._concluded: dict[frozenset[tuple[FactId, Value]], Conclusions] = {}
        facts = list(rule_base.asked)
        values = product(*(self.regions.of(fact) for fact in facts))
        self.cases = [dict(zip(facts, chosen, strict=True)) for chosen in values]

    def concluded(self, case: Mapping[FactId, Value]) -> Conclusions:
        key = frozenset(case.items())
        if key not in self._concluded:
            self._concluded[key] = evaluate(self.rule_base, case)
        return self._concluded[key]

    def deciding(self) -> set[str]:
        """The rules that decide in some case."""
        found = set()
        for case in self.cases:
            rules = self.concluded(case).rules
            for fact in self.rule_base.derived.values():
                found.update([rule.id for rule in fact.rules if rules[rule.id] is Truth.TRUE][:1])
        return found

    def goals(self, case: Mapping[FactId, Value]) -> tuple[object, ...]:
        possible = self.concluded(case).possible
        return tuple(possible[goal] for goal in self.rule_base.goals)

    def verdicts(self, known: Mapping[FactId, Value]) -> set[object]:
        """The verdicts of all complete cases with these answers."""
        return {self.concluded(case).value(VERDICT) for case in self.cases if known.items() <= case.items()}

    def mattering(self) -> set[FactId]:
        """The questions some answer to which changes the assessment."""
        return {
            fact
            for fact in self.rule_base.asked
            for case in self.cases
            if any(self.goals({**case, fact: value}) != self.goals(case) for value in self.regions.of(fact))
        }

    def unread(self, goals: tuple[FactId, ...]) -> set[FactId]:
        """The facts without which some goal is open although every answer to them gives the same goals."""
        return {
            fact
            for fact in self.rule_base.asked
            if len(self.regions.of(fact)) > 1
            for case in self.cases
            if self._is_unread(fact, case, goals)
        }

    def _is_unread(self, fact: FactId, case: Mapping[FactId, Value], goals: tuple[FactId, ...]) -> bool:
        def values(answers: Mapping[FactId, Value]) -> list[frozenset[object]]:
            possible = self.concluded(answers).possible
            return [possible[goal] for goal in goals]

        without = values({one: value for one, value in case.items() if one != fact})
        is_open = any(len(possible) > 1 for possible in without)
        return is_open and all(values({**case, fact: value}) == values(case) for value in self.regions.of(fact))

    def uncured(self) -> set[str]:
        """The requirements that are not met in a case that gives no step that cures them."""
        return {
            requirement
            for case in self.cases
            for requirement in self.knowledge.requirements
            if self.concluded(case).value(requirement) == Status.NOT_MET and not self._steps(requirement, case)
        }

    def _steps(self, requirement: str, case: Mapping[FactId, Value]) -> list[str]:
        steps = self.knowledge.next_steps.values()
        return [one.id for one in steps if requirement in one.cures and self.concluded(case).value(step(one.id)) == YES]

    def worsened(self) -> set[FactId]:
        """The facts of which a better answer makes the verdict worse."""
        return {
            fact
            for fact in self.rule_base.asked
            for worse, better in self._improvements(fact)
            for case in self.cases
            if self._rank({**case, fact: better}) < self._rank({**case, fact: worse})
        }

    def _improvements(self, fact: FactId) -> Iterator[tuple[Value, Value]]:
        better = self.rule_base.asked[fact].better
        if isinstance(better, tuple):
            yield from pairwise(better)
        elif better is Direction.LATER:
            yield from pairwise(self.regions.of(fact))
        elif better is Direction.EARLIER:
            yield from pairwise(reversed(self.regions.of(fact)))

    def _rank(self, case: Mapping[FactId, Value]) -> int:
        return [verdict.value for verdict in VERDICTS_FROM_WORST].index(str(self.concluded(case).value(VERDICT)))

    def without_value(self) -> set[FactId]:
        """The category, where it has no value in some case, and quoted figures with hit: unique, where they have none."""
        unique = {fact for fact, one in self.knowledge.facts.items() if one.hit is HitPolicy.UNIQUE}
        needed = [goal for goal in self.rule_base.goals if any(goal.endswith(f".{fact}") for fact in unique)]
        if self.knowledge.category is not None:
            needed.append(self.knowledge.category)
        return {
            goal for goal in needed for case in self.cases if self.concluded(case).possible[goal] == frozenset([None])
        }
