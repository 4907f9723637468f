"""Contradictions of a pack are found among answers, and only among known ones."""

from datetime import date

import pytest

from knowledge.authoring.checking import check_folder
from knowledge.authoring.files import pack_files
from knowledge.authoring.reading import read_with_problems
from knowledge.inference.case_runs import CaseRuns
from knowledge.inference.contradictions import authored_contradictions
from knowledge.vocabulary.contradictions import Basis, SaidAnswer
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue
from tests.conftest import TOYLAND

DAY = date(2026, 11, 22)
ID = "toyland.contradiction.strong_for_its_length"


def found(base: KnowledgeBase, **values: AnswerValue) -> list[str]:
    answers = {f"vehicle.{name}": Answer(f"vehicle.{name}", value) for name, value in values.items()}
    return [each.id for each in authored_contradictions(base, answers, DAY)]


@pytest.mark.parametrize(
    ("values", "contradicts"),
    [
        ({"length": 999, "power": 100.1, "wheels": 4}, True),
        ({"length": 1000, "power": 100.1, "wheels": 4}, False),
        ({"length": 999, "power": 100, "wheels": 4}, False),
        ({"length": 999, "power": UNKNOWN, "wheels": 4}, False),
        ({"length": 999, "wheels": 4}, False),
        ({"length": 999, "power": 100.1, "wheels": 10}, False),
        ({"length": 999, "power": 100.1}, False),
    ],
)
def test_a_contradiction_holds_of_known_answers_only(
    toyland: KnowledgeBase, values: dict[str, AnswerValue], contradicts: bool
) -> None:
    """Both sides of each figure, the exception, and what is not known."""
    assert (found(toyland, **values) == [ID]) is contradicts


def test_all_answers_that_make_it_are_named(toyland: KnowledgeBase) -> None:
    """Each with its value; the exception too, for it was looked at."""
    answers = {fact: Answer(fact, value) for fact, value in
               {"vehicle.length": 999, "vehicle.power": 100.1, "vehicle.wheels": 4}.items()}  # fmt: skip
    (one,) = authored_contradictions(toyland, answers, DAY)
    assert one.answers == (
        SaidAnswer("vehicle.length", 999), SaidAnswer("vehicle.power", 100.1), SaidAnswer("vehicle.wheels", 4),
    )  # fmt: skip
    assert one.basis is Basis.PHYSICS


def test_a_case_that_expects_otherwise_fails(toyland: KnowledgeBase) -> None:
    """In both directions."""
    given = {"vehicle.length": 999, "vehicle.power": 100.1, "vehicle.wheels": 4}
    runs = CaseRuns(toyland)
    hit = Case("", "", DAY, given, {}, contradictions=(ID,))
    miss = Case("", "", DAY, given, {}, no_contradictions=(ID,))
    assert runs.differences(hit) == []
    assert runs.differences(miss) == [f"the answers should not contradict by {ID} and do"]
    weak = Case("", "", DAY, {**given, "vehicle.power": 1}, {}, contradictions=(ID,))
    assert runs.differences(weak) == [f"the answers should contradict by {ID} and do not"]


DAMAGES = [
    ("contradictions.yaml", "basis: physics", "basis: phisics", "'phisics' is no basis. Did you mean physics?"),
    ("contradictions.yaml", "basis: physics", "basis: number", "number is no basis of a pack."),
    ("contradictions.yaml", "basis: physics", "basis: law", "has no source. Add source:"),
    ("contradictions.yaml", "  basis: physics\n", "", f"{ID} has no basis."),
    ("contradictions.yaml", "vehicle.length < 1000 mm", "vehicle.category = small",
     "vehicle.category is no answer. Compare asked and computed facts only."),
    ("contradictions.yaml", "  when: [vehicle.length < 1000 mm, vehicle.power > 100 kW]\n", "",
     f"{ID} never says when."),
    ("cases/cases.yaml", "contradictions: [toyland.contradiction.strong_for_its_length]", "contradictions: []",
     f"no case shows {ID}."),
    ("cases/cases.yaml", "vehicle.power: 100, vehicle.wheels: 4}", "vehicle.power: unknown, vehicle.wheels: 4}",
     f"no case shows answers that {ID} leaves alone."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "before", "after", "message"), DAMAGES, ids=[one[3] for one in DAMAGES])
def test_each_mistake_of_an_author_is_named(
    tmp_path_factory: pytest.TempPathFactory, file: str, before: str, after: str, message: str
) -> None:
    """By kb check, with the entry."""
    folder = tmp_path_factory.mktemp("packs") / "toyland"
    for name, content in pack_files(TOYLAND).contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = content.decode()
        assert name != file or before in text
        (folder / name).write_text(text.replace(before, after, 1) if name == file else text, "utf-8")
    assert any(message in str(problem) for problem in check_folder(folder)), check_folder(folder)


def test_a_good_pack_has_none(toyland: KnowledgeBase) -> None:
    """Toyland as it is."""
    assert not read_with_problems(pack_files(TOYLAND)).problems
    assert list(toyland.contradictions) == [ID]
