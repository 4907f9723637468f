"""`kb prove` and `kb coverage`."""

import shutil
from pathlib import Path

import pytest

from tests.interview.command_line import PACKS, Call

pytestmark = pytest.mark.slow


def test_a_pack_is_proved(roadworthy: Call) -> None:
    """Every claim with what it was shown of, and one line for the pack."""
    result = roadworthy("kb", "prove", PACKS / "toyland", "--lang", "en")
    assert result.code == 0, result.out
    assert result.out.startswith("proved  Every complete set of answers gives exactly one verdict")
    assert result.out.endswith("toyland: all 9 claims are proved.\n")


def test_a_claim_that_fails_ends_with_65(roadworthy: Call, tmp_path: Path) -> None:
    """The counter-example stands below its claim with the file as the person named it."""
    pack = tmp_path / "toyland"
    shutil.copytree(PACKS / "toyland", pack)
    steps = pack / "guidance" / "steps.yaml"
    steps.write_text(
        steps.read_text("utf-8").replace("[toyland.listing = not_met]", "[toyland.listing = met]"), "utf-8"
    )
    result = roadworthy("kb", "prove", pack, "--lang", "zh")
    assert result.code == 65
    assert f"  {pack}/rules/requirements.yaml:1: toyland.listing is not met, and no step that cures it" in result.out
    assert result.out.endswith("toyland：9 条断言中有 1 条不成立。\n")


def test_what_no_case_exercises_is_named(roadworthy: Call) -> None:
    """Rules, choices and edges without a case, with file and line; without a case for a rule it ends with 65."""
    result = roadworthy("kb", "coverage", PACKS / "toyland", "--lang", "en")
    assert result.code == 65
    assert ": no case exercises use.on_road = no.\n" in result.out
    assert result.out.endswith("toyland: without a case: rules: 1, choices: 2.\n")


@pytest.mark.parametrize("command", ["prove", "coverage"])
def test_a_pack_that_cannot_be_read_is_refused(roadworthy: Call, tmp_path: Path, command: str) -> None:
    """A mistake in a file is told as `kb check` tells it, and nothing is proved."""
    pack = tmp_path / "toyland"
    shutil.copytree(PACKS / "toyland", pack)
    facts = pack / "facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("better: later", "better: soon"), "utf-8")
    result = roadworthy("kb", command, pack)
    assert result.code == 65
    assert "better of insurance.end names no direction. Write later or earlier." in result.err
