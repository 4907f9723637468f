"""Every case of the shipped packs with its assessment and its nearest legal version, worked out once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.inference.assessing import assess, known_answers
from knowledge.inference.evaluator import evaluate
from knowledge.inference.nearest.finder import NearestLegalFinder
from knowledge.inference.reevaluating import Evaluated, Reevaluator
from knowledge.logic.computed import computed_values
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.moves import Move, moves_of
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Assessment, Conclusions
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.plans import NearestLegal, Plan, PlannedChange
from knowledge.vocabulary.questions import Answer


@dataclass(frozen=True)
class PackCase:
    """One case of a pack."""

    knowledge: KnowledgeBase
    rule_base: RuleBase
    finder: NearestLegalFinder
    case: Case
    assessment: Assessment
    nearest: NearestLegal | None

    @cached_property
    def known(self) -> dict[FactId, Value]:
        """The answers with a known value."""
        return known_answers(self.assessment.answers)

    @cached_property
    def moves(self) -> Mapping[FactId, Sequence[Move]]:
        """What somebody can change, by the fact."""
        return moves_of(self.knowledge, self.rule_base, self.finder.regions, self.known)

    def concluded(self, known: Mapping[FactId, Value]) -> Conclusions:
        """What the evaluator concludes of other answers on the day of the case."""
        return reevaluator(self.finder).evaluated_again(self.evaluated, known, self.rule_base.as_of).conclusions

    @cached_property
    def evaluated(self) -> Evaluated:
        """What follows of the answers of the case."""
        known = {**self.known, **computed_values(self.rule_base, self.known)}
        return Evaluated(known, evaluated(self.finder, frozenset(self.known.items())))

    @property
    def plans(self) -> Iterator[Plan]:
        """The plan and its alternatives, if there are any."""
        if self.nearest and self.nearest.plan:
            yield from (self.nearest.plan, *self.nearest.alternatives)


@cache
def cases_of(pack: str) -> tuple[Case, ...]:
    """The cases of a shipped pack, as authored."""
    return read_cases(pack_files(available_folders()[pack]), knowledge_base(pack)).cases


@cache
def finder(pack: str, day: date) -> NearestLegalFinder:
    """Finds by the law of a day."""
    knowledge = knowledge_base(pack)
    return NearestLegalFinder(knowledge, rule_base_of(knowledge, day))


@cache
def evaluated(finder: NearestLegalFinder, known: frozenset[tuple[FactId, Value]]) -> Conclusions:
    """What the evaluator concludes, worked out once: many plans lead to the same answers."""
    return evaluate(finder.rule_base, dict(known))


@cache
def reevaluator(finder: NearestLegalFinder) -> Reevaluator:
    """Evaluates again by the law of the finder."""
    return Reevaluator(finder.rule_base)


@cache
def fixed_verdict(pack: str, day: date) -> FixedVerdict:
    """Recognises verdicts by the law of a day."""
    return FixedVerdict(finder(pack, day).rule_base)


@cache
def pack_cases(pack: str) -> tuple[PackCase, ...]:
    """All cases of a shipped pack whose answers no earlier case of the same day has."""
    first: dict[object, Case] = {}
    for case in cases_of(pack):
        first.setdefault((case.as_of, frozenset(case.given.items())), case)
    return tuple(assessed(finder(pack, case.as_of), case, fixed_verdict(pack, case.as_of)) for case in first.values())


@cache
def pack_case(pack: str, name: str) -> PackCase:
    """The case of this name."""
    case = next(case for case in cases_of(pack) if case.name == name)
    return assessed(finder(pack, case.as_of), case, fixed_verdict(pack, case.as_of))


def assessed(finder: NearestLegalFinder, case: Case, fixed_verdict: FixedVerdict | None = None) -> PackCase:
    """A case with what is said of it."""
    knowledge, rule_base = finder.knowledge_base, finder.rule_base
    answers = {fact: Answer(fact, value) for fact, value in case.given.items()}
    conclusions = evaluated(finder, frozenset(known_answers(answers).items()))
    assessment = assess(knowledge, rule_base, answers, conclusions, fixed_verdict=fixed_verdict)
    return PackCase(knowledge, rule_base, finder, case, assessment, finder.nearest_legal(assessment))


def after(known: Mapping[FactId, Value], changes: Iterable[PlannedChange]) -> dict[FactId, Value]:
    """The answers when these changes are made."""
    changes = list(changes)
    changed = {**known, **{change.fact: change.becomes for change in changes}}
    for change in changes:
        changed.update(change.brings)
    return changed
