"""The case that a command of the workbench is about: one of the pack by its name, a saved one, or a file of answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interview.commands.invocation import Invocation
from interview.commands.kb.pack_versions import PackVersion
from interview.commands.subject import NAME_OF_A_CASE, subject_named
from interview.errors import UsageMistake, did_you_mean
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import Case
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Text

REMEDY: Text = {
    "en": "Name a case of the pack (roadworthy kb test shows them), a saved case, or a file of answers.",
    "zh": "请给出知识包案例的名称、已保存的案例，或回答文件。",
}


@dataclass(frozen=True)
class NamedCase:
    """Answers under a name."""

    name: str
    answers: Mapping[FactId, Answer]
    as_of: date


def case_named(name: str, version: PackVersion, as_of: date, call: Invocation, also: Iterable[str] = ()) -> NamedCase:
    """The case of this name. A case of the pack has its own day. Raises UsageMistake where there is none.

    `also`: what else could have been named.
    """
    case = version.cases.get(name)
    if case is None and not Path(name).exists():
        case = _only_one_with(name, version.cases.values())
    if case is not None:
        answers = {fact: Answer(fact, value) for fact, value in case.given.items()}
        return NamedCase(case.name, answers, case.as_of)
    if not Path(name).exists() and not NAME_OF_A_CASE.fullmatch(name) and name != "-":
        what: Text = {"en": f"there is no case or file {name!r}.", "zh": f"没有案例或文件 {name!r}。"}
        raise UsageMistake(what, did_you_mean(name, [*version.cases, *also], REMEDY))
    subject = subject_named(name, version.knowledge_base.identity.id, call)
    return NamedCase(name, subject.session.answers, as_of)


def _only_one_with(words: str, cases: Iterable[Case]) -> Case | None:
    """The case whose name holds the words, if there is just one."""
    found = [case for case in cases if words.casefold() in case.name.casefold()]
    return found[0] if len(found) == 1 else None
