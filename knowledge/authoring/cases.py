"""The validation cases of a pack: given answers, and what must come out."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from knowledge.authoring.entries import Entry, Notebook, TooManyProblems, known_or_noted
from knowledge.authoring.fields import SCALAR, EntryKind, Field, a_day, mapping, required_text, text, texts
from knowledge.authoring.files import PackFiles
from knowledge.authoring.problems import Problem
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Scalar, Sequence, StrictYamlError, read_strictly
from knowledge.authoring.values import WrongValue, typed_value
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType, Value
from knowledge.vocabulary.packs import Case, KnowledgePack
from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.rules import Status, Verdict

UNANSWERED = "unanswered"
"""Takes an answer of the case that this one is like away again."""

NAME = required_text("case", "Its name")
AS_OF = a_day("as_of", "The day of the assessment; the day on which the pack was read without it")
LIKE = text("like", "An earlier case from whose given answers it starts")
GIVEN = mapping("given", "The answers; `unknown` is the answer \"I don't know\", `unanswered` takes one away again",
                "`{fact: value}`", SCALAR)  # fmt: skip
EXPECT = mapping("expect", "What must come out: statuses of requirements, derived facts, the verdict",
                 "`{id: outcome}`", SCALAR)  # fmt: skip
STEPS = texts("steps", "Steps that must be among those given", "list of steps")
NO_STEPS = texts("no_steps", "Steps that must not be among them", "list of steps")
RISKS = texts("risks", "Risks that must be among those named", "list of risks")
NO_RISKS = texts("no_risks", "Risks that must not be among them", "list of risks")
CONTRADICTIONS = texts(
    "contradictions", "Contradictions that must be found among the given answers", "list of contradictions"
)
NO_CONTRADICTIONS = texts(
    "no_contradictions",
    "Contradictions that must not be found, although all that they are about is given",
    "list of contradictions",
)
ASKS_NEXT = texts("asks_next", "The fact that must be asked next", "id of a fact")

CASE = EntryKind(
    "case",
    "Given answers, and what must come out",
    (
        NAME,
        AS_OF,
        LIKE,
        GIVEN,
        EXPECT,
        STEPS,
        NO_STEPS,
        RISKS,
        NO_RISKS,
        CONTRADICTIONS,
        NO_CONTRADICTIONS,
        ASKS_NEXT,
    ),
)


@dataclass(frozen=True)
class CaseReading:
    """The cases as far as they could be read, and what is wrong with them."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]


def read_cases(files: PackFiles, knowledge: KnowledgePack) -> CaseReading:
    """All cases of a pack, in the order of the files. `knowledge`: the pack with what it extends, merged."""
    notebook = Notebook()
    reader = _CaseReader(knowledge, notebook)
    with suppress(TooManyProblems):
        for name, content in files.contents.items():
            if name.startswith("cases/"):
                for entry in _case_entries(name, content, notebook):
                    reader.read(entry)
    return CaseReading(tuple(reader.cases.values()), tuple(sorted(notebook.problems)))


def _case_entries(name: str, content: bytes, notebook: Notebook) -> list[Entry]:
    try:
        document = read_strictly(content, name)
    except StrictYamlError as error:
        notebook.problems.append(error.problem)
        return []
    if document is not None and not isinstance(document, Sequence):
        notebook.note(name, 1, "the file is no list of cases.", "Write - case: … entries.")
        return []
    entries = []
    for node in document.items if document else ():
        title = node.items.get("case") if isinstance(node, YamlMapping) else None
        if isinstance(node, YamlMapping) and isinstance(title, Scalar) and title.text:
            entries.append(Entry(title.text, node, name, notebook))
        else:
            notebook.note(name, node.line, "a case has no name.", "Begin it with - case: name.")
    return entries


class _CaseReader:
    def __init__(self, knowledge: KnowledgePack, notebook: Notebook) -> None:
        self._knowledge = knowledge
        self._notebook = notebook
        self.cases: dict[str, Case] = {}

    def read(self, entry: Entry) -> None:
        NAME.of(entry)
        if entry.id in self.cases:
            entry.note(f"the case {entry.id!r} is repeated.", f"It stands first in {self.cases[entry.id].place}.")
            return
        self.cases[entry.id] = Case(
            name=entry.id,
            place=f"{entry.file}:{entry.line}",
            as_of=AS_OF.of(entry) or self._knowledge.read_on,
            given=self._given(entry),
            expect=self._expected(entry),
            steps=self._names(entry, STEPS, self._knowledge.next_steps),
            no_steps=self._names(entry, NO_STEPS, self._knowledge.next_steps),
            consequences=self._names(entry, RISKS, self._knowledge.consequences),
            no_consequences=self._names(entry, NO_RISKS, self._knowledge.consequences),
            contradictions=self._names(entry, CONTRADICTIONS, self._knowledge.contradictions),
            no_contradictions=self._names(entry, NO_CONTRADICTIONS, self._knowledge.contradictions),
            asks_next=next(iter(self._names(entry, ASKS_NEXT, self._knowledge.questions)), None),
        )
        entry.finish()

    def _given(self, entry: Entry) -> Mapping[str, AnswerValue]:
        given: dict[str, AnswerValue] = {}
        line = entry.line_of("like")
        like = LIKE.of(entry)
        if like and known_or_noted(entry, "earlier case", like, self.cases, line, "an earlier place"):
            given.update(self.cases[like].given)
        for fact, raw, at in self._pairs(entry, GIVEN):
            declaration = self._knowledge.facts.get(fact)
            if declaration is None or not declaration.is_asked:
                asked = [one.id for one in self._knowledge.facts.values() if one.is_asked]
                known_or_noted(entry, "asked fact", fact, asked, at, "facts.yaml")
            elif raw == UNANSWERED:
                given.pop(fact, None)
            else:
                self._give(entry, declaration, raw, at, given)
        return given

    @staticmethod
    def _give(entry: Entry, declaration: FactDeclaration, raw: str, line: int, given: dict[str, AnswerValue]) -> None:
        try:
            given[declaration.id] = typed_value(raw, declaration)
        except WrongValue as wrong:
            entry.note_wrong(wrong, line)

    def _expected(self, entry: Entry) -> Mapping[str, Value]:
        expected: dict[str, Value] = {}
        for id, words, line in self._pairs(entry, EXPECT):
            raw = words.replace(" ", "_")
            allowed = self._allowed(id)
            if allowed is None:
                known = [VERDICT, *self._knowledge.requirements, *self._derived()]
                known_or_noted(entry, "requirement or derived fact", id, known, line, "the pack")
            elif allowed and raw not in allowed:
                known_or_noted(entry, f"outcome of {id}", raw, allowed, line, "the pack")
            else:
                expected[id] = raw
        return expected

    def _derived(self) -> list[str]:
        return [fact.id for fact in self._knowledge.facts.values() if fact.derived]

    def _allowed(self, id: str) -> list[str] | None:
        """The outcomes that can be expected; empty = any number; null = nothing of that name is concluded."""
        if id == VERDICT:
            return [verdict.value for verdict in Verdict]
        if id in self._knowledge.requirements:
            return [status.value for status in Status]
        fact = self._knowledge.facts.get(id)
        if fact is None or not fact.derived:
            return None
        return [] if fact.type is FactType.NUMBER else [*(fact.choices or {}), UNKNOWN.value]

    def _pairs(self, entry: Entry, field: Field[YamlMapping | None]) -> list[tuple[str, str, int]]:
        node = field.of(entry)
        found = []
        for name, value in (node.items if node else {}).items():
            if isinstance(value, Scalar):
                found.append((name, value.text, value.line))
            else:
                entry.note(f"{name} of {entry.id} must be one value.", "Write fact: value.", value.line)
        return found

    @staticmethod
    def _names(entry: Entry, field: Field[list[tuple[str, int]]], known: Mapping[str, object]) -> tuple[str, ...]:
        found = (known_or_noted(entry, field.key, text, known, line, "the pack") for text, line in field.of(entry))
        return tuple(name for name in found if name is not None)
