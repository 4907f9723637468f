"""The shipped pack of China, asked through the full driver with keys and answered as its cases are given."""

import io
import os
from datetime import UTC, date, datetime

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from interview.consultation import Consultation
from interview.session import Session
from interview.terminal.conversation import converse, show_summary
from interview.terminal.plain import PlainDriver
from interview.terminal.purposes import Purpose
from interview.terminal.screen import ScreenDriver
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.wording import value_in_words

CASES = [
    ("Light truck Wuling Rongguang with papers in order", "ROAD LEGAL", "可以上路"),
    ("s18 Forged plate", "ROAD LEGAL AFTER STEPS", "办妥有关事项后方可上路"),
    ("s30 Listing not known", "UNDETERMINED", "尚不能判定"),
]


@pytest.fixture(scope="module")
def china():
    return knowledge_base("cn")


@pytest.fixture(scope="module")
def cases(china):
    read = read_cases(pack_files(shipped_folder() / "cn"), china).cases
    return {case.name: case for case in read}


class Answering(ScreenDriver):
    """Presses the keys of an answer as soon as its question can be seen."""

    def __init__(self, pipe, given, said):
        super().__init__(io.StringIO(), said, {})
        self._pipe = pipe
        self._given = given

    def ask(self, exchange, topics, shown):
        def press():
            shown()
            value = self._given.get(exchange.asked.question.fact, UNKNOWN)
            words = value_in_words(exchange.asked.declaration, value, exchange.language)
            self._pipe.send_text("\r" if exchange.purpose is Purpose.FINISH else words + "\r")

        return super().ask(exchange, topics, press)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("name", "english", "chinese"), CASES)
def test_interview_ends_with_the_verdict_of_the_case(china, cases, name, english, chinese, language):
    """Every answer typed as the program shows it, in either language."""
    case, said = cases[name], io.StringIO()
    consultation = Consultation(china, Session("cn-otter", "cn", datetime.now(UTC)), date(2026, 11, 22))
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        driver = Answering(pipe, case.given, said)
        outcome = converse(consultation, language, driver)
    assessment = consultation.assessment()
    assert assessment.verdict == case.expect["verdict"]
    show_summary(driver, assessment, china, outcome.language)
    assert f"] {english if language == 'en' else chinese}\x1b[0m\n" in said.getvalue()


def test_plain_lines_from_a_pipe_reach_the_same_verdict(china, cases):
    """With the ids of the choices, as a script would write them."""
    case = cases["Light truck Wuling Rongguang with papers in order"]
    read_end, write_end = os.pipe()
    said = io.StringIO()

    class Piped(PlainDriver):
        def ask(self, exchange, topics, shown):
            is_last = exchange.purpose is Purpose.FINISH
            value = "" if is_last else case.given.get(exchange.asked.question.fact, "skip")
            os.write(write_end, f"{value}\n".encode())
            return super().ask(exchange, topics, shown)

    consultation = Consultation(china, Session("cn-otter", "cn", datetime.now(UTC)), date(2026, 11, 22))
    with os.fdopen(read_end, encoding="utf-8") as stdin:
        converse(consultation, "en", Piped(stdin, said))
    os.close(write_end)
    assert consultation.assessment().verdict == case.expect["verdict"]
    assert not [line for line in said.getvalue().splitlines() if line.startswith("!")]
