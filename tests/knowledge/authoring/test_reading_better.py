"""The field `better` of a fact: its good direction."""

from pathlib import Path

import pytest

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.reading import read_with_problems
from knowledge.vocabulary.facts import Direction


def better(folder: Path, fact: str, before: str, after: str) -> object:
    files = pack_files(folder)
    facts = files.contents["facts.yaml"].decode()
    assert before in facts
    contents = {**files.contents, "facts.yaml": facts.replace(before, after, 1).encode()}
    reading = read_with_problems(PackFiles(folder, contents))
    assert not [problem for problem in reading.problems if problem.file == "facts.yaml"]
    return reading.pack.facts[fact].better


@pytest.mark.parametrize(
    ("fact", "before", "after", "expected"),
    [
        ("papers.listed", "better: [not_listed, listed]", "better: [not_listed, listed]", ("not_listed", "listed")),
        ("papers.listed", "better: [not_listed, listed]", "better: listed", ("not_listed", "listed")),
        ("use.on_road", "type: yes_no\n", "type: yes_no\n  better: no\n", ("yes", "no")),
        ("use.on_road", "type: yes_no\n", "type: yes_no\n  better: yes\n", ("no", "yes")),
        ("vehicle.length", "unit: mm\n", "unit: mm\n  better: less\n", Direction.LESS),
        ("insurance.end", "better: later", "better: earlier", Direction.EARLIER),
        ("vehicle.power", "unit: kW\n", "unit: kW\n", None),
    ],
)
def test_the_good_direction(toyland_folder: Path, fact: str, before: str, after: str, expected: object) -> None:
    """Choices from worst to best, one word for the better of two, a direction for numbers and days."""
    assert better(toyland_folder, fact, before, after) == expected


def test_choices_may_be_left_without_a_rank(toyland_folder: Path) -> None:
    """Of three choices two may be ranked."""
    before = "choices: {owner: I own it, buyer: I may buy it}\n"
    after = "choices: {owner: I own it, buyer: I may buy it, fleet: We own it}\n  better: [buyer, owner]\n"
    files = pack_files(toyland_folder)
    facts = files.contents["facts.yaml"].decode().replace(before, after)
    reading = read_with_problems(PackFiles(toyland_folder, {**files.contents, "facts.yaml": facts.encode()}))
    assert reading.pack.facts["person.role"].better == ("buyer", "owner")
