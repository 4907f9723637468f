"""Answers from files and from the command line: taken, logged, previewed; and the interview that leaves nothing."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from interview.commands.cases import age_in_words
from interview.saved_cases.store import Store
from interview.saved_cases.store_file import data_folder
from knowledge.vocabulary.questions import Answer, Evidence
from tests.interview.command_line import PACKS, TOYLAND, Call

PLAIN = (*TOYLAND, "--plain", "--no-report", "--as-of", "2026-11-22")
DAY = ("--as-of", "2026-11-22", "--packs", PACKS)


def standing() -> dict[str, Answer]:
    """The answers of the only case."""
    with Store(data_folder()) as store:
        return dict(store.load(store.latest()).answers)


def log_length() -> int:
    with Store(data_folder()) as store:
        return len(store.load(store.latest()).log)


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """What somebody knew beforehand."""
    path = tmp_path / "half.yaml"
    path.write_text("use.on_road: yes\npapers.listed: {value: listed, evidence: document}\n", "utf-8")
    return path


def test_answers_of_a_file_are_taken_and_the_rest_is_asked(roadworthy: Call, half: Path) -> None:
    """Evidence and moment are kept as for typed ones; the first question is one that the file leaves open."""
    result = roadworthy("ask", *PLAIN, "--answers", half, stdin="2027-01-01\nquit\n")
    assert result.code == 0, result.err
    assert "public roads" not in result.out
    assert "exact model" not in result.out
    answers = standing()
    assert (answers["papers.listed"].value, answers["papers.listed"].evidence) == ("listed", Evidence.DOCUMENT)
    assert all(answer.at for answer in answers.values())
    assert len(answers) == 3


def test_a_finished_file_leaves_nothing_to_ask(roadworthy: Call, small_truck: Path) -> None:
    """The verdict at once."""
    result = roadworthy("ask", *PLAIN, "--answers", small_truck)
    assert result.code == 0, result.err
    assert "ROAD LEGAL AFTER STEPS" in result.out.upper()
    assert standing()["vehicle.plate"].value == "粤B12345"


def test_resuming_takes_what_was_found_out_since(roadworthy: Call, half: Path, small_truck: Path) -> None:
    """Only what is new is logged; a file wins over what was said before."""
    roadworthy("ask", *PLAIN, "--answers", half)
    assert log_length() == 2
    roadworthy("resume", *DAY, "--plain", "--no-report", "--answers", half)
    assert log_length() == 2
    half.write_text("use.on_road: no\n", "utf-8")
    roadworthy("resume", *DAY, "--plain", "--no-report", "--answers", half)
    assert standing()["use.on_road"].value == "no"
    assert log_length() == 3


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [("use.on_raod: yes", 65, "bad.yaml:1: 'use.on_raod' is no fact. Did you mean use.on_road?"), (None, 2, "cannot")],
)
def test_a_bad_file_is_told_before_a_case_is_begun(
    roadworthy: Call, tmp_path: Path, content: str | None, code: int, message: str
) -> None:
    """Nothing is left behind by it."""
    path = tmp_path / "bad.yaml"
    if content:
        path.write_text(content)
    result = roadworthy("ask", *PLAIN, "--answers", path)
    assert result.code == code
    assert message in result.err
    assert roadworthy("cases").out.startswith("No case")


def test_standard_input_is_no_file_of_answers(roadworthy: Call) -> None:
    """What was piped in could not be followed by keys."""
    result = roadworthy("ask", *PLAIN, "--answers", "-")
    assert result.code == 2
    assert result.err == "--answers: standard input is for the questions. Give the answers as a file.\n"


def test_a_dry_run_writes_nothing(roadworthy: Call, small_truck: Path) -> None:
    """No folder of data, no case, no report, and no promise that anything is kept."""
    finished = roadworthy("ask", *TOYLAND, "--plain", "--dry-run", "--answers", small_truck)
    assert finished.code == 0, finished.err
    assert "resume" not in finished.out + finished.err
    stopped = roadworthy("ask", *TOYLAND, "--plain", "--dry-run", stdin="1\nquit\n")
    assert "This was a dry run: nothing is kept." in re.sub(r"\s+", " ", stopped.out)
    ended = roadworthy("ask", *TOYLAND, "--plain", "--dry-run", stdin="1\n")
    assert ended.code == 130
    assert ended.err.endswith("This was a dry run: nothing is kept.\n")
    assert not data_folder().exists()
    assert list(Path().iterdir()) == []


def test_an_answer_is_previewed_and_taken(roadworthy: Call, small_truck: Path) -> None:
    """In any order: what comes in, what drops out, the verdict before and after; on disk afterwards."""
    roadworthy("ask", *PLAIN, "--answers", small_truck)
    first = roadworthy("answer", *DAY, "insurance.end=2027-05-01", "--evidence", "document")
    assert first.code == 0, first.err
    assert first.out.startswith("Last day of the insurance (insurance.end): 21 Nov 2026 -> 1 May 2027\n")
    assert "  Verdict: Road legal after steps -> Road legal\n" in first.out
    assert "Nothing is left to ask." in first.out
    assert standing()["insurance.end"].evidence is Evidence.DOCUMENT
    assert json.loads(roadworthy("cases", "--json").out)[0]["verdict"] == "road_legal"
    second = roadworthy("answer", *DAY, "use.on_road=no", "--lang", "zh")
    assert "不再需要" in second.out
    parked = roadworthy("answer", *DAY, "insurance.end=unknown")
    assert "It does not matter at present" in parked.out
    assert "Verdict: still Road legal" in parked.out


def test_an_answer_that_opens_questions_says_so(roadworthy: Call, small_truck: Path) -> None:
    """What is asked now is named, and how to go on."""
    roadworthy("ask", *PLAIN, stdin="no\n")
    result = roadworthy("answer", *DAY, "use.on_road=yes", "vehicle.plate=B 1")
    assert "Comes in: Listing of the model" in result.out
    assert re.search(r"Still to ask: \d+ at most. Go on with: roadworthy resume toyland-", result.out)
    assert standing()["vehicle.plate"].value == "B 1"


def test_a_dry_answer_changes_nothing(roadworthy: Call, small_truck: Path) -> None:
    """The preview alone."""
    roadworthy("ask", *PLAIN, "--answers", small_truck)
    before = standing()
    result = roadworthy("answer", *DAY, "use.on_road=no", "--dry-run")
    assert result.out.endswith("Dry run: nothing was changed.\n")
    assert standing() == before
    assert json.loads(roadworthy("cases", "--json").out)[0]["verdict"] == "road_legal_after_steps"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["insurance.end=soon"], "'soon' is no day. Write it as 2026-11-22."),
        (["insurance.and=2027-01-01"], "'insurance.and' is no fact. Did you mean insurance.end?"),
        (["vehicle.category=small"], "vehicle.category cannot be given: it is concluded."),
        (["use.on_road=yes", "wheels"], "'wheels' is no answer. Write FACT=VALUE."),
        (["toyland-2020-01-01-a"], "No answer is given. Write FACT=VALUE."),
        (["toyland-2020-01-01-a", "use.on_road=yes"], "There is no saved case toyland-2020-01-01-a."),
        (["use.on_road=yes", "--evidence", "hearsay"], "'hearsay' is no kind of evidence."),
    ],
)
def test_an_answer_that_cannot_be_taken_changes_nothing(
    roadworthy: Call, small_truck: Path, words: list[str], message: str
) -> None:
    """All are read before the first is taken."""
    roadworthy("ask", *PLAIN, "--answers", small_truck)
    before = standing()
    result = roadworthy("answer", *DAY, *words)
    assert result.code == 2
    assert message in result.err
    assert standing() == before


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        ("vehicle.length=3.5m", "vehicle.length", 3500),
        ("insurance.end=1 May 2027", "insurance.end", date(2027, 5, 1)),
        ("use.on_road=否", "use.on_road", "no"),
    ],
)
def test_an_answer_may_be_typed_as_in_the_interview(
    roadworthy: Call, small_truck: Path, typed: str, fact: str, value: object
) -> None:
    """With its evidence, where nothing about it is in doubt."""
    roadworthy("ask", *PLAIN, "--answers", small_truck)
    assert roadworthy("answer", *DAY, typed, "--evidence", "document").code == 0
    assert (standing()[fact].value, standing()[fact].evidence) == (value, Evidence.DOCUMENT)


@pytest.mark.parametrize("typed", ["insurance.end=1 May", "insurance.end=next month"])
def test_an_answer_that_would_be_asked_back_is_refused(roadworthy: Call, small_truck: Path, typed: str) -> None:
    """There is nobody to ask on the command line."""
    roadworthy("ask", *PLAIN, "--answers", small_truck)
    before = standing()
    result = roadworthy("answer", *DAY, typed)
    assert result.code == 2
    assert "is no day. Write it as 2026-11-22." in result.err
    assert standing() == before


@pytest.mark.parametrize(
    ("age", "english", "chinese"),
    [
        (timedelta(seconds=59), "just now", "刚刚"),
        (timedelta(minutes=1), "1 minute ago", "1 分钟前"),
        (timedelta(hours=23), "23 hours ago", "23 小时前"),
        (timedelta(days=1), "1 day ago", "1 天前"),
        (timedelta(days=3), "3 days ago", "3 天前"),
        (timedelta(days=364), "12 months ago", "12 个月前"),
        (timedelta(days=800), "2 years ago", "2 年前"),
    ],
)
def test_ages_are_told_in_the_largest_unit(age: timedelta, english: str, chinese: str) -> None:
    """One of a unit has no plural."""
    assert age_in_words(age.total_seconds(), "en") == english
    assert age_in_words(age.total_seconds(), "zh") == chinese


@pytest.mark.parametrize(
    ("length", "is_said"), [("20000", False), ("20001", True), ("unknown", False), ("499", True), ("500", False)]
)
def test_a_figure_that_such_vehicles_hardly_have_is_taken_and_doubted(
    roadworthy: Call, small_truck: Path, length: str, is_said: bool
) -> None:
    """Nobody is asked back on the command line, but it is not passed over in silence."""
    roadworthy("ask", *PLAIN, "--answers", small_truck)
    result = roadworthy("answer", *DAY, f"vehicle.length={length}")
    assert result.code == 0
    assert ("would be unusual: it is mostly between 500 mm and 20,000 mm. Please check it." in result.out) is is_said
