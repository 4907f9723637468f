"""What is proved of the packs that come with the program."""

import pytest

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.verification.all_days import prove_on_all_days
from knowledge.verification.case_outcomes import failing_cases
from knowledge.verification.coverage import coverage

pytestmark = pytest.mark.slow

PACKS = sorted(available_folders())


@pytest.mark.parametrize("pack", PACKS)
def test_every_claim_holds(pack: str) -> None:
    """On every day, without exception."""
    knowledge = knowledge_base(pack)
    failing = {
        (result.claim, failure.subject): failure.counter_example
        for result in prove_on_all_days(knowledge, knowledge.read_on)
        for failure in result.failures
    }
    assert failing == {}


@pytest.mark.parametrize("pack", PACKS)
def test_every_rule_and_every_choice_is_exercised(pack: str) -> None:
    """Each rule decides in a case, each choice is given in one."""
    knowledge = knowledge_base(pack)
    cases = read_cases(pack_files(available_folders()[pack]), knowledge).cases
    report = coverage(knowledge, cases)
    assert [one.words for one in (*report.rules.missing, *report.choices.missing)] == []


@pytest.mark.parametrize("pack", PACKS)
def test_all_cases_at_once_come_out_as_expected(pack: str) -> None:
    """The judgement that mutations are put to agrees with the one that `kb test` gives: nothing fails."""
    knowledge = knowledge_base(pack)
    cases = read_cases(pack_files(available_folders()[pack]), knowledge).cases
    assert [case.name for case in failing_cases(knowledge, cases)] == []
