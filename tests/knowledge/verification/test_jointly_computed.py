"""Facts that are computed of several answers: free in the proofs, exact in the samples."""

import pytest

from knowledge.verification.changed_answers import ChangedAnswers
from knowledge.verification.examination import Examination
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proving import PROOFS, prove
from knowledge.vocabulary.packs import KnowledgeBase
from tests.knowledge.verification.damaged_toyland import damaged

FORMULA = "formula: difference(vehicle.length, vehicle.wheels)"
BEYOND = (
    "facts.yaml",
    "vehicle.plate:\n",
    f"vehicle.beyond:\n  type: number\n  {FORMULA}\n  label: Beyond\nvehicle.plate:\n",
)
RULE = ("rules/category.yaml", "[vehicle.wheels <= 3]", "[vehicle.beyond > 5000]")
ONLY_BEYOND = ("rules/category.yaml", "[vehicle.wheels > 3]", "[vehicle.beyond > 4000]")


@pytest.fixture(scope="module")
def beyond() -> KnowledgeBase:
    return damaged(BEYOND, RULE, ONLY_BEYOND)[0]


def test_they_are_told_as_the_bound(beyond: KnowledgeBase) -> None:
    """The proof says which facts it takes to have any value."""
    result = prove(beyond, beyond.read_on, [ONE_OUTCOME])[0]
    assert (
        result.bound == "Computed of several answers, and taken to have any value whatever these are: vehicle.beyond."
    )


def test_every_value_of_them_is_looked_at(beyond: KnowledgeBase) -> None:
    """A region for each side of the limit, whatever the numbers are of which it is computed."""
    cases = Examination(beyond, beyond.read_on).cases
    assert cases.jointly_computed == ["vehicle.beyond"]
    assert cases.values["vehicle.beyond"] == (3999.999999, 4000.000001, 5000.000001)
    assert cases.moved_by("vehicle.length") == ["vehicle.length", "vehicle.beyond"]
    assert len(cases.suppositions("vehicle.length", 3499)) == 3


def test_all_proofs_can_do_with_them(beyond: KnowledgeBase) -> None:
    """Nothing breaks, and the questions of which they are computed matter, even where no rule compares them itself."""
    results = prove(beyond, beyond.read_on)
    assert len(results) == len(PROOFS)
    questions = next(result for result in results if result.claim == LIVE_QUESTIONS.claim)
    assert {"vehicle.length", "vehicle.wheels"} <= questions.shown


def test_the_sample_computes_them(beyond: KnowledgeBase) -> None:
    """A complete case in which another length moves the difference over the limit has another category."""
    examination = Examination(beyond, beyond.read_on)
    case = {fact: examination.regions.of(fact)[0] for fact in examination.rule_base.asked}
    sample = ChangedAnswers(examination, [{**case, "vehicle.length": 5000, "vehicle.power": 21}])
    assert sample.changes_some("vehicle.length", 6000)
    assert not sample.changes_some("vehicle.length", 4500)
