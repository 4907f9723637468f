"""One truck in order, interviewed on a pseudo-terminal by the program itself: all but its last answers from a file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pexpect

from benchmarks.environment import PROGRAM, on_a_terminal

DAY = date(2026, 11, 22)
CASE = "Light truck Wuling Rongguang with papers in order"
ANSWERS = "truck.yaml"
REPORT = "interview.pdf"
NOTHING_LEFT = "As it stands"
SECONDS_A_QUESTION = 5


def answers() -> str:
    """The answers of the truck, as a file."""
    from tests.journeys import china_cases

    return "".join(f"{fact}: {value}\n" for fact, value in china_cases()[CASE].given.items())


def left_to_ask() -> list[str]:
    """What the interview asks after the answers of the file; to everything "I don't know" is said."""
    from interview.consultation import Consultation
    from interview.prepared_answers.answer_files import answers_in
    from interview.session import Session
    from knowledge.authoring.library import knowledge_base
    from knowledge.vocabulary.facts import UNKNOWN

    base = knowledge_base("cn")
    given = answers_in(answers().encode(), ANSWERS, base.facts)
    consultation = Consultation(base, Session("truck", "cn", datetime.now(UTC), tuple(given.values())), DAY)
    asked = []
    while question := consultation.next_question():
        asked.append(question.question.ask["en"])
        consultation.answer(question.question.fact, UNKNOWN)
    return asked


@contextmanager
def at_its_end(folder: Path, questions: list[str]) -> "Iterator[pexpect.spawn[bytes]]":
    """The interview when it shows that nothing is left to ask; Enter ends it and saves the report in the folder."""
    (folder / ANSWERS).write_text(answers(), "utf-8")
    (folder / REPORT).unlink(missing_ok=True)
    command = [*PROGRAM[1:], "--lang", "en", "ask", "--answers", ANSWERS, "--as-of", str(DAY), "-o", REPORT]
    environment = on_a_terminal(str(folder))
    child = pexpect.spawn(PROGRAM[0], command, env=environment, cwd=str(folder), dimensions=(50, 200), timeout=60)
    for question in questions:
        child.expect_exact(question)
        time.sleep(SECONDS_A_QUESTION)
        child.send("skip\r")
    child.expect_exact(NOTHING_LEFT)
    yield child
    child.expect(pexpect.EOF)


def until_saved(child: "pexpect.spawn[bytes]", folder: Path) -> Iterator[None]:
    """Press Enter, and let it be looked again and again until the report is there."""
    child.send("\r")
    while not (folder / REPORT).exists():
        yield
        drain(child, 0.005)


def drain(child: "pexpect.spawn[bytes]", seconds: float) -> None:
    """Read what the program shows, for so long."""
    child.expect([pexpect.TIMEOUT, pexpect.EOF], timeout=seconds)
