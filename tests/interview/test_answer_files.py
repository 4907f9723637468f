"""Answers from a file: read strictly, typed by their declarations, all mistakes told with their lines."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import UsageMistake
from interview.prepared_answers.answer_files import LARGEST, AnswerFileError, answers_in, content_of
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType, FormulaCall
from knowledge.vocabulary.questions import Answer, Evidence

CHOICES = {"listed": {"en": "Listed"}, "not_listed": {"en": "Not listed"}}
DECLARATIONS = {
    declaration.id: declaration
    for declaration in (
        FactDeclaration("vehicle.wheels", FactType.NUMBER, {"en": "Wheels"}),
        FactDeclaration("vehicle.rated_load", FactType.NUMBER, {"en": "Load"}, unit="t", decimals=2),
        FactDeclaration("papers.announcement", FactType.CHOICE, {"en": "Listed"}, choices=CHOICES),
        FactDeclaration("use.on_road", FactType.YES_NO, {"en": "On the road"}),
        FactDeclaration("insurance.end", FactType.DATE, {"en": "End"}),
        FactDeclaration("owner.name", FactType.TEXT, {"en": "Name"}, particular=True),
        FactDeclaration("vehicle.category", FactType.CHOICE, {"en": "Category"}, derived=True),
        FactDeclaration("insurance.days", FactType.NUMBER, {"en": "Days"}, formula=FormulaCall("days_until", ())),
    )
}


def answers(content: str | bytes) -> dict[str, Answer]:
    return answers_in(content if isinstance(content, bytes) else content.encode(), "car", DECLARATIONS)


def message(content: str | bytes, language: str = "en") -> str:
    with pytest.raises(AnswerFileError) as told:
        answers(content)
    return told.value.in_words(language)


EVERY_TYPE = {
    "vehicle.wheels": Answer("vehicle.wheels", 4),
    "vehicle.rated_load": Answer("vehicle.rated_load", 1.75),
    "papers.announcement": Answer("papers.announcement", "listed", Evidence.DOCUMENT),
    "use.on_road": Answer("use.on_road", "no"),
    "insurance.end": Answer("insurance.end", date(2027, 5, 1), Evidence.TOLD_BY_SELLER),
    "owner.name": Answer("owner.name", "王小明"),
}


def test_yaml_gives_every_type() -> None:
    """NO is no, a day is a day, and evidence stands beside the value."""
    assert (
        answers(
            """
            vehicle.wheels: 4
            vehicle.rated_load: 1.75 t
            papers.announcement: {value: listed, evidence: document}
            use.on_road: NO
            insurance.end:
              value: 2027-05-01
              evidence: told_by_seller
            owner.name: 王小明
            """
        )
        == EVERY_TYPE
    )


def test_json_gives_every_type() -> None:
    """JSON numbers and booleans are taken as what they mean, and a tab is a blank."""
    given = {
        "vehicle.wheels": 4,
        "vehicle.rated_load": 1.75,
        "papers.announcement": {"value": "listed", "evidence": "document"},
        "use.on_road": False,
        "insurance.end": {"value": "2027-05-01", "evidence": "told_by_seller"},
        "owner.name": "王小明",
    }
    assert answers(json.dumps(given, indent="\t")) == EVERY_TYPE
    assert answers(b"\xef\xbb\xbf" + json.dumps(given, ensure_ascii=False).encode()) == EVERY_TYPE


@pytest.mark.parametrize(
    "content", ["use.on_road: {value: no, evidence: }", '{"use.on_road": {"value": false, "evidence": null}}']
)
def test_evidence_may_be_empty(content: str) -> None:
    """The answers that `assess --format json` prints are a file of answers."""
    assert answers(content) == {"use.on_road": Answer("use.on_road", "no")}


def test_yaml_on_one_line_is_no_json() -> None:
    """Braces alone do not make a file JSON."""
    assert answers("{vehicle.wheels: 4}") == {"vehicle.wheels": Answer("vehicle.wheels", 4)}


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "{}"])
def test_an_empty_file_gives_no_answer(content: str) -> None:
    """Nothing said is no mistake: everything is then still to be asked."""
    assert answers(content) == {}


@pytest.mark.parametrize("content", ["vehicle.wheels: unknown", '{"vehicle.wheels": "unknown"}'])
def test_unknown_is_an_answer(content: str) -> None:
    """ "I don't know" is said; a fact that is absent was not asked."""
    assert answers(content) == {"vehicle.wheels": Answer("vehicle.wheels", UNKNOWN)}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("vehicle.weels: 4", "car:1: 'vehicle.weels' is no fact. Did you mean vehicle.wheels?"),
        ("zzz: 4", "car:1: 'zzz' is no fact. See all facts with: roadworthy kb facts"),
        ("vehicle.category: x", "car:1: vehicle.category cannot be given: it is concluded. Leave it out"),
        ("insurance.days: 4", "car:1: insurance.days cannot be given: it is concluded."),
        ("vehicle.wheels: four", "car:1: vehicle.wheels is a number, not 'four'. Write digits."),
        ("vehicle.wheels: 4.5", "car:1: vehicle.wheels has at most 0 decimals"),
        ("vehicle.wheels: 1e999", "car:1: 1e999 is no possible value"),
        ("vehicle.wheels: .nan", "car:1: vehicle.wheels is a number"),
        ("papers.announcement: listd", "car:1: 'listd' is no choice of papers.announcement. Did you mean"),
        ("use.on_road: maybe", "car:1: use.on_road is yes or no"),
        ("insurance.end: 01.05.2027", "car:1: '01.05.2027' is no day. Write it as 2026-11-22."),
        ("vehicle.wheels:", "car:1: vehicle.wheels has no value. Leave it out"),
        ("vehicle.wheels: [4]", "car:1: vehicle.wheels has no value that can be read. Write a value"),
        ("vehicle.wheels: {value: 4, evidnce: x}", "car:1: vehicle.wheels has no value that can be read."),
        ("vehicle.wheels: {evidence: document}", "car:1: vehicle.wheels has no value that can be read."),
        ("vehicle.wheels: {value: [4]}", "car:1: vehicle.wheels has a list where a word belongs."),
        ("vehicle.wheels: {value: 4, evidence: docment}", "car:1: vehicle.wheels: 'docment' is no kind of"),
        ("\nvehicle.wheels: 4\nvehicle.wheels: 4", "car:3: the key vehicle.wheels is repeated. It stands first"),
        ("a: &x 4\nb: *x", "car:1: anchors and aliases are not allowed."),
        ("vehicle.wheels: !!python/object:os.system 4", "car:1: the tag"),
        ("- vehicle.wheels", "car:1: these are no answers."),
        ("4", "car:1: these are no answers."),
        ("vehicle.wheels: 4\n  bad: : indent", "car:2:"),
        (b"owner.name: \xff\xfe", "car:1: this is not UTF-8 text."),
        ("a: 1\n---\nb: 2", "car:2: a second document begins."),
        ('owner.name: "\\x1b[31m"', "car:1: owner.name contains control characters."),
        ('owner.name: "a\\u202eb"', "car:1: owner.name contains control characters."),
        ("owner.name: " + "x" * 3000, "car:1: owner.name has 3,000 signs."),
        ('{"vehicle.wheels": 4,\n "vehicle.wheels": 4}', "car:2: the key vehicle.wheels is repeated. It stands first"),
        ('{\n"vehicle.weels": 4}', "car:2: 'vehicle.weels' is no fact."),
        ('{"vehicle.wheels": null}', "car:1: vehicle.wheels has no value."),
        ('{"vehicle.wheels": [4]}', "car:1: vehicle.wheels has no value that can be read."),
        ('{"vehicle.wheels": NaN}', "car:1: NaN is no JSON number."),
        ('{"vehicle.wheels": 1' + "0" * 5000 + "}", "car:1: vehicle.wheels has 5,001 signs."),
        ('{"owner.name": "\\ud800"}', "car:1: owner.name contains control characters."),
        ('{"vehicle.wheels": 4,\n}', "car:2: this is not JSON"),
        (b'{"owner.name": "\xff"}', "car:1: this is not UTF-8 text."),
        ("[" * 100_000, "car:1: nested deeper than 12 levels."),
        ('{"a": ' + "[" * 100_000, "car:1:"),
        ('{"a": ' * 100_000, "car:1:"),
        (b" " * (LARGEST + 1), f"car:1: the file is larger than {LARGEST:,} bytes."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_remedy(content: str | bytes, expected: str) -> None:
    """Where, what is wrong, how to put it right; in Chinese too."""
    assert message(content).startswith(expected)
    chinese = message(content, "zh")
    assert chinese.split(":")[1] == message(content).split(":")[1]
    assert any("一" <= sign <= "鿿" for sign in chinese)


def test_all_mistakes_are_told_in_one_run() -> None:
    """Nobody mends a file by being told one line at a time."""
    told = message("vehicle.weels: 4\nuse.on_road: maybe\nvehicle.wheels: 4\ninsurance.end: tomorrow\n")
    assert [line.split(":")[1] for line in told.splitlines()] == ["1", "2", "4"]


def test_a_message_shows_no_megabyte() -> None:
    """A hostile key is shown as its beginning, without anything that steers a terminal."""
    told = message('"' + "\\x1b" * 1000 + '": 4')
    assert len(told) < 200
    assert "\x1b" not in told


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_answers_or_a_message(content: bytes) -> None:
    """No content whatsoever ends in another error."""
    with suppress(AnswerFileError):
        answers(content)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_gives_answers_or_a_message(value: object) -> None:
    """The same for anything that is JSON."""
    with suppress(AnswerFileError):
        answers(json.dumps({"owner.name": value}))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A name that was mistyped, or a folder, is a mistake of usage."""
    for path in (tmp_path / "nothing.yaml", tmp_path):
        with pytest.raises(UsageMistake) as told:
            content_of(str(path))
        assert told.value.in_words("en").startswith(f"{path}: cannot be read (")
