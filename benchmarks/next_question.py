"""From an answer to the next question, over whole interviews on the China pack.

Every case of the pack is interviewed: the given answers are typed as they are asked, what a case does not give is
answered "I don't know". Measured are conclusions by experta, the choice of the question with its exact check, and both
together: what a person waits from an answer to the next question. By the clock, and by the time of the processor, which
other programs on the machine disturb less. Baselines: the same generated productions fired by CLIPS (clipspy), which
must conclude the same, and the plain reference evaluator alone. Percentiles over all answers of all interviews; at the
end the most memory that the program takes in an interview on a terminal, from its start to the saved report.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.clips_system import ClipsSystem
from benchmarks.truck_interview import at_its_end, left_to_ask, until_saved
from interview.choosing.next_question import QuestionChooser
from interview.responsiveness import collect_garbage, quick_to_answer
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.inference.assessing import known_answers
from knowledge.inference.engine import Engine
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import Case
from knowledge.vocabulary.questions import Answer

AS_OF = date(2026, 11, 22)


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float

    @staticmethod
    def so_far() -> "Spent":
        """Since some moment in the past."""
        return Spent(time.perf_counter(), time.process_time())

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.clock - other.clock, self.processor - other.processor)

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.clock + other.clock, self.processor + other.processor)


class Interviews:
    """Interviews on the China pack, measured answer by answer."""

    def __init__(self) -> None:
        self._knowledge = knowledge_base("cn")
        self._rule_base = rule_base_of(self._knowledge, AS_OF)
        self._chooser = QuestionChooser(self._knowledge, self._rule_base)
        self._engine = Engine(self._rule_base)
        start = time.perf_counter()
        self._engine.build()
        self._chooser.warm_up()
        self.seconds_to_build = time.perf_counter() - start
        self._clips = ClipsSystem(self._rule_base)
        self.experta: list[Spent] = []
        self.clips: list[Spent] = []
        self.choosing: list[Spent] = []
        self.reference: list[Spent] = []
        self.questions: list[int] = []

    def hold_some(self, wanted: int) -> None:
        """Interview about so many cases, evenly spread over the pack, with memory looked after as in the program."""
        cases = read_cases(pack_files(shipped_folder() / "cn"), self._knowledge).cases
        gc.freeze()
        with quick_to_answer():
            for case in cases[:: max(1, len(cases) // wanted)]:
                self.hold(case)

    def hold(self, case: Case) -> None:
        """Interview one case to its end."""
        answers: dict[str, Answer] = {}
        self._clips.forget_all_and_learn({})
        for fact in self._facts_asked(answers):
            answers[fact] = Answer(fact, case.given.get(fact, UNKNOWN))
        self.questions.append(len(answers))

    def _facts_asked(self, answers: dict[str, Answer]) -> Iterator[str]:
        while True:
            known = known_answers(answers)
            begun = Spent.so_far()
            conclusions = self._engine.conclude(known)
            concluded = Spent.so_far()
            choice = self._chooser.choose(answers, conclusions)
            chosen = Spent.so_far()
            evaluate(self._rule_base, known)
            evaluated = Spent.so_far()
            self._by_clips(answers, conclusions)
            collect_garbage()
            if answers:  # the first question follows no answer; benchmarks/first_question.py measures it
                self.experta.append(concluded - begun)
                self.choosing.append(chosen - concluded)
                self.reference.append(evaluated - chosen)
            if choice is None:
                return
            yield choice.fact

    def _by_clips(self, answers: dict[str, Answer], conclusions: Conclusions) -> None:
        """The last answer in CLIPS, which must conclude the same."""
        last = next(reversed(answers.values()), None)
        begun = Spent.so_far()
        if last is not None and last.known is not None:
            self._clips.learn(last.fact, last.known)
        concluded = self._clips.conclusions()
        self.clips.append(Spent.so_far() - begun)
        if concluded != conclusions:
            raise AssertionError("CLIPS and experta disagree")


def megabytes_of_an_interview() -> float:
    """The most memory that the program took for one whole interview on a terminal, with experta and its report."""
    with tempfile.TemporaryDirectory() as name, at_its_end(Path(name), left_to_ask()) as child:
        return max(most_megabytes(child.pid) for _ in until_saved(child, Path(name)))


def most_megabytes(process: int) -> float:
    """The most memory of a process so far."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1e6


def line(name: str, spent: list[Spent]) -> str:
    """One line of the table, in milliseconds."""
    return f"{name:28}{_percentiles([one.clock for one in spent])}  {_percentiles([one.processor for one in spent])}"


def _percentiles(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{statistics.median(ordered) * 1000:8.2f}{p99 * 1000:8.2f}{ordered[-1] * 1000:8.2f}"


def median(spent: list[Spent]) -> float:
    """Seconds of the processor."""
    return statistics.median(one.processor for one in spent)


def main() -> None:
    """Print percentiles and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=60, help="how many cases, evenly spread over the pack")
    wishes = parser.parse_args()
    interviews = Interviews()
    interviews.hold_some(wishes.cases)
    both = [one + other for one, other in zip(interviews.experta, interviews.choosing, strict=True)]
    print(
        f"{len(interviews.questions)} interviews, {statistics.mean(interviews.questions):.1f} questions on average, "
        f"{max(interviews.questions)} at most; all built in {interviews.seconds_to_build * 1000:.0f} ms"
    )
    print(f"{'milliseconds':28}{'by the clock':>24}  {'of the processor':>24}")
    print(f"{'':28}{'p50':>8}{'p99':>8}{'worst':>8}  {'p50':>8}{'p99':>8}{'worst':>8}")
    print(line("answer to next question", both))
    print(line("  experta", interviews.experta))
    print(line("  choice of the question", interviews.choosing))
    print(line("baseline: CLIPS", interviews.clips))
    print(line("baseline: plain evaluator", interviews.reference))
    experta, clips, plain = map(median, (interviews.experta, interviews.clips, interviews.reference))
    print(f"ratio of medians: experta to CLIPS {experta / clips:.1f}; both to plain {median(both) / plain:.1f}")
    print("bound of answer to next question: 20 ms at p99")
    print(f"most memory of the program in an interview: {megabytes_of_an_interview():.1f} MB (bound 80)")


if __name__ == "__main__":
    main()
