"""How many questions an interview asks, against a proved lower bound, over the dossier's vehicles.

Lower bound: the fewest answers of the vehicle that already give its whole assessment (a smallest certificate). No
strategy, even one that knew the answers in advance, can ask fewer. Found exactly by MaxSAT (RC2) over the circuit.
"""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from interview.choosing.next_question import QuestionChooser
from interview.choosing.usual_length import UsualLength, learned
from interview.terminal.views.question import NARROW_SPAN
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.inference.case_runs import known_of
from knowledge.inference.lanes import Lanes
from knowledge.logic.circuit import Circuit
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import UNKNOWN, FactId, Value
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.questions import Answer

VEHICLES = "cases/01_vehicles.yaml"


@dataclass(frozen=True)
class Asked:
    """How long the interview about one vehicle was, and how far off what it said of its length."""

    questions: int
    """One that cannot be answered counts too."""
    errors: tuple[int, ...]
    """Of "about N left", for each question at which it is said."""


def asked_of(knowledge: KnowledgeBase, rule_base: RuleBase, case: Case, usual: UsualLength) -> Asked:
    """Ask everything that is asked of this vehicle. `usual`: what the cases of other vehicles tell."""
    chooser = QuestionChooser(knowledge, rule_base)
    answers: dict[FactId, Answer] = {}
    said: list[tuple[int, int]] = []
    while (choice := chooser.choose(answers)) is not None:
        left, most = usual.left(answers, choice.candidates), len(choice.candidates)
        if left is not None and most - choice.least_left > NARROW_SPAN:
            said.append((len(answers), min(max(left, choice.least_left), most)))
        answers[choice.fact] = Answer(choice.fact, case.given.get(choice.fact, UNKNOWN))
    return Asked(len(answers), tuple(abs(about - (len(answers) - before)) for before, about in said))


class Certificate:
    """The smallest set of known answers from which the same is concluded."""

    def __init__(self, circuit: Circuit, known: dict[FactId, Value]) -> None:
        self._circuit = circuit
        self._lanes = Lanes(circuit, Regions(circuit.rule_base), known, [])
        self._formula = WCNF()
        self._answered = {fact: number for number, fact in enumerate(known, start=1)}
        self._last = len(self._answered)
        self._reasons: dict[int, int] = {}

    def size(self) -> int:
        """How many answers it has."""
        for wires in self._circuit.shown:
            for wire in wires:
                if self._lanes.of(wire)[0]:
                    self._formula.append([self._reason(wire)])
        for variable in self._answered.values():
            self._formula.append([-variable], weight=1)
        with RC2(self._formula) as solver:
            solver.compute()
            return int(solver.cost)

    def _reason(self, wire: int) -> int:
        """A variable that is only true when the answers suffice to know that the wire is true."""
        if wire not in self._reasons:
            self._last += 1
            self._reasons[wire] = variable = self._last
            node = self._circuit.nodes[abs(wire)]
            if isinstance(node, Comparison):
                for fact in self._inputs(node.fact):
                    self._formula.append([-variable, self._answered[fact]])
            elif wire > 0:
                for inner in node:
                    self._formula.append([-variable, self._reason(inner)])
            else:
                settled = [-inner for inner in node if self._lanes.of(-inner)[0]]
                self._formula.append([-variable, *map(self._reason, settled)])
        return self._reasons[wire]

    def _inputs(self, fact: FactId) -> tuple[FactId, ...]:
        call = self._circuit.rule_base.computed.get(fact)
        return call.arguments if call else (fact,)


def measured() -> Iterator[tuple[str, Asked, int]]:
    """For each vehicle its name, what was asked of it and the lower bound."""
    knowledge = knowledge_base("cn")
    cases = read_cases(pack_files(shipped_folder() / "cn"), knowledge).cases
    for case in cases:
        if case.place.startswith(VEHICLES):
            rule_base = rule_base_of(knowledge, case.as_of)
            usual = UsualLength(learned((other for other in cases if other is not case), knowledge))
            asked = asked_of(knowledge, rule_base, case, usual)
            yield case.name, asked, Certificate(Circuit(rule_base), known_of(case)).size()


def main() -> None:
    """Print a line a vehicle and the means."""
    rows = list(measured())
    for name, asked, bound in rows:
        print(f"{asked.questions:3} asked, at least {bound:3}   {name}")
    questions = [asked.questions for _, asked, _ in rows]
    mean_asked, mean_bound = statistics.mean(questions), statistics.mean(bound for *_, bound in rows)
    print(f"mean {mean_asked:.1f}, worst {max(questions)}; lower bound {mean_bound:.1f}; "
          f"ratio of means {mean_asked / mean_bound:.2f} (goal 1.15)")  # fmt: skip
    errors = [error for _, asked, _ in rows for error in asked.errors]
    print(f'"about N left" is off by {statistics.mean(errors):.1f} on average (said {len(errors)} times)')


if __name__ == "__main__":
    main()
