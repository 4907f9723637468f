"""Every mistake that a proof looks for is found in a damaged pack, and told with its smallest counter-example."""

import re

import pytest

from knowledge.verification.contradictions import NO_CONTRADICTION
from knowledge.verification.cures import CURES
from knowledge.verification.endings import ENDINGS
from knowledge.verification.improvement import IMPROVEMENT
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proof import Proof
from knowledge.verification.proving import PROOFS
from knowledge.verification.random_walks import VERDICT_RECOGNISED
from knowledge.verification.recognition import NO_QUESTION_IN_VAIN
from tests.knowledge.verification.damaged_toyland import TOYLAND, Damage, claims_that_fail, damaged, printed

A_WAY_FOR_EACH_CASE = (
    "rules/requirements.yaml",
    "    running:\n",
    "    ended:\n      rule: The insurance has ended.\n      when: [insurance.days_left < 0 day]\n    running:\n",
)
"""Two ways to meet one requirement, of which always one holds: strong Kleene logic cannot see that."""

ONLY_FOR_SMALL = ("rules/category.yaml", "[vehicle.category != small]", "[vehicle.category != small, use.on_road = no]")

DAMAGES = [
    # the proof, what stood there and stands there now, what is printed (@id = its file and line)
    (ONE_OUTCOME, ("rules/category.yaml", "[vehicle.wheels > 3]", "[vehicle.wheels > 4]"), """
  @vehicle.category: No rule gives vehicle.category a value, and it has no default.
      Number of wheels (vehicle.wheels): 4
      Overall length (vehicle.length): at least 3,501 mm"""),
    (ONE_OUTCOME, ONLY_FOR_SMALL, """
  @toyland.step.insure: toyland.step.insure is said, and {insurance.premium} that it quotes has no value.
      Your part (person.role): I own it
      Use on public roads (use.on_road): Yes
      Number of wheels (vehicle.wheels): at least 4
      Overall length (vehicle.length): at least 3,501 mm
      Listing of the model (papers.listed): The model is listed
      Last day of the insurance (insurance.end): 21 Nov 2026 or earlier"""),
    (NO_CONTRADICTION, ("facts.yaml", "derived: yes\n  choices: {tricycle", "derived: yes\n  hit: unique\n  choices: {tricycle"), """
  @vehicle.category: Two rules hold together: vehicle.category is tricycle and small, and only one may hold.
      Number of wheels (vehicle.wheels): at most 3
      Overall length (vehicle.length): at most 3,500 mm
      Power (vehicle.power): at most 20.5 kW
      @toyland.category.tricycle: toyland.category.tricycle
      @toyland.category.small: toyland.category.small"""),
    (LIVE_RULES, ("rules/category.yaml", "[vehicle.wheels > 3]", "[vehicle.wheels > 3, vehicle.wheels < 3, vehicle.length > 1 mm]"), """
  @toyland.category.large: toyland.category.large never holds: vehicle.wheels > 3 and vehicle.wheels < 3 exclude each other.
  @vehicle.category: vehicle.category is never large."""),
    (LIVE_RULES, ("rules/category.yaml", "vehicle.length <= 3500 mm", "vehicle.wheels <= 2"), """
  @toyland.category.small: toyland.category.small never decides: wherever it holds, an earlier rule does.
      @toyland.category.tricycle: toyland.category.tricycle
  @toyland.premium.small_truck: toyland.premium.small_truck never holds: vehicle.category = small cannot be."""),
    (LIVE_RULES, ("rules/requirements.yaml", "[papers.listed = listed]", "[papers.listed = listed, use.on_road = no]"), """
  @toyland.listing.listed: toyland.listing.listed never decides: wherever it holds, toyland.listing does not apply, or is met otherwise."""),
    (LIVE_RULES, ("rules/requirements.yaml", "    listed:\n", "    not_listed:\n      rule: It is not.\n      when: [papers.listed != listed]\n    listed:\n"), """
  @toyland.step.keep_off: toyland.step.keep_off never holds: toyland.listing = not_met cannot be.
  @toyland.listing: toyland.listing is never not met: whenever it applies, one of its ways holds."""),
    (LIVE_QUESTIONS, ("rules/category.yaml", "- vehicle.power <= 20.5 kW", "- vehicle.length > 1 mm"), """
  @vehicle.power: The question vehicle.power is never asked: no answer to it changes any assessment."""),
    (NO_QUESTION_IN_VAIN, A_WAY_FOR_EACH_CASE, """
  @toyland.insurance: toyland.insurance is met whatever else is answered, and is not recognised: insurance.end is asked in vain.
      Use on public roads (use.on_road): Yes
      Listing of the model (papers.listed): The model is listed
      @toyland.insurance.ended: toyland.insurance.ended
      @toyland.insurance.running: toyland.insurance.running"""),
    (IMPROVEMENT, ("facts.yaml", "[not_listed, listed]", "[listed, not_listed]"), """
  @papers.listed: papers.listed improves from “The model is listed” to “The model is not listed”, and the verdict falls from road_legal to not_road_legal.
      Use on public roads (use.on_road): Yes
      @toyland.listing: toyland.listing"""),
    (IMPROVEMENT, ("facts.yaml", "better: later", "better: earlier"), """
  @insurance.end: insurance.end improves from “22 Nov 2026 or later” to “21 Nov 2026 or earlier”, and the verdict falls from road_legal to road_legal_after_steps.
      Use on public roads (use.on_road): Yes
      Number of wheels (vehicle.wheels): at least 4
      Listing of the model (papers.listed): The model is listed
      @toyland.insurance: toyland.insurance"""),
    (CURES, ("guidance/steps.yaml", "when: [toyland.listing = not_met]", "when: [toyland.listing = not_met, person.role = owner]"), """
  @toyland.listing: toyland.listing is not met, and no step that cures it is given.
      Your part (person.role): I may buy it
      Use on public roads (use.on_road): Yes
      Listing of the model (papers.listed): The model is not listed
      @toyland.step.keep_off: toyland.step.keep_off"""),
    (ENDINGS, ("questions.yaml", "person.role:\n  topic: papers\n  ask: Do you own it, or may you buy it?\n", ""), """
  @person.role: person.role is needed, and there is no question for it."""),
]  # fmt: skip


@pytest.mark.parametrize(("proof", "damage", "expected"), DAMAGES, ids=[one[2].splitlines()[1] for one in DAMAGES])
def test_a_mistake_is_told_with_its_smallest_counter_example(proof: Proof, damage: Damage, expected: str) -> None:
    """The first lines that are printed name the entry with file and line, the fewest answers, the rules that clash."""
    _, places = damaged(damage)
    lines = [re.sub(r"@([a-z_.]+)", lambda found: places.of(found[1]), line) for line in expected.splitlines()[1:]]
    assert printed(proof, damage)[: len(lines)] == lines


def test_places_are_those_of_the_files() -> None:
    """A requirement, a way to meet it and a step stand where the files have them."""
    _, places = damaged()
    requirements = (TOYLAND / "rules" / "requirements.yaml").read_text("utf-8").splitlines()
    line = requirements.index("toyland.insurance:") + 1
    assert places.of("toyland.insurance") == f"toyland/rules/requirements.yaml:{line}"
    assert places.of("toyland.insurance.tricycle") == places.of("toyland.insurance")
    assert places.of("verdict") == ""


def test_a_mistake_fails_the_proof_that_is_about_it() -> None:
    """A rule with a gap fails the proof of one outcome and no other."""
    assert claims_that_fail(DAMAGES[0][1]) == [ONE_OUTCOME]


def test_each_proof_is_seen_to_fail() -> None:
    """No proof is always satisfied. No pack can spoil what is recognised: tests/knowledge/logic/test_fixed_verdict.py."""
    seen = {proof.claim for proof, _, _ in DAMAGES}
    assert seen == {proof.claim for proof in PROOFS} - {VERDICT_RECOGNISED.claim}
