"""What a person would type, question by question, to answer as a case of the pack does."""

from functools import cache

from interview.choosing.next_question import QuestionChooser
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import UNKNOWN, FactId
from knowledge.vocabulary.packs import Case
from knowledge.vocabulary.questions import Answer


@cache
def china_cases() -> dict[str, Case]:
    """The cases of the China pack by name."""
    knowledge = knowledge_base("cn")
    cases = read_cases(pack_files(shipped_folder() / "cn"), knowledge).cases
    return {case.name: case for case in cases}


def asked_in_order(case: Case, **instead: object) -> dict[FactId, str]:
    """The facts that the interview asks for and the words that answer them; what the case does not give is unknown.

    `instead`: other answers, by fact with its dots as double underscores.
    """
    given = {**case.given, **{name.replace("__", "."): value for name, value in instead.items()}}
    knowledge = knowledge_base("cn")
    chooser = QuestionChooser(knowledge, rule_base_of(knowledge, case.as_of))
    answers: dict[FactId, Answer] = {}
    while (choice := chooser.choose(answers)) is not None:
        answers[choice.fact] = Answer(choice.fact, given.get(choice.fact, UNKNOWN))  # type: ignore[arg-type]
    return {fact: str(answer.value) for fact, answer in answers.items()}
