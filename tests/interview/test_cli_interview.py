"""Commands that hold interviews: ask, resume, cases, forget, and the reports at the end."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview.consultation import Consultation
from interview.prepared_answers.answer_files import answers_in
from interview.report.printer import PrinterMissing
from interview.saved_cases.store import Store
from interview.saved_cases.store_file import data_folder
from interview.session import Session
from knowledge.vocabulary.facts import Unknown
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from tests.interview.command_line import PACKS, TOYLAND, Call

PLAIN = (*TOYLAND, "--plain")
NO_REPORT = ("--plain", "--no-report")


def typed_lines(base: KnowledgeBase, answers: Mapping[str, Answer]) -> list[str]:
    """What a person with these answers types, in the order in which the program asks."""
    now = datetime.now(UTC)
    consultation = Consultation(base, Session("x", "toyland", now), date(2026, 11, 22))
    lines = []
    while asked := consultation.next_question():
        value = answers[asked.question.fact].value
        consultation.answer(asked.question.fact, value)
        lines.append("skip" if isinstance(value, Unknown) else str(value))
    return lines


@pytest.fixture
def lines(toyland: KnowledgeBase, small_truck: Path) -> list[str]:
    """The answers of the small truck, as they are asked for."""
    return typed_lines(toyland, answers_in(small_truck.read_bytes(), "truck", toyland.facts))


def joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def only_case() -> str:
    with Store(data_folder()) as store:
        (case,) = store.cases()
    return case.case


def test_an_interview_over_a_pipe_ends_with_a_verdict_and_a_report(roadworthy: Call, lines: list[str]) -> None:
    """Answers in, verdict and printable report out, exit code 0."""
    result = roadworthy("ask", *PLAIN, "--as-of", "2026-11-22", stdin=joined(lines))
    assert result.code == 0, result.err
    assert "ROAD LEGAL AFTER STEPS" in result.out.upper()
    report = Path(f"roadworthy-{only_case()}.pdf")
    assert report.read_bytes().startswith(b"%PDF")
    assert re.sub(r"\s", "", str(report)) in re.sub(r"\s", "", result.out)


def test_without_a_command_it_asks(roadworthy: Call) -> None:
    """`roadworthy` and `roadworthy --plain` are `roadworthy ask`."""
    for arguments in (("--packs", PACKS, "--pack", "toyland"), ("--packs", PACKS, "--lang", "zh", "--pack", "toyland")):
        result = roadworthy(*arguments)
        assert result.code == 130
        assert "Toyland" in result.out or "玩具国" in result.out


def test_whoever_leaves_before_the_first_answer_leaves_no_case(roadworthy: Call) -> None:
    """A look at the first question is no interview."""
    assert roadworthy("ask", *PLAIN, stdin="quit\n").code == 0
    assert roadworthy("cases").out == "No case has been saved yet. Begin one with: roadworthy\n"


def test_what_was_answered_is_not_asked_again(roadworthy: Call, lines: list[str]) -> None:
    """Quit, resume, finish: each question is asked once, and the result is the same."""
    first = roadworthy("ask", *PLAIN, "--as-of", "2026-11-22", stdin=joined([*lines[:2], "quit"]))
    assert first.code == 0
    second = roadworthy("resume", "--packs", PACKS, *NO_REPORT, "--as-of", "2026-11-22", stdin=joined(lines[2:]))
    assert second.code == 0, second.err
    assert "ROAD LEGAL AFTER STEPS" in second.out.upper()
    listed = json.loads(roadworthy("cases", "--json").out)
    assert [(case["answers"], case["verdict"]) for case in listed] == [(len(lines), "road_legal_after_steps")]


def test_lines_that_end_too_early_keep_everything(roadworthy: Call, lines: list[str]) -> None:
    """The end of the input is told with an exit code of its own, and the case can be resumed."""
    result = roadworthy("ask", *PLAIN, stdin=joined(lines[:2]))
    assert result.code == 130
    assert f"roadworthy resume {only_case()}" in result.err
    assert json.loads(roadworthy("cases", "--json").out)[0]["answers"] == 2


def test_a_case_can_be_named(roadworthy: Call, lines: list[str]) -> None:
    """`resume CASE` goes on with that one, not with the latest."""
    roadworthy("ask", *PLAIN, stdin=joined(lines[:1]))
    older = only_case()
    roadworthy("ask", *PLAIN, stdin=joined(lines[:2]))
    roadworthy("resume", older, "--packs", PACKS, *NO_REPORT, stdin=joined(lines[1:4]))
    answers = {case["case"]: case["answers"] for case in json.loads(roadworthy("cases", "--json").out)}
    assert answers[older] == 4
    assert sorted(answers.values()) == [2, 4]


def test_a_report_is_never_written_over_another(roadworthy: Call, lines: list[str]) -> None:
    """Resuming a finished case makes a second file with a number."""
    roadworthy("ask", *PLAIN, stdin=joined(lines))
    case = only_case()
    before = Path(f"roadworthy-{case}.pdf").read_bytes()
    assert roadworthy("resume", "--packs", PACKS, "--plain").code == 0
    assert Path(f"roadworthy-{case}-2.pdf").exists()
    assert Path(f"roadworthy-{case}.pdf").read_bytes() == before


def test_a_report_goes_where_it_is_wanted(roadworthy: Call, lines: list[str]) -> None:
    """-o names the file, and its ending the form."""
    assert roadworthy("ask", *PLAIN, "-o", "mine.txt", stdin=joined(lines)).code == 0
    assert "Road legal after steps" in Path("mine.txt").read_text("utf-8")


@pytest.mark.parametrize("target", ["taken.pdf", "nowhere/report.pdf"])
def test_a_bad_place_for_the_report_is_told_before_the_first_question(roadworthy: Call, target: str) -> None:
    """Nobody answers thirty questions to hear that the file exists."""
    Path("taken.pdf").write_text("mine")
    result = roadworthy("ask", *PLAIN, "-o", target)
    assert result.code == 74
    assert result.err.startswith(f"{target}: ")
    assert result.out == ""
    assert Path("taken.pdf").read_text() == "mine"


def test_without_pango_text_and_html_are_saved(
    roadworthy: Call, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interview is not spoilt: message, text and HTML instead, exit code 0."""
    monkeypatch.setattr("interview.report.print_service.PrintService.start", lambda service: None)
    monkeypatch.setattr("interview.report.pdf.printed_report", no_printer)
    result = roadworthy("ask", *PLAIN, stdin=joined(lines))
    assert result.code == 0
    assert "apt-get install" in result.err
    assert sorted(path.suffix for path in Path().iterdir()) == [".html", ".txt"]


def no_printer(*_: object) -> None:
    raise PrinterMissing("libpango-1.0")


def test_a_report_that_cannot_be_saved_spoils_nothing(
    roadworthy: Call, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary is shown, and below it how to save the report elsewhere."""
    monkeypatch.chdir("/proc")
    monkeypatch.setattr("interview.commands.interviewing.say", print)
    result = roadworthy("ask", *PLAIN, stdin=joined(lines))
    assert result.code == 0
    summary, message, _ = result.out.partition("Your answers are kept; save the report elsewhere with:")
    assert message
    assert f"roadworthy resume {only_case()}" in summary
    assert "ROAD LEGAL AFTER STEPS" in summary.upper()


def test_forgetting_takes_the_case_away(roadworthy: Call, lines: list[str]) -> None:
    """A forgotten case is gone; an unknown one is refused before anything is deleted."""
    roadworthy("ask", *PLAIN, stdin=joined(lines[:2]))
    case = only_case()
    refused = roadworthy("forget", case, f"{case}x")
    assert (refused.code, refused.err) == (2, f"There is no saved case {case}x. Did you mean {case}?\n")
    assert only_case() == case
    assert roadworthy("forget", case).out == f"{case} is deleted.\n"
    nothing_left = roadworthy("resume")
    assert nothing_left.err.endswith("no case has been saved yet. Begin one with: roadworthy\n")
    assert nothing_left.code == 2


def test_cases_are_listed_as_a_table(roadworthy: Call, lines: list[str]) -> None:
    """Name, verdict, answers, age; in Chinese too."""
    roadworthy("ask", *PLAIN, "--no-report", stdin=joined(lines))
    head, row = roadworthy("cases").out.splitlines()
    assert head.split() == ["CASE", "VERDICT", "ANSWERS", "LAST", "CHANGE"]
    assert re.split(r"  +", row)[0] == only_case()
    assert re.split(r"  +", row)[1] in ("Road legal after steps", "Road legal")
    assert "刚刚" in roadworthy("cases", "--lang", "zh").out


def test_a_case_survives_a_pack_that_lost_a_fact(roadworthy: Call, lines: list[str]) -> None:
    """An answer that the pack cannot take any more is named, left out, and everything else goes on."""
    roadworthy("ask", *PLAIN, "--no-report", stdin=joined(lines))
    with Store(data_folder()) as store:
        session = store.load(store.latest())
        store.save(session.with_answer(Answer("vehicle.colour_of_old", "red")))
    result = roadworthy("explain", session.case, "--packs", PACKS)
    assert result.code == 0
    assert result.err == (
        "The rules have changed since: these answers no longer fit and are left out: vehicle.colour_of_old\n"
    )
    assert roadworthy("resume", "--packs", PACKS, *NO_REPORT).code == 0
    with Store(data_folder()) as store:
        kept = store.load(session.case)
    assert kept.answers["vehicle.colour_of_old"].value == "red", "the saved log keeps what was said"


def test_a_report_of_a_case_rests_on_the_answers_that_count(roadworthy: Call, lines: list[str]) -> None:
    """An answer that does not matter any more stays out of the report; the particulars are in it."""
    roadworthy("ask", *PLAIN, "--no-report", stdin=joined(lines))
    with Store(data_folder()) as store:
        session = store.load(store.latest())
        session = session.with_answer(Answer("vehicle.plate", "粤B12345")).with_answer(Answer("use.on_road", "no"))
        store.save(session)
    result = roadworthy("report", session.case, "--packs", PACKS, "-o", "-", "--lang", "en")
    assert result.code == 0, result.err
    assert "粤B12345" in result.out
    assert "Seen on a document" not in result.out
    assert "insurance ended" not in result.out
