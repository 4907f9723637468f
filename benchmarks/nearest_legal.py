"""One nearest legal version, over every case of the China pack that is not road legal.

Measured is the whole of it: moves, the best verdict in reach, the plan, the reason why nothing better is. Baseline, in
the same run on the same cases: weighted MaxSAT (RC2 of python-sat), the weight alone, over the same verdicts in the
same order. Both must find the same weight; the run fails where they differ.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.inference.assessing import assess, known_answers
from knowledge.inference.evaluator import evaluate
from knowledge.inference.nearest.finder import GOALS, NearestLegalFinder
from knowledge.logic.moves import moves_of
from knowledge.logic.rule_base import VERDICTS_FROM_WORST, rule_base_of
from knowledge.verification.lightest_changes import LightestChanges
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.plans import NearestLegal
from knowledge.vocabulary.questions import Answer

COLUMNS = ("changes", "costs to ask", "money", "days to ask", "days", "distance")


@dataclass(frozen=True)
class Subject:
    """A case that is not road legal."""

    name: str
    finder: NearestLegalFinder
    assessment: Assessment


def subjects() -> Iterator[Subject]:
    """The cases of the pack in which something stands in the way."""
    knowledge = knowledge_base("cn")
    cases = read_cases(pack_files(shipped_folder() / "cn"), knowledge).cases
    finders = {day: NearestLegalFinder(knowledge, rule_base_of(knowledge, day)) for day in {one.as_of for one in cases}}
    for case in cases:
        finder = finders[case.as_of]
        answers = {fact: Answer(fact, value) for fact, value in case.given.items()}
        conclusions = evaluate(finder.rule_base, known_answers(answers))
        assessment = assess(knowledge, finder.rule_base, answers, conclusions)
        if finder.nearest_legal(assessment) is not None:
            yield Subject(case.name, finder, assessment)


def by_maxsat(subject: Subject) -> tuple[int, ...] | None:
    """The least weight of the best verdict in reach, the use of the person kept."""
    finder, known = subject.finder, known_answers(subject.assessment.answers)
    moves = moves_of(finder.knowledge_base, finder.rule_base, finder.regions, known)
    options = {fact: (None, *(one for one in some if not one.change.last_resort)) for fact, some in moves.items()}
    problem = LightestChanges(finder.knowledge_base, finder.circuit, known, options)
    for goal in GOALS:
        worse = VERDICTS_FROM_WORST[: VERDICTS_FROM_WORST.index(goal)]
        aim = [id for id, one in finder.knowledge_base.requirements.items() if one.unmet_means in worse]
        weight = problem.lightest(COLUMNS, aim)
        if weight is not None:
            return weight
    return None


def figures(nearest: NearestLegal | None) -> tuple[float, ...] | None:
    """What the plan weighs; null where the road is out of reach."""
    if nearest is None or nearest.plan is None or nearest.gives_up:
        return None
    plan = nearest.plan
    return (len(plan.changes), plan.cost.to_ask, plan.cost.known, plan.days.to_ask, plan.days.known)


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it takes by the clock, and how long the processor works at it: less where others use it too."""
    start, start_of_work = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1e3, (time.process_time() - start_of_work) * 1e3


def show(name: str, times: list[tuple[float, float]]) -> None:
    """Percentiles of one method."""
    for kind, some in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
        cuts = statistics.quantiles(some, n=100)
        columns = f"p50 {cuts[49]:7.2f}  p90 {cuts[89]:7.2f}  p99 {cuts[98]:7.2f}  max {max(some):7.2f} ms"
        print(f"{name:22}{kind:10}{columns}")


def main() -> None:
    """Measure both on every case, in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take every n-th case only")
    every = parser.parse_args().every
    chosen = list(subjects())[::every]
    search, maxsat = [], []
    for subject in chosen:
        search.append(milliseconds(lambda one=subject: one.finder.nearest_legal(one.assessment)))
        maxsat.append(milliseconds(lambda one=subject: by_maxsat(one)))
    for subject in chosen:
        weight, found = by_maxsat(subject), figures(subject.finder.nearest_legal(subject.assessment))
        if (weight[:5] if weight else None) != found:
            raise SystemExit(f"{subject.name}: the search has {found}, MaxSAT {weight}")
    print(f"{len(chosen)} cases; search and MaxSAT agree on all of them")
    show("search (this program)", search)
    show("MaxSAT RC2 (baseline)", maxsat)
    ratios = [two / one for (one, _), (two, _) in zip(search, maxsat, strict=True)]
    print(f"MaxSAT takes {statistics.median(ratios):.1f} times as long (median of the ratios)")


if __name__ == "__main__":
    main()
