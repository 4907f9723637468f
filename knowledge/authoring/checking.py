"""Checks over a whole pack, beyond what the reading of each entry finds."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import merged
from knowledge.authoring.problems import MOST_PROBLEMS, Problem, did_you_mean
from knowledge.authoring.reading import Reading, read_with_problems
from knowledge.logic.authored_conditions import authored_conditions
from knowledge.vocabulary.contradictions import Contradiction
from knowledge.vocabulary.facts import UNKNOWN, FactType
from knowledge.vocabulary.formulas import FORMULAS
from knowledge.vocabulary.packs import Case, KnowledgePack
from knowledge.vocabulary.rules import Requirement, Status
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import placeholders_in

EVERY_REQUIREMENT_SHOWS = (Status.MET, Status.NOT_MET, Status.UNDETERMINED)


@dataclass(frozen=True)
class Check:
    """A pack as far as it could be read, and everything that is wrong with it, in the order of files and lines."""

    pack: KnowledgePack
    problems: list[Problem]


def check_folder(folder: Path, base: KnowledgePack | None = None) -> list[Problem]:
    """Everything that is wrong with the pack in the folder. Raises PackError when there is none."""
    return check_files(pack_files(folder), base).problems


def check_files(files: PackFiles, base: KnowledgePack | None = None) -> Check:
    """The pack that these files make, and everything that is wrong with it."""
    reading = read_with_problems(files, base)
    if not reading.places:
        return Check(reading.pack, list(reading.problems))
    knowledge = merged([*([base] if base else []), reading.pack])
    cases = read_cases(files, knowledge)
    problems = [*reading.problems, *cases.problems]
    for check in (_questions, _formulas, _circles, _uses, _placeholders, _steps, _costs):
        problems.extend(islice(check(reading, knowledge), MOST_PROBLEMS))
    problems.extend(islice(_contradictions_shown(reading, knowledge, cases.cases), MOST_PROBLEMS))
    problems.extend(islice(_shown_by_cases(reading, cases.cases), MOST_PROBLEMS))
    return Check(reading.pack, sorted(set(problems)))


def _at(reading: Reading, id: str, what: str, remedy: str) -> Problem:
    file, line = reading.places.get(id, ("pack.yaml", 1))
    return Problem(file, line, what, remedy)


def _questions(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    for fact in reading.pack.facts.values():
        if fact.is_asked and not fact.particular and fact.id not in knowledge.questions:
            yield _at(reading, fact.id, f"nobody is asked for {fact.id}.", "Add a question, or make it derived.")
        if not fact.is_asked and fact.id in knowledge.questions:
            yield _at(reading, fact.id, f"{fact.id} is concluded and asked.", "Remove the question or derived: yes.")


def _formulas(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    compared = {one.fact for _, condition in authored_conditions(knowledge) for one in condition.comparisons}
    for fact in reading.pack.facts.values():
        if fact.formula is None:
            continue
        formula = FORMULAS[fact.formula.name]
        if fact.type is not formula.gives:
            yield _at(reading, fact.id, f"{formula.name} gives a {formula.gives}.", f"Write type: {formula.gives}.")
        after_parameter = False
        for argument, type_ in zip(fact.formula.arguments, formula.takes, strict=True):
            if argument in knowledge.parameters and type_ is FactType.NUMBER:
                after_parameter = True
                yield from _undated_if_compared(reading, knowledge, fact.id, argument, compared)
                continue
            if after_parameter:
                yield _at(reading, fact.id, f"{argument} stands after a parameter.", "Write the facts first.")
            declared = knowledge.facts.get(argument)
            if declared is None or not declared.is_asked or declared.type is not type_:
                others = knowledge.facts if declared is None else ()
                remedy = did_you_mean(argument, others, f"Name an asked fact of type {type_}.")
                yield _at(reading, fact.id, f"{argument} is no asked {type_}.", remedy)


def _undated_if_compared(
    reading: Reading, knowledge: KnowledgePack, computed: str, parameter: str, compared: Container[str]
) -> Iterator[Problem]:
    """Before the first day of a parameter, what is computed with it has no value, and no rule may wait for it."""
    if computed in compared and all(value.first for value in knowledge.parameters[parameter].values):
        remedy = f"Give {parameter} a value without from, or only quote {computed}."
        yield _at(reading, computed, f"{computed} has no value before the first day of {parameter}.", remedy)


def _circles(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    needs: dict[str, set[str]] = {}
    for rule in knowledge.rules.values():
        needs.setdefault(rule.fact, set()).update(one.fact for one in rule.condition.comparisons)
    for requirement in knowledge.requirements.values():
        ways = (way.condition for way in requirement.met_by)
        for condition in (requirement.applies_when, *ways):
            needs.setdefault(requirement.id, set()).update(one.fact for one in condition.comparisons)
        needs[f"{requirement.id}.applies"] = {one.fact for one in requirement.applies_when.comparisons}
    for circle in _each_circle(needs):
        yield _at(
            reading,
            circle[0],
            f"{' needs '.join(circle)}: a circle.",
            "Break it: a fact cannot follow from itself.",
        )


def _each_circle(needs: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """One path for every circle that a walk over the needs meets."""
    done: set[str] = set()
    for start in needs:
        yield from _circles_from(start, needs, done)


def _circles_from(start: str, needs: Mapping[str, set[str]], done: set[str]) -> Iterator[list[str]]:
    path = {start: None}
    following = [iter(sorted(needs[start]))]
    while path:
        successor = next(following[-1], None)
        if successor is None:
            done.add(path.popitem()[0])
            following.pop()
        elif successor in path:
            walked = list(path)
            yield [*walked[walked.index(successor) :], successor]
        elif successor not in done:
            path[successor] = None
            following.append(iter(sorted(needs.get(successor, ()))))


def _uses(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    used = {comparison.fact for _, condition in authored_conditions(knowledge) for comparison in condition.comparisons}
    used |= {argument for fact in knowledge.facts.values() if fact.formula for argument in fact.formula.arguments}
    used |= {one.fact for each in knowledge.contradictions.values() for one in each.condition.comparisons}
    used |= _quoted(knowledge) | {str(change.cost) for ways in knowledge.changes.values() for change in ways}
    for fact in reading.pack.facts.values():
        if fact.id not in used and not fact.particular and fact.id != knowledge.category:
            yield _at(reading, fact.id, f"no rule uses {fact.id}.", "Use it, make it a particular, or remove it.")


def _quoted(knowledge: KnowledgePack) -> set[str]:
    return {name for _, text in _texts(knowledge) for name in placeholders_in(text)}


def _texts(knowledge: KnowledgePack) -> Iterator[tuple[str, Text]]:
    """Every text that may quote facts and parameters, with the id of its entry."""
    for requirement in knowledge.requirements.values():
        yield requirement.id, requirement.otherwise
        yield from ((requirement.id, way.label) for way in requirement.met_by)
        if requirement.cure.how:
            yield requirement.id, requirement.cure.how
    for step in knowledge.next_steps.values():
        yield from ((step.id, text) for text in (step.does, step.deadline, step.cost) if text)
    for consequence in knowledge.consequences.values():
        yield consequence.id, consequence.measure


def _placeholders(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    known = {*knowledge.facts, *knowledge.parameters}
    for id, text in _texts(reading.pack):
        by_language = {language: placeholders_in({language: words}) for language, words in text.items()}
        for name in placeholders_in(text) - known:
            yield _at(
                reading,
                id,
                f"{id} quotes {{{name}}}, which is nothing.",
                did_you_mean(name, known, "Correct the name."),
            )
        for language, quoted in by_language.items():
            if quoted != by_language["en"]:
                yield _at(
                    reading,
                    id,
                    f"{id} quotes other figures in {language}.",
                    "Quote the same {ids} in every language.",
                )


def _steps(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    cured = {requirement for step in knowledge.next_steps.values() for requirement in step.cures}
    for requirement in reading.pack.requirements.values():
        if requirement.id not in cured:
            yield _at(
                reading,
                requirement.id,
                f"no next step cures {requirement.id}.",
                "Add a step, or one that says what remains.",
            )


def _costs(reading: Reading, knowledge: KnowledgePack) -> Iterator[Problem]:
    """Costs are added up, so they are in one unit."""
    units = {
        **{id: parameter.unit for id, parameter in knowledge.parameters.items()},
        **{id: fact.unit for id, fact in knowledge.facts.items()},
    }
    named = [(change, units.get(str(change.cost))) for ways in knowledge.changes.values() for change in ways]
    counted = Counter(unit for change, unit in named if isinstance(change.cost, str))
    for change, unit in named:
        usual = counted.most_common(1)[0][0] if counted else None
        if isinstance(change.cost, str) and unit != usual and change.fact in reading.pack.changes:
            what = f"{change.cost} is in {unit or 'no unit'}, other costs are in {usual or 'no unit'}."
            yield _at(reading, change.fact, what, "Give all costs in one unit.")


def _contradictions_shown(reading: Reading, knowledge: KnowledgePack, cases: Iterable[Case]) -> Iterator[Problem]:
    """A case on each side: one that contradicts, and one that gives all it is about and does not."""
    shown: set[str] = set()
    settled: set[str] = set()
    for case in cases:
        shown.update(case.contradictions)
        settled.update(id for id in case.no_contradictions if _is_given(knowledge.contradictions[id], case, knowledge))
    for id in reading.pack.contradictions:
        if id not in shown:
            yield _at(reading, id, f"no case shows {id}.", f"Add a case with contradictions: [{id}].")
        if id not in settled:
            remedy = f"Add a case with no_contradictions: [{id}] that gives all its facts."
            yield _at(reading, id, f"no case shows answers that {id} leaves alone.", remedy)


def _is_given(contradiction: Contradiction, case: Case, knowledge: KnowledgePack) -> bool:
    for comparison in contradiction.condition.comparisons:
        formula = knowledge.facts[comparison.fact].formula
        facts = [id for id in formula.arguments if id in knowledge.facts] if formula else [comparison.fact]
        if any(case.given.get(fact, UNKNOWN) is UNKNOWN for fact in facts):
            return False
    return True


def _shown_by_cases(reading: Reading, cases: Iterable[Case]) -> Iterator[Problem]:
    shown: dict[str, set[str]] = {}
    for case in cases:
        for id, outcome in case.expect.items():
            shown.setdefault(id, set()).add(str(outcome))
    for requirement in reading.pack.requirements.values():
        yield from _not_shown(reading, requirement, shown.get(requirement.id, set()))


def _not_shown(reading: Reading, requirement: Requirement, shown: set[str]) -> Iterator[Problem]:
    missing = [status.replace("_", " ") for status in EVERY_REQUIREMENT_SHOWS if status not in shown]
    if missing:
        yield _at(reading, requirement.id, f"no case shows {requirement.id} {' or '.join(missing)}.", "Add cases.")
