"""The engine of the interview on about 500 generated rules, against the plain evaluator.

`python -m benchmarks.large_rule_base`. How long it takes to build, to learn one answer, and to replay 80 after an edit.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from random import Random

from knowledge.inference.evaluator import evaluate
from knowledge.inference.production_system import ProductionSystem
from tests.knowledge.inference.large_rule_base import full_answers, large_rule_base

RUNS = 5


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, once."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print medians, and their ratios to the evaluator's."""
    rule_base = large_rule_base()
    cases = [full_answers(Random(seed)) for seed in range(RUNS)]  # noqa: S311 — nothing is to be kept secret
    building = statistics.median(milliseconds(partial(ProductionSystem, rule_base)) for _ in range(RUNS))
    system = ProductionSystem(rule_base)
    replaying = statistics.median(milliseconds(partial(system.forget_all_and_learn, case)) for case in cases * RUNS)
    learning = []
    for case in cases:
        system.start()
        learning += [milliseconds(partial(system.learn, *answer)) for answer in case.items()]
    evaluating = statistics.median(milliseconds(partial(evaluate, rule_base, case)) for case in cases * RUNS)
    p99 = statistics.quantiles(learning, n=100)[-1]
    print(f"{'milliseconds':36}{'median':>9}{'p99':>9}{'ratio':>9}")
    print(f"{'build':36}{building:9.2f}{'':9}{building / evaluating:9.2f}")
    print(f"{'replay all answers':36}{replaying:9.2f}{'':9}{replaying / evaluating:9.2f}")
    middle = statistics.median(learning)
    print(f"{'learn one answer':36}{middle:9.2f}{p99:9.2f}{middle / evaluating:9.2f}")
    print(f"{'baseline: plain evaluator, all':36}{evaluating:9.2f}")


if __name__ == "__main__":
    main()
